// Whether a figure is reached or intended: by its sentence, its section, the document's title, genre and year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/exclusions.h"
#include "indicators/metric.h"
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

  const std::vector<patterns::Cue>& cues_;
  const lexicon::Lexicon& words_;
  std::vector<std::string> long_term_;
  std::vector<std::string> five_years_;
};

// The roles of one sentence's figures: by a phrase rule, or by what is told of its time, its section, its document.
class SentenceRoles {
 public:
  // All but the role are only looked at while this lives.
  SentenceRoles(const layout::PageLayout& layout, const DocumentRole& document, std::optional<Role> section,
                const std::vector<Token>& tokens, const std::vector<Time>& times)
      : layout_(layout), document_(document), section_(section), tokens_(tokens), times_(times) {}
  [[nodiscard]] RoleFound of(const Figure& figure) const;

 private:
  [[nodiscard]] std::optional<RoleFound> by_time(std::size_t figure) const;
  [[nodiscard]] Role usual() const { return section_.value_or(document_.usual); }

  const layout::PageLayout& layout_;
  const DocumentRole& document_;
  std::optional<Role> section_;
  const std::vector<Token>& tokens_;
  const std::vector<Time>& times_;
};

}  // namespace zhibiao::indicators
