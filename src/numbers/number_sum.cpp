#include "numbers/number_sum.h"

#include <array>

#include "numbers/figure.h"

namespace zhibiao::numbers {
namespace {

using Sign = Numerals::Sign;
using Symbol = Numerals::Symbol;

constexpr int kTen = 1;
constexpr int kMyriad = 4;  // 万: scales below it stand inside a section of four digits
constexpr int kHuge = 8;    // 亿
constexpr int kNone = 100;  // above every scale
constexpr int kMostExponent = 30;
constexpr int kMostPlaces = 12;  // of 三点一四
constexpr std::size_t kMostInRow = 16;

bool is_pair(int low, int high) { return low > 0 && (high == low + 1 || (low == 3 && high == 5)); }

// What may stand in front of a scale: 305, 3.5, 七, 七八, 几.
struct Figure {
  Exact value{};
  int more = 0;            // of 七八: by how much the upper end is
  std::size_t digits = 1;  // before the point, of an Arabic one
  bool arabic = false;
  bool decimal = false;
  bool unknown = false;  // 几
};

// What stands in front of 万 or 亿, or at the end: 三千二百零五, 3千20, 3.5, 二十三点五, 七.
struct Section {
  Exact sum;                   // the figures that have their place: 三千二百
  int place = kMyriad;         // of the last of these; each is less than the one before
  std::optional<Figure> last;  // the figure behind them, or alone: 五
  bool zero = false;           // 零 before it: it is worth what it says
  bool fraction = false;       // it is the fraction of what stands before: 二十 and 点五

  [[nodiscard]] bool empty() const { return place == kMyriad && !last; }
};

//   number   = row | { section large } section
//   row      = digit digit digit…                    二〇三一; three in a row, or two that are no pair
//   section  = { [零] [figure] small } [零] figure [点 digit…]
//   figure   = 305 | 3.5 | digit | pair | 几
//   small    = 十 | 百 | 千, falling                  and 廿 for 二十
//   large    = 万 | 亿 | 万亿 | 万万
//
// 余 may stand once, behind a figure or a scale. Behind it, behind a pair and behind decimals the number can only be
// multiplied: closed().
class SumReader {
 public:
  SumReader(const Numerals& numerals, std::string_view text, std::size_t at)
      : numerals_(numerals), text_(text), begin_(at), at_(at) {}

  std::optional<Sum> read() {
    if (const std::size_t digits = digits_in_a_row(); digits > 0) return row(digits);
    Section section = read_section();
    while (!failed_ && take_large(section)) section = read_section();
    if (failed_ || at_ == begin_ || !add_last(section)) return std::nullopt;
    sum_.range = {begin_, at_};
    return sum_;
  }

 private:
  [[nodiscard]] Symbol symbol(std::size_t at) const {
    const Symbol next = numerals_.symbol(text_, at);
    return next.sign == Sign::circle ? Symbol{Sign::digit, 0, next.size} : next;
  }
  [[nodiscard]] bool is_first() const { return at_ == begin_; }
  [[nodiscard]] bool closed() const { return pair_ || sum_.over || decimal_; }
  // Not a number, however it goes on.
  bool fail() {
    failed_ = true;
    return false;
  }

  // How many digits stand here that are no figure of a place.
  [[nodiscard]] std::size_t digits_in_a_row() const {
    std::size_t count = 0;
    std::size_t end = at_;
    std::array<int, 2> first{};
    for (Symbol next = symbol(end); next.sign == Sign::digit; next = symbol(end)) {
      if (count < first.size()) first[count] = next.worth;
      ++count;
      end += next.size;
    }
    return count < 2 || (count == 2 && is_pair(first[0], first[1])) ? 0 : count;
  }

  // Digit by digit. 一二三 is a list unless a zero stands in it, as in 三〇; 一二三万 is nothing.
  [[nodiscard]] std::optional<Sum> row(std::size_t count) const {
    if (count > kMostInRow) return std::nullopt;
    Sum sum;
    std::size_t end = at_;
    bool zero = false;
    for (std::size_t i = 0; i < count; ++i) {
      const Symbol digit = symbol(end);
      sum.value.mantissa = sum.value.mantissa * 10 + digit.worth;
      zero = zero || digit.worth == 0;
      end += digit.size;
    }
    if (symbol(end).sign == Sign::scale) return std::nullopt;
    sum.list = !zero || (count == 2 && symbol(at_).worth == 0);
    sum.range = {begin_, end};
    return sum;
  }

