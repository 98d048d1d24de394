// convert: records written earlier, JSON Lines, in another format: what a run over the documents would have given.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "base/message_rows.h"
#include "base/system_error.h"
#include "batch/lines.h"
#include "batch/sinks.h"
#include "cli/batch_settings.h"
#include "cli/exit_status.h"
#include "cli/message_rows.h"
#include "cli/messages.h"
#include "cli/run_commands.h"
#include "cli/signals.h"
#include "cli/source_texts.h"
#include "output/record_reader.h"
#include "output/selection.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLongestRecord = std::size_t{4} << 30;

class Conversion {
 public:
  // `sources`: of a format that shows the documents' texts; else null.
  Conversion(const Writer& writer, batch::Sink& sink, SourceTexts* sources)
      : writer_(writer), sink_(sink), sources_(sources) {}

  // False where it is of no use to go on.
  bool take(const std::string& path) {
    if (path == batch::kStandardInput) return take(STDIN_FILENO, path);
    const base::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return refuse(base::system_error(errno, base::rows::kCannotOpen, path));
    return take(file.get(), path);
  }

  int finish() {
    if (status_ != kDone) return status_;
    if (auto written = sink_.finish(); !written) refuse_output(written.error());
    return status_;
  }

 private:
  bool take(int descriptor, const std::string& path) {
    using Next = batch::LineReader::Next;
    batch::LineReader lines(descriptor, path, kLongestRecord, &stop_flag());
    std::string line;
    for (std::size_t count = 1;; ++count) {
      switch (lines.next(line)) {
        case Next::line:
          break;
        case Next::too_long:
          return refuse({.code = "too-large", .path = path, .line = count, .message = rows::kLongLine(kLongestRecord)});
        case Next::end:
          return true;
        case Next::failed:
          return refuse(lines.error());
        case Next::interrupted:
          status_ = kSignalled + caught_signal();
          return false;
      }
      if (line.empty()) continue;
      auto document = reader_.read(line);
      if (!document) {
        document.error().path = path;
        document.error().line = count;
        return refuse(document.error());
      }
      if (sources_) sources_->restore(*document);
      if (auto written = sink_.write({}, writer_.record(*document)); !written) return refuse_output(written.error());
    }
  }

  // A table without some of its documents would look like one of all: nothing is written.
  bool refuse(const Error& error) {
    report(error);
    status_ = kUsage;
    return false;
  }

  bool refuse_output(const Error& error) {
    const bool reader_gone = error.code == "closed-pipe";
    if (!reader_gone) report(error);
    status_ = reader_gone ? kDone : kOutputFailed;
    return false;
  }

  const Writer& writer_;
  batch::Sink& sink_;
  SourceTexts* sources_;
  output::RecordReader reader_;
  int status_ = kDone;
};

std::unique_ptr<batch::Sink> sink_of(const Options& options, const Writer& writer, const WriterOptions& of_writer) {
  if (of_writer.format == Format::xlsx) return batch::workbook_sink(options.output, of_writer);
  if (!options.output.empty()) return batch::file_sink(options.output, writer);
  return batch::descriptor_sink(STDOUT_FILENO, "standard output", writer);
}

}  // namespace

int run_convert(const Options& options) {
  std::vector<std::string> paths = options.arguments;
  if (paths.empty()) paths = {batch::kStandardInput};
  if (const auto problem = refused_output(options)) {
    report(*problem);
    return kUsage;
  }
  std::vector<batch::Input> inputs;
  for (const std::string& path : paths) inputs.push_back({path, path, {}});
  if (auto fine = batch::check_not_inputs(inputs, {options.output}); !fine) {
    report(fine.error());
    return kUsage;
  }
  WriterOptions of_writer = writer_options(options, paths);
  of_writer.single = false;
  const auto writer = output::selecting_writer(make_writer(of_writer), output::Selection(options.selection));
  const auto sink = sink_of(options, *writer, of_writer);
  SourceTexts sources(options);
  Conversion conversion(*writer, *sink, of_writer.format == Format::html ? &sources : nullptr);
  for (const std::string& path : paths) {
    if (!conversion.take(path)) break;
  }
  return conversion.finish();
}

}  // namespace zhibiao::cli
