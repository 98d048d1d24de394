// Figures in Arabic digits: 12, 3,204.5, .6. Knows no numerals.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "numbers/exact.h"

namespace zhibiao::numbers {

// Longest number read, in digits; a longer run is no number.
inline constexpr std::size_t kMostDigits = 18;

struct ArabicFigure {
  Exact value;
  std::size_t end = 0;
  std::size_t digits = 0;  // before the point
  bool decimal = false;
  bool leading_zero = false;
};

[[nodiscard]] std::optional<ArabicFigure> read_figure(std::string_view text, std::size_t at);

// The size of a comma that stands at `at`, of either width; 0 where none does.
[[nodiscard]] std::size_t comma_at(std::string_view text, std::size_t at);

}  // namespace zhibiao::numbers
