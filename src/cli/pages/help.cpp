#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/commands/commands.h"
#include "cli/options/option_table.h"
#include "cli/options/options.h"
#include "cli/pages/help_text.h"
#include "output/formats.h"

namespace zhibiao::cli {
namespace {

constexpr Text kUsageWord = {"Usage: ", "用法："};
constexpr Text kOptionWord = {" [OPTION…]", " [选项…]"};
constexpr Text kCommandTitle = {"Commands", "命令"};
constexpr Text kOptionTitle = {"Options", "选项"};
constexpr Text kFormatTitle = {"Formats", "格式"};
constexpr Text kExampleTitle = {"Examples", "示例"};
constexpr Text kStatusTitle = {"Exit status", "退出状态"};
constexpr Text kMoreHelp = {"\nzhibiao --help tells all options and shows examples.\n",
                            "\nzhibiao --help 列出全部选项并给出示例。\n"};

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string option_label(const OptionRow& row) {
  const std::string brief = short_name(row);
  const std::string names = (brief.empty() ? "    " : brief + ", ") + long_name(row);
  return row.value.empty() ? names : fmt::format("{} {}", names, row.value);
}

// With its title, and the labels `width` wide.
void append_rows(std::string& text, std::string_view title, const Rows& rows, std::size_t width) {
  if (rows.empty()) return;
  text += fmt::format("\n{}:\n", title);
  for (const auto& [label, about] : rows) text += fmt::format("  {:<{}}  {}\n", label, width, about);
}

std::size_t widest(const Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  return width;
}

void append_items(std::string& text, Text title, std::span<const Item> items, Language language) {
  Rows rows;
  for (const Item& item : items) rows.emplace_back(item.name, item.about.in(language));
  append_rows(text, title.in(language), rows, widest(rows));
}

Rows rows_of(std::span<const OptionRow> options, Command command, Language language, HelpLength length) {
  Rows rows;
  for (const OptionRow& row : options) {
    if (!knows(command, row) || (length == HelpLength::brief && !row.main)) continue;
    rows.emplace_back(option_label(row), row.help.in(language));
  }
  return rows;
}

void append_options(std::string& text, Command command, Language language, HelpLength length) {
  std::size_t width = 0;
  Rows all;
  for (const OptionGroup& group : option_groups()) {
    const Rows rows = rows_of(group.rows, command, language, length);
    width = std::max(width, widest(rows));
    all.insert(all.end(), rows.begin(), rows.end());
  }
  if (length == HelpLength::brief) return append_rows(text, kOptionTitle.in(language), all, width);
  for (const OptionGroup& group : option_groups()) {
    append_rows(text, group.title.in(language), rows_of(group.rows, command, language, length), width);
  }
}

std::string usage(const CommandRow& row, Language language) {
  std::string line = std::string(kUsageWord.in(language)) + "zhibiao";
  if (!row.name.empty()) line += fmt::format(" {}", row.name);
  if (!row.arguments.empty()) line += fmt::format(" {}", row.arguments);
  return line + std::string(kOptionWord.in(language));
}

}  // namespace

std::string help(Command command, HelpLength length, Language language) {
  const CommandRow& about = row_of(command);
  std::string text = fmt::format("{}\n{}\n", usage(about, language), about.about.in(language));
  if (command == Command::extract) {
    Rows rows;
    for (const CommandRow& row : commands()) {
      if (!row.name.empty() && !row.hidden) rows.emplace_back(row.name, row.about.in(language));
    }
    append_rows(text, kCommandTitle.in(language), rows, widest(rows));
  }
  append_options(text, command, language, length);
  if (length == HelpLength::brief) {
    return command == Command::extract ? text += kMoreHelp.in(language) : text;
  }
  if (command == Command::extract) {
    Rows rows;
    for (const auto& entry : output::formats()) rows.emplace_back(entry.name, entry.about.in(language));
    append_rows(text, kFormatTitle.in(language), rows, widest(rows));
  }
  text += fmt::format("\n{}\n", about_paths().in(language));
  append_items(text, kExampleTitle, examples(), language);
  append_items(text, kStatusTitle, exit_statuses(), language);
  return text;
}

}  // namespace zhibiao::cli
