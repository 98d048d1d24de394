#include "numbers/number_sum.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace zhibiao::numbers {
namespace {

using Sign = Numerals::Sign;
using Symbol = Numerals::Symbol;

constexpr std::string_view kWideComma = "，";
constexpr int kSmall = 4;  // scales below 万 stand inside a section of four digits
constexpr int kHuge = 8;   // 亿
constexpr int kNoScale = 100;
constexpr int kMostExponent = 30;

struct Figure {
  Exact value;
  std::size_t end = 0;
  std::size_t digits = 0;  // before the point
  bool decimal = false;
  bool leading_zero = false;
};

std::size_t comma_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ',') return 1;
  return text.substr(at, kWideComma.size()) == kWideComma ? kWideComma.size() : 0;
}

// 12, 3,204.5, .6: groups of exactly three behind one to three digits, with the same comma.
std::optional<Figure> read_figure(std::string_view text, std::size_t at) {
  Figure figure;
  const std::size_t first = digits_end(text, at);
  const auto take = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) figure.value.mantissa = figure.value.mantissa * 10 + (text[from] - '0');
  };
  if (first - at > kMostDigits) return std::nullopt;
  take(at, first);
  std::size_t end = first;
  std::size_t count = first - at;
  figure.leading_zero = count > 1 && text[at] == '0';
  if (count >= 1 && count <= 3 && text[at] != '0') {
    const std::size_t comma = comma_at(text, end);
    while (comma > 0 && comma_at(text, end) == comma && digits_end(text, end + comma) == end + comma + 3) {
      count += 3;
      if (count > kMostDigits) return std::nullopt;
      take(end + comma, end + comma + 3);
      end += comma + 3;
    }
  }
  figure.digits = count;
  if (end < text.size() && text[end] == '.' && is_digit(text, end + 1)) {
    const std::size_t fraction = digits_end(text, end + 1);
    if (count + (fraction - end - 1) > kMostDigits) return std::nullopt;
    take(end + 1, fraction);
    figure.value.exponent = -static_cast<int>(fraction - end - 1);
    figure.decimal = true;
    end = fraction;
  }
  if (end == at) return std::nullopt;
  figure.end = end;
  return figure;
}

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

bool is_pair(int low, int high) { return low > 0 && (high == low + 1 || (low == 3 && high == 5)); }

// The numerals one after another; each step takes one sign or refuses it.
class Reader {
 public:
  Reader(const Numerals& numerals, std::string_view text, std::size_t at) : numerals_(numerals), text_(text), at_(at) {
    sum_.range = {at, at};
  }

  std::optional<Sum> read() {
    if (auto row = read_row()) return row;
    if (failed_) return std::nullopt;
    while (step()) {
    }
    if (failed_ || at_ == sum_.range.begin || !finish()) return std::nullopt;
    sum_.range.end = at_;
    return sum_;
  }

 private:
  static constexpr Symbol kZero{Sign::digit, 0, 0};

  [[nodiscard]] Symbol symbol(std::size_t at) const {
    Symbol next = numerals_.symbol(text_, at);
    if (next.sign == Sign::circle) next = {Sign::digit, 0, next.size};
    return next;
  }
  [[nodiscard]] bool is_first() const { return at_ == sum_.range.begin; }
  // Nothing may be added any more, only multiplied.
  [[nodiscard]] bool is_closed() const { return pair_ || sum_.over || decimal_; }

  bool fail() {
    failed_ = true;
    return false;
  }

  // 二〇三一, 一二三: three and more Chinese digits, or two that are no pair.
  std::optional<Sum> read_row() {
    std::size_t end = at_;
    std::array<int, kMostInRow> digits{};
    std::size_t count = 0;
    for (Symbol next = symbol(end); next.sign == Sign::digit; next = symbol(end)) {
      if (count == kMostInRow) {
        failed_ = true;
        return std::nullopt;
      }
      digits[count++] = next.worth;
      end += next.size;
    }
    if (count < 2 || (count == 2 && is_pair(digits[0], digits[1]))) return std::nullopt;
    if (symbol(end).sign == Sign::scale) {  // 一二三万 is nothing
      failed_ = true;
      return std::nullopt;
    }
    Sum row;
    row.range = {at_, end};
    bool zero = false;
    for (std::size_t i = 0; i < count; ++i) {
      row.value.mantissa = row.value.mantissa * 10 + digits[i];
      zero = zero || digits[i] == 0;
    }
    row.list = count < 3 || !zero;
    return row;
  }

