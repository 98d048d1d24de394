// Whether a figure is reached or intended: by its sentence, its section, the document's genre and year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/exclusions.h"
#include "indicators/phrase.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "patterns/pack_set.h"
#include "patterns/word_trie.h"

namespace zhibiao::indicators {

struct RoleFound {
  Role role = Role::actual;
  std::string_view rule;
  base::Range word;  // empty where no word of the sentence set it
};

class RoleReader {
 public:
  explicit RoleReader(const std::vector<patterns::Cue>& cues);

  // The role that each node of the tree gives to its figures; nothing where neither it nor what stands above says.
  [[nodiscard]] std::vector<std::optional<Role>> section_roles(const layout::PageLayout& layout,
                                                               const outline::Outline& outline) const;
  // Whether the title is that of a plan of several years, whose years lie before its last.
  [[nodiscard]] bool is_long_term(const layout::PageLayout& layout) const;

 private:
  patterns::WordTrie section_;  // 0 actual, 1 target
  std::vector<std::string> long_term_;
};

// The roles of one sentence's figures.
class SentenceRoles {
 public:
  // All but the role are only looked at while this lives.
  SentenceRoles(const layout::PageLayout& layout, std::optional<Role> section, const std::vector<Token>& tokens,
                const std::vector<Time>& times, bool long_term);
  // Of the figure at tokens[at].
  [[nodiscard]] RoleFound of(std::size_t at) const;

 private:
  // The words of one meaning, by place.
  using Places = std::vector<std::size_t>;
  [[nodiscard]] const Token* last_before(const Places& places, std::size_t at) const;

  const layout::PageLayout& layout_;
  std::optional<Role> section_;
  const std::vector<Token>& tokens_;
  const std::vector<Time>& times_;
  bool long_term_;
  Places intends_;
  Places intends_strongly_;
  Places reports_;
};

}  // namespace zhibiao::indicators
