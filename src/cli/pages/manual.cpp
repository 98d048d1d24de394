// The manual in roff.
#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "cli/commands/commands.h"
#include "cli/options/option_table.h"
#include "cli/pages/completion.h"
#include "cli/pages/help_text.h"
#include "output/formats.h"
#include "zhibiao/version.h"

namespace zhibiao::cli {
namespace {

// Text as roff reads it: nothing in it is a request, a dash is a dash, other characters go by their code points.
std::string plain(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = base::decode_code_point(text, at);
    const char letter = text[at];
    if (at_start && (letter == '.' || letter == '\'')) out += "\\&";
    at_start = letter == '\n';
    if (character.value >= 0x80) {
      out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(character.value));
    } else if (letter == '\\') {
      out += "\\e";
    } else if (letter == '-') {
      out += "\\-";
    } else if (letter == '\'') {
      out += "\\(aq";
    } else {
      out += letter;
    }
    at += character.size;
  }
  return out;
}

std::string paragraph(std::string_view label, std::string_view about) {
  return fmt::format(".TP\n{}\n{}\n", label, plain(about));
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }

std::string option_roff(const OptionRow& row) {
  std::string label;
  if (!short_name(row).empty()) label = bold(short_name(row)) + ", ";
  label += bold(long_name(row));
  if (!row.value.empty()) label += " \\fI" + plain(row.value) + "\\fR";
  return label;
}

void append_section(std::string& page, Text title, std::span<const Item> items, Language language) {
  page += fmt::format(".SH {}\n", plain(title.in(language)));
  for (const Item& item : items) page += paragraph(bold(item.name), item.about.in(language));
}

}  // namespace

std::string manual(Language language) {
  const CommandRow& extract = row_of(Command::extract);
  std::string page = fmt::format(".TH ZHIBIAO 1 \"\" \"zhibiao {}\" \"User Commands\"\n.ad l\n.nh\n", kVersion);
  page += fmt::format(".SH {}\nzhibiao \\- {}\n.SH {}\n", plain(Text{"NAME", "名称"}.in(language)),
                      plain(extract.about.in(language)), plain(Text{"SYNOPSIS", "用法"}.in(language)));
  for (const CommandRow& row : commands()) {
    if (row.hidden) continue;
    page += "\\fBzhibiao" + std::string(row.name.empty() ? "" : " ") + std::string(row.name) + "\\fR" +
            (row.arguments.empty() ? "" : " ") + plain(row.arguments) + " [\\fI" +
            plain(Text{"OPTION", "选项"}.in(language)) + "\\fR...]\n.br\n";
  }
  page +=
      fmt::format(".SH {}\n{}\n", plain(Text{"DESCRIPTION", "说明"}.in(language)), plain(about_paths().in(language)));
  page += fmt::format(".SH {}\n", plain(Text{"COMMANDS", "命令"}.in(language)));
  for (const CommandRow& row : commands()) {
    if (!row.name.empty() && !row.hidden) page += paragraph(bold(row.name), row.about.in(language));
  }
  page += fmt::format(".SH {}\n", plain(Text{"OPTIONS", "选项"}.in(language)));
  for (const OptionGroup& group : option_groups()) {
    page += fmt::format(".SS {}\n", plain(group.title.in(language)));
    for (const OptionRow& row : group.rows) page += paragraph(option_roff(row), row.help.in(language));
  }
  page += fmt::format(".SH {}\n", plain(Text{"FORMATS", "格式"}.in(language)));
  for (const auto& entry : output::formats()) page += paragraph(bold(entry.name), entry.about.in(language));
  append_section(page, {"EXAMPLES", "示例"}, examples(), language);
  append_section(page, {"EXIT STATUS", "退出状态"}, exit_statuses(), language);
  append_section(page, {"FILES", "文件"}, settings_files(), language);
  page += fmt::format(".SH {}\n", plain(Text{"ENVIRONMENT", "环境变量"}.in(language)));
  return page +
         plain(Text{"Every option may be set by a variable: ZHIBIAO_THREADS for --threads. NO_COLOR, TERM and the "
                    "locale have their usual meaning.",
                    "每个选项都可由环境变量设置：ZHIBIAO_THREADS 对应 --threads。NO_COLOR、TERM 和区域设置含义照常。"}
                   .in(language)) +
         "\n";
}

}  // namespace zhibiao::cli
