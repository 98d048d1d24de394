// Whether a figure is reached or intended: by its sentence, its section, the document's genre and year.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/exclusions.h"
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
  // The role of a figure at `range` of `sentence`.
  [[nodiscard]] RoleFound read(const layout::PageLayout& layout, std::optional<Role> section, base::Range sentence,
                               base::Range figure, const std::vector<Time>& times) const;

 private:
  struct Hit {
    base::Range range;
    std::string_view id;
  };
  [[nodiscard]] std::optional<Hit> find(const patterns::WordTrie& words, std::string_view text, std::size_t begin,
                                        std::size_t end) const;

  patterns::WordTrie section_;        // 0 actual, 1 target
  patterns::WordTrie target_;         // 力争
  patterns::WordTrie strong_target_;  // turns a report's sentence too: 预期目标
  patterns::WordTrie actual_;         // 已, 完成了
  std::vector<std::string_view> ids_;
};

}  // namespace zhibiao::indicators
