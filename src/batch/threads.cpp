#include "batch/threads.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <exception>
#include <utility>
#include <vector>

namespace zhibiao::batch {
namespace {

constexpr auto kTick = std::chrono::milliseconds(250);

// So many threads at once beside this one, or as many as there are.
std::size_t count_startable(std::size_t wanted) {
  std::mutex mutex;
  std::condition_variable changed;
  bool ended = false;
  std::vector<std::thread> threads;
  threads.reserve(wanted);
  try {
    while (threads.size() < wanted) {
      threads.emplace_back([&] {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ended; });
      });
    }
  } catch (const std::exception&) {  // what was started is enough
  }
  {
    const std::scoped_lock lock(mutex);
    ended = true;
  }
  changed.notify_all();
  for (std::thread& thread : threads) thread.join();
  return threads.size();
}

}  // namespace

std::size_t threads_to_be_had(std::size_t wanted) {
  const std::size_t threads = count_startable(wanted - 1) + 1;
  if (threads == 1) return 1;
  try {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, 4 * threads, [](std::size_t /*at*/) {}); });
  } catch (const std::exception&) {
    return 1;
  }
  return threads;
}

Ticker::Ticker(std::function<void()> tick) : tick_(std::move(tick)) {
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::exception&) {  // then what waits is looked at when the next comes
  }
}

Ticker::~Ticker() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Ticker::run() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, kTick, [this] { return ended_; })) {
    lock.unlock();
    tick_();
    lock.lock();
  }
}

}  // namespace zhibiao::batch
