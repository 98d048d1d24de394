#include "base/sign_classes.h"

#include <algorithm>
#include <limits>

#include "base/utf8.h"

namespace zhibiao::base {

SignClasses::SignClasses(const std::vector<const SignRanges*>& sets) {
  begins_.push_back(0);
  for (const SignRanges* set : sets) {
    for (const SignRange range : set->ranges()) {
      begins_.push_back(range.first);
      if (range.last < SignRanges::kLast) begins_.push_back(range.last + 1);
    }
  }
  std::sort(begins_.begin(), begins_.end());
  begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());

  // Each set parts what it holds of a class from the rest of it.
  std::vector<std::uint32_t> part(begins_.size());  // of each interval
  std::vector<std::uint32_t> parted(1);             // part -> the new one of what the set holds of it
  std::vector<std::size_t> by(1, sets.size());      // and the set that parted it
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (const SignRange range : sets[i]->ranges()) {
      auto interval =
          static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), range.first) - begins_.begin());
      for (; interval < begins_.size() && begins_[interval] <= range.last; ++interval) {
        const std::uint32_t old = part[interval];
        if (by[old] != i) {
          by[old] = i;
          parted[old] = static_cast<std::uint32_t>(parted.size());
          parted.push_back(0);
          by.push_back(sets.size());
        }
        part[interval] = parted[old];
      }
    }
  }
  members_.push_back(kReplacement);
  std::vector<Class> number(parted.size());
  for (std::size_t i = 0; i < begins_.size(); ++i) {
    Class& known = number[part[i]];
    if (known == 0 && members_.size() < std::numeric_limits<Class>::max()) {
      known = static_cast<Class>(members_.size());
      members_.push_back(begins_[i]);
    }
    classes_.push_back(known);
  }
  fill_table();
}

void SignClasses::fill_table() {
  std::vector<std::uint32_t> uniform(members_.size(), std::numeric_limits<std::uint32_t>::max());
  block_of_.resize(kTabled / kBlock);
  std::size_t interval = 0;
  for (std::size_t block = 0; block < block_of_.size(); ++block) {
    const std::size_t begin = block * kBlock;
    while (interval + 1 < begins_.size() && begins_[interval + 1] <= begin) ++interval;
    const bool whole = interval + 1 == begins_.size() || begins_[interval + 1] >= begin + kBlock;
    const auto at = static_cast<std::uint32_t>(blocks_.size());
    if (whole) {
      std::uint32_t& known = uniform[classes_[interval]];
      if (known == std::numeric_limits<std::uint32_t>::max()) {
        known = at;
        blocks_.insert(blocks_.end(), kBlock, classes_[interval]);
      }
      block_of_[block] = known;
      continue;
    }
    block_of_[block] = at;
    std::size_t inside = interval;
    for (std::size_t sign = begin; sign < begin + kBlock; ++sign) {
      while (inside + 1 < begins_.size() && begins_[inside + 1] <= sign) ++inside;
      blocks_.push_back(classes_[inside]);
    }
  }
  for (std::size_t sign = 0; sign < ascii_.size(); ++sign) {
    ascii_[sign] = blocks_[block_of_[sign / kBlock] + sign % kBlock];
  }
}

SignClasses::Sign SignClasses::read_other(std::string_view text, std::size_t at) const {
  const CodePoint sign = decode_code_point(text, at);
  const auto size = static_cast<std::uint16_t>(sign.size);
  if (!sign.valid) return {0, size};
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), sign.value);
  return {classes_[static_cast<std::size_t>(after - begins_.begin()) - 1], size};
}

}  // namespace zhibiao::base
