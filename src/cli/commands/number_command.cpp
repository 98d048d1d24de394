// number: every written number of each text given, or of each line of standard input.
#include <fmt/format.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "base/atomic_file.h"
#include "base/utf8.h"
#include "batch/lines.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"
#include "embedded/embedded.h"
#include "extract/packs.h"
#include "indicators/number_list.h"
#include "output/json_writer.h"
#include "patterns/pack_loader.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLongestLine = std::size_t{64} << 20;

// A bare number has the kind "number", which no indicator has.
std::string record(std::string_view text, const std::vector<indicators::ListedNumber>& numbers) {
  output::JsonWriter json(output::JsonWriter::Layout::compact);
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
  return json.take() + '\n';
}

// Each line has a record, so that what is read beside it stays in step.
std::string error_record(std::string_view code) {
  output::JsonWriter json(output::JsonWriter::Layout::compact);
  json.begin_object();
  json.key("text");
  json.null();
  json.key("numbers");
  json.begin_array();
  json.end_array();
  json.key("error");
  json.string(code);
  json.end_object();
  return json.take() + '\n';
}

class Run {
 public:
  explicit Run(const patterns::PackSet& packs) : reader_(packs, embedded::language().words) {}

  // False where nothing more can be written.
  bool take(std::string_view text, std::string_view name, std::size_t line) {
    if (const auto bad = base::first_invalid_utf8(text)) {
      report({.code = "bad-encoding",
              .path = std::string(name),
              .line = line,
              .column = base::count_code_points(text.substr(0, *bad)) + 1,
              .message = rows::kNoUtf8()});
      status_ = kSomeFailed;
      return put(error_record("bad-encoding"));
    }
    return put(record(text, reader_.read(text)));
  }

  int take_standard_input() {
    using Next = batch::LineReader::Next;
    batch::LineReader lines(STDIN_FILENO, "standard input", kLongestLine, &stop_flag());
    std::string line;
    for (std::size_t count = 1;; ++count) {
      switch (lines.next(line)) {
        case Next::line:
          break;
        case Next::too_long:
          report("standard input", Severity::error, rows::kLongLine(kLongestLine));
          status_ = kSomeFailed;
          if (!put(error_record("too-large"))) return status_;
          continue;
        case Next::end:
          return status_;
        case Next::failed:
          report(lines.error());
          return kSomeFailed;
        case Next::interrupted:
          return kSignalled + caught_signal();
      }
      std::string_view text = line;
      if (count == 1 && text.starts_with(base::kUtf8ByteOrderMark)) text.remove_prefix(base::kUtf8ByteOrderMark.size());
      if (!take(text, "standard input", count)) return status_;
    }
  }

  [[nodiscard]] int status() const { return status_; }

 private:
  bool put(const std::string& line) {
    const auto written = base::write_descriptor(STDOUT_FILENO, line, "standard output");
    if (written) return true;
    if (written.error().code != "closed-pipe") {
      report(written.error());
      status_ = kOutputFailed;
    }
    return false;
  }

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
