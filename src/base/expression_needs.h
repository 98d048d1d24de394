// What a text must hold for an expression of RE2 to match, read off the expression without compiling it. Says less than
// it could where the expression is hard to read, never more than is true.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhibiao::base {

struct ExpressionNeeds {
  std::optional<std::u32string> first;   // signs a match begins with, sorted; nothing: any, or none at all
  std::optional<std::u32string> second;  // and goes on with; nothing: any, or a match may be one sign long
  std::vector<std::string> words;        // every match holds one of them, 0 for any digit, sorted; empty: unknown
};

[[nodiscard]] ExpressionNeeds needs_of(std::string_view expression);

// A byte or a sign of a text as the words have it.
template <class Sign>
[[nodiscard]] constexpr Sign with_one_digit(Sign sign) {
  return sign >= Sign{'0'} && sign <= Sign{'9'} ? Sign{'0'} : sign;
}

// Numbers of the capturing groups in their order, 1 on: the names, empty for a group without.
[[nodiscard]] std::vector<std::string> group_names(std::string_view expression);

}  // namespace zhibiao::base
