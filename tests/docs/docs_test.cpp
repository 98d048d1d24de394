// What the documentation names is there, and what is there is named.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/options/option_table.h"
#include "cli/options/settings.h"
#include "output/columns.h"
#include "output/formats.h"
#include "support/process.h"
#include "zhibiao/writer.h"

namespace zhibiao {
namespace {

namespace fs = std::filesystem;

const std::string kRoot = ZHIBIAO_SOURCE_DIR;

std::string page(const std::string& name) { return tests::read_all(kRoot + "/" + name); }

std::vector<std::string> pages() {
  std::vector<std::string> all = {"patterns/README.md"};
  for (const char* folder : {"", "docs"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(kRoot) / folder)) {
      if (entry.path().extension() == ".md") all.push_back(fs::relative(entry.path(), kRoot).string());
    }
  }
  return all;
}

// The lines of `text` that begin with `start`, without it.
std::vector<std::string> lines_after(const std::string& text, const std::string& start) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(start)) found.push_back(line.substr(start.size()));
  }
  return found;
}

void expect_named(const std::string& text, std::string_view name) {
  EXPECT_NE(text.find("`" + std::string(name) + "`"), std::string::npos) << "`" << name << "` is not named";
}

TEST(Documentation, LinksLeadSomewhere) {
  for (const std::string& name : pages()) {
    const std::string text = page(name);
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
      target = target.substr(0, target.find('#'));
      if (target.empty() || target.starts_with("http")) continue;
      EXPECT_TRUE(fs::exists((fs::path(kRoot) / name).parent_path() / target)) << name << ": " << target;
    }
  }
}

TEST(Documentation, ShowsTheSameInBothLanguages) {
  const auto english = lines_after(page("README.md"), "$ ");
  EXPECT_FALSE(english.empty());
  EXPECT_EQ(english, lines_after(page("README.zh-CN.md"), "$ "));
}

// | text | value | high | unit | comparator |
TEST(Documentation, NumbersAreReadAsTheTablesSay) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> arguments = {"number", "--"};
  for (const std::string& line : lines_after(page("docs/numbers.md"), "| ")) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '|');) {
      const std::size_t begin = cell.find_first_not_of(' ');
      cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, cell.find_last_not_of(' ') + 1 - begin));
    }
    if (cells[0] == "text" || cells[0].starts_with("---")) continue;
    ASSERT_EQ(cells.size(), 5U) << line;
    arguments.push_back(cells[0]);
    rows.push_back(cells);
  }
  EXPECT_GT(rows.size(), 90U);
  const tests::Ended run = tests::run_program(ZHIBIAO_PROGRAM, arguments);
  std::istringstream records(run.out);
  for (const auto& row : rows) {
    std::string record;
    ASSERT_TRUE(std::getline(records, record)) << row[0];
    const auto numbers = nlohmann::json::parse(record)["numbers"];
    if (row[1].empty()) {
      EXPECT_TRUE(numbers.empty()) << record;
      continue;
    }
    ASSERT_FALSE(numbers.empty()) << record;
    const auto& first = numbers.front();
    EXPECT_DOUBLE_EQ(first["value"].get<double>(), std::stod(row[1])) << record;
    EXPECT_EQ(first["high"].is_null(), row[2].empty()) << record;
    if (!row[2].empty()) {
      EXPECT_DOUBLE_EQ(first["high"].get<double>(), std::stod(row[2])) << record;
    }
    EXPECT_EQ(first["unit"], row[3]) << record;
    EXPECT_EQ(first["comparator"], row[4]) << record;
  }
}

TEST(Documentation, NamesAllColumnsAndFields) {
  const std::string text = page("docs/output-format.md");
  for (const output::ColumnName& column : output::columns()) {
    expect_named(text, column.en);
    expect_named(text, column.zh);
  }
  const auto schema = nlohmann::json::parse(json_schema());
  std::set<std::string> keys;
  const auto collect = [&](const auto& self, const nlohmann::json& node) -> void {
    if (!node.is_structured()) return;
    for (const auto& [key, value] : node.items()) {
      if (node.is_object() && key == "properties") {
        for (const auto& property : value.items()) keys.insert(property.key());
      }
      if (node.is_object() && key == "enum") {
        for (const auto& word : value) {
          if (word.is_string()) keys.insert(word.template get<std::string>());
        }
      }
      self(self, value);
    }
  };
  collect(collect, schema);
  EXPECT_GT(keys.size(), 60U);
  for (const std::string& key : keys) expect_named(text, key);
}

TEST(Documentation, NamesAllCommandsAndFormats) {
  for (const char* name : {"README.md", "README.zh-CN.md"}) {
    const std::string text = page(name);
    for (const cli::CommandRow& row : cli::commands()) {
      if (row.name.empty() || row.hidden) continue;
      EXPECT_NE(text.find("`zhibiao " + std::string(row.name)), std::string::npos) << name << " lacks " << row.name;
    }
    for (const auto& format : output::formats()) expect_named(text, format.name);
  }
}

// A row of the table in docs/settings.md, or none for what can only be asked for on the command line.
std::string settings_row(const cli::OptionRow& row, Language language) {
  if (row.settable == cli::Settable::not_at_all) return "";
  const bool chinese = language == Language::chinese;
  const bool flag = row.value.empty();
  std::string value = flag ? (chinese ? "true、false" : "true, false") : std::string(row.value);
  if (row.repeats) value += chinese ? "，列表" : ", list";
  std::string key = "`" + cli::key_of(row) + "`";
  if (row.settable == cli::Settable::not_by_project) key += chinese ? "（限可信文件）" : ", in trusted files";
  if (row.settable == cli::Settable::not_by_files) key = chinese ? "无" : "no";
  return "| " + key + " | " + value + " | `" + cli::variable_of(row) + "` | " + std::string(row.help.in(language)) +
         " |";
}

TEST(Documentation, HasATableOfAllSettings) {
  for (const auto& [name, language] :
       {std::pair("docs/settings.md", Language::english), std::pair("docs/settings.zh-CN.md", Language::chinese)}) {
    std::string expected;
    for (const cli::OptionRow* row : cli::option_rows()) {
      const std::string line = settings_row(*row, language);
      if (!line.empty()) expected += line + "\n";
    }
    const std::string text = page(name);
    const std::string start = "| --- | --- | --- | --- |\n";
    const std::size_t from = text.rfind(start);
    ASSERT_NE(from, std::string::npos);
    EXPECT_EQ(text.substr(from + start.size()), expected) << "the table wanted is:\n" << expected;
  }
}

TEST(Documentation, HasTheVersionOfTheProgram) {
  const tests::Ended ended = tests::run_program(ZHIBIAO_PROGRAM, {"--version"});
  const auto entries = lines_after(page("CHANGELOG.md"), "## ");
  ASSERT_FALSE(entries.empty());
  EXPECT_EQ(ended.out, "zhibiao " + entries.front().substr(0, entries.front().find(' ')) + "\n");
}

}  // namespace
}  // namespace zhibiao
