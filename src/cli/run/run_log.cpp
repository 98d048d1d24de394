#include "cli/run/run_log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/message_rows.h"
#include "base/system_error.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "output/json_writer.h"
#include "output/sections.h"
#include "output/terminal_text.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

constexpr mode_t kMode = 0666;  // the umask takes its part
constexpr const char* kEraseLine = "\r\033[K";

void write_totals(output::JsonWriter& json, const Totals& totals) {
  const auto number = [&](std::string_view name, std::uint64_t value) {
    json.key_of_input(name);
    json.size(value);
  };
  number("documents", totals.documents);
  number("failed", totals.failed);
  number("unchanged", totals.unchanged);
  number("indicators", totals.indicators);
  number("bytes", totals.bytes);
  json.key("seconds");
  json.number(fmt::format("{:.3f}", totals.seconds));
}

}  // namespace

std::string size_text(double bytes) {
  constexpr double kStep = 1000;
  constexpr double kRoundsUp = 999.95;
  constexpr std::array<const char*, 5> kUnits = {"B", "KB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= kRoundsUp && unit + 1 < kUnits.size()) {
    bytes /= kStep;
    ++unit;
  }
  return unit == 0 ? fmt::format("{:.0f} B", bytes) : fmt::format("{:.1f} {}", bytes, kUnits[unit]);
}

std::string time_text(std::int64_t seconds_since_1970) {
  const auto time = static_cast<std::time_t>(seconds_since_1970);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  constexpr int kFirstYear = 1900;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + kFirstYear, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

Message summary_text(const Totals& totals, bool incremental) {
  const auto documents = totals.documents + totals.unchanged;
  std::vector<Message> parts = {documents == 1 ? rows::kDocument(documents) : rows::kDocuments(documents),
                                rows::kFailed(totals.failed)};
  if (incremental) parts.push_back(rows::kUnchanged(totals.unchanged));
  parts.push_back(totals.indicators == 1 ? rows::kIndicator(totals.indicators) : rows::kIndicators(totals.indicators));
  parts.push_back(Message::verbatim(size_text(static_cast<double>(totals.bytes))));
  parts.push_back(rows::kSeconds(fmt::format("{:.1f}", totals.seconds)));
  // A message points to its row, which must not be a copy.
  return std::accumulate(parts.begin() + 1, parts.end(), parts.front(), std::cref(base::rows::kBoth));
}

// One line of the log.
struct RunLog::Event {
  std::string_view level;
  std::string text;  // as standard error shows it, with its line break
  std::string_view event = {};
  std::string_view path = {};
  std::size_t line = 0;
  std::size_t column = 0;
  std::string_view code = {};
  std::string message = {};  // in English
  const Totals* totals = nullptr;

  [[nodiscard]] std::string as_json(std::int64_t now) const {
    output::JsonWriter json(output::JsonWriter::Layout::compact);
    const auto string = [&](std::string_view name, std::string_view value) {
      if (value.empty()) return;
      json.key_of_input(name);
      json.string(value);
    };
    const auto number = [&](std::string_view name, std::size_t value) {
      if (value == 0) return;
      json.key_of_input(name);
      json.size(value);
    };
    json.begin_object();
    string("time", time_text(now));
    string("level", level);
    string("event", event);
    string("path", path);
    number("line", line);
    number("column", column);
    string("code", code);
    string("message", message);
    if (totals != nullptr) write_totals(json, *totals);
    json.end_object();
    return json.take() + '\n';
  }
};

RunLog::RunLog(const Options& options)
    : verbosity_(options.verbosity),
      incremental_(!options.state.empty()),
      format_(options.log_format),
      path_(options.log_file) {}

std::optional<Error> RunLog::open() {
  if (path_.empty()) return std::nullopt;
  file_ = base::Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode));
  if (!file_.is_open()) return base::system_error(errno, base::rows::kCannotWrite, path_);
  return std::nullopt;
}

