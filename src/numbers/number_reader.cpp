#include "numbers/number_reader.h"

#include <algorithm>

#include "numbers/run.h"

namespace zhibiao::numbers {
namespace {

constexpr std::size_t kMostPlaceholders = 1000;  // signs; more of them are no number left out

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_power_of_ten(const Exact& value, int* power) {
  Exact::Wide rest = value.mantissa;
  int count = value.exponent;
  for (; rest > 0 && rest % 10 == 0; rest /= 10) ++count;
  *power = count;
  return rest == 1;
}

}  // namespace

bool NumberReader::is_cut(std::string_view text, const Number& number) const {
  const std::size_t end = number.range.end;
  if (number.form == NumberForm::doubling && numerals_.symbol(text, end).sign == Sign::half) return true;  // 翻一番半
  // 高一721人: one numeral without a scale ends a word, it is no part of digits.
  const bool lone = number.form == NumberForm::chinese && !number.scaled && !number.list && !number.value.is_zero() &&
                    number.value.exponent == 0 && number.value.less(Exact{10, 0});
  if (lone && is_digit(text, end)) return false;
  return end < text.size() && end_of_run(text, end) > end;
}

std::size_t NumberReader::end_of_run(std::string_view text, std::size_t at) const {
  return end_of_numerals(numerals_, text, at);
}

std::size_t NumberReader::end_of_placeholders(std::string_view text, std::size_t at) const {
  const Symbol first = numerals_.symbol(text, at);
  if (first.sign != Sign::placeholder) return at;
  if (at > 0 && (is_letter(text[at - 1]) || is_digit(text, at - 1))) return at;
  const std::string_view sign = text.substr(at, first.size);
  std::size_t end = at + first.size;
  while (text.substr(end, first.size) == sign) end += first.size;
  return end;
}

std::optional<Number> NumberReader::read_placeholder(std::string_view text, std::size_t at) const {
  const Symbol first = numerals_.symbol(text, at);
  if (at > 0 && (is_letter(text[at - 1]) || is_digit(text, at - 1))) return std::nullopt;
  const std::string_view sign = text.substr(at, first.size);
  std::size_t end = at + first.size;
  const std::size_t longest = at + kMostPlaceholders * first.size;
  while (text.substr(end, first.size) == sign) {
    if (end > longest) return std::nullopt;  // a line: each part of a text of nothing else would read all of it
    end += first.size;
  }
  if (end < text.size() && (is_letter(text[end]) || is_digit(text, end))) return std::nullopt;
  Number number;
  number.form = NumberForm::placeholder;
  number.bare_scale = end == at + first.size && first.size == 1;  // a single sign is doubtful
  // xx.x
  if (end + 1 < text.size() && text[end] == '.' && text.substr(end + 1, first.size) == sign) {
    end += 1;
    while (text.substr(end, first.size) == sign) end += first.size;
    number.bare_scale = false;
  }
  for (Symbol next = numerals_.symbol(text, end); next.sign == Sign::scale || next.sign == Sign::over;
       next = numerals_.symbol(text, end)) {
    if (next.sign == Sign::scale && next.worth < 2) break;
    (next.sign == Sign::over ? number.over : number.scaled) = true;
    end += next.size;
  }
  number.range = {at, end};
  return number;
}

// 1/3; a date, a path or 24/7 is none. 9/10万 is a rate.
std::optional<Number> NumberReader::read_slash(std::string_view text, const Number& above) const {
  constexpr std::size_t kMostDigitsOfPart = 3;
  const base::Range range = above.range;
  if (range.end >= text.size() || text[range.end] != '/' || above.scaled || above.over) return std::nullopt;
  const auto joins = [&](std::size_t at) {
    return at < text.size() && (is_letter(text[at]) || is_digit(text, at) || text[at] == '/' || text[at] == '-');
  };
  if (range.begin > 0 && joins(range.begin - 1)) return std::nullopt;
  const auto below = read_sum(numerals_, text, range.end + 1);
  if (!below || joins(below->range.end) || below->high || below->over || below->vague) return std::nullopt;
  Number result = above;
  result.range.end = below->range.end;
  int power = 0;
  if (below->scaled && is_power_of_ten(below->value, &power) && power >= 3) {
    result.form = NumberForm::rate;
    result.per = {range.end, below->range.end};
    return result;
  }
  const bool small = range.size() <= kMostDigitsOfPart && below->range.size() <= kMostDigitsOfPart;
  if (!small || below->scaled || above.value.exponent != 0 || below->value.exponent != 0) return std::nullopt;
  const auto quotient = above.value.over(below->value);
  if (!quotient || !above.value.less(below->value)) return std::nullopt;
  result.form = NumberForm::fraction;
  result.value = *quotient;
  return result;
}

// 一又二分之一
std::optional<Number> NumberReader::read_mixed(std::string_view text, const Number& whole, int inside) const {
  const Symbol next = numerals_.symbol(text, whole.range.end);
  if (next.sign != Sign::with || whole.over || whole.high || whole.vague || whole.list) return std::nullopt;
  const auto part = read(text, whole.range.end + next.size, inside + 1);
  if (!part || part->form != NumberForm::fraction || part->value.mantissa < 0) return std::nullopt;
  const auto sum = whole.value.plus(part->value);
  if (!sum) return std::nullopt;
  Number mixed = *part;
  mixed.value = *sum;
  mixed.range.begin = whole.range.begin;
  return mixed;
}

// 半百: half of a scale. 半 alone is a number before a unit: 半小时.
std::optional<Number> NumberReader::read_half(std::string_view text, std::size_t at) const {
  const Symbol half = numerals_.symbol(text, at);
  const Symbol scale = numerals_.symbol(text, at + half.size);
  Number number;
  number.form = NumberForm::chinese;
  number.range = {at, at + half.size};
  number.value = Exact{5, -1};
  number.half = true;
  if (scale.sign == Sign::scale && scale.worth >= 2) {
    number.half = false;
    number.range.end += scale.size;
    number.value = Exact{5, scale.worth - 1};
    number.scaled = true;
    number.scale = scale.worth;
  }
  return number;
}

std::optional<Number> NumberReader::read_plain(std::string_view text, std::size_t at) const {
  const Sign first = numerals_.symbol(text, at).sign;
  if (first == Sign::placeholder) return read_placeholder(text, at);
  if (first == Sign::half) return read_half(text, at);
  if (first == Sign::half_of || first == Sign::over_half) {
    Number number;
    number.form = NumberForm::fraction;
    number.range = {at, at + numerals_.symbol(text, at).size};
    number.value = Exact{5, -1};
    number.over = first == Sign::over_half;
    return number;
  }
  const bool arabic = is_digit(text, at) || (at < text.size() && text[at] == '.');
  if (!arabic && first != Sign::digit && first != Sign::tens && first != Sign::few && first != Sign::scale &&
      first != Sign::point && first != Sign::circle) {
    return std::nullopt;
  }
  auto sum = read_sum(numerals_, text, at);
  if (first == Sign::circle) {  // ○○所; 二○ begins with a digit
    return read_placeholder(text, at);
  }
  if (!sum) return std::nullopt;
  Number number;
  static_cast<Sum&>(number) = *sum;
  number.form = arabic ? NumberForm::arabic : NumberForm::chinese;
  return number;
}

// 百分之八十, 三分之二: the number before 分之 is what it is a part of.
std::optional<Number> NumberReader::read_part(std::string_view text, const Number& whole, int inside) const {
  const Symbol next = numerals_.symbol(text, whole.range.end);
  if (next.sign != Sign::part || whole.over || whole.high || whole.vague) return std::nullopt;
  auto part = read(text, whole.range.end + next.size, inside + 1);
  if (!part) return std::nullopt;
  Number result = *part;
  result.range.begin = whole.range.begin;
  if (part->form == NumberForm::placeholder) return result;
  if (part->half || (part->form != NumberForm::chinese && part->form != NumberForm::arabic)) return std::nullopt;
  result.scaled = result.list = false;
  result.chain = result.tail = result.scale = 0;
  int power = 0;
  const bool of_scale = is_power_of_ten(whole.value, &power);
  const bool bare = whole.bare_scale && whole.form == NumberForm::chinese;
  result.bare_scale = false;
  if (bare && of_scale && (power == 2 || power == 3)) {
    result.form = power == 2 ? NumberForm::percent : NumberForm::permille;
    return result;
  }
  result.form = NumberForm::fraction;
  result.high.reset();
  if (of_scale && power > 0) {
    result.value = part->value.scaled(-power).reduced();
    return result;
  }
  const auto quotient = part->value.over(whole.value);
  if (!quotient) return std::nullopt;
  result.value = *quotient;
  return result;
}

// 三成, 九成五, 七八成: tenths, told as percent.
std::optional<Number> NumberReader::read_tenths(std::string_view text, const Number& count) const {
  const Symbol next = numerals_.symbol(text, count.range.end);
  const bool ten = count.value.mantissa == 10 && count.value.exponent == 0 && !count.high;
  if (next.sign != Sign::tenth || (count.scaled && !ten) || count.list || count.vague || count.over) {
    return std::nullopt;
  }
  if (Exact{10, 0}.less(count.value) || count.value.is_zero()) return std::nullopt;
  Number tenths = count;
  tenths.form = NumberForm::percent;
  tenths.tenths = true;
  tenths.scaled = false;
  tenths.value = count.value.scaled(1).reduced();
  if (count.high) tenths.high = count.high->scaled(1);
  tenths.range.end += next.size;
  const std::size_t end = tenths.range.end;
  const Symbol more = numerals_.symbol(text, end);
  const bool digit = is_digit(text, end) && end_of_run(text, end) == end + 1;
  const bool numeral =
      (more.sign == Sign::digit && end_of_run(text, end) == end + more.size) || more.sign == Sign::half;
  if (!count.high && count.value.exponent >= 0 && (digit || numeral)) {
    const Exact fraction{digit ? text[end] - '0' : more.sign == Sign::half ? 5 : more.worth, 0};
    tenths.value = tenths.value.plus(fraction).value_or(tenths.value);
    tenths.range.end += digit ? 1U : more.size;
  }
  if (const Symbol over = numerals_.symbol(text, tenths.range.end); over.sign == Sign::over) {
    tenths.over = true;
    tenths.range.end += over.size;
  }
  return tenths;
}

// 八折 and 80折 are 80 %, 八五折 and 8.5折 are 85 %.
std::optional<Number> NumberReader::read_fold(std::string_view text, const Number& count) const {
  const Symbol next = numerals_.symbol(text, count.range.end);
  if (next.sign != Sign::fold || count.scaled || count.over || count.vague || count.high) return std::nullopt;
  if (count.value.is_zero() || !count.value.less(Exact{100, 0})) return std::nullopt;
  Number fold = count;
  fold.form = NumberForm::percent;
  fold.tenths = true;
  fold.list = false;
  if (count.value.less(Exact{10, 0})) fold.value = count.value.scaled(1).reduced();
  fold.range.end += next.size;
  return fold;
}

// 翻一番, 翻两番: twice, four times.
std::optional<Number> NumberReader::read_doubling(std::string_view text, const Number& count) const {
  constexpr Exact::Wide kMost = 20;
  const Symbol next = numerals_.symbol(text, count.range.end);
  const bool times = count.value.exponent == 0 && count.value.mantissa > 0 && count.value.mantissa < kMost;
  if (next.sign != Sign::double_ || !times || count.vague || count.list) return std::nullopt;
  Number doubling = count;
  doubling.form = NumberForm::doubling;
  doubling.value = {Exact::Wide{1} << static_cast<int>(count.value.mantissa), 0};
  if (count.high) doubling.high = Exact{Exact::Wide{1} << static_cast<int>(count.high->mantissa), 0};
  doubling.range.end += next.size;
  return doubling;
}

std::optional<Number> NumberReader::read(std::string_view text, std::size_t at) const { return read(text, at, 0); }

std::optional<Number> NumberReader::read(std::string_view text, std::size_t at, int inside) const {
  constexpr int kDeepest = 2;
  if (at >= text.size() || inside > kDeepest) return std::nullopt;
  const Symbol first = numerals_.symbol(text, at);
  const bool negative = first.sign == Sign::minus || text[at] == '-';
  const std::size_t begin = at + (!negative ? 0 : text[at] == '-' ? 1U : first.size);
  if (begin < text.size() && text[begin] == '.') {  // .6, but not the end of 3..6
    const bool behind =
        begin > 0 && (text[begin - 1] == '.' || is_letter(text[begin - 1]) || is_digit(text, begin - 1));
    if (behind || !is_digit(text, begin + 1)) return std::nullopt;
  }
  if (first.sign == Sign::turn) {  // 翻一番
    auto times = read(text, begin + first.size, inside + 1);
    if (!times || times->form != NumberForm::doubling) return std::nullopt;
    times->range.begin = at;
    return times;
  }
  auto number = read_plain(text, begin);
  if (!number) return std::nullopt;
  if (number->form != NumberForm::placeholder && !number->half) {
    const bool plain = number->form == NumberForm::arabic || number->form == NumberForm::chinese;
    std::optional<Number> larger;
    if (number->form == NumberForm::arabic) larger = read_slash(text, *number);
    if (!larger && plain) larger = read_mixed(text, *number, inside);
    if (!larger) larger = read_part(text, *number, inside);
    if (!larger && plain) larger = read_tenths(text, *number);
    if (!larger && plain) larger = read_fold(text, *number);
    if (!larger && plain && !negative) larger = read_doubling(text, *number);
    if (larger) number = larger;
  } else if (negative) {
    return std::nullopt;
  }
  if (negative) {
    number->value.mantissa = -number->value.mantissa;
    number->high.reset();
    number->sign = {at, begin};
  }
  number->range.begin = at;
  return number;
}

}  // namespace zhibiao::numbers