  Section read_section() {
    Section section;
    while (!failed_) {
      const bool zero = take_zeros();
      const bool opens = is_first();
      auto figure = take_figure();
      take_over(zero && !figure);
      const Symbol next = symbol(at_);
      const bool twenty =
          next.sign == Sign::tens && !figure && kTen < section.place && !closed() && !sum_.vague && !sum_.bare_scale;
      const bool small = next.sign == Sign::scale && next.worth < section.place &&
                         (figure ? !is_zero_alone(*figure) : may_stand_alone(next));
      if (!twenty && !small) {
        section.last = figure;
        section.zero = zero;
        break;
      }
      if (!figure) figure = Figure{.value = {twenty ? next.worth : 1, 0}};
      // A long figure or one with decimals is multiplied as it is, but only alone: 3.5千, 250千.
      if (figure->arabic && (figure->decimal || figure->digits > 1) && !opens) fail();
      sum_.bare_scale = sum_.bare_scale || (is_first() && small && next.worth > kTen);
      at_ += next.size;
      add_place(section, *figure, twenty ? kTen : next.worth);
      take_over(false);
    }
    if (!failed_) take_fraction(section);
    return section;
  }

  // 零 holds a place: something must stand before it, and a figure or 十 follow.
  bool take_zeros() {
    bool any = false;
    for (Symbol next = symbol(at_); next.sign == Sign::digit && next.worth == 0 && !is_first(); next = symbol(at_)) {
      const std::size_t behind = at_ + next.size;
      const Symbol after = symbol(behind);
      const bool goes_on =
          is_digit(text_, behind) || after.sign == Sign::digit || (after.sign == Sign::scale && after.worth == kTen);
      if (!goes_on || closed() || sum_.vague) break;
      at_ = behind;
      any = true;
    }
    return any;
  }

  std::optional<Figure> take_figure() {
    const Symbol next = symbol(at_);
    const bool point = is_first() && at_ < text_.size() && text_[at_] == '.' && is_digit(text_, at_ + 1);
    if (next.sign == Sign::few) return take_few(next);
    if (closed() || sum_.vague) return std::nullopt;
    if (is_digit(text_, at_) || point) return take_arabic();
    if (next.sign == Sign::digit && (next.worth > 0 || is_first())) return take_digit(next);
    return std::nullopt;
  }

  std::optional<Figure> take_arabic() {
    const auto read = read_figure(text_, at_);
    if (!read || (!is_first() && (read->leading_zero || read->value.is_zero()))) {
      fail();
      return std::nullopt;
    }
    at_ = read->end;
    arabic_ = true;
    decimal_ = read->decimal;
    return Figure{.value = read->value, .digits = read->digits, .arabic = true, .decimal = read->decimal};
  }

  // 七, or 七八.
  std::optional<Figure> take_digit(Symbol next) {
    Figure figure{.value = {next.worth, 0}};
    at_ += next.size;
    arabic_ = false;
    const Symbol upper = symbol(at_);
    if (upper.sign == Sign::digit && is_pair(next.worth, upper.worth)) {
      at_ += upper.size;
      if (symbol(at_).sign == Sign::digit) fail();
      figure.more = upper.worth - next.worth;
      pair_ = Exact{figure.more, 0};
    }
    return figure;
  }

  // 十几, 一千几百 are somewhat more; 几十 and 数百 are no figure at all.
  std::optional<Figure> take_few(Symbol next) {
    Figure figure{.unknown = true};
    if (is_first()) {
      const std::size_t behind = at_ + next.size;
      if (is_digit(text_, behind) || symbol(behind).sign == Sign::digit) fail();  // 决算数14亿, 数一数二
      sum_.vague = true;
      ++terms_;
      figure = {.value = {1, 0}};
    } else {
      if (closed() || !sum_.scaled) return std::nullopt;
      sum_.over = true;
    }
    at_ += next.size;
    return figure;
  }

  // 十余万, 200多: what is counted or a further scale must follow; both are looked at by others.
  void take_over(bool behind_zero) {
    const Symbol next = symbol(at_);
    if (next.sign != Sign::over || sum_.over || pair_ || is_first() || behind_zero) return;
    sum_.over = true;
    at_ += next.size;
  }

