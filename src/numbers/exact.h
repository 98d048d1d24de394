// An exact decimal while it is being worked on: mantissa × 10^exponent. Wide enough for the number reader's digit limit
// with every scale multiplied out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zhibiao/document.h"

namespace zhibiao::numbers {

struct Exact {
  __extension__ using Wide = __int128;
  Wide mantissa = 0;
  int exponent = 0;

  // Nothing where it would overflow.
  [[nodiscard]] std::optional<Exact> plus(const Exact& other) const;
  [[nodiscard]] std::optional<Exact> times(const Exact& other) const;
  // To `digits` significant digits where the quotient does not end.
  [[nodiscard]] std::optional<Exact> over(const Exact& other, int digits = 15) const;
  [[nodiscard]] Exact scaled(int powers_of_ten) const { return {mantissa, exponent + powers_of_ten}; }
  // Without zeros at the end of its fraction.
  [[nodiscard]] Exact reduced() const;
  [[nodiscard]] bool less(const Exact& other) const;
  // Nothing where it has a fraction, or more than 18 digits.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] bool is_zero() const { return mantissa == 0; }
  [[nodiscard]] Decimal decimal() const;
};

}  // namespace zhibiao::numbers
