// text and verify: the way from a record back to its document.
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "batch/document_reader.h"
#include "batch/records.h"
#include "cli/commands/run_commands.h"
#include "cli/commands/source_texts.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"
#include "extract/slices.h"
#include "output/sections.h"
#include "output/terminal_text.h"
#include "text/source_text.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kDifferencesTold = 5;  // of one document

int failed_status() { return caught_signal() > 0 ? kSignalled + caught_signal() : kSomeFailed; }

class Verification {
 public:
  explicit Verification(const Options& options) : sources_(options) {}

  // False where it is of no use to go on.
  bool take(const std::string& path) {
    const auto verified = [&](const Document& document) -> Expected<void> {
      verify(document);
      return written_ == kDone ? Expected<void>() : tl::unexpected(Error{});
    };
    const auto read = batch::read_records(path, verified, &stop_flag());
    if (read) return true;
    using Of = batch::ConversionError::Of;
    if (read.error().of == Of::stopped) status_ = kSignalled + caught_signal();
    if (read.error().of == Of::records) {
      report(read.error().error);
      status_ = kUsage;
    }
    if (read.error().of == Of::output && written_ == kDone) {
      report(read.error().error);
      written_ = kOutputFailed;
    }
    return false;
  }

  int finish() {
    if (status_ == kUsage || status_ > kSignalled) return status_;
    const std::size_t hold = documents_ - differing_ - unread_;
    if (documents_ != 1) say(spoken(rows::kVerified(documents_, hold, differing_, unread_)));
    return written_ != kDone ? written_ : status_;
  }

 private:
  void verify(const Document& document) {
    ++documents_;
    const Source& source = document.source;
    const std::string name = output::source_name(source);
    if (document.failed) {
      ++unread_;
      return say(name, spoken(rows::kWasNotRead()));
    }
    const auto text = sources_.read(source);
    if (!text) return differ(name, text.error());
    const extract::SliceReport slices = extract::check_slices(*text, document);
    if (slices.differences.empty()) return say(name, spoken(rows::kSpansHold(slices.spans)));
    mark_differing(name);
    for (std::size_t i = 0; i < std::min(slices.differences.size(), kDifferencesTold); ++i) {
      const Diagnostic& each = slices.differences[i];
      report({.code = each.code, .path = name, .line = each.line, .column = each.column, .message = each.message});
    }
    if (slices.differences.size() > kDifferencesTold) {
      report(name, Severity::error, rows::kMoreDifferences(slices.differences.size() - kDifferencesTold));
    }
  }

  void differ(const std::string& name, const Error& error) {
    mark_differing(name);
    report(error);
  }

  void mark_differing(const std::string& name) {
    ++differing_;
    status_ = kSomeFailed;
    say(name, spoken(rows::kDiffers()));
  }

  void say(const std::string& name, const std::string& what) { say(output::printable(name) + ": " + what); }
  void say(const std::string& line) {
    if (written_ == kDone) written_ = print(line + "\n");
  }

  SourceTexts sources_;
  std::size_t documents_ = 0;
  std::size_t differing_ = 0;
  std::size_t unread_ = 0;
  int status_ = kDone;
  int written_ = kDone;
};

}  // namespace

int run_text(const Options& options) {
  if (options.arguments.size() != 1) {
    report(Severity::error, rows::kTextTakesOneFile());
    return kUsage;
  }
  const std::string& path = options.arguments.front();
  const batch::ReadingOptions reading = reading_options_of(options);
  auto raw = batch::DocumentReader(reading, reading_limits(options)).read(batch::place_of(path));
  if (!raw) {
    report(raw.error());
    return failed_status();
  }
  const auto source = text::decode(std::move(raw->bytes), path, raw->encoding);
  if (!source) {
    report(source.error());
    return kSomeFailed;
  }
  // A terminal is not given what might steer it; a file gets every byte, for the spans count them.
  if (!options.numbers && !is_terminal(STDOUT_FILENO)) return print(source->utf8);
  std::string text;
  for (std::size_t line = 0; line < source->lines.size(); ++line) {
    if (options.numbers) text += fmt::format("{:>6}\t", line + 1);
    text += output::printable(source->line(line)) + "\n";
  }
  return print(text);
}

int run_verify(const Options& options) {
  std::vector<std::string> paths = options.arguments;
  if (paths.empty()) paths = {batch::kStandardInput};
  Verification verification(options);
  for (const std::string& path : paths) {
    if (!verification.take(path)) break;
  }
  return verification.finish();
}

}  // namespace zhibiao::cli