  bool step() {
    const bool leading_point = is_first() && at_ < text_.size() && text_[at_] == '.' && is_digit(text_, at_ + 1);
    if (is_digit(text_, at_) || leading_point) return take_figure();
    const Symbol next = symbol(at_);
    switch (next.sign) {
      case Sign::digit:
        return take_digit(next);
      case Sign::tens:
        return take_tens(next);
      case Sign::scale:
        return next.worth < kSmall ? take_small(next) : take_large(next);
      case Sign::few:
        return take_few(next);
      case Sign::over:
        return take_over(next);
      case Sign::point:
        return take_point(next);
      default:
        return false;
    }
  }

  bool take_figure() {
    if (coefficient_ || is_closed() || sum_.vague) return false;
    const auto figure = read_figure(text_, at_);
    if (!figure) return fail();
    if (!is_first() && (figure->leading_zero || figure->value.is_zero())) return fail();
    coefficient_ = figure->value;
    arabic_ = true;
    arabic_digits_ = figure->digits;
    decimal_ = figure->decimal;
    single_ = is_first();
    at_ = figure->end;
    return true;
  }

  bool take_digit(Symbol next) {
    if (is_closed() || sum_.vague) return false;
    if (coefficient_) {
      if (arabic_ || zero_alone_ || !is_pair(static_cast<int>(coefficient_->mantissa), next.worth)) return false;
      const Symbol third = symbol(at_ + next.size);
      if (third.sign == Sign::digit) return fail();
      pair_ = Exact{next.worth - coefficient_->mantissa, 0};
      at_ += next.size;
      return true;
    }
    if (next.worth == 0) {
      if (is_first()) {
        coefficient_ = Exact{0, 0};
        zero_alone_ = true;
      } else {
        // A zero holds a place: something must follow it, and something stand before it.
        const Symbol after = symbol(at_ + next.size);
        const bool goes_on = is_digit(text_, at_ + next.size) || after.sign == Sign::digit ||
                             (after.sign == Sign::scale && after.worth == 1);
        if (!goes_on) return false;
        zero_ = true;
      }
    } else {
      coefficient_ = Exact{next.worth, 0};
      arabic_ = false;
      single_ = is_first();
    }
    at_ += next.size;
    return true;
  }

  // 廿六: 26
  bool take_tens(Symbol next) {
    if (coefficient_ || is_closed() || last_small_ <= 1 || sum_.vague || sum_.bare_scale) return false;
    coefficient_ = Exact{next.worth, 0};
    at_ += next.size;
    return add_small(1);
  }

  bool take_small(Symbol next) {
    if (next.worth >= last_small_) return false;
    if (!coefficient_) {
      if (sum_.over && after_few_) {  // 一百几十
        after_few_ = false;
        at_ += next.size;
        sum_.scale = last_small_ = next.worth;
        return true;
      }
      if (over_pending_) return false;
      if (is_first()) {
        sum_.bare_scale = next.worth > 1;
        single_ = true;
      } else if (next.worth > 1 || is_closed()) {
        return false;
      }
      coefficient_ = Exact{1, 0};
      arabic_ = false;
    } else if (zero_alone_) {
      return false;
    }
    // A long figure or one with decimals is multiplied as it is, but only alone: 3.5千, 250千.
    if (arabic_ && (decimal_ || arabic_digits_ > 1) && !single_) return fail();
    at_ += next.size;
    return add_small(next.worth);
  }

  bool add_small(int worth) {
    const auto sum = section_.plus(coefficient_->scaled(worth));
    if (!sum) return fail();
    section_ = *sum;
    if (pair_ && !pair_placed_) {
      pair_ = pair_->scaled(worth);
      pair_placed_ = true;
    }
    sum_.chain = single_ && worth > 1 ? worth : 0;  // 五到二十 has 5 and not 50
    single_ = single_ && worth > 1;
    sum_.scaled = true;
    sum_.scale = last_small_ = worth;
    coefficient_.reset();
    zero_ = false;
    after_large_ = false;
    over_pending_ = false;
    return true;
  }

