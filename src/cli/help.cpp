#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/commands.h"
#include "cli/option_table.h"
#include "cli/options.h"
#include "output/formats.h"

namespace zhibiao::cli {
namespace {

constexpr auto kCommands = std::to_array<CommandRow>({
    {Command::extract, "", "[PATH…]", "find section trees and indicators in documents and folders of them"},
    {Command::outline, "outline", "PATH…", "the section tree of each document, for reading"},
    {Command::inspect, "inspect", "FILE", "what each stage made of a document"},
    {Command::explain, "explain", "FILE:LINE", "every number of a line, taken or refused, and why"},
    {Command::number, "number", "[TEXT…]",
     "every written number of each text, or of each line piped in, as JSON Lines"},
    {Command::schema, "schema", "", "the JSON Schema of a document's record"},
    {Command::patterns, "patterns", "list | show ID | check [DIR] | test [DIR]",
     "the language as data: what there is, whether a pack is well formed, whether its examples hold"},
});

constexpr std::string_view kMore = R"(
A path is a file, a folder (with all below it) or - for standard input, which is also read where no path is given and
something is piped in. A folder that is named like a command is written ./name or stands after --.

Examples:
  zhibiao reports/                              on a terminal: outlines with their indicators
  zhibiao reports/ | jq '.indicators[].metric'  one document a line as JSON
  zhibiao reports/ -o indicators.csv            one indicator a row
  zhibiao reports/ --output-dir records         one file per document

Exit status:
  0    all documents done; to find no indicator is no failure
  1    done, but some document failed: it is named, and its record says why
  2    wrong usage, configuration or patterns; nothing is written
  3    output could not be written
  130  interrupted (143: terminated)
)";

std::string option_label(const OptionRow& row) {
  std::string names(row.names);
  const std::size_t comma = names.find(',');
  names = comma == std::string::npos ? "    " + names : names.replace(comma, 1, ", ");
  return row.value.empty() ? names : fmt::format("{} {}", names, row.value);
}

void append_rows(std::string& text, const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  for (const auto& [label, about] : rows) text += fmt::format("  {:<{}}  {}\n", label, width, about);
}

std::string usage(const CommandRow& row) {
  std::string line = "zhibiao";
  if (!row.name.empty()) line += fmt::format(" {}", row.name);
  if (!row.arguments.empty()) line += fmt::format(" {}", row.arguments);
  return line + " [OPTION…]";
}

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

const CommandRow& row_of(Command command) {
  return *std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& row) { return row.command == command; });
}

std::optional<Command> command_by_name(std::string_view name) {
  for (const CommandRow& row : kCommands) {
    if (!name.empty() && row.name == name) return row.command;
  }
  return std::nullopt;
}

std::string help(Command command, HelpLength length) {
  const CommandRow& about = row_of(command);
  std::string text = fmt::format("Usage: {}\n{}\n", usage(about), about.about);
  if (command == Command::extract) {
    text += "\nCommands:\n";
    std::vector<std::pair<std::string, std::string>> rows;
    for (const CommandRow& row : kCommands) {
      if (!row.name.empty()) rows.emplace_back(row.name, row.about);
    }
    append_rows(text, rows);
  }
  text += "\nOptions:\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const OptionRow& row : option_table()) {
    if (row.known_to(command)) rows.emplace_back(option_label(row), row.help);
  }
  rows.emplace_back("-h, --help", "short help, long help");
  rows.emplace_back("    --version", "the version");
  append_rows(text, rows);
  if (length == HelpLength::brief) return text;
  if (command == Command::extract) {
    text += "\nFormats:\n";
    rows.clear();
    for (const auto& entry : output::formats()) rows.emplace_back(entry.name, entry.about);
    append_rows(text, rows);
  }
  return text += kMore;
}

}  // namespace zhibiao::cli
