#include "cli/options/settings_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/options/option_table.h"
#include "text/width.h"

namespace zhibiao::cli {
namespace {

constexpr Text kInForce = {"# Settings in force, and where each comes from.\n", "# 现行设置及其来源。\n"};
constexpr Text kOthers = {"\n# Not set:\n", "\n# 未设置：\n"};

// A basic string of TOML.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(letter));
    } else {
      out += letter;
    }
  }
  return out + '"';
}

std::string value_text(const OptionRow& row, const Values& values) {
  if (row.value.empty()) return values.back();
  if (!row.repeats) return quoted(values.back());
  Values all;
  for (const std::string& value : values) all.push_back(quoted(value));
  return fmt::format("[{}]", fmt::join(all, ", "));
}

}  // namespace

std::string settings_text(const Settings& settings, Language language) {
  std::vector<std::pair<std::string, std::string>> lines;
  std::string others;
  std::size_t width = 0;
  for (const OptionRow* row : option_rows()) {
    if (row->settable == Settable::not_at_all) continue;
    const auto set = std::find_if(settings.begin(), settings.end(), [&](const auto& each) { return each.row == row; });
    if (set == settings.end()) {
      others += fmt::format("# {}: {}\n", key_of(*row), row->help.in(language));
      continue;
    }
    // What no file may set is shown, but would be an error if these lines were read again.
    const bool comment = row->settable == Settable::not_by_files;
    lines.emplace_back(fmt::format("{}{} = {}", comment ? "# " : "", key_of(*row), value_text(*row, set->values)),
                       set->place);
    width = std::max(width, text::display_width(lines.back().first));
  }
  std::string text(kInForce.in(language));
  for (const auto& [line, place] : lines) {
    text += fmt::format("{}{}  # {}\n", line, std::string(width - text::display_width(line), ' '), place);
  }
  return text + std::string(kOthers.in(language)) + others;
}

}  // namespace zhibiao::cli
