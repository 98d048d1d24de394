// Numbers in Chinese numerals: 三百二十, 十七八, 二〇二五, 一万亿, 数十.
#include "indicators/number_reader.h"

namespace zhibiao::indicators {

std::optional<Number> NumberReader::read_chinese(std::string_view text, std::size_t at) const {
  Number number;
  number.form = NumberForm::chinese;
  number.range = {at, at};
  Exact total{0, 0};
  Exact section{0, 0};
  Exact::Wide digit = -1;
  int digits_in_row = 0;
  std::string run;        // the digits in a row, when no scale stands between them
  int last_scale = 100;   // within the section; falls from scale to scale
  int large_scale = 100;  // of 万 and 亿
  bool any_scale = false;
  bool zero_before = false;               // 零 before the last digit: it stands for itself
  std::optional<Exact::Wide> range_high;  // 七八 of 十七八

  std::size_t pos = at;
  std::size_t symbols = 0;
  while (symbols++ < 40) {
    const Symbol next = symbol(text, pos);
    if (next.sign == Sign::digit) {
      if (range_high) break;
      number.bare_scale = false;
      if (digit >= 0 && digits_in_row > 0 && digit != 0) {
        // 三五 and 七八 are ranges; 二〇二五 a row of digits
        run += static_cast<char>('0' + next.worth);
        ++digits_in_row;
        if (any_scale) {
          if (next.worth != digit + 1 && !(digit == 3 && next.worth == 5)) break;
          range_high = next.worth;
        }
        digit = any_scale ? digit : next.worth;
      } else {
        zero_before = digit == 0 || next.worth == 0 || zero_before;
        digit = next.worth;
        run += static_cast<char>('0' + next.worth);
        ++digits_in_row;
      }
      pos += next.size;
      continue;
    }
    if (next.sign == Sign::few && !any_scale && digit < 0) {  // 几十, 数百
      number.vague = true;
      digit = 1;
      pos += next.size;
      continue;
    }
    if (next.sign == Sign::scale) {
      if (digits_in_row > 2) break;
      if (digits_in_row == 2 && !any_scale) {  // 七八十, 五六万
        const int low = run[0] - '0';
        const int high = run[1] - '0';
        if (low == 0 || (high != low + 1 && !(low == 3 && high == 5))) break;
        digit = low;
        range_high = high;
      }
      const Exact::Wide times = digit >= 0 ? digit : 1;
      if (next.worth < 4) {
        if (digit < 0 && next.worth > 1 && (any_scale || pos != at)) break;
        if (next.worth >= last_scale) break;
        const auto sum = section.plus(Exact{times, next.worth});
        if (!sum) break;
        section = *sum;
        if (range_high) number.high = section.plus(Exact{*range_high - times, next.worth});
        last_scale = next.worth;
      } else {
        if (next.worth >= large_scale && !(next.worth == 8 && large_scale == 4)) break;
        auto part = section.plus(Exact{digit >= 0 ? digit : 0, 0});
        if (!part) break;
        if (part->is_zero()) part = any_scale ? *part : Exact{1, 0};
        if (next.worth == 8 && large_scale == 4) {  // 一万亿
          part = total.plus(*part);
          if (!part) break;
          total = {0, 0};
        }
        auto sum = total.plus(part->scaled(next.worth));
        if (!sum) break;
        if (range_high && !number.high) {
          number.high = sum->plus(Exact{*range_high - times, next.worth});
        } else if (number.high) {
          number.high = number.high->scaled(next.worth);
        }
        total = *sum;
        section = {0, 0};
        last_scale = 100;
        large_scale = next.worth;
      }
      if (digit < 0 && !any_scale && next.worth > 1) number.bare_scale = true;
      if (digit >= 0) number.bare_scale = false;
      number.scale = next.worth;
      any_scale = true;
      digit = -1;
      range_high.reset();
      digits_in_row = 0;
      run.clear();
      zero_before = false;
      pos += next.size;
      continue;
    }
    break;
  }
  if (pos == at) return std::nullopt;
  number.range.end = pos;

  if (!any_scale && digits_in_row >= 2) {
    const int low = run[0] - '0';
    const int high = run[1] - '0';
    if (digits_in_row == 2 && low > 0 && (high == low + 1 || (low == 3 && high == 5))) {  // 三五, 两三
      number.value = {low, 0};
      number.high = Exact{high, 0};
    } else {
      if (run.size() > kMostInRow) return std::nullopt;
      number.value = {0, 0};
      for (const char c : run) {
        number.value.mantissa = number.value.mantissa * 10 + (c - '0');
      }
      number.list = digits_in_row < 3 || run.find('0') == std::string::npos;
    }
  } else {
    std::optional<Exact> tail = section;
    if (digit > 0) {
      // 三万二 is 32000, 两千四百五 is 2450; 一千零五 is 1005
      const int below = last_scale < 100 ? last_scale : large_scale < 100 ? large_scale : 0;
      const int place = any_scale && !zero_before && below > 1 && !range_high ? below - 1 : 0;
      tail = section.plus(Exact{digit, place});
      if (place > 0) {
        number.scale = place;
      } else if (any_scale) {
        number.scale = 0;
      }
    }
    if (!tail) return std::nullopt;
    auto sum = total.plus(*tail);
    if (!sum) return std::nullopt;
    if (range_high) number.high = sum->plus(Exact{*range_high - digit, 0});
    number.value = *sum;
  }
  number.scaled = any_scale;

  // 九十八点五, 点五; 万 may follow: 三点五万
  if (symbol(text, pos).sign == Sign::point) {
    const std::size_t after = pos + symbol(text, pos).size;
    std::size_t end = after;
    Exact fraction{0, 0};
    int places = 0;
    for (Symbol s = symbol(text, end); s.sign == Sign::digit && places < 12; s = symbol(text, end)) {
      fraction.mantissa = fraction.mantissa * 10 + s.worth;
      ++places;
      end += s.size;
    }
    if (places > 0) {
      fraction.exponent = -places;
      const auto sum = number.value.plus(fraction);
      if (!sum) return std::nullopt;
      number.value = *sum;
      number.high.reset();
      number.range.end = end;
      read_scales(text, number);
    }
  }
  read_over(text, number);
  if (number.over) read_scales(text, number);
  number.value = number.scaled ? number.value.reduced() : number.value;
  return number;
}

// 半百: half of a scale.
std::optional<Number> NumberReader::read_half(std::string_view text, std::size_t at) const {
  const Symbol half = symbol(text, at);
  if (half.sign != Sign::half) return std::nullopt;
  const Symbol scale = symbol(text, at + half.size);
  if (scale.sign != Sign::scale || scale.worth < 2) return std::nullopt;
  Number number;
  number.form = NumberForm::chinese;
  number.range = {at, at + half.size + scale.size};
  number.value = Exact{5, scale.worth - 1};
  number.scaled = true;
  number.scale = scale.worth;
  return number;
}

}  // namespace zhibiao::indicators
