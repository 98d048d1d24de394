// A step that is taken once, by whichever thread asks first. Unlike std::call_once it is no matter of the C library,
// which ends the program where an exception (short memory) passes through it and there is no memory to look up how.
#pragma once

#include <atomic>
#include <mutex>

namespace zhibiao::base {

class Once {
 public:
  // Where `step` throws, it is not taken, and the next that asks tries again.
  template <class Step>
  void call(const Step& step) {
    if (taken_.load(std::memory_order_acquire)) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    if (taken_.load(std::memory_order_relaxed)) return;
    step();
    taken_.store(true, std::memory_order_release);
  }

 private:
  std::atomic<bool> taken_ = false;
  std::mutex mutex_;
};

}  // namespace zhibiao::base
