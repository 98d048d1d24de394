// What is known of single characters: how common each is in Chinese text, and the simplified form of a traditional one.
//
// patterns/han/characters.tsv: lines of bits and characters. A character that makes up the n-th part of all text stands
// in the line of log2(n) bits, rounded. Counted over the words of patterns/lexicon.tsv, each as often as its frequency
// says; a test counts again and lets few differ by more than a bit.
// patterns/han/traditional.tsv: lines of a traditional character and its simplified form, sorted. Derived from ICU's
// transliterator Traditional-Simplified, one character at a time, as far as both take three bytes of UTF-8; left out
// are 俱 姊 苎 苧 跤 阪, which simplified text has as well and which mean something else than what ICU makes of them.
#pragma once

#include <array>
#include <cstdint>

namespace zhibiao::text {

// The cost of a character in bits: the rarer in Chinese text, the higher. Any code point has one; what stands in no
// text (controls, unassigned code points) costs more than any character.
[[nodiscard]] unsigned character_cost(char32_t code_point);

inline constexpr unsigned kCostOfNoCharacter = 40;

// A bit for each code point from U+3400 to U+9FFF: it is a traditional form.
inline constexpr char32_t kFirstIdeograph = 0x3400;
inline constexpr char32_t kLastIdeograph = 0x9FFF;
extern const std::array<std::uint64_t, (kLastIdeograph - kFirstIdeograph + 64) / 64> kTraditionalForms;
[[nodiscard]] inline bool is_traditional_form(char32_t code_point) {
  if (code_point < kFirstIdeograph || code_point > kLastIdeograph) return false;
  const char32_t at = code_point - kFirstIdeograph;
  return ((kTraditionalForms[at / 64] >> (at % 64)) & 1U) != 0;
}

// An ideograph, the iteration mark and 〇 included.
[[nodiscard]] constexpr bool is_han(char32_t code_point) {
  return (kFirstIdeograph <= code_point && code_point <= kLastIdeograph) || code_point == U'〇' ||
         code_point == U'々' || (0xF900 <= code_point && code_point <= 0xFAFF) ||
         (0x20000 <= code_point && code_point <= 0x3FFFF);
}

// The character itself where it is no traditional form.
[[nodiscard]] char32_t simplified_form(char32_t code_point);

}  // namespace zhibiao::text
