// Threads beside those of the pipeline, and how many the pipeline may have.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>

namespace zhibiao::batch {

// How many threads, this one among them, can be had of so many: 1 where the system gives none. All workers of the
// pipeline are started by asking, for it cannot go on without one that it counts on.
[[nodiscard]] std::size_t threads_to_be_had(std::size_t wanted);

// Calls `tick` several times a second for as long as it lives; never where no thread can be had.
class Ticker {
 public:
  explicit Ticker(std::function<void()> tick);
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;
  ~Ticker();

 private:
  void run();

  std::function<void()> tick_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace zhibiao::batch
