// A moment after which work is given up. Looked at between pieces of work, never inside one.
#pragma once

#include <chrono>
#include <optional>

namespace zhibiao::base {

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  Deadline() = default;  // never
  explicit Deadline(Clock::duration from_now) : at_(Clock::now() + from_now) {}

  // Never for a limit of 0.
  static Deadline in(std::chrono::milliseconds limit) { return limit.count() > 0 ? Deadline(limit) : Deadline(); }

  [[nodiscard]] bool passed() const { return at_ && Clock::now() > *at_; }

 private:
  std::optional<Clock::time_point> at_;
};

}  // namespace zhibiao::base
