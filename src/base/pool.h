// Things that cost to fill and are asked for by one task after the other: a cache, a buffer.
#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace zhibiao::base {

// Lends what was given back before, else a new one. Safe to share by threads, each of which has what it was lent for
// itself; there are never more than were lent at one time.
template <class T>
class Pool {
 public:
  class Loan {
   public:
    explicit Loan(Pool& pool) : pool_(pool), thing_(pool.take()) {}
    ~Loan() { pool_.give(std::move(thing_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    T& operator*() { return thing_; }

   private:
    Pool& pool_;
    T thing_;
  };

 private:
  T take() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty()) return T();
    T thing = std::move(idle_.back());
    idle_.pop_back();
    return thing;
  }
  void give(T thing) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(thing));
  }

  std::mutex mutex_;
  std::vector<T> idle_;
};

}  // namespace zhibiao::base