  // 九十八点五; of 三点五万 the whole is multiplied.
  bool take_fraction(Section& section) {
    const Symbol point = symbol(at_);
    if (point.sign != Sign::point || closed() || arabic_ || sum_.vague) return false;
    const bool standing = section.last || (sum_.scaled && !sum_.bare_scale);
    if (!standing && !is_first()) return false;
    std::size_t end = at_ + point.size;
    Exact fraction;
    for (Symbol digit = symbol(end); digit.sign == Sign::digit && fraction.exponent > -kMostPlaces;
         digit = symbol(end)) {
      fraction.mantissa = fraction.mantissa * 10 + digit.worth;
      --fraction.exponent;
      end += digit.size;
    }
    if (fraction.exponent == 0) return false;
    const bool open = section.last && sum_.scaled && section.place == kMyriad && !section.zero;  // 三万二点五
    const auto whole = open ? std::nullopt : section.last ? as_written(section) : Exact{};
    const auto value = whole ? whole->plus(fraction) : std::nullopt;
    const Symbol after = symbol(end);
    const bool placed = after.sign == Sign::scale && (after.worth < kMyriad || large_parts_ > 0);
    if (!value || placed) return fail();
    section.last = Figure{.value = *value, .decimal = true};
    section.fraction = sum_.scaled;
    decimal_ = true;
    if (sum_.scaled) ++terms_;
    at_ = end;
    take_over(false);
    return true;
  }

  [[nodiscard]] bool is_zero_alone(const Figure& figure) const {
    return !figure.arabic && !figure.unknown && !figure.decimal && figure.value.is_zero();
  }

  // 千 of 上千名, and the 十 of 一百十五.
  [[nodiscard]] bool may_stand_alone(Symbol scale) const { return is_first() || (scale.worth == kTen && !closed()); }

  bool add_place(Section& section, const Figure& figure, int worth) {
    const auto sum = section.sum.plus(figure.value.scaled(worth));
    if (!sum) return fail();
    section.sum = *sum;
    section.place = worth;
    if (figure.more > 0) pair_ = Exact{figure.more, worth};
    multiplier_ += worth;
    // Of 五到二十 the 五 is 5 and not 50.
    terms_ += worth == kTen ? 2 : 1;
    sum_.scaled = true;
    sum_.scale = worth;
    return true;
  }

  // The last figure as it is written. Behind 百 and 千 a single digit leaves its place open: 三百五万, 3百5万.
  [[nodiscard]] static std::optional<Exact> as_written(const Section& section) {
    const Figure& last = *section.last;
    if (last.unknown || section.place == kMyriad || section.place <= kTen || section.zero || section.fraction) {
      return last.value;
    }
    const bool fits = last.arabic && last.digits > 1 && last.value.less(Exact{1, section.place});
    return fits ? std::optional(last.value) : std::nullopt;
  }

  // Multiplies what `section` holds, and with 亿 what stands in front of 万 as well. False where the number has ended.
  bool take_large(const Section& section) {
    const Symbol scale = symbol(at_);
    if (scale.sign != Sign::scale || scale.worth < kMyriad) return false;
    if (section.last && is_zero_alone(*section.last)) return false;
    if (section.empty() && !is_first()) return after_large_ && multiply_again(scale);
    std::optional<Exact> part = section.sum;
    if (is_first()) {
      sum_.bare_scale = true;
      part = Exact{1, 0};
      ++terms_;
    } else if (section.last) {
      const auto last = as_written(section);
      part = last ? section.sum.plus(*last) : std::nullopt;
      ++terms_;
    }
    if (!part) return fail();
    const bool alone = high_.is_zero();
    if (!(scale.worth == kMyriad ? multiply_myriad(*part) : multiply_huge(section, *part, scale.worth))) return false;
    if (pair_) pair_ = pair_->scaled(scale.worth);
    multiplier_ += scale.worth;
    if (large_parts_++ > 0) terms_ += 2;
    close(scale, scale.worth, alone ? scale.worth : 0);
    return true;
  }

  bool multiply_myriad(const Exact& part) {
    if (limit_ <= kMyriad || !low_.is_zero()) return false;
    low_ = part.scaled(kMyriad);
    if (!high_.is_zero() && !low_.less(Exact{1, kHuge})) return fail();
    return true;
  }

