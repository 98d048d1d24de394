#include "indicators/number_reader.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

NumberReader::NumberReader(const std::vector<patterns::Cue>& cues) {
  for (const auto& cue : cues) {
    if (cue.cue != "numeral") continue;
    Symbol symbol;
    const std::string& value = cue.value;
    if (value.size() == 1 && is_digit(value, 0)) {
      symbol = {Sign::digit, static_cast<std::uint8_t>(value[0] - '0'), 0};
    } else if (value.starts_with("1e")) {
      unsigned power = 0;
      std::from_chars(value.data() + 2, value.data() + value.size(), power);
      symbol = {Sign::scale, static_cast<std::uint8_t>(power), 0};
    } else {
      static constexpr std::pair<std::string_view, Sign> kSigns[] = {
          {"few", Sign::few},
          {"half", Sign::half},
          {"point", Sign::point},
          {"minus", Sign::minus},
          {"over", Sign::over},
          {"tenth", Sign::tenth},
          {"double", Sign::double_},
          {"part", Sign::part},
          {"turn", Sign::turn},
          {"with", Sign::with},
          {"placeholder", Sign::placeholder},
      };
      for (const auto& [name, sign] : kSigns) {
        if (name == value) symbol.sign = sign;
      }
    }
    for (const auto& word : cue.words) {
      symbol.size = static_cast<std::uint8_t>(word.size());
      words_.push_back({word, symbol});
    }
  }
  std::stable_sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) {
    const std::size_t of_a = slot(a.word, 0);
    const std::size_t of_b = slot(b.word, 0);
    return of_a != of_b ? of_a < of_b : a.word.size() > b.word.size();
  });
  first_.assign(kSlots + 1, 0);
  for (const auto& word : words_) ++first_[slot(word.word, 0) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
  for (const auto& word : words_) {
    const Sign sign = word.symbol.sign;
    if (sign == Sign::over || sign == Sign::part || sign == Sign::tenth || sign == Sign::with) continue;
    beginnings_.add(base::decode_code_point(word.word, 0).value);
  }
  beginnings_.add('-');
  for (char32_t digit = '0'; digit <= '9'; ++digit) beginnings_.add(digit);
}

NumberReader::Symbol NumberReader::symbol(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return {};
  const std::size_t of = slot(text, at);
  for (std::size_t i = first_[of]; i < first_[of + 1]; ++i) {
    const std::string& word = words_[i].word;
    if (text[at] == word[0] && text.substr(at, word.size()) == word) return words_[i].symbol;
  }
  return {};
}

std::size_t NumberReader::end_of_run(std::string_view text, std::size_t at) const {
  if (is_digit(text, at)) return digits_end(text, at);
  std::size_t end = at;
  std::size_t count = 0;
  for (Symbol next = symbol(text, end); next.sign == Sign::digit; next = symbol(text, end)) {
    end += next.size;
    ++count;
  }
  return count > kMostInRow ? end : at + 1;
}

// 余 多 来 after the number, and 几 after a scale: 十几, 200余.
void NumberReader::read_over(std::string_view text, Number& number) const {
  const Symbol next = symbol(text, number.range.end);
  const bool after_scale = number.scaled || number.form == NumberForm::chinese;
  if (next.sign == Sign::over || (next.sign == Sign::few && after_scale && number.scale > 0)) {
    number.over = true;
    number.range.end += next.size;
  }
}

// 万, 亿, 万亿, and 百, 千 before them: 3.5万, 1.2万亿, 5千.
void NumberReader::read_scales(std::string_view text, Number& number) const {
  for (int count = 0; count < 3; ++count) {
    std::size_t at = number.range.end;
    Symbol next = symbol(text, at);
    bool over = false;
    if (next.sign == Sign::over && symbol(text, at + next.size).sign == Sign::scale) {  // 3多万 is rare, 十余万 is not
      over = true;
      at += next.size;
      next = symbol(text, at);
    }
    if (next.sign != Sign::scale || next.worth < 2) return;
    number.over |= over;
    number.value = number.value.scaled(next.worth);
    if (number.high) number.high = number.high->scaled(next.worth);
    number.scaled = true;
    number.scale = next.worth;
    number.range.end = at + next.size;
  }
}

// 2亿3000万, 25万6千: a further part with a lower scale.
void NumberReader::read_lower_part(std::string_view text, Number& number) const {
  while (number.scale >= 4 && is_digit(text, number.range.end)) {
    auto lower = read_arabic(text, number.range.end, true);
    if (!lower || lower->scale == 0 || lower->scale >= number.scale || lower->high) return;
    const auto sum = number.value.plus(lower->value);
    if (!sum) return;
    number.value = *sum;
    number.scale = lower->scale;
    number.over = lower->over;
    number.range.end = lower->range.end;
  }
}

