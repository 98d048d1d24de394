// Columns on a terminal: wide East Asian characters two, combining, formatting and control characters none, all others
// one.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhibiao::text {

[[nodiscard]] std::size_t display_width(std::string_view text);
// What is neither ASCII nor an ideograph.
[[nodiscard]] std::size_t display_width_of_other(char32_t code_point);
[[nodiscard]] inline std::size_t display_width(char32_t code_point) {
  if (code_point >= 0x20 && code_point < 0x7F) return 1;
  if (code_point >= 0x4E00 && code_point <= 0x9FFF) return 2;
  return display_width_of_other(code_point);
}

}  // namespace zhibiao::text