// Another program may have put the file aside to begin a new one.
void RunLog::reopen_renamed() {
  struct stat named {};
  struct stat opened {};
  const bool same = ::stat(path_.c_str(), &named) == 0 && ::fstat(file_.get(), &opened) == 0 &&
                    named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
  if (same) return;
  base::Descriptor fresh(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode));
  if (fresh.is_open()) file_ = std::move(fresh);
}

void RunLog::put_standard_error(std::string text) {
  if (std::exchange(drawn_, false)) text.insert(0, kEraseLine);
  // Nothing can be done where even this fails.
  static_cast<void>(base::write_descriptor(STDERR_FILENO, text, "standard error").has_value());
}

// The log file has the format that is asked for; without one standard error has it.
void RunLog::put(const Event& event, bool on_standard_error, bool in_file) {
  const bool json = format_ == LogFormat::json;
  const std::int64_t now = std::time(nullptr);
  const std::scoped_lock lock(mutex_);
  if (on_standard_error) put_standard_error(json && path_.empty() ? event.as_json(now) : event.text);
  if (!in_file || !file_.is_open() || problem_) return;
  reopen_renamed();
  const std::string line = json ? event.as_json(now) : time_text(now) + ' ' + event.text;
  if (auto written = base::write_descriptor(file_.get(), line, path_); !written) problem_ = std::move(written.error());
}

void RunLog::say(Severity severity, const Message& message, std::string_view path) {
  const bool note = severity == Severity::note;
  const bool shown =
      severity == Severity::error || (note ? verbosity_ == Verbosity::verbose : verbosity_ != Verbosity::quiet);
  Event event{name_of(severity), message_line(path, 0, 0, severity, message)};
  event.path = path;
  event.message = message.english();
  put(event, shown, !note || verbosity_ == Verbosity::verbose);
}

void RunLog::say(const Error& error) {
  Event event{name_of(Severity::error), message_line(error)};
  event.path = error.path;
  event.line = error.line;
  event.column = error.column;
  event.code = error.code;
  event.message = error.message.english();
  put(event, true, true);
}

void RunLog::tell(const Document& document) {
  const Severity least = verbosity_ == Verbosity::verbose ? Severity::note : Severity::warning;
  const std::string path = output::source_name(document.source);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity > least) continue;  // error < warning < note
    Event event{name_of(diagnostic.severity),
                message_line(path, diagnostic.line, diagnostic.column, diagnostic.severity, diagnostic.message)};
    event.path = path;
    event.line = diagnostic.line;
    event.column = diagnostic.column;
    event.code = diagnostic.code;
    event.message = diagnostic.message.english();
    put(event, verbosity_ != Verbosity::quiet, true);
  }
}

void RunLog::tell_progress(const Totals& totals, const Message& line) {
  Event event{"info", fmt::format("zhibiao: {}\n", spoken(line)), "progress"};
  event.totals = &totals;
  put(event, true, true);
}

void RunLog::tell_removed(const std::string& path) {
  Event event{"info", message_line(path, 0, 0, Severity::note, rows::kRemoved()), "removed", path};
  event.message = rows::kRemoved().english();
  put(event, verbosity_ == Verbosity::verbose, true);
}

void RunLog::tell_end(const Totals& totals, bool stopped, bool on_standard_error) {
  Event event{"info", fmt::format("zhibiao: {}\n", spoken(summary_text(totals, incremental_))),
              stopped ? "stopped" : "end"};
  event.totals = &totals;
  put(event, on_standard_error, true);
}

void RunLog::draw(const std::string& bar) {
  const std::scoped_lock lock(mutex_);
  if (bar.empty() && !drawn_) return;
  put_standard_error(bar);
  drawn_ = !bar.empty();
}

std::optional<Error> RunLog::problem() const {
  const std::scoped_lock lock(mutex_);
  return problem_;
}

}  // namespace zhibiao::cli
