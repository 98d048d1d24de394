// extract and outline: many documents to one of the sinks.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "batch/batch.h"
#include "batch/file_list.h"
#include "batch/inputs.h"
#include "batch/sinks.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/run_commands.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "output/formats.h"
#include "output/selection.h"
#include "output/text_format.h"
#include "zhibiao/extractor.h"

namespace zhibiao::cli {
namespace {

constexpr const char* kStandardOutput = "standard output";

class OutlineWriter : public Writer {
 public:
  explicit OutlineWriter(bool color) : color_(color) {}
  [[nodiscard]] std::string record(const Document& document) const override {
    return output::outline_text(document, color_);
  }
  [[nodiscard]] std::string separator() const override { return "\n"; }

 private:
  bool color_;
};

Format format_of(const Options& options) {
  if (options.format) return *options.format;
  if (!options.output_folder.empty()) return Format::jsonl;
  if (!options.output.empty()) return output::format_by_file(options.output).value_or(Format::jsonl);
  return is_terminal(STDOUT_FILENO) ? Format::text : Format::jsonl;
}

bool reads_lines(const Options& options) { return options.input_format == batch::InputFormat::json_lines; }

std::vector<batch::Converter> converters_of(const Options& options) {
  auto all = options.converters;
  const auto known = batch::known_converters();
  if (options.known_converters) all.insert(all.end(), known.begin(), known.end());
  return all;
}

batch::NamePatterns names_of(const Options& options) {
  batch::NamePatterns names;
  if (reads_lines(options)) names.globs = {"*.jsonl"};
  for (const batch::Converter& converter : converters_of(options)) {
    if (names.globs.back() != converter.glob) names.globs.push_back(converter.glob);
  }
  if (!options.globs.empty()) {
    names.globs = options.globs;
    names.any_case = false;
  }
  names.excludes = options.excludes;
  names.hidden = options.hidden;
  return names;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

WriterOptions writer_options(const Options& options) {
  WriterOptions writer;
  writer.format = format_of(options);
  writer.header = options.header;
  writer.columns = options.columns;
  const bool to_file = !options.output_folder.empty() || options.output.ends_with(".csv");
  writer.byte_order_mark = options.byte_order_mark == Choice::always ||
                           (options.byte_order_mark == Choice::automatic && writer.format == Format::csv && to_file);
  const bool to_stdout = options.output.empty() && options.output_folder.empty();
  writer.color = to_stdout ? wants_color(STDOUT_FILENO, options.color) : options.color == Choice::always;
  const bool one_file = options.arguments.size() == 1 && options.list.empty() && !reads_lines(options) &&
                        batch::container_of(options.arguments.front()) != batch::Container::archive &&
                        !is_folder(options.arguments.front());
  writer.single = !options.output_folder.empty() || one_file;
  return writer;
}

void report_skipped(const Options& options, const std::vector<batch::Skipped>& all) {
  if (options.verbosity == Verbosity::quiet) return;
  for (const batch::Skipped& skipped : all) {
    if (skipped.severity == Severity::note && options.verbosity != Verbosity::verbose) continue;
    report(skipped.path, skipped.severity, skipped.message);
  }
}

// What the folders hold but the run leaves out, and folders that hold nothing.
void report_inputs(const Options& options, const batch::InputList& list) {
  report_skipped(options, list.skipped);
  if (!list.inputs.empty() || options.verbosity == Verbosity::quiet) return;
  if (options.arguments.empty()) return report(Severity::warning, "the list of files is empty");
  report(Severity::warning, fmt::format("no file there matches; --glob PATTERN takes others than {}",
                                        fmt::join(names_of(options).globs, " ")));
}

Expected<std::unique_ptr<batch::Sink>> open_sink(const Options& options, const batch::InputList& list,
                                                 const Writer& writer) {
  if (!options.output_folder.empty()) {
    auto paths = batch::plan_folder(list.inputs, options.output_folder, output::entry_of(format_of(options)).extension);
    if (!paths) return tl::unexpected(std::move(paths.error()));
    return batch::folder_sink(std::move(*paths), writer);
  }
  if (options.output.empty()) return batch::descriptor_sink(STDOUT_FILENO, kStandardOutput, writer);
  if (auto fine = batch::check_not_an_input(list.inputs, options.output); !fine) {
    return tl::unexpected(std::move(fine.error()));
  }
  return batch::file_sink(options.output, writer);
}

// How many documents there are is known before the end only where every input is one.
std::optional<std::size_t> count_of(const Options& options, const batch::InputList& list) {
  const auto holds_more = [](const batch::Input& input) {
    return batch::container_of(input.path) == batch::Container::archive;
  };
  if (reads_lines(options) || std::any_of(list.inputs.begin(), list.inputs.end(), holds_more)) return std::nullopt;
  return list.inputs.size();
}

void report_end(const Options& options, const batch::BatchResult& result, std::optional<std::size_t> count) {
  report_skipped(options, result.skipped);
  if (result.stopped) {
    const std::string of = count ? fmt::format(" of {}", *count) : "";
    report(Severity::error, fmt::format("stopped after {}{} documents", result.documents, of));
  }
  if (options.verbosity != Verbosity::quiet && result.failed > 0 && (!count || *count > 1)) {
    report(Severity::error, fmt::format("{} of {} documents failed", result.failed, count.value_or(result.documents)));
  }
}

int status_of(const batch::BatchResult& result) {
  if (result.output_error && result.output_error->code != "closed-pipe") {
    report(*result.output_error);
    return kOutputFailed;
  }
  if (result.stopped) return kSignalled + caught_signal();
  return result.failed > 0 ? kSomeFailed : kDone;
}

int run_batch(const Options& options, const Extractor& extractor, const batch::InputList& list, const Writer& writer,
              batch::Sink& sink) {
  const auto seen = [&](const Document& document) {
    if (options.verbosity == Verbosity::quiet) return;
    report(document, options.verbosity == Verbosity::verbose ? Severity::note : Severity::warning);
  };
  batch::BatchOptions batch_options{options.threads, &stop_flag(), STDIN_FILENO, {}};
  batch_options.reading.format = options.input_format;
  batch_options.reading.fields = options.json_fields;
  batch_options.reading.names = names_of(options);
  if (!reads_lines(options)) batch_options.reading.converters = converters_of(options);
  if (options.time_limit.count() > 0) batch_options.reading.conversion_time = options.time_limit;
  const batch::BatchResult result = batch::run(list.inputs, extractor, writer, sink, seen, batch_options);
  report_end(options, result, count_of(options, list));
  return status_of(result);
}

// The options with the paths to read: standard input where none is given, unless a person would have to type it in.
std::optional<Options> with_paths(Options options) {
  if (!options.list.empty()) {
    auto names = batch::read_file_list(options.list, options.list_separator, {0, &stop_flag(), STDIN_FILENO, {}});
    if (!names) {
      report(names.error());
      return std::nullopt;
    }
    options.arguments.insert(options.arguments.end(), names->begin(), names->end());
    return options;
  }
  if (!options.arguments.empty()) return options;
  if (is_terminal(STDIN_FILENO)) {
    report(Severity::error, "no document is given");
    show(help(options.command, HelpLength::brief));
    return std::nullopt;
  }
  options.arguments = {batch::kStandardInput};
  return options;
}

ExtractorOptions extractor_options(const Options& options) {
  ExtractorOptions extractor;
  extractor.encoding = reads_lines(options) ? std::optional<std::string>("UTF-8") : options.encoding;
  extractor.max_bytes = options.largest_document;
  extractor.time_limit = options.time_limit;
  extractor.evidence = options.explain;
  return extractor;
}

int run_documents(const Options& options, const Writer& writer) {
  const auto packs = load_packs(options.pattern_folders);
  if (!packs) return kUsage;
  const Extractor extractor(*packs, extractor_options(options));
  const auto list = batch::find_inputs(options.arguments, {names_of(options), options.follow});
  const auto sink = open_sink(options, list, writer);
  if (!sink) {
    report(sink.error());
    return kUsage;
  }
  report_inputs(options, list);
  return run_batch(options, extractor, list, writer, **sink);
}

}  // namespace

std::optional<PatternPacks> load_packs(const std::vector<std::string>& folders) {
  auto packs = PatternPacks::load(folders);
  if (packs) return std::move(*packs);
  for (const Error& error : packs.error()) report(error);
  return std::nullopt;
}

int run_extract(const Options& given) {
  const auto options = with_paths(given);
  if (!options) return kUsage;
  const auto writer =
      output::selecting_writer(make_writer(writer_options(*options)), output::Selection(options->selection));
  return run_documents(*options, *writer);
}

int run_outline(const Options& given) {
  const auto options = with_paths(given);
  return options ? run_documents(*options, OutlineWriter(wants_color(STDOUT_FILENO, options->color))) : kUsage;
}

}  // namespace zhibiao::cli
