// An expression of RE2 as a tree. Reads what packs are written with; an expression with anything else (flags, classes
// by name) is not read, never read wrongly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sign_ranges.h"

namespace zhibiao::base {

struct ExpressionNode {
  enum class Kind { word, set, sequence, either, repeat, group, text_begin, text_end, word_edge, no_word_edge };

  Kind kind = Kind::sequence;
  std::u32string word{};
  SignRanges set{};
  std::vector<ExpressionNode> parts{};  // of a repeat and a group one
  int least = 1;                        // of a repeat
  int most = 1;                         // kNoEnd: as often as can be
  bool lazy = false;
  int number = 0;  // of a group, 1 on
};

inline constexpr int kNoEnd = -1;

[[nodiscard]] std::optional<ExpressionNode> read_expression(std::string_view expression);

// Numbers of the capturing groups in their order, 1 on: the names, empty for a group without. Of every expression that
// RE2 accepts.
[[nodiscard]] std::vector<std::string> group_names(std::string_view expression);

}  // namespace zhibiao::base
