#include "numbers/exact.h"

#include <algorithm>

namespace zhibiao::numbers {
namespace {

using Wide = Exact::Wide;
constexpr Wide kLimit = [] {
  Wide limit = 1;
  for (int i = 0; i < 36; ++i) limit *= 10;
  return limit;
}();

std::optional<Wide> shifted(Wide value, int powers) {
  for (; powers > 0; --powers) {
    if (value > kLimit || value < -kLimit) return std::nullopt;
    value *= 10;
  }
  return value;
}

}  // namespace

std::optional<Exact> Exact::plus(const Exact& other) const {
  const int low = std::min(exponent, other.exponent);
  const auto a = shifted(mantissa, exponent - low);
  const auto b = shifted(other.mantissa, other.exponent - low);
  if (!a || !b) return std::nullopt;
  return Exact{*a + *b, low};
}

std::optional<Exact> Exact::times(const Exact& other) const {
  constexpr Wide kHalf = 1'000'000'000'000'000'000;
  if (mantissa > kHalf || mantissa < -kHalf || other.mantissa > kHalf || other.mantissa < -kHalf) return std::nullopt;
  return Exact{mantissa * other.mantissa, exponent + other.exponent};
}

std::optional<Exact> Exact::over(const Exact& other, int digits) const {
  if (other.mantissa == 0) return std::nullopt;
  Wide left = mantissa < 0 ? -mantissa : mantissa;
  const Wide right = other.mantissa < 0 ? -other.mantissa : other.mantissa;
  if (left > kLimit / 10 || right > kLimit / 10) return std::nullopt;
  const bool negative = (mantissa < 0) != (other.mantissa < 0);
  Exact quotient{left / right, exponent - other.exponent};
  left %= right;
  int significant = 0;
  for (Wide q = quotient.mantissa; q != 0; q /= 10) ++significant;
  while (left != 0 && significant < digits) {
    left *= 10;
    quotient.mantissa = quotient.mantissa * 10 + left / right;
    --quotient.exponent;
    left %= right;
    if (quotient.mantissa != 0) ++significant;
  }
  if (left >= right - left) ++quotient.mantissa;  // rounded where it does not end
  if (negative) quotient.mantissa = -quotient.mantissa;
  return quotient;
}

Exact Exact::reduced() const {
  Exact result = *this;
  while (result.exponent < 0 && result.mantissa % 10 == 0) {
    result.mantissa /= 10;
    ++result.exponent;
  }
  return result;
}

bool Exact::less(const Exact& other) const {
  const int low = std::min(exponent, other.exponent);
  const auto a = shifted(mantissa, exponent - low);
  const auto b = shifted(other.mantissa, other.exponent - low);
  if (a && b) return *a < *b;
  return b.has_value() && !a.has_value() ? mantissa < 0 : other.mantissa > 0;
}

std::optional<std::int64_t> Exact::integer() const {
  constexpr Wide kMost = 1'000'000'000'000'000'000;
  const Exact whole = reduced();
  const auto value = whole.exponent < 0 ? std::nullopt : shifted(whole.mantissa, whole.exponent);
  if (!value || *value >= kMost || *value <= -kMost) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

Decimal Exact::decimal() const {
  std::string digits;
  Wide rest = mantissa < 0 ? -mantissa : mantissa;
  do {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (exponent < 0) {
    const auto fraction = static_cast<std::size_t>(-exponent);
    while (digits.size() <= fraction) digits += '0';
    digits.insert(fraction, 1, '.');
  }
  if (mantissa < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  if (exponent > 0 && mantissa != 0) digits.append(static_cast<std::size_t>(exponent), '0');
  return {digits};
}

}  // namespace zhibiao::numbers
