#include "cli/run/progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "base/message_rows.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/terminal.h"

namespace zhibiao::cli {
namespace {

// What is done within the first of these needs no bar; a person sees the first sign before a tenth of a second.
constexpr std::chrono::milliseconds kFirstBar(60);
constexpr std::chrono::milliseconds kNextBar(100);
constexpr std::size_t kBarWidth = 24;
constexpr std::size_t kUsualWidth = 80;
constexpr int kMinute = 60;

bool is_dumb_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

std::size_t terminal_width() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : kUsualWidth;
}

// How long the rest will take, going by what was done; nothing at the very beginning.
std::optional<double> seconds_left(const Totals& totals, std::optional<std::size_t> expected) {
  const auto done = totals.documents + totals.unchanged;
  if (!expected || done == 0 || done > *expected) return std::nullopt;
  return totals.seconds / static_cast<double>(done) * static_cast<double>(*expected - done);
}

std::string rate_text(const Totals& totals) {
  return totals.seconds > 0 ? size_text(static_cast<double>(totals.bytes) / totals.seconds) + "/s" : "";
}

}  // namespace

ProgressShape progress_shape(const Options& options) {
  switch (options.progress) {
    case ProgressMode::never:
      return ProgressShape::none;
    case ProgressMode::always:
      return ProgressShape::bar;
    case ProgressMode::plain:
      return ProgressShape::lines;
    case ProgressMode::automatic:
      break;
  }
  const bool records_there = options.output.empty() && options.output_folder.empty() && is_terminal(STDOUT_FILENO);
  const bool json = options.log_format == LogFormat::json && options.log_file.empty();
  const bool wanted = options.verbosity != Verbosity::quiet && is_terminal(STDERR_FILENO) && !records_there && !json;
  if (!wanted) return ProgressShape::none;
  return is_dumb_terminal() ? ProgressShape::lines : ProgressShape::bar;
}

std::string bar_text(const Totals& totals, std::optional<std::size_t> expected, std::size_t width) {
  const auto done = totals.documents + totals.unchanged;
  std::string text;
  if (expected && *expected > 0) {
    const auto filled = std::min<std::size_t>(kBarWidth, kBarWidth * done / *expected);
    text = fmt::format("[{}{}] {}/{} documents", std::string(filled, '#'), std::string(kBarWidth - filled, '-'), done,
                       *expected);
  } else {
    text = done == 0 ? "looking for documents" : fmt::format("{} documents", done);
  }
  if (totals.bytes > 0)
    text += fmt::format("  {}  {}", size_text(static_cast<double>(totals.bytes)), rate_text(totals));
  if (totals.failed > 0) text += fmt::format("  {} failed", totals.failed);
  if (const auto left = seconds_left(totals, expected)) {
    const auto seconds = static_cast<long>(std::ceil(*left));
    text += fmt::format("  {}:{:02} left", seconds / kMinute, seconds % kMinute);
  }
  if (text.size() > width) text.resize(width);  // it is ASCII
  return text;
}

Message progress_text(const Totals& totals, std::optional<std::size_t> expected) {
  const auto done = totals.documents + totals.unchanged;
  Message text = expected ? rows::kOfDocuments(done, *expected) : rows::kDocuments(done);
  const auto add = [&](const auto& part) { text = base::rows::kBoth(text, part); };
  add(rows::kFailed(totals.failed));
  add(size_text(static_cast<double>(totals.bytes)));
  if (const std::string rate = rate_text(totals); !rate.empty()) add(rate);
  if (const auto left = seconds_left(totals, expected)) {
    add(rows::kSecondsLeft(fmt::format("{:.0f}", std::ceil(*left))));
  }
  return text;
}

Progress::Progress(RunLog& log, ProgressShape shape, std::chrono::milliseconds interval)
    : log_(log), shape_(shape), interval_(interval) {
  if (shape_ == ProgressShape::none) return;
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    auto wait = shape_ == ProgressShape::bar ? kFirstBar : interval_;
    while (!changed_.wait_for(lock, wait, [this] { return ended_; })) {
      draw();
      wait = shape_ == ProgressShape::bar ? kNextBar : interval_;
    }
  });
}

Progress::~Progress() { end(); }

void Progress::end() {
  {
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  if (!thread_.joinable()) return;
  thread_.join();
  if (shape_ == ProgressShape::bar) log_.draw("");
}

void Progress::add(const Document& document) {
  ++documents_;
  if (document.failed) ++failed_;
  indicators_ += document.indicators.size();
  bytes_ += document.source.bytes;
}

Totals Progress::totals() const {
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start_;
  return {documents_, failed_, unchanged_, indicators_, bytes_, time.count()};
}

void Progress::draw() {
  const Totals now = totals();
  const std::size_t expected = expected_;
  const auto known = expected > 0 ? std::optional(expected) : std::nullopt;
  if (shape_ == ProgressShape::lines) return log_.tell_progress(now, progress_text(now, known));
  log_.draw(bar_text(now, known, terminal_width() - 1));
}

}  // namespace zhibiao::cli
