#include "numbers/figure.h"

#include "numbers/numerals.h"

namespace zhibiao::numbers {
namespace {

constexpr std::string_view kWideComma = "，";
constexpr std::size_t kGroup = 3;  // digits between two commas

}  // namespace

std::size_t comma_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ',') return 1;
  return text.substr(at, kWideComma.size()) == kWideComma ? kWideComma.size() : 0;
}

std::optional<ArabicFigure> read_figure(std::string_view text, std::size_t at) {
  ArabicFigure figure;
  const auto take = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) figure.value.mantissa = figure.value.mantissa * 10 + (text[from] - '0');
  };
  std::size_t end = digits_end(text, at);
  figure.digits = end - at;
  if (figure.digits > kMostDigits) return std::nullopt;
  take(at, end);
  figure.leading_zero = figure.digits > 1 && text[at] == '0';
  // Groups behind one to three digits, parted by the same comma.
  if (figure.digits >= 1 && figure.digits <= kGroup && text[at] != '0') {
    const std::size_t comma = comma_at(text, end);
    while (comma > 0 && comma_at(text, end) == comma && digits_end(text, end + comma) == end + comma + kGroup) {
      figure.digits += kGroup;
      if (figure.digits > kMostDigits) return std::nullopt;
      take(end + comma, end + comma + kGroup);
      end += comma + kGroup;
    }
  }
  if (end < text.size() && text[end] == '.' && is_digit(text, end + 1)) {
    const std::size_t fraction = digits_end(text, end + 1);
    const std::size_t places = fraction - end - 1;
    if (figure.digits + places > kMostDigits) return std::nullopt;
    take(end + 1, fraction);
    figure.value.exponent = -static_cast<int>(places);
    figure.decimal = true;
    end = fraction;
  }
  if (end == at) return std::nullopt;
  figure.end = end;
  return figure;
}

}  // namespace zhibiao::numbers