  bool multiply_huge(const Section& section, const Exact& part, int worth) {
    // 2万3亿 leaves a place open: 二万三千亿 does not.
    const bool open = !low_.is_zero() && section.last && section.place == kMyriad && !section.zero &&
                      (!section.last->arabic || section.last->digits == 1);
    const auto whole = open ? std::nullopt : low_.plus(part);
    if (!whole) return fail();
    const Exact product = whole->scaled(worth);
    if (!high_.is_zero() && !product.less(Exact{1, limit_})) return false;
    const auto sum = high_.plus(product);
    if (!sum) return fail();
    high_ = *sum;
    low_ = {};
    return true;
  }

  // 万亿, 万万: a large scale straight behind 万.
  bool multiply_again(Symbol scale) {
    if (limit_ != kMyriad) return false;
    if (!high_.is_zero()) return fail();
    high_ = low_.scaled(scale.worth);
    low_ = {};
    if (pair_) pair_ = pair_->scaled(scale.worth);
    multiplier_ += scale.worth;
    close(scale, kMyriad + scale.worth, sum_.tail > 0 ? sum_.tail + scale.worth : 0);
    after_large_ = false;
    large_again_ = true;
    return true;
  }

  void close(Symbol scale, int limit, int tail) {
    at_ += scale.size;
    limit_ = limit;
    sum_.scaled = true;
    sum_.scale = scale.worth;
    sum_.tail = tail;
    after_large_ = true;
    take_over(false);
  }

  // The digits behind the last scale, in their place: 三万二 is 32000, 三万零二 30002.
  [[nodiscard]] std::optional<Exact> in_place(const Section& section) const {
    const Figure& last = *section.last;
    const int below = section.place < kMyriad ? section.place : limit_;
    if (!sum_.scaled || section.fraction) return last.value;
    if (section.zero || below <= kTen || last.arabic || last.unknown) {
      const bool open = last.arabic && !section.zero && below > kTen && last.digits == 1 && !last.decimal;  // 3万2
      return open || !last.value.less(Exact{1, below}) ? std::nullopt : std::optional(last.value);
    }
    if (last.more > 0 || large_again_) return std::nullopt;
    return last.value.scaled(below - 1);
  }

  bool add_last(const Section& section) {
    Exact tail = section.sum;
    if (section.last) {
      const auto last = in_place(section);
      const auto sum = last ? section.sum.plus(*last) : std::nullopt;
      if (!sum) return false;
      tail = *sum;
      ++terms_;
      if (sum_.scaled && !section.last->unknown) sum_.scale = last->exponent > 0 ? last->exponent : 0;
    }
    if (large_parts_ > 0 && !section.empty()) sum_.tail = 0;
    if (large_parts_ > 0 && !tail.is_zero() && !tail.less(Exact{1, limit_})) return false;
    const auto low = low_.plus(tail);
    const auto all = low ? high_.plus(*low) : std::nullopt;
    if (!all || all->exponent > kMostExponent) return false;
    sum_.chain = terms_ == 1 && !section.last ? multiplier_ : 0;
    sum_.value = sum_.scaled ? all->reduced() : *all;
    if (pair_) {
      sum_.about = true;
      sum_.high = sum_.value.plus(*pair_);
      if (!sum_.high) return false;
      if (sum_.scaled) sum_.high = sum_.high->reduced();
    }
    return true;
  }

  const Numerals& numerals_;
  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  Sum sum_;
  Exact high_;                 // multiplied with 亿, 万亿 or 万万
  Exact low_;                  // multiplied with 万
  int limit_ = kNone;          // what is added is less than this power of ten
  std::optional<Exact> pair_;  // how much the upper end of the number is more
  int terms_ = 0;              // figures read; of a single one all scales are its own
  int multiplier_ = 0;         // the power of all scales
  int large_parts_ = 0;
  bool arabic_ = false;   // the last figure is
  bool decimal_ = false;  // a figure has decimals
  bool after_large_ = false;
  bool large_again_ = false;
  bool failed_ = false;
};

}  // namespace

std::optional<Sum> read_sum(const Numerals& numerals, std::string_view text, std::size_t at) {
  return SumReader(numerals, text, at).read();
}

}  // namespace zhibiao::numbers
