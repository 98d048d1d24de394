#include "text/han.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhibiao::text {
namespace {

constexpr std::string_view kCharacters =
#include "literals/characters.tsv.inc"
    ;
constexpr std::string_view kTraditional =
#include "literals/traditional.tsv.inc"
    ;

// Every Han character of three bytes that the files name lies in these two blocks.
constexpr char32_t kFirst = 0x3400;
constexpr char32_t kLast = 0x9FFF;
constexpr bool is_in_table(char32_t value) { return value >= kFirst && value <= kLast; }

template <class T>
using PerCharacter = std::array<T, kLast - kFirst + 1>;

constexpr char32_t three_bytes(std::string_view text, std::size_t at) {
  const auto bits = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  return (bits(0) & 0x0F) << 12 | (bits(1) & 0x3F) << 6 | (bits(2) & 0x3F);
}

constexpr unsigned kCostOfRareHan = 24;

constexpr PerCharacter<std::uint8_t> kCosts = [] {
  PerCharacter<std::uint8_t> costs{};
  std::size_t at = 0;
  while (at < kCharacters.size()) {
    unsigned bits = 0;
    for (; kCharacters[at] != '\t'; ++at) bits = bits * 10 + static_cast<unsigned>(kCharacters[at] - '0');
    for (++at; kCharacters[at] != '\n'; at += 3) {
      costs[three_bytes(kCharacters, at) - kFirst] = static_cast<std::uint8_t>(bits);
    }
    ++at;
  }
  return costs;
}();

// 0 where the character is its own simplified form.
constexpr PerCharacter<char16_t> kSimplified = [] {
  PerCharacter<char16_t> simplified{};
  constexpr std::size_t kLine = 8;  // two characters, a tab and a line feed
  static_assert(kTraditional.size() % kLine == 0);
  for (std::size_t at = 0; at < kTraditional.size(); at += kLine) {
    simplified[three_bytes(kTraditional, at) - kFirst] = static_cast<char16_t>(three_bytes(kTraditional, at + 4));
  }
  return simplified;
}();

// What is no Han character, by blocks, sorted; the first that ends at or after the code point counts.
struct Block {
  char32_t last;
  unsigned cost;
};
constexpr Block kBlocks[] = {
    {0x0008, kCostOfNoCharacter},
    {0x000A, 6},  // tab, line feed
    {0x000B, kCostOfNoCharacter},
    {0x000D, 6},  // form feed, carriage return
    {0x001F, kCostOfNoCharacter},
    {0x0020, 6},
    {0x002F, 8},
    {0x0039, 6},  // digits
    {0x0040, 8},
    {0x005A, 7},
    {0x0060, 8},
    {0x007A, 6},
    {0x007E, 8},
    {0x009F, kCostOfNoCharacter},
    {0x00B6, 12},
    {0x00B7, 6},
    {0x017F, 12},  // Latin
    {0x036F, 20},
    {0x03FF, 14},  // Greek
    {0x04FF, 14},  // Cyrillic
    {0x2010, 26},  // other scripts
    {0x2013, 18},
    {0x2027, 6},  // dashes, quotation marks, dots
    {0x203B, 11},
    {0x20FF, 18},
    {0x22FF, 12},  // letter-like signs, Roman numerals, arrows, mathematics
    {0x245F, 16},
    {0x2473, 9},   // numbers in circles
    {0x26FF, 12},  // box drawing, geometric shapes
    {0x2FFF, 18},
    {0x3002, 5},  // space, comma, full stop
    {0x3007, 10},
    {0x3011, 7},  // brackets
    {0x3015, 9},
    {0x303F, 16},
    {0x30FF, 15},  // kana
    {0x32FF, 20},
    {0x33FF, 13},  // units
};

unsigned cost_outside_blocks(char32_t value) {
  if (value == 0xFF0C) return 5;
  if (value >= 0xFF01 && value <= 0xFF5E) return 8;
  if (value >= 0xE000 && value <= 0xF8FF) return 26;  // private use
  if (value >= 0xFFFC && value <= 0xFFFF) return kCostOfNoCharacter;
  if (value >= 0xA000 && value <= 0xD7FF) return 18;
  return kCostOfRareHan;
}

}  // namespace

char32_t simplified_form(char32_t code_point) {
  if (!is_in_table(code_point)) return code_point;
  const char16_t simplified = kSimplified[code_point - kFirst];
  return simplified == 0 ? code_point : simplified;
}

unsigned character_cost(char32_t code_point) {
  if (is_in_table(code_point)) {
    const unsigned cost = kCosts[simplified_form(code_point) - kFirst];
    return cost == 0 ? kCostOfRareHan : cost;
  }
  for (const Block& block : kBlocks) {
    if (code_point <= block.last) return block.cost;
  }
  return u_isdefined(static_cast<UChar32>(code_point)) != 0 ? cost_outside_blocks(code_point) : kCostOfNoCharacter;
}

}  // namespace zhibiao::text
