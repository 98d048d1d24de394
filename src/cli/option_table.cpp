#include "cli/option_table.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "cli/suggest.h"
#include "output/formats.h"
#include "text/source_text.h"

namespace zhibiao::cli {
namespace {

using Problem = std::optional<std::string>;

constexpr std::size_t kMostThreads = 1024;
constexpr std::size_t kLargestDocument = std::size_t{1} << 30;

bool to_extract(Command command) { return command == Command::extract; }
bool to_readers(Command command) {
  return command != Command::schema && command != Command::patterns && command != Command::number;
}
bool to_batches(Command command) { return command == Command::extract || command == Command::outline; }
bool to_packs(Command command) { return command != Command::schema; }

template <class T>
Problem choose(T& target, const std::string& text, const std::vector<std::pair<std::string, T>>& choices) {
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    if (name == text) {
      target = value;
      return std::nullopt;
    }
    names.push_back(name);
  }
  if (const auto meant = nearest(text, names)) return fmt::format("did you mean '{}'?", *meant);
  return fmt::format("it takes one of {}", fmt::join(names, ", "));
}

Problem set_format(Options& options, const std::string& text) {
  std::vector<std::pair<std::string, std::optional<Format>>> choices;
  for (const auto& entry : output::formats()) choices.emplace_back(entry.name, entry.format);
  return choose(options.format, text, choices);
}

Problem set_choice(Choice& target, const std::string& text) {
  return choose<Choice>(target, text,
                        {{"auto", Choice::automatic}, {"always", Choice::always}, {"never", Choice::never}});
}

Problem set_text(std::string& target, const std::string& text) {
  if (text.empty()) return "it must not be empty";
  target = text;
  return std::nullopt;
}

Problem add_text(std::vector<std::string>& target, const std::string& text) {
  if (text.empty()) return "it must not be empty";
  target.push_back(text);
  return std::nullopt;
}

Problem turn_on(bool& target) {
  target = true;
  return std::nullopt;
}

Problem set_encoding(Options& options, const std::string& text) {
  options.encoding = text::canonical_encoding(text);
  if (!options.encoding) return "unknown; UTF-8, GB18030, GBK, UTF-16LE and UTF-16BE are known";
  return std::nullopt;
}

// 500, 64K, 10M, 2G: bytes.
Problem set_size(std::size_t& target, const std::string& text) {
  constexpr std::string_view kUnits = "KMG";
  std::size_t size = 0;
  const char* end = text.data() + text.size();
  auto [read, problem] = std::from_chars(text.data(), end, size);
  const std::size_t unit = read + 1 == end ? kUnits.find(*read) : std::string_view::npos;
  const std::size_t bits = unit == std::string_view::npos ? 0 : 10 * (unit + 1);
  if (bits > 0) ++read;
  if (problem != std::errc() || read != end || size == 0 || size > kLargestDocument >> bits) {
    return "it takes a number of bytes, or one with K, M or G, of at most 1G";
  }
  target = size << bits;
  return std::nullopt;
}

// "*.wps=wps2text --plain {}": words parted by blanks; nothing is quoted, for there is no shell.
Problem add_converter(Options& options, const std::string& text) {
  const std::size_t sign = text.find('=');
  batch::Converter converter;
  if (sign != std::string::npos) {
    converter.glob = text.substr(0, sign);
    std::string word;
    for (const char letter : text.substr(sign + 1) + ' ') {
      if (letter != ' ') {
        word += letter;
      } else if (!word.empty()) {
        converter.command.push_back(std::exchange(word, {}));
      }
    }
  }
  if (converter.glob.empty() || converter.command.empty()) return "it takes GLOB=COMMAND, like '*.pdf=pdftotext {} -'";
  options.converters.push_back(std::move(converter));
  return std::nullopt;
}

Problem set_seconds(std::chrono::milliseconds& target, const std::string& text) {
  constexpr std::size_t kLongest = 86'400;
  std::size_t seconds = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (problem != std::errc() || end != text.data() + text.size() || seconds == 0 || seconds > kLongest) {
    return fmt::format("it takes a number of seconds from 1 to {}", kLongest);
  }
  target = std::chrono::seconds(seconds);
  return std::nullopt;
}

Problem set_input_format(Options& options, const std::string& text) {
  using batch::InputFormat;
  return choose<InputFormat>(options.input_format, text,
                             {{"text", InputFormat::documents}, {"jsonl", InputFormat::json_lines}});
}

Problem set_threads(Options& options, const std::string& text) {
  std::size_t threads = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (problem != std::errc() || end != text.data() + text.size() || threads == 0 || threads > kMostThreads) {
    return fmt::format("it takes a number from 1 to {}", kMostThreads);
  }
  options.threads = threads;
  return std::nullopt;
}

Problem set_header(Options& options, const std::string& text) {
  return choose<HeaderRow>(options.header, text,
                           {{"zh", HeaderRow::zh}, {"en", HeaderRow::en}, {"none", HeaderRow::none}});
}

constexpr auto kOptions =
    std::to_array<OptionRow>(
        {
            {"-f,--format", "FORMAT", "jsonl, json, text, csv or tsv; default: text on a terminal, else jsonl or by -o",
             to_extract, set_format},
            {"-o,--output", "FILE", "write to FILE, complete or not at all", to_extract,
             [](Options& options, const std::string& text) { return set_text(options.output, text); }},
            {"--output-dir", "DIR", "write one file per document below DIR", to_extract,
             [](Options& options, const std::string& text) { return set_text(options.output_folder, text); }},
            {"--glob", "PATTERN", "files to take from folders, *.txt by default; may be repeated", to_batches,
             [](Options& options, const std::string& text) { return add_text(options.globs, text); }},
            {"--exclude", "PATTERN", "files and folders to leave out; may be repeated", to_batches,
             [](Options& options, const std::string& text) { return add_text(options.excludes, text); }},
            {"--hidden", "", "hidden files and folders too", to_batches,
             [](Options& options, const std::string&) { return turn_on(options.hidden); }},
            {"--follow", "", "follow symbolic links inside folders", to_batches,
             [](Options& options, const std::string&) { return turn_on(options.follow); }},
            {"--files-from", "FILE", "read the names of inputs from FILE, one a line; - is standard input", to_batches,
             [](Options& options, const std::string& text) { return set_text(options.list, text); }},
            {"-0,--null", "", "the names of --files-from end with NUL, as find -print0 writes them", to_batches,
             [](Options& options, const std::string&) {
               options.list_separator = batch::Separator::nul;
               return Problem();
             }},
            {"--input-format", "FORMAT", "text, or jsonl: every line is a document as {\"id\": …, \"text\": …}",
             to_extract, set_input_format},
            {"--id-field", "NAME", "of jsonl: the field that names the document, id by default", to_extract,
             [](Options& options, const std::string& text) { return set_text(options.json_fields.id, text); }},
            {"--text-field", "NAME", "of jsonl: the field with its text, text by default", to_extract,
             [](Options& options, const std::string& text) { return set_text(options.json_fields.text, text); }},
            {"--pre", "GLOB=COMMAND",
             "what COMMAND (no shell) makes of such files is read; {} is the file; may be repeated", to_batches,
             add_converter},
            {"--pre-defaults", "", "read .pdf .docx .odt .html .htm .doc through pdftotext, pandoc, antiword or catdoc",
             to_batches, [](Options& options, const std::string&) { return turn_on(options.known_converters); }},
            {"--timeout-per-document", "SECONDS",
             "a document that takes longer fails; by default only converters, after 120", to_batches,
             [](Options& options, const std::string& text) { return set_seconds(options.time_limit, text); }},
            {"--max-document-size", "SIZE", "a larger document fails: bytes, or with K, M, G; 64M by default",
             to_readers,
             [](Options& options, const std::string& text) { return set_size(options.largest_document, text); }},
            {"--encoding", "NAME", "encoding of all inputs; by default found out for each", to_readers, set_encoding},
            {"--patterns", "DIR", "packs that add to the built-in ones or outrank them; may be repeated", to_packs,
             [](Options& options, const std::string& text) { return add_text(options.pattern_folders, text); }},
            {"--header", "NAMES", "column names of csv and tsv: zh, en or none; zh by default", to_extract, set_header},
            {"--bom", "WHEN", "byte order mark in csv and tsv: auto, always or never; auto marks a .csv file",
             to_extract,
             [](Options& options, const std::string& text) { return set_choice(options.byte_order_mark, text); }},
            {"--explain", "", "in JSON, tell of each indicator which rules and words set its fields", to_extract,
             [](Options& options, const std::string&) { return turn_on(options.explain); }},
            {"-j,--threads", "N", "documents in hand at once; by default as many as there are cores", to_batches,
             set_threads},
            {"--color", "WHEN", "auto, always or never; auto is off where NO_COLOR is set", to_readers,
             [](Options& options, const std::string& text) { return set_choice(options.color, text); }},
            {"-q,--quiet", "", "no messages about single documents", to_batches,
             [](Options& options, const std::string&) {
               options.verbosity = Verbosity::quiet;
               return Problem();
             }},
            {"-v,--verbose", "", "notes of the documents too, besides errors and warnings", to_batches,
             [](Options& options, const std::string&) {
               options.verbosity = Verbosity::verbose;
               return Problem();
             }},
        });

}  // namespace

std::span<const OptionRow> option_table() { return kOptions; }

}  // namespace zhibiao::cli