std::optional<Number> NumberReader::read_arabic(std::string_view text, std::size_t at, bool is_part) const {
  const std::size_t first = digits_end(text, at);
  if (first == at || first - at > kMaxDigits) return std::nullopt;
  Number number;
  std::size_t end = first;
  std::size_t count = first - at;
  const auto take = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) number.value.mantissa = number.value.mantissa * 10 + (text[from] - '0');
  };
  take(at, first);
  // Thousands: groups of exactly three after one to three digits.
  if (first - at <= 3 && text[at] != '0') {
    while (end < text.size() && text[end] == ',' && digits_end(text, end + 1) == end + 4 && count + 3 <= kMaxDigits) {
      take(end + 1, end + 4);
      count += 3;
      end += 4;
    }
  }
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text, end + 1)) {
    const std::size_t fraction = digits_end(text, end + 1);
    if (count + (fraction - end - 1) > kMaxDigits) return std::nullopt;
    // 1.2.3 is a number of a section or a version, not a figure.
    if (!(fraction + 1 < text.size() && text[fraction] == '.' && is_digit(text, fraction + 1))) {
      take(end + 1, fraction);
      number.value.exponent = -static_cast<int>(fraction - end - 1);
      end = fraction;
    } else {
      return std::nullopt;
    }
  }
  number.range = {at, end};
  read_scales(text, number);
  read_over(text, number);
  if (number.over) read_scales(text, number);
  if (!number.over && !is_part) read_lower_part(text, number);
  if (number.scaled) {
    number.value = number.value.reduced();
    if (number.value.exponent > 30) return std::nullopt;
  }
  return number;
}

std::optional<Number> NumberReader::read_placeholder(std::string_view text, std::size_t at) const {
  const Symbol first = symbol(text, at);
  if (first.sign != Sign::placeholder) return std::nullopt;
  if (at > 0 && (is_letter(text[at - 1]) || is_digit(text, at - 1))) return std::nullopt;
  const std::string_view sign = text.substr(at, first.size);
  std::size_t end = at + first.size;
  while (text.substr(end, first.size) == sign) end += first.size;
  if (end < text.size() && (is_letter(text[end]) || is_digit(text, end))) return std::nullopt;
  Number number;
  number.form = NumberForm::placeholder;
  number.range = {at, end};
  // xx.x
  if (end + 1 < text.size() && text[end] == '.' && text.substr(end + 1, first.size) == sign) {
    end += 1;
    while (text.substr(end, first.size) == sign) end += first.size;
    number.range.end = end;
  }
  number.bare_scale = end == at + first.size && first.size == 1;  // a single sign is doubtful
  read_scales(text, number);
  read_over(text, number);
  return number;
}

// 1/3; a date, a path or 24/7 is none.
std::optional<Number> NumberReader::read_slash(std::string_view text, const Number& above) {
  constexpr std::size_t kMostDigits = 3;
  const base::Range range = above.range;
  if (range.end >= text.size() || text[range.end] != '/' || range.size() > kMostDigits) return std::nullopt;
  if (above.scaled || above.over || above.value.exponent != 0) return std::nullopt;
  const auto joins = [&](std::size_t at) {
    return at < text.size() && (is_letter(text[at]) || is_digit(text, at) || text[at] == '/' || text[at] == '-');
  };
  const std::size_t end = std::min(digits_end(text, range.end + 1), range.end + 2 + kMostDigits);
  const std::size_t size = end - range.end - 1;
  if (size == 0 || size > kMostDigits || joins(end) || (range.begin > 0 && joins(range.begin - 1))) return std::nullopt;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text, end + 1)) return std::nullopt;
  Exact below;
  for (std::size_t at = range.end + 1; at < end; ++at) below.mantissa = below.mantissa * 10 + (text[at] - '0');
  const auto quotient = above.value.over(below);
  if (!quotient || !above.value.less(below)) return std::nullopt;
  Number fraction = above;
  fraction.form = NumberForm::fraction;
  fraction.value = *quotient;
  fraction.range.end = end;
  return fraction;
}

