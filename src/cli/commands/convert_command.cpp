// convert: records written earlier, JSON Lines, in another format: what a run over the documents would have given.
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "batch/records.h"
#include "batch/sinks.h"
#include "cli/commands/run_commands.h"
#include "cli/commands/source_texts.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/messages.h"
#include "cli/pages/text_ending.h"
#include "cli/run/document_table.h"
#include "cli/run/signals.h"
#include "output/formats.h"
#include "output/selection.h"

namespace zhibiao::cli {
namespace {

std::unique_ptr<batch::Sink> sink_of(const Options& options, const Writer& writer, const WriterOptions& of_writer) {
  if (output::entry_of(of_writer.format).create != nullptr) return batch::built_file_sink(options.output, of_writer);
  if (!options.output.empty()) return batch::file_sink(options.output, writer);
  return batch::descriptor_sink(STDOUT_FILENO, "standard output", writer);
}

int refuse_output(const Error& error) {
  const bool reader_gone = error.code == "closed-pipe";
  if (!reader_gone) report(error);
  return reader_gone ? kDone : kOutputFailed;
}

// A table without some of its documents would look like one of all: then nothing is written.
int status_of(const batch::ConversionError& failed) {
  using Of = batch::ConversionError::Of;
  if (failed.of == Of::stopped) return kSignalled + caught_signal();
  if (failed.of == Of::output) return refuse_output(failed.error);
  report(failed.error);
  return kUsage;
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
  if (auto fine = batch::check_not_inputs(inputs, {options.output, options.documents}); !fine) {
    report(fine.error());
    return kUsage;
  }
  WriterOptions of_writer = writer_options(options, paths);
  of_writer.single = false;
  const auto writer = output::selecting_writer(make_writer(of_writer), output::Selection(options.selection));
  TextEnding ending(options, of_writer);
  const auto sink = ending.around(sink_of(options, *writer, of_writer));
  SourceTexts sources(options);
  DocumentTable documents(options);
  const auto restore = [&](Document& document) {
    documents.add(document);
    ending.add(document);
    if (of_writer.format == Format::html) sources.restore(document);
  };
  for (const std::string& path : paths) {
    if (auto converted = batch::convert_records(path, *writer, *sink, restore, &stop_flag()); !converted) {
      return status_of(converted.error());
    }
  }
  if (const auto finished = sink->finish(); !finished) return refuse_output(finished.error());
  const auto finished = documents.finish();
  return finished ? kDone : refuse_output(finished.error());
}

}  // namespace zhibiao::cli
