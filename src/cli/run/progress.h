// How far a batch is: a bar on a terminal, or a line now and then. A thread of its own draws, so that a long document
// does not stop the clock.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "cli/options/options.h"
#include "cli/run/run_log.h"

namespace zhibiao::cli {

enum class ProgressShape { none, bar, lines };

// auto: a bar where standard error is a terminal that records do not go to, lines where that terminal is dumb.
[[nodiscard]] ProgressShape progress_shape(const Options& options);

// "[=====>     ] 120/400 documents  1.2 MB  0.4 MB/s  2 failed  0:07 left", no wider than `width`.
[[nodiscard]] std::string bar_text(const Totals& totals, std::optional<std::size_t> expected, std::size_t width);
// "120 of 400 documents, 2 failed, 1.2 MB, 0.4 MB/s, 7 s left"
[[nodiscard]] Message progress_text(const Totals& totals, std::optional<std::size_t> expected);

class Progress {
 public:
  // The clock starts here.
  Progress(RunLog& log, ProgressShape shape, std::chrono::milliseconds interval);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void expect(std::size_t documents) { expected_ = documents; }
  void add(const Document& document);
  void add_unchanged(std::size_t documents) { unchanged_ += documents; }
  // Takes the bar away.
  void end();
  [[nodiscard]] Totals totals() const;

 private:
  void draw();

  RunLog& log_;
  ProgressShape shape_;
  std::chrono::milliseconds interval_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::atomic<std::size_t> expected_ = 0;  // 0: not known yet, or at all
  std::atomic<std::size_t> documents_ = 0;
  std::atomic<std::size_t> failed_ = 0;
  std::atomic<std::size_t> unchanged_ = 0;
  std::atomic<std::size_t> indicators_ = 0;
  std::atomic<std::size_t> bytes_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace zhibiao::cli
