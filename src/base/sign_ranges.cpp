#include "base/sign_ranges.h"

#include <algorithm>
#include <utility>

namespace zhibiao::base {

SignRanges::SignRanges(std::vector<SignRange> ranges, bool others) {
  std::sort(ranges.begin(), ranges.end(), [](SignRange a, SignRange b) { return a.first < b.first; });
  for (const SignRange range : ranges) {
    if (ranges_.empty() || range.first > ranges_.back().last + 1) {
      ranges_.push_back(range);
    } else {
      ranges_.back().last = std::max(ranges_.back().last, range.last);
    }
  }
  if (others) {
    std::vector<SignRange> rest;
    char32_t from = 0;
    for (const SignRange range : ranges_) {
      if (range.first > from) rest.push_back({from, range.first - 1});
      from = range.last + 1;
    }
    if (from <= kLast) rest.push_back({from, kLast});
    ranges_ = std::move(rest);
  }
  for (const SignRange range : ranges_) {
    for (char32_t sign = range.first; sign <= range.last && sign < 128; ++sign) {
      ascii_[sign / 64] |= std::uint64_t{1} << (sign % 64);
    }
  }
}

bool SignRanges::has_beyond_ascii(char32_t sign) const {
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), sign,
                                      [](char32_t value, SignRange range) { return value < range.first; });
  return after != ranges_.begin() && sign <= (after - 1)->last;
}

}  // namespace zhibiao::base
