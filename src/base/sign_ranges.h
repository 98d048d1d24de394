// A set of signs (code points), as a class of an expression has it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace zhibiao::base {

struct SignRange {
  char32_t first;
  char32_t last;
  bool operator==(const SignRange&) const = default;
};

class SignRanges {
 public:
  static constexpr char32_t kLast = 0x10FFFF;

  SignRanges() = default;
  // Ranges in any order; `others`: all signs but these.
  explicit SignRanges(std::vector<SignRange> ranges, bool others = false);

  [[nodiscard]] bool has(char32_t sign) const {
    return sign < 128 ? ((ascii_[sign / 64] >> (sign % 64)) & 1U) != 0 : has_beyond_ascii(sign);
  }
  // By place, with gaps between them.
  [[nodiscard]] const std::vector<SignRange>& ranges() const { return ranges_; }

 private:
  [[nodiscard]] bool has_beyond_ascii(char32_t sign) const;

  std::vector<SignRange> ranges_;
  std::array<std::uint64_t, 2> ascii_{};
};

}  // namespace zhibiao::base
