// The command line as values. One table (option_table.h) holds every option; parsing and help pages come from it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "batch/file_list.h"
#include "batch/prune.h"
#include "batch/reading.h"
#include "batch/shard.h"
#include "cli/pages/language.h"
#include "output/selection.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {

enum class Command {
  extract,
  outline,
  inspect,
  explain,
  text,
  verify,
  number,
  convert,
  schema,
  patterns,
  learn,
  config,
  completion,
  manual
};
enum class Choice { automatic, always, never };
enum class Verbosity { quiet, normal, verbose };
enum class ProgressMode { automatic, always, never, plain };
enum class LogFormat { text, json };
enum class FailOn { any, fatal, never };  // what the exit status tells of

// An option as it was set, from the command line or elsewhere.
struct GivenOption {
  std::string key;  // "output"
  std::string value;
  bool flag = false;
  bool bears_on_records = true;
};

struct Options {
  Command command = Command::extract;
  bool also_file = false;              // a file has the command's name
  std::vector<std::string> arguments;  // what stands on the command line beside the options
  std::optional<Format> format;
  std::string output;
  std::string output_folder;
  std::string documents;  // the table of documents beside the records; empty: none
  std::optional<std::string> encoding;
  std::vector<std::string> globs;  // empty: what the format of the input suggests
  std::vector<std::string> excludes;
  bool hidden = false;
  bool follow = false;
  std::string list;  // a file with the names of inputs; "-" is standard input
  batch::Separator list_separator = batch::Separator::line_feed;
  batch::InputFormat input_format = batch::InputFormat::documents;
  batch::JsonFields json_fields;
  std::vector<batch::Converter> converters;
  bool known_converters = true;                                    // after those
  std::chrono::milliseconds time_limit = std::chrono::minutes(1);  // of a document, and of its conversion
  bool no_tables = false;
  bool dry_run = false;
  std::size_t largest_document = ExtractorOptions().max_bytes;
  std::vector<std::string> pattern_folders;
  std::size_t threads = 0;
  Verbosity verbosity = Verbosity::normal;
  output::SelectionOptions selection;
  std::vector<std::string> columns;
  HeaderRow header = HeaderRow::zh;
  Choice byte_order_mark = Choice::automatic;
  Choice color = Choice::automatic;
  bool explain = false;
  bool tokens = false;        // of explain: the words of the line and their classes
  bool all_offsets = false;   // spans in code points and UTF-16 units too
  bool numbers = false;       // of text: the number of each line before it
  bool with_builtin = false;  // of patterns test: the built-in examples too
  std::string config;         // a file of settings that is read instead of those found
  bool no_config = false;
  std::optional<Language> language;  // nothing: that of the locale
  std::string state;                 // what earlier runs did; empty: all is read
  bool prune = false;
  std::size_t prune_limit = batch::kPruneLimit;  // percent
  std::chrono::milliseconds wait{0};             // for another run that holds the state
  std::optional<batch::Shard> shard;
  FailOn fail_on = FailOn::any;
  ProgressMode progress = ProgressMode::automatic;
  std::chrono::milliseconds progress_interval = std::chrono::seconds(10);
  LogFormat log_format = LogFormat::text;
  std::string log_file;
  std::string report;
  std::vector<GivenOption> given;  // every option that was set, in the order in which they were
};

// Text that was asked for instead of work: --help, --version.
struct Notice {
  std::string text;
};

struct UsageError {
  Message message = {};
  std::string path = {};  // of a file of settings
  std::size_t line = 0;
  std::size_t column = 0;
};

using Parsed = std::variant<Options, Notice, UsageError>;

// The options with the settings of files and of `environment` below them. `language` becomes what was asked for, as
// far as it was read.
[[nodiscard]] Parsed parse(const std::vector<std::string>& arguments, const Environment& environment,
                           Language& language);

enum class HelpLength { brief, full };
[[nodiscard]] std::string help(Command command, HelpLength length, Language language = Language::english);

}  // namespace zhibiao::cli