  // The digits behind the last scale, in their place: 三万二 is 32000, 三万零二 30002.
  [[nodiscard]] std::optional<Exact> placed(bool at_end) const {
    const int below = last_small_ < kSmall ? last_small_ : last_large_;
    if (!sum_.scaled || zero_ || below <= 1 || fraction_on_sum_) return coefficient_;
    const bool one_digit = !arabic_ || (arabic_digits_ == 1 && !decimal_);
    if (arabic_) {  // 3万2 may be 32000 or 30002
      const bool fits = coefficient_->less(Exact{1, below});
      return one_digit || !fits ? std::nullopt : coefficient_;
    }
    if (!at_end || pair_ || large_again_) return std::nullopt;
    return coefficient_->scaled(below - 1);
  }

  bool take_large(Symbol next) {
    const int worth = next.worth;
    Exact part = section_;
    const bool nothing = !coefficient_ && last_small_ == kSmall;
    if (zero_alone_ || (zero_ && !coefficient_)) return false;
    if (coefficient_) {
      const auto tail = last_small_ < kSmall ? placed(false) : coefficient_;
      if (!tail) return fail();
      const auto sum = section_.plus(*tail);
      if (!sum) return fail();
      part = *sum;
    }
    if (nothing) {
      if (is_first()) {
        sum_.bare_scale = true;
        single_ = true;
        part = Exact{1, 0};
      } else if (!after_large_) {
        return false;
      }
    }
    if (nothing && after_large_ && !is_first()) return multiply_again(next);
    const bool first_part = done_.is_zero();
    if (worth == 4) {
      if (!low_.is_zero()) return false;
      if (worth >= last_large_) return false;
      low_ = part.scaled(4);
    } else {
      // 2万3亿 leaves a place open: 二万三千亿 does not.
      const bool open =
          !low_.is_zero() && coefficient_ && last_small_ == kSmall && !zero_ && (!arabic_ || arabic_digits_ == 1);
      if (open) return fail();
      const auto whole = low_.plus(part);
      if (!whole) return fail();
      const Exact high = whole->scaled(worth);
      if (!done_.is_zero() && !high.less(Exact{1, unit_})) return false;
      if (!low_.is_zero()) sum_.chain = 0;
      const auto sum = done_.plus(high);
      if (!sum) return fail();
      done_ = *sum;
      low_ = {};
    }
    if (pair_) {
      pair_ = pair_->scaled(worth);
      pair_placed_ = true;
    }
    close_section(worth);
    sum_.tail = first_part ? worth : 0;
    ++large_parts_;
    unit_ = worth;
    if (worth == 4 && !done_.is_zero() && !low_.less(Exact{1, kHuge})) return fail();
    at_ += next.size;
    return true;
  }

  // 万亿, 万万: a large scale straight behind another.
  bool multiply_again(Symbol next) {
    if (last_large_ != 4) return false;
    const int worth = next.worth;
    const Exact high = low_.scaled(worth);
    if (!done_.is_zero()) return fail();
    done_ = high;
    low_ = {};
    if (pair_) pair_ = pair_->scaled(worth);
    if (sum_.chain > 0) sum_.chain += worth;
    if (sum_.tail > 0) sum_.tail += worth;
    unit_ = 4 + worth;
    last_large_ = sum_.scale = worth;
    large_again_ = true;
    after_large_ = false;
    at_ += next.size;
    return true;
  }

  void close_section(int worth) {
    if (single_ && large_parts_ == 0) {
      sum_.chain += worth;
    } else {
      sum_.chain = 0;
    }
    sum_.scaled = true;
    sum_.scale = last_large_ = worth;
    last_small_ = kSmall;
    section_ = {};
    coefficient_.reset();
    zero_ = false;
    after_large_ = true;
    over_pending_ = false;
    after_few_ = false;
  }

  // 十几, 一千几百 are somewhat more; 几十 and 数百 are no figure at all.
  bool take_few(Symbol next) {
    if (is_first()) {
      const Symbol after = symbol(at_ + next.size);  // 决算数14亿, 数一数二
      if (is_digit(text_, at_ + next.size) || after.sign == Sign::digit) return fail();
      sum_.vague = true;
      coefficient_ = Exact{1, 0};
      at_ += next.size;
      return true;
    }
    if (coefficient_ || is_closed() || !sum_.scaled) return false;
    sum_.over = after_few_ = true;
    at_ += next.size;
    return true;
  }

