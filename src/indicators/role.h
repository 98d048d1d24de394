// Whether a figure is reached or intended: by its sentence, its section, the document's title, genre and year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/exclusions.h"
#include "indicators/phrase.h"
#include "indicators/sentences.h"
#include "layout/layout.h"
#include "lexicon/lexicon.h"
#include "outline/outline.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

struct RoleFound {
  Role role = Role::actual;
  std::string_view rule;
  base::Range word;  // empty where no word of the sentence set it
};

// What the document as a whole says of its figures.
struct DocumentRole {
  Role usual = Role::actual;
  std::string_view rule = "role.genre";
  bool by_title = false;           // the title's own words tell, so that a heading such as 基本情况 does not
  std::optional<int> begins_year;  // of a plan of several years: its first
  bool long_term = false;          // a plan of several years, whose years lie before its last
};

class RoleReader {
 public:
  // Both must outlive this; `words` has those of the packs whose `cues` these are.
  RoleReader(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words);

  [[nodiscard]] DocumentRole document(const layout::PageLayout& layout) const;
  // The role that each node of the tree gives to its figures; nothing where neither it nor what stands above says.
  [[nodiscard]] std::vector<std::optional<Role>> section_roles(const layout::PageLayout& layout,
                                                               const outline::Outline& outline,
                                                               const DocumentRole& document) const;
  // Whether a sentence opens with the heading of a look back that has no line of its own: 一、“十三五”工作回顾.
  [[nodiscard]] bool is_review(std::string_view text, const Sentence& sentence) const;

 private:
  enum Word : unsigned { actual, target, review, aim, tail };
  [[nodiscard]] Word word_of(const lexicon::Found& found, patterns::Use use) const;
  [[nodiscard]] std::optional<Word> last_head(patterns::Use use, std::string_view title) const;
  [[nodiscard]] bool is_head(patterns::Use use, std::string_view rest) const;

  const std::vector<patterns::Cue>& cues_;
  const lexicon::Lexicon& words_;
  std::vector<std::string> long_term_;
  std::vector<std::string> five_years_;
};

// The roles of one sentence's figures.
class SentenceRoles {
 public:
  // All but the role are only looked at while this lives.
  SentenceRoles(std::string_view text, const layout::PageLayout& layout, const DocumentRole& document,
                std::optional<Role> section, const std::vector<Token>& tokens, const std::vector<Time>& times);
  // Of the figure at tokens[at].
  [[nodiscard]] RoleFound of(std::size_t at) const;
  // The same, had the sentence no word that intends, plans or reports.
  [[nodiscard]] RoleFound without_words(std::size_t at) const;

 private:
  // The words of one meaning, by place.
  using Places = std::vector<std::size_t>;
  [[nodiscard]] const Token* last_before(const Places& places, std::size_t at) const;
  [[nodiscard]] bool is_compared_with(std::size_t at) const;
  [[nodiscard]] bool intends(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool plans(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool is_met(std::size_t at) const;
  [[nodiscard]] const Token* planned(std::size_t at) const;
  [[nodiscard]] std::optional<RoleFound> by_time(std::size_t figure, Role usual, const Token*& reports) const;
  [[nodiscard]] Role usual() const { return section_.value_or(document_.usual); }

  std::string_view text_;
  const layout::PageLayout& layout_;
  const DocumentRole& document_;
  std::optional<Role> section_;
  const std::vector<Token>& tokens_;
  const std::vector<Time>& times_;
  Places intends_;
  Places intends_strongly_;
  Places plans_;
  Places reports_;
};

}  // namespace zhibiao::indicators
