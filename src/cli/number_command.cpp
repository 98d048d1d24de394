// number: every written number of each text given, or of each line of standard input.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

#include "base/atomic_file.h"
#include "base/system_error.h"
#include "base/utf8.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/run_commands.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "extract/packs.h"
#include "indicators/number_list.h"
#include "output/json_writer.h"
#include "patterns/pack_loader.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;

// The lines of standard input, each as soon as it is there.
class Lines {
 public:
  enum class Next { line, end, failed, interrupted };

  Next next(std::string& line) {
    line.clear();
    while (true) {
      if (const std::size_t feed = buffer_.find('\n', looked_); feed != std::string::npos) {
        line.assign(buffer_, 0, feed);
        buffer_.erase(0, feed + 1);
        looked_ = 0;
        return Next::line;
      }
      looked_ = buffer_.size();
      if (buffer_.size() > kLongestLine) {
        report("standard input", Severity::error, fmt::format("a line of more than {} bytes", kLongestLine));
        return Next::failed;
      }
      if (ended_) {
        line.swap(buffer_);
        buffer_.clear();
        looked_ = 0;
        return line.empty() ? Next::end : Next::line;
      }
      if (stop_flag().load()) return Next::interrupted;
      if (!fill()) return Next::failed;
    }
  }

 private:
  // Waits a little for more; false where reading failed.
  bool fill() {
    constexpr int kLookUpMilliseconds = 100;  // how long a signal may go unnoticed
    pollfd waiting{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kLookUpMilliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return true;
    const ssize_t got = ready < 0 ? ready : ::read(STDIN_FILENO, block_.data(), block_.size());
    if (got < 0) {
      if (errno == EINTR) return true;
      report(base::system_error(errno, "cannot read", "standard input"));
      return false;
    }
    ended_ = got == 0;
    buffer_.append(block_.data(), static_cast<std::size_t>(got));
    return true;
  }

  std::array<char, std::size_t{64} << 10> block_{};
  std::string buffer_;
  std::size_t looked_ = 0;  // no line break before this place
  bool ended_ = false;
};

// A bare number has the kind "number", which no indicator has.
std::string record(std::string_view text, const std::vector<indicators::ListedNumber>& numbers) {
  std::string out;
  output::JsonWriter json(out, output::JsonWriter::Layout::compact);
  json.begin_object();
  json.key("text");
  json.string(text);
  json.key("numbers");
  json.begin_array();
  for (const auto& number : numbers) {
    json.begin_object();
    json.key("start");
    json.size(number.range.begin);
    json.key("end");
    json.size(number.range.end);
    json.key("text");
    json.string(number.range.of(text));
    json.key("value");
    json.number(number.value.text);
    json.key("high");
    number.high ? json.number(number.high->text) : json.null();
    json.key("unit");
    json.string(number.unit);
    json.key("kind");
    json.string(number.kind ? name_of(*number.kind) : "number");
    json.key("comparator");
    json.string(name_of(number.comparator));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out += '\n';
  return out;
}

class Run {
 public:
  explicit Run(const patterns::PackSet& packs) : reader_(packs, patterns::embedded_file("lexicon.tsv")) {}

  // False where nothing more can be written.
  bool take(std::string_view text, std::string_view name, std::size_t line) {
    if (const auto bad = base::first_invalid_utf8(text)) {
      report({"bad-encoding",
              std::string(name),
              line,
              base::count_code_points(text.substr(0, *bad)) + 1,
              "this is no UTF-8; the line is left out",
              {},
              {}});
      status_ = kSomeFailed;
      return true;
    }
    const auto written = base::write_descriptor(STDOUT_FILENO, record(text, reader_.read(text)), "standard output");
    if (written) return true;
    if (written.error().code != "closed-pipe") {
      report(written.error());
      status_ = kOutputFailed;
    }
    return false;
  }

  int take_standard_input() {
    Lines lines;
    std::string line;
    for (std::size_t count = 1;; ++count) {
      switch (lines.next(line)) {
        case Lines::Next::line:
          break;
        case Lines::Next::end:
          return status_;
        case Lines::Next::failed:
          return kSomeFailed;
        case Lines::Next::interrupted:
          return kSignalled + caught_signal();
      }
      std::string_view text = line;
      if (count == 1 && text.starts_with(base::kUtf8ByteOrderMark)) text.remove_prefix(base::kUtf8ByteOrderMark.size());
      if (text.ends_with('\r')) text.remove_suffix(1);
      if (!take(text, "standard input", count)) return status_;
    }
  }

  [[nodiscard]] int status() const { return status_; }

 private:
  indicators::NumberListReader reader_;
  int status_ = kDone;
};

}  // namespace

int run_number(const Options& options) {
  const auto packs = load_packs(options.pattern_folders);
  if (!packs) return kUsage;
  Run run(packs->impl().set);
  if (options.arguments.empty()) return run.take_standard_input();
  std::size_t count = 0;
  for (const auto& text : options.arguments) {
    if (!run.take(text, fmt::format("argument {}", ++count), 0)) break;
  }
  return run.status();
}

}  // namespace zhibiao::cli