  // 十余万, 200多, 3多万: what is counted or a further scale must follow; both are looked at by others.
  bool take_over(Symbol next) {
    if (sum_.over || pair_ || is_first() || zero_) return false;
    sum_.over = over_pending_ = true;
    at_ += next.size;
    return true;
  }

  // 九十八点五; of 三点五万 the whole is multiplied.
  bool take_point(Symbol next) {
    const bool standing = coefficient_ || (sum_.scaled && !sum_.bare_scale && !zero_);
    if (is_closed() || arabic_ || (!standing && !is_first()) || sum_.vague) return false;
    std::size_t end = at_ + next.size;
    Exact fraction;
    for (Symbol digit = symbol(end); digit.sign == Sign::digit && fraction.exponent > -12; digit = symbol(end)) {
      fraction.mantissa = fraction.mantissa * 10 + digit.worth;
      --fraction.exponent;
      end += digit.size;
    }
    if (fraction.exponent == 0) return false;
    if (coefficient_ && sum_.scaled) {
      const auto tail = placed(false);
      if (!tail) return fail();
      coefficient_ = tail;
    }
    const auto whole = coefficient_.value_or(Exact{}).plus(fraction);
    if (!whole) return fail();
    coefficient_ = whole;
    zero_alone_ = false;
    decimal_ = true;
    single_ = is_first() || !sum_.scaled;
    fraction_on_sum_ = sum_.scaled;
    at_ = end;
    const Symbol after = symbol(at_);
    if (after.sign == Sign::scale && (after.worth < kSmall || large_parts_ > 0)) return fail();
    return true;
  }

  bool finish() {
    Exact tail = section_;
    if (coefficient_) {
      const auto last = fraction_on_sum_ ? coefficient_ : placed(true);
      if (!last) return false;
      const int below = last_small_ < kSmall ? last_small_ : last_large_;
      if (sum_.scaled && below < kNoScale && !fraction_on_sum_ && !last->less(Exact{1, below})) return false;
      const auto sum = section_.plus(*last);
      if (!sum) return false;
      tail = *sum;
      if (sum_.scaled) {
        sum_.scale = last->exponent > 0 ? last->exponent : 0;
        sum_.chain = sum_.tail = 0;
      }
    } else if (last_small_ < kSmall && large_parts_ > 0) {
      sum_.tail = 0;
    }
    if (large_parts_ > 0 && !tail.is_zero() && !tail.less(Exact{1, unit_})) return false;
    const auto low = low_.plus(tail);
    const auto all = low ? done_.plus(*low) : std::nullopt;
    if (!all) return false;
    sum_.value = sum_.scaled ? all->reduced() : *all;
    if (pair_) {
      sum_.high = sum_.value.plus(*pair_);
      if (!sum_.high) return false;
      sum_.about = true;
      if (sum_.scaled) sum_.high = sum_.high->reduced();
    }
    return sum_.value.exponent <= kMostExponent;
  }

  const Numerals& numerals_;
  std::string_view text_;
  std::size_t at_;
  Sum sum_;
  bool failed_ = false;
  Exact done_;                        // multiplied with 亿 and more
  Exact low_;                         // multiplied with 万, in front of 亿
  Exact section_;                     // behind the last of these, its places multiplied out
  std::optional<Exact> coefficient_;  // the figure that waits for its scale
  std::optional<Exact> pair_;         // 七八: how much the upper end is more
  bool pair_placed_ = false;
  bool arabic_ = false;  // of the coefficient
  std::size_t arabic_digits_ = 0;
  bool decimal_ = false;      // a figure had decimals
  bool single_ = false;       // the coefficient opens the number
  bool zero_ = false;         // 零 behind the last scale: what follows stands in its own place
  bool zero_alone_ = false;   // the number begins with 零
  bool after_large_ = false;  // 万 or 亿 stands right before
  bool large_again_ = false;
  bool over_pending_ = false;
  bool after_few_ = false;
  bool fraction_on_sum_ = false;  // 九十八点五
  int last_small_ = kSmall;       // falls from scale to scale within a section
  int last_large_ = kNoScale;
  int large_parts_ = 0;
  int unit_ = kNoScale;  // what is added must be less than this power of ten
};

}  // namespace

std::optional<Sum> read_sum(const Numerals& numerals, std::string_view text, std::size_t at) {
  return Reader(numerals, text, at).read();
}

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
