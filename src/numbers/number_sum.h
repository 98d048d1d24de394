// Digits and numerals with their scales, in any mixture: 3,204.5万, 1万600, 二亿零三百万, 十七八, 三点五亿, 二〇三一.
// Where it ends inside digits and numerals (end_of_numerals()) it is only a part of a number. Knows no signs and no
// parts.
//
// One pass over digits and scales. A figure waits for its scale (三 for 百); scales below 万 fall within a section of
// four digits and are added up there (三百二十), and 万 or 亿 multiplies the section that ends before it: 二亿零三百万
// is 2 times 10^8, then 3 times 10^2 times 10^4. What follows a scale must be less than it. A last figure without a
// scale stands one place below the scale before (一万六 is 16,000), behind 零 in the ones (一万零六 is 10,006).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/range.h"
#include "numbers/exact.h"
#include "numbers/numerals.h"

namespace zhibiao::numbers {

struct Sum {
  base::Range range;
  Exact value;
  std::optional<Exact> high;  // 十七八: 17 to 18
  bool over = false;          // 余, 多, 来 stands in it
  bool about = false;         // two digits in a row say so: 七八
  bool scaled = false;        // a scale word was multiplied out
  int scale = 0;              // the last scale word's power of ten: 4 for 5万
  int chain = 0;              // of 5百万, one figure and scales behind it: 6
  int tail = 0;               // what the whole number is multiplied with at its end: 4 for 三百二十万
  bool bare_scale = false;    // a scale word alone: 千 of 上千名
  bool vague = false;         // 几, 数: no figure can be told
  bool list = false;          // digits in a row that are no one number: 一二三
};

// The number of digits, numerals and scales that begins at `at`, as far as they are one; nothing where they are none.
[[nodiscard]] std::optional<Sum> read_sum(const Numerals& numerals, std::string_view text, std::size_t at);

}  // namespace zhibiao::numbers
