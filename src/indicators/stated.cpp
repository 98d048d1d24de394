#include "indicators/stated.h"

#include <algorithm>
#include <optional>
#include <string>

namespace zhibiao::indicators {
namespace {

constexpr std::string_view kDigits = "0123456789";

// What stands between or around the characters of a number and says nothing: blanks and thousands separators.
std::string plain(std::string_view text) {
  std::string kept(text);
  std::erase_if(kept, [](char byte) { return byte == ' ' || byte == ','; });
  return kept;
}

std::string_view without_last_code_point(std::string_view text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
  if (!text.empty()) text.remove_suffix(1);
  return text;
}

// The decimal that `digits` is, "12.50"; nothing where it is none.
std::optional<Exact> decimal(std::string_view digits) {
  Exact value;
  bool point = false;
  for (const char byte : digits) {
    if (byte == '.' && !point) {
      point = true;
    } else if (kDigits.find(byte) != std::string_view::npos) {
      value.mantissa = value.mantissa * 10 + (byte - '0');
      value.exponent -= point ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  return digits.empty() ? std::nullopt : std::optional(value);
}

bool equal(const Exact& one, const Exact& other) { return !one.less(other) && !other.less(one); }
Exact negative(Exact value) {
  value.mantissa = -value.mantissa;
  return value;
}

struct InScale {
  Exact value;
  std::optional<Exact> high;
  std::string scale;
};

// 3.50亿: the digits before the scale words, if by one power of ten they give the values.
std::optional<InScale> arabic_in_scale(std::string_view number, const Number& quantity) {
  constexpr int kLargestPower = 16;
  std::string text = plain(number);
  if (quantity.over) text.resize(without_last_code_point(text).size());
  const std::size_t last = text.find_last_of(kDigits);
  const std::size_t first = text.find_first_of(kDigits);
  if (last == std::string::npos || last + 1 == text.size()) return std::nullopt;
  constexpr std::string_view kDecimal = "0123456789.";
  const std::size_t low_end = std::min(text.find_first_not_of(kDecimal, first), last + 1);
  const std::size_t high_begin = text.find_last_not_of(kDecimal, last) + 1;  // npos + 1 is 0
  const auto low = decimal(text.substr(first, low_end - first));
  const auto high = decimal(text.substr(high_begin, last + 1 - high_begin));
  if (!low || !high || (!quantity.high && low_end != last + 1)) return std::nullopt;
  const bool below_zero = quantity.value.mantissa < 0;
  const InScale result{below_zero ? negative(*low) : *low, quantity.high ? high : std::nullopt, text.substr(last + 1)};
  for (int power = 0; power <= kLargestPower; ++power) {
    if (!equal(result.value.scaled(power), quantity.value)) continue;
    if (quantity.high && !equal(result.high->scaled(power), *quantity.high)) break;
    return result;
  }
  return std::nullopt;
}

// 五万: the last scale word is the unit's where it is no place of the numeral (三百五十).
std::optional<InScale> chinese_in_scale(std::string_view number, const Number& quantity) {
  constexpr int kMyriad = 4;
  if (!quantity.scaled || quantity.scale < kMyriad) return std::nullopt;
  std::string text = plain(number);
  if (quantity.over) text.resize(without_last_code_point(text).size());
  const auto divided = [&](const Exact& value) { return value.scaled(-quantity.scale).reduced(); };
  return InScale{divided(quantity.value), quantity.high ? std::optional(divided(*quantity.high)) : std::nullopt,
                 text.substr(without_last_code_point(text).size())};
}

std::optional<InScale> in_scale(std::string_view number, const Number& quantity) {
  if (quantity.form == NumberForm::arabic) return arabic_in_scale(number, quantity);
  if (quantity.form == NumberForm::chinese) return chinese_in_scale(number, quantity);
  return std::nullopt;
}

}  // namespace

Stated stated(std::string_view text, const Figure& figure) {
  const InScale number = (figure.parted ? std::nullopt : in_scale(figure.number.of(text), figure.quantity))
                             .value_or(InScale{figure.quantity.value, figure.quantity.high, {}});
  const std::string unit =
      figure.unit.empty() || figure.parted ? std::string(figure.unit_name) : plain(figure.unit.of(text));
  Stated result{number.value.decimal(), {}, number.scale + unit};
  if (number.high) result.high = number.high->decimal();
  return result;
}

}  // namespace zhibiao::indicators
