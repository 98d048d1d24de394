#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/option_table.h"
#include "cli/options.h"
#include "output/formats.h"

namespace zhibiao::cli {
namespace {

constexpr Text kMore = {R"(
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
)",
                        R"(
路径可以是文件、文件夹（含其下全部内容）或表示标准输入的 -；未给路径而有管道输入时也读标准输入。
与命令同名的文件夹写作 ./name，或放在 -- 之后。

示例：
  zhibiao reports/                              在终端上：章节树及其指标
  zhibiao reports/ | jq '.indicators[].metric'  每行一个文档的 JSON
  zhibiao reports/ -o indicators.csv            每行一个指标
  zhibiao reports/ --output-dir records         每个文档一个文件

退出状态：
  0    全部文档完成；没有找到指标不算失败
  1    已完成，但有文档失败：消息中指明，其记录说明原因
  2    用法、配置或规则有误；什么都不写
  3    输出无法写入
  130  被中断（143：被终止）
)"};

constexpr Text kUsage = {"Usage: ", "用法："};
constexpr Text kOptionWord = {" [OPTION…]", " [选项…]"};
constexpr Text kCommandTitle = {"Commands", "命令"};
constexpr Text kOptionTitle = {"Options", "选项"};
constexpr Text kFormatTitle = {"Formats", "格式"};
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
  std::string line = std::string(kUsage.in(language)) + "zhibiao";
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
      if (!row.name.empty()) rows.emplace_back(row.name, row.about.in(language));
    }
    append_rows(text, kCommandTitle.in(language), rows, widest(rows));
  }
  append_options(text, command, language, length);
  if (length == HelpLength::brief) {
    return command == Command::extract ? text += kMoreHelp.in(language) : text;
  }
  if (command == Command::extract) {
    Rows rows;
    for (const auto& entry : output::formats()) rows.emplace_back(entry.name, entry.about);
    append_rows(text, kFormatTitle.in(language), rows, widest(rows));
  }
  return text += kMore.in(language);
}

}  // namespace zhibiao::cli
