// Signs that enclose: quotations, titles and brackets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhibiao::indicators {

struct Pair {
  char32_t sign;  // the one that opens
  std::string_view open;
  std::string_view close;
  bool bracket = false;
};

inline constexpr std::array kPairs{
    Pair{U'“', "“", "”"},    Pair{U'《', "《", "》"},    Pair{U'「', "「", "」"},    Pair{U'『', "『", "』"},
    Pair{U'"', "\"", "\""},  Pair{U'‘', "‘", "’"},       Pair{U'(', "(", ")", true}, Pair{U'〔', "〔", "〕"},
    Pair{U'【', "【", "】"}, Pair{U'[', "[", "]", true}, Pair{U'〈', "〈", "〉"},
};

// A sign that opens a pair.
struct Opening {
  std::size_t at = 0;
  std::uint8_t pair = 0;  // in kPairs
};

}  // namespace zhibiao::indicators