// 一又二分之一
std::optional<Number> NumberReader::read_mixed(std::string_view text, const Number& whole, int inside) const {
  const Symbol next = symbol(text, whole.range.end);
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

std::optional<Number> NumberReader::read_plain(std::string_view text, std::size_t at, Sign first) const {
  if (is_digit(text, at)) return read_arabic(text, at);
  switch (first) {
    case Sign::placeholder:
      return read_placeholder(text, at);
    case Sign::half:
      return read_half(text, at);
    case Sign::digit:
    case Sign::few:
    case Sign::scale:
      return read_chinese(text, at);
    default:
      return std::nullopt;
  }
}

std::optional<Number> NumberReader::read(std::string_view text, std::size_t at) const { return read(text, at, 0); }

std::optional<Number> NumberReader::read(std::string_view text, std::size_t at, int inside) const {
  constexpr int kDeepest = 2;
  if (at >= text.size() || inside > kDeepest) return std::nullopt;
  std::size_t begin = at;
  Symbol first = symbol(text, at);
  const bool negative = first.sign == Sign::minus || text[at] == '-';
  if (negative) {
    begin += text[at] == '-' ? 1U : first.size;
    first = symbol(text, begin);
    if (!is_digit(text, begin) && first.sign != Sign::digit && first.sign != Sign::scale) return std::nullopt;
  }
  if (first.sign == Sign::point) {  // 点五
    const std::size_t after = begin + first.size;
    auto rest = symbol(text, after).sign == Sign::digit ? read_chinese(text, after) : std::nullopt;
    if (!rest || rest->scaled || rest->value.exponent != 0) return std::nullopt;
    int places = 0;
    for (std::size_t p = after; p < rest->range.end; p += symbol(text, p).size) {
      if (symbol(text, p).sign != Sign::digit) return std::nullopt;
      ++places;
    }
    rest->value.exponent = -places;
    rest->high.reset();
    rest->list = false;
    rest->range.begin = at;
    return rest;
  }
  if (first.sign == Sign::turn) {  // 翻一番
    auto times = negative ? std::nullopt : read(text, begin + first.size, inside + 1);
    if (!times || times->form != NumberForm::doubling) return std::nullopt;
    times->range.begin = at;
    return times;
  }
  auto number = read_plain(text, begin, first.sign);
  if (!number) return std::nullopt;
  if (number->form == NumberForm::arabic) {
    if (auto fraction = read_slash(text, *number)) number = fraction;
  }
  if (number->form == NumberForm::arabic || number->form == NumberForm::chinese) {
    if (auto mixed = read_mixed(text, *number, inside)) number = mixed;
  }
  number->range.begin = at;

  const std::size_t end = number->range.end;
  const Symbol next = symbol(text, end);
  // 百分之八十, 三分之二: the number before 分之 is what it is a part of.
  if (next.sign == Sign::part && !number->over && !number->high) {
    std::size_t after = end + next.size;
    auto part = read(text, after, inside + 1);
    if (part && part->form != NumberForm::placeholder &&
        (part->form == NumberForm::chinese || part->form == NumberForm::arabic)) {
      Number whole = *part;
      whole.range.begin = at;
      const bool bare = number->bare_scale && number->form == NumberForm::chinese;
      if (bare && (number->scale == 2 || number->scale == 3 || number->scale == 4)) {
        whole.form = number->scale == 2   ? NumberForm::percent
                     : number->scale == 3 ? NumberForm::permille
                                          : NumberForm::fraction;
        if (number->scale == 4) whole.value = whole.value.scaled(-4);
      } else {
        const auto quotient = part->value.over(number->value);
        if (!quotient) return std::nullopt;
        whole.form = NumberForm::fraction;
        whole.value = *quotient;
      }
      whole.bare_scale = false;
      return whole;
    }
    if (part && part->form == NumberForm::placeholder) {
      part->range.begin = at;
      return part;
    }
  }
  // 三成, 九成五: tenths, told as percent.
  if (next.sign == Sign::tenth && number->form != NumberForm::placeholder && !number->scaled && !number->list) {
    Number tenths = *number;
    tenths.form = NumberForm::percent;
    tenths.value = number->value.scaled(1).reduced();
    if (number->high) tenths.high = number->high->scaled(1);
    tenths.range.end = end + next.size;
    const Symbol more = symbol(text, tenths.range.end);
    if (more.sign == Sign::digit || more.sign == Sign::half) {
      const Exact fraction{more.sign == Sign::half ? 5 : more.worth, 0};
      tenths.value = tenths.value.plus(fraction).value_or(tenths.value);
      tenths.range.end += more.size;
    }
    read_over(text, tenths);
    return tenths;
  }
  // 翻一番, 翻两番: twice, four times.
  if (next.sign == Sign::double_ && number->form != NumberForm::placeholder && number->value.exponent == 0 &&
      number->value.mantissa > 0 && number->value.mantissa < 20) {
    Number times = *number;
    times.form = NumberForm::doubling;
    times.value = {Exact::Wide{1} << static_cast<int>(number->value.mantissa), 0};
    if (number->high) times.high = Exact{Exact::Wide{1} << static_cast<int>(number->high->mantissa), 0};
    times.range.end = end + next.size;
    return times;
  }
  if (negative) {
    number->value.mantissa = -number->value.mantissa;
    if (number->high) number->high.reset();
  }
  return number;
}

}  // namespace zhibiao::indicators
