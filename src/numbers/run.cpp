#include "numbers/run.h"

#include <algorithm>

#include "base/utf8.h"
#include "numbers/figure.h"

namespace zhibiao::numbers {
namespace {

using Sign = Numerals::Sign;
using Symbol = Numerals::Symbol;

// Behind a point, a comma or blanks between two Arabic digits; `at` where there is none.
std::size_t behind_separator(std::string_view text, std::size_t at) {
  if (at == 0 || !is_digit(text, at - 1) || at >= text.size()) return at;
  std::size_t next = at;
  if (text[at] == '.') {
    ++next;
  } else if (text[at] == ' ') {
    next = std::min(text.find_first_not_of(' ', at), text.size());
  } else {
    next += comma_at(text, at);
  }
  return is_digit(text, next) ? next : at;
}

}  // namespace

std::size_t end_of_numerals(const Numerals& numerals, std::string_view text, std::size_t at) {
  const auto is_numeral = [](Sign sign) {
    return sign == Sign::digit || sign == Sign::scale || sign == Sign::tens || sign == Sign::circle;
  };
  const std::size_t begin = at;
  while (at < text.size()) {
    if (is_digit(text, at)) {
      at = digits_end(text, at);
      continue;
    }
    if (const std::size_t next = behind_separator(text, at); next > at) {
      at = next;
      continue;
    }
    const Symbol next = numerals.symbol(text, at);
    const bool point = next.sign == Sign::point && at > begin && !is_digit(text, at - 1) &&
                       numerals.symbol(text, at + next.size).sign == Sign::digit;
    if (!is_numeral(next.sign) && !point) break;
    at += next.size;
  }
  return at;
}

bool is_inside_number(const Numerals& numerals, std::string_view text, base::Range range, std::size_t at) {
  const bool arabic = is_digit(text, at) || text[at] == '.';
  std::size_t end = at;
  while (end > range.begin && text[end - 1] == ' ') --end;
  if (end == range.begin) return false;
  if (is_digit(text, end - 1)) return true;
  const std::size_t last = base::previous_code_point(text, end);
  if (last < range.begin) return false;
  const Symbol sign = numerals.symbol(text, last);
  const bool zero = sign.sign == Sign::circle || (sign.sign == Sign::digit && sign.worth == 0);
  if (zero || sign.sign == Sign::scale) return true;
  const bool separates = text[last] == '.' || (arabic && comma_at(text, last) > 0);
  return separates && last > range.begin && is_digit(text, last - 1);
}

}  // namespace zhibiao::numbers
