#include "layout/ordinals.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "numbers/number_sum.h"

namespace zhibiao::layout {
namespace {

// A marker of more digits is no marker; the cap keeps the arithmetic small.
constexpr std::size_t kMostDigits = 6;

struct NumberedSigns {
  char32_t first;
  char32_t last;
  std::int64_t ordinal;  // of `first`
};

constexpr std::array<NumberedSigns, 8> kNumberedSigns = {{
    {0x2460, 0x2473, 1},   // ① to ⑳
    {0x2474, 0x2487, 1},   // ⑴ to ⒇
    {0x2488, 0x249B, 1},   // ⒈ to ⒛
    {0x2776, 0x277F, 1},   // ❶ to ❿
    {0x3220, 0x3229, 1},   // ㈠ to ㈩
    {0x3251, 0x325F, 21},  // ㉑ to ㉟
    {0x3280, 0x3289, 1},   // ㊀ to ㊉
    {0x32B1, 0x32BF, 36},  // ㊱ to ㊿
}};

std::optional<std::int64_t> arabic(const std::u32string& numeral) {
  if (numeral.size() > kMostDigits) return std::nullopt;
  std::int64_t value = 0;
  for (const char32_t sign : numeral) {
    if (sign < U'0' || sign > U'9') return std::nullopt;
    value = value * 10 + static_cast<std::int64_t>(sign - U'0');
  }
  return value;
}

// IV or Ⅳ.
std::optional<std::int64_t> roman(const std::u32string& numeral) {
  constexpr std::array<std::pair<char32_t, std::int64_t>, 4> kSigns = {{{U'I', 1}, {U'V', 5}, {U'X', 10}, {U'L', 50}}};
  if (numeral.size() == 1 && 0x2160 <= numeral[0] && numeral[0] <= 0x216B) return numeral[0] - 0x215F;
  if (numeral.size() > kMostDigits) return std::nullopt;
  std::int64_t total = 0;
  std::int64_t last = 0;
  for (std::size_t i = numeral.size(); i-- > 0;) {
    const auto* const found = std::ranges::find(kSigns, numeral[i], &std::pair<char32_t, std::int64_t>::first);
    if (found == kSigns.end()) return std::nullopt;
    total += found->second < last ? -found->second : found->second;
    last = std::max(last, found->second);
  }
  return total;
}

std::optional<std::int64_t> letter(const std::u32string& numeral) {
  if (numeral.size() != 1) return std::nullopt;
  const char32_t sign = numeral[0];
  if (U'a' <= sign && sign <= U'z') return sign - U'a' + 1;
  if (U'A' <= sign && sign <= U'Z') return sign - U'A' + 1;
  return std::nullopt;
}

std::optional<std::int64_t> circled(const std::u32string& numeral) {
  if (numeral.size() != 1) return std::nullopt;
  for (const auto& signs : kNumberedSigns) {
    if (signs.first <= numeral[0] && numeral[0] <= signs.last) {
      return signs.ordinal + static_cast<std::int64_t>(numeral[0] - signs.first);
    }
  }
  return std::nullopt;
}

std::u32string signs_of(std::string_view numeral) {
  std::u32string signs;
  for (std::size_t at = 0; at < numeral.size();) {
    const auto sign = base::decode_code_point(numeral, at);
    if (sign.value != U' ' && sign.value != U'\t') signs.push_back(sign.value);
    at += sign.size;
  }
  return signs;
}

}  // namespace

std::optional<std::int64_t> read_digits(std::string_view digits) {
  const std::u32string signs = signs_of(digits);
  return signs.empty() ? std::nullopt : arabic(signs);
}

std::optional<std::int64_t> Ordinals::chinese(std::string_view numeral) const {
  std::string closed(numeral);
  std::erase_if(closed, [](char sign) { return sign == ' ' || sign == '\t'; });
  const auto sum = numbers::read_sum(numerals_, closed, 0);
  // 万: a scale alone is a word.
  if (sum && sum->bare_scale && closed.size() == base::decode_code_point(closed, 0).size) return std::nullopt;
  const bool whole = sum && sum->range.size() == closed.size() && !sum->high && !sum->over && !sum->vague;
  return whole ? sum->value.integer() : std::nullopt;
}

std::optional<std::int64_t> Ordinals::read(std::string_view numeral, patterns::OrdinalStyle style) const {
  const std::u32string signs = signs_of(numeral);
  if (signs.empty()) return std::nullopt;
  switch (style) {
    case patterns::OrdinalStyle::chinese:
    case patterns::OrdinalStyle::arabic: {
      // 第三章 and 第3章 are one style.
      const auto value = arabic(signs);
      return value || signs.size() > kMostDigits ? value : chinese(numeral);
    }
    case patterns::OrdinalStyle::circled:
      return circled(signs);
    case patterns::OrdinalStyle::roman:
      return roman(signs);
    case patterns::OrdinalStyle::letter:
      return letter(signs);
    case patterns::OrdinalStyle::none:
      break;
  }
  return std::nullopt;
}

}  // namespace zhibiao::layout
