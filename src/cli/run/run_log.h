// What a batch says: messages to standard error and, where asked for, to a log file, as lines for reading or as JSON.
// Any thread may call. A progress bar on the same terminal makes way for messages.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "cli/options/options.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::cli {

// What a run did, so far or at its end.
struct Totals {
  std::uint64_t documents = 0;  // read, failed ones included
  std::uint64_t failed = 0;
  std::uint64_t unchanged = 0;  // up to date, not read
  std::uint64_t indicators = 0;
  std::uint64_t bytes = 0;  // of the documents read
  double seconds = 0;
};

// "12 documents, 1 failed, 57 indicators, 9.8 KB, 0.1 s"; unchanged ones are told of where the run looks for them.
[[nodiscard]] Message summary_text(const Totals& totals, bool incremental);
[[nodiscard]] std::string size_text(double bytes);  // 9.8 KB, decimal
// 2025-03-01T23:59:08Z
[[nodiscard]] std::string time_text(std::int64_t seconds_since_1970);

class RunLog {
 public:
  explicit RunLog(const Options& options);

  // Opens the log file; a file that cannot be written is an error.
  [[nodiscard]] std::optional<Error> open();

  // Warnings and notes as far as they are wanted; errors always.
  void say(Severity severity, const Message& message, std::string_view path = {});
  void say(const Error& error);
  void tell(const Document& document);
  // How far the run is: a line of its own.
  void tell_progress(const Totals& totals, const Message& line);
  // Of output whose input is gone.
  void tell_removed(const std::string& path);
  void tell_end(const Totals& totals, bool stopped, bool on_standard_error);

  // The last line of the terminal; empty takes it away.
  void draw(const std::string& bar);

  // The first failure to write the log file.
  [[nodiscard]] std::optional<Error> problem() const;

 private:
  struct Event;
  void put(const Event& event, bool on_standard_error, bool in_file);
  void put_standard_error(std::string text);
  void reopen_renamed();

  Verbosity verbosity_;
  bool incremental_;
  LogFormat format_;
  std::string path_;
  mutable std::mutex mutex_;
  base::Descriptor file_;
  std::optional<Error> problem_;
  bool drawn_ = false;
};

}  // namespace zhibiao::cli
