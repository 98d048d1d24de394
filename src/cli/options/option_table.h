// Every option: its names, the value it takes, its help in both languages, the commands that know it and what it sets.
// Parsing, settings, help pages, the manual and the completions of shells are all made from these rows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options/options.h"
#include "cli/pages/language.h"

namespace zhibiao::cli {

// What a shell offers for a value.
enum class Takes { word, list, file, folder };

// Where an option may be set besides the command line. What is found in the current folder may be somebody else's: it
// cannot name programs to run or files to write.
enum class Settable { anywhere, not_by_project, not_by_files, not_at_all };

struct OptionRow {
  std::string_view names;  // "-o,--output"; the long one without its dashes is the key of settings
  std::string_view value;  // "FILE"; empty for a flag
  Text help;
  bool (*known_to)(Command);
  // Sets the value; gives what is wrong with it, if anything. A flag gets an empty text.
  std::optional<Message> (*set)(Options&, const std::string& text);
  Takes takes = Takes::word;
  std::vector<std::string> (*choices)() = nullptr;  // of Takes::list
  bool main = false;                                // in the short help too
  bool repeats = false;                             // each value adds to those before
  Settable settable = Settable::anywhere;
  bool bears_on_records = true;      // records that were made without it may differ
  std::string_view instead_of = {};  // the key of the option that it puts out of force where that comes from elsewhere
};

// A section of the long help and of the manual.
struct OptionGroup {
  Text title;
  std::span<const OptionRow> rows;
};

[[nodiscard]] std::span<const OptionGroup> option_groups();
// Those of all groups in their order.
[[nodiscard]] std::vector<const OptionRow*> option_rows();
[[nodiscard]] std::vector<const OptionRow*> option_rows(Command command);
[[nodiscard]] bool knows(Command command, const OptionRow& row);  // config knows all

[[nodiscard]] std::string long_name(const OptionRow& row);   // "--output"
[[nodiscard]] std::string short_name(const OptionRow& row);  // "-o", or empty
[[nodiscard]] std::string key_of(const OptionRow& row);      // "output"

// The groups, each in a file of its own.
[[nodiscard]] std::span<const OptionRow> input_options();
[[nodiscard]] std::span<const OptionRow> reading_options();
[[nodiscard]] std::span<const OptionRow> output_options();
[[nodiscard]] std::span<const OptionRow> selection_options();
[[nodiscard]] std::span<const OptionRow> table_options();
[[nodiscard]] std::span<const OptionRow> run_options();
[[nodiscard]] std::span<const OptionRow> message_options();
[[nodiscard]] std::span<const OptionRow> general_options();

}  // namespace zhibiao::cli
