#include "text/han.h"

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhibiao::text {
namespace {

constexpr std::string_view kCharacters =
#include "text/characters.tsv.inc"
    ;
constexpr std::string_view kTraditional =
#include "text/traditional.tsv.inc"
    ;

// Every character that the files name lies here.
constexpr char32_t kFirstHan = 0x3400;
constexpr char32_t kLastHan = 0x9FFF;

constexpr char32_t three_bytes(std::string_view text, std::size_t at) {
  const auto bits = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  return (bits(0) & 0x0F) << 12 | (bits(1) & 0x3F) << 6 | (bits(2) & 0x3F);
}

constexpr unsigned kCostOfRareHan = 24;

// 0 where the character is its own simplified form.
constexpr std::array<char16_t, kLastHan - kFirstHan + 1> kSimplified = [] {
  std::array<char16_t, kLastHan - kFirstHan + 1> simplified{};
  constexpr std::size_t kLine = 8;  // two characters, a tab and a line feed
  static_assert(kTraditional.size() % kLine == 0);
  for (std::size_t at = 0; at < kTraditional.size(); at += kLine) {
    simplified[three_bytes(kTraditional, at) - kFirstHan] = static_cast<char16_t>(three_bytes(kTraditional, at + 4));
  }
  return simplified;
}();

// What is no Han character, by blocks up to the first Han character.
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

constexpr std::array<std::uint8_t, kLastHan + 1> kCosts = [] {
  std::array<std::uint8_t, kLastHan + 1> costs{};
  char32_t next = 0;
  for (const Block& block : kBlocks) {
    for (; next <= block.last; ++next) costs[next] = static_cast<std::uint8_t>(block.cost);
  }
  for (; next <= kLastHan; ++next) costs[next] = kCostOfRareHan;
  for (std::size_t at = 0; at < kCharacters.size(); ++at) {
    unsigned bits = 0;
    for (; kCharacters[at] != '\t'; ++at) bits = bits * 10 + static_cast<unsigned>(kCharacters[at] - '0');
    for (++at; kCharacters[at] != '\n'; at += 3) {
      costs[three_bytes(kCharacters, at)] = static_cast<std::uint8_t>(bits);
    }
  }
  for (char32_t han = kFirstHan; han <= kLastHan; ++han) {
    if (kSimplified[han - kFirstHan] != 0) costs[han] = costs[kSimplified[han - kFirstHan]];
  }
  return costs;
}();

unsigned cost_above_han(char32_t value) {
  if (value == 0xFF0C) return 5;
  if (value >= 0xFF01 && value <= 0xFF5E) return 8;
  if (value >= 0xE000 && value <= 0xF8FF) return 26;  // private use
  if (value >= 0xFFFC && value <= 0xFFFF) return kCostOfNoCharacter;
  if (u_isdefined(static_cast<UChar32>(value)) == 0) return kCostOfNoCharacter;
  return value <= 0xD7FF ? 18 : kCostOfRareHan;
}

}  // namespace

constexpr std::array<std::uint64_t, (kLastIdeograph - kFirstIdeograph + 64) / 64> kTraditionalForms = [] {
  std::array<std::uint64_t, (kLastIdeograph - kFirstIdeograph + 64) / 64> forms{};
  for (std::size_t at = 0; at < kSimplified.size(); ++at) {
    if (kSimplified[at] != 0 && kSimplified[at] != kFirstHan + at) forms[at / 64] |= std::uint64_t{1} << (at % 64);
  }
  return forms;
}();

char32_t simplified_form(char32_t code_point) {
  if (code_point < kFirstHan || code_point > kLastHan) return code_point;
  const char16_t simplified = kSimplified[code_point - kFirstHan];
  return simplified == 0 ? code_point : simplified;
}

unsigned character_cost(char32_t code_point) {
  return code_point <= kLastHan ? kCosts[code_point] : cost_above_han(code_point);
}

}  // namespace zhibiao::text
