// Characters that a converter put in the place of the usual ones: radicals (⼀ for 一, ⻓ for 长), compatibility
// ideographs and the narrow forms of 。「」、. Each takes as many bytes as what it stands for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhibiao::text {

// Whether one of these, or little else, begins at `at`.
[[nodiscard]] inline bool begins_variant(std::string_view utf8, std::size_t at) {
  if (at + 1 >= utf8.size()) return false;
  const auto lead = static_cast<unsigned char>(utf8[at]);
  const auto next = static_cast<unsigned char>(utf8[at + 1]);
  return lead == 0xE2 ? next >= 0xBA : lead == 0xEF && ((0xA4 <= next && next <= 0xAB) || next == 0xBD);
}
// Replaces them from `from` on.
void unify(std::string& utf8, std::size_t from);
// The usual character, or the one given.
[[nodiscard]] char32_t unified_form(char32_t code_point);

}  // namespace zhibiao::text
