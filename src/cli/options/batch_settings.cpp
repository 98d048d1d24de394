#include "cli/options/batch_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"
#include "output/formats.h"
#include "zhibiao/document.h"
#include "zhibiao/version.h"

namespace zhibiao::cli {
namespace {

std::vector<batch::Converter> converters_of(const Options& options) {
  auto all = options.converters;
  const auto known = batch::known_converters();
  if (options.known_converters) all.insert(all.end(), known.begin(), known.end());
  return all;
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

}  // namespace

bool reads_lines(const Options& options) { return options.input_format == batch::InputFormat::json_lines; }

Format format_of(const Options& options) {
  if (options.format) return *options.format;
  if (!options.output_folder.empty()) return Format::jsonl;
  if (!options.output.empty()) return output::format_by_file(options.output).value_or(Format::jsonl);
  return is_terminal(STDOUT_FILENO) ? Format::text : Format::jsonl;
}

std::optional<Error> refused_output(const Options& options) {
  const std::string& file = options.output;
  const auto refused = [&](Message message, Message hint) {
    return Error{.code = "usage", .path = file, .message = std::move(message), .hint = std::move(hint)};
  };
  std::filesystem::path name(file);
  const std::string packing =
      output::compression_of(file) == output::Compression::none ? std::string() : name.extension().string();
  if (!packing.empty()) name.replace_extension();
  const std::string ending = name.has_extension() ? name.extension().string() : packing;
  const auto by_ending = output::format_by_file(name.string());
  if (!file.empty() && !options.format && !by_ending && !ending.empty()) {
    std::vector<std::string_view> known;
    for (const output::FormatEntry& entry : output::formats()) {
      known.push_back(entry.extension);
      if (!entry.other_extension.empty()) known.push_back(entry.other_extension);
    }
    return refused(rows::kNoFormatHasEnding(ending), rows::kEndingsOrFormat(fmt::format("{}", fmt::join(known, " "))));
  }
  // A workbook or a database is opened by what its name says it is.
  const output::FormatEntry& format = output::entry_of(!options.format && by_ending ? *by_ending : format_of(options));
  const bool built = format.create != nullptr;
  if (built && file.empty()) {
    return refused(rows::kFormatIsOneFile(format.name), rows::kGiveOutputFile(format.extension));
  }
  if (built && !packing.empty()) {
    return refused(rows::kFormatIsNotCompressed(format.name), rows::kLeaveEndingOut(packing));
  }
  if (by_ending && *by_ending != format.format && (built || output::entry_of(*by_ending).create != nullptr)) {
    return refused(rows::kEndingSaysOtherFormat(ending, format.name), rows::kGiveEnding(format.extension));
  }
  return std::nullopt;
}

bool marks_byte_order(const Options& options, Format format, bool to_file) {
  return options.byte_order_mark == Choice::always ||
         (options.byte_order_mark == Choice::automatic && format == Format::csv && to_file);
}

std::string kept_records(const Options& options) {
  const bool plain =
      format_of(options) == Format::jsonl && output::compression_of(options.output) == output::Compression::none;
  const bool other = !options.state.empty() && options.output_folder.empty() && !plain;
  return other ? options.state + ".jsonl" : std::string();
}

batch::NamePatterns names_of(const Options& options) {
  batch::NamePatterns names;
  if (reads_lines(options)) names.globs = {"*.jsonl"};
  for (const batch::Converter& converter : reads_lines(options) ? options.converters : converters_of(options)) {
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

batch::ReadingOptions reading_options_of(const Options& options) {
  batch::ReadingOptions reading;
  reading.format = options.input_format;
  reading.fields = options.json_fields;
  reading.names = names_of(options);
  if (!reads_lines(options)) reading.converters = converters_of(options);
  reading.conversion_time = options.time_limit;
  return reading;
}

batch::DocumentReader::Limits reading_limits(const Options& options) {
  return {options.largest_document, &stop_flag(), STDIN_FILENO, options.encoding};
}

ExtractorOptions extractor_options(const Options& options) {
  ExtractorOptions extractor;
  extractor.encoding = reads_lines(options) ? std::optional<std::string>("UTF-8") : options.encoding;
  extractor.max_bytes = options.largest_document;
  extractor.time_limit = options.time_limit;
  extractor.tables = !options.no_tables;
  const bool review = format_of(options) == Format::html;  // a page shows the text and why each field is as it is
  extractor.evidence = options.explain || review;
  extractor.offsets = options.all_offsets || review;
  extractor.text = review;
  extractor.lean = true;
  return extractor;
}

WriterOptions writer_options(const Options& options, const std::vector<std::string>& paths) {
  WriterOptions writer;
  writer.format = format_of(options);
  writer.header = options.header;
  writer.columns = options.columns;
  // What chooses among records: so that records converted later give the same workbook.
  constexpr auto kTold = std::to_array<std::string_view>({"kind", "role", "section", "metric", "columns", "header"});
  for (const GivenOption& given : options.given) {
    if (std::find(kTold.begin(), kTold.end(), given.key) == kTold.end()) continue;
    writer.choices.emplace_back("--" + given.key, given.value);
  }
  const bool to_file = !options.output_folder.empty() || output::format_by_file(options.output) == Format::csv;
  writer.byte_order_mark = marks_byte_order(options, writer.format, to_file);
  const bool to_stdout = options.output.empty() && options.output_folder.empty();
  writer.color = to_stdout ? wants_color(STDOUT_FILENO, options.color) : options.color == Choice::always;
  writer.language = language_spoken();
  const bool one_file = paths.size() == 1 && options.list.empty() && !reads_lines(options) &&
                        batch::container_of(paths.front()) != batch::Container::archive && !is_folder(paths.front());
  writer.single = !options.output_folder.empty() || one_file;
  return writer;
}

std::string settings_text(const Options& options, const std::string& packs) {
  std::string text =
      fmt::format("zhibiao {}\nrecords {}\npacks {}\nformat {}\ninto {}\n", kVersion, kSchemaVersion, packs,
                  output::entry_of(format_of(options)).name, options.output_folder.empty() ? "a file" : "a folder");
  auto given = options.given;
  std::stable_sort(given.begin(), given.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  for (const GivenOption& option : given) {
    if (option.bears_on_records) text += fmt::format("{} {} {}\n", option.key, option.value.size(), option.value);
  }
  return text;
}

}  // namespace zhibiao::cli
