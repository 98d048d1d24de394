#include "cli/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/process.h"

namespace zhibiao::cli {
namespace {

namespace fs = std::filesystem;

std::vector<Text> rows() {
  std::vector<Text> all;
  for (const auto part : {run_catalogue(), pack_catalogue()}) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::size_t gaps(std::string_view form) {
  std::size_t count = 0;
  for (std::size_t at = form.find("{}"); at != std::string_view::npos; at = form.find("{}", at + 2)) ++count;
  return count;
}

TEST(Catalogue, BothSidesHaveTheSameGaps) {
  std::set<std::string_view> seen;
  for (const Text& row : rows()) {
    EXPECT_TRUE(seen.insert(row.en).second) << row.en << " stands twice";
    EXPECT_EQ(gaps(row.en), gaps(row.zh)) << row.en;
    EXPECT_FALSE(row.zh.empty()) << row.en;
  }
}

TEST(Catalogue, EveryTemplateIsFoundAgain) {
  for (const Text& row : rows()) {
    std::string en(row.en);
    std::string zh(row.zh);
    for (std::string* form : {&en, &zh}) {
      std::size_t number = 0;
      for (std::size_t at = form->find("{}"); at != std::string::npos; at = form->find("{}", at)) {
        form->replace(at, 2, std::to_string(++number));
      }
    }
    EXPECT_EQ(in_chinese(en), zh);
  }
}

TEST(Catalogue, MessagesInMessagesAreTranslatedAndWordsOfOthersAreNot) {
  EXPECT_EQ(in_chinese("cannot open: no such file or folder"), "无法打开：没有这个文件或文件夹");
  EXPECT_EQ(in_chinese("--format 'cvs': did you mean 'csv'?"), "--format“cvs”：是否想用“csv”？");
  EXPECT_EQ(in_chinese("unknown option '--it is a folder'; see zhibiao --help"),
            "未知选项“--it is a folder”；参见 zhibiao --help");
  EXPECT_EQ(in_chinese("no pattern 'it is a folder'"), "没有规则“it is a folder”");
  EXPECT_EQ(in_chinese("5 of 17 documents failed"), "5 个文档失败，共 17 个");
  EXPECT_EQ(in_chinese("nothing of ours"), "nothing of ours");
  EXPECT_EQ(in_chinese(""), "");
}

// ---- no message of the sources lacks a row

// Files whose texts are no messages: they have both languages, or are data, or what a command prints as its result.
const std::set<std::string> kNoMessages = {
    "catalogue.cpp",     "catalogue_zh.cpp", "catalogue_packs_zh.cpp", "input_options.cpp", "output_options.cpp",
    "run_options.cpp",   "option_table.cpp", "commands.cpp",           "help.cpp",          "help_text.cpp",
    "completion.cpp",    "manual.cpp",       "settings_text.cpp",      "evidence_text.cpp", "formats.cpp",
    "text_format.cpp",   "schema.cpp",       "progress.cpp",           "run_log.cpp",       "run_report.cpp",
    "batch_settings.cpp"};

// Texts that look like messages and are none: results, statements of SQL, what nlohmann-json says.
const std::vector<std::string> kOthers = {"{}, {} bytes as UTF-8, {} lines",
                                          "not wrapped",
                                          ", genre {}",
                                          ", year {}",
                                          ", ends in a notice",
                                          ", {} redactions",
                                          "to {}",
                                          "{} nodes{}",
                                          ", cut off",
                                          "{} taken, {} refused",
                                          "no number of this line was looked at",
                                          "standard output",
                                          "standard error",
                                          "standard input",
                                          "argument {}",
                                          "{} entries are well formed",
                                          "{} examples of {} entries hold",
                                          "zhibiao {}",
                                          "repetition operator",
                                          "; last read",
                                          "end of input",
                                          "; expected end of input",
                                          "unexpected string",
                                          "unexpected number",
                                          "invalid literal",
                                          "unexpected string literal",
                                          "forbidden character after backslash",
                                          "control character",
                                          "missing closing quote",
                                          "the layer",
                                          "unknown key"};

// The text literals of a source, neighbours joined, with {} for every replacement field.
std::vector<std::string> literals(std::string source) {
  source = std::regex_replace(source, std::regex("(^|\n)[ \t]*#[^\n]*"), "\n");
  source = std::regex_replace(source, std::regex("(^|[ \t\n])//[^\n]*"), "\n");
  std::vector<std::string> found;
  bool neighbour = false;
  for (std::size_t at = 0; at < source.size(); ++at) {
    const char letter = source[at];
    if (letter == '\'' && at + 2 < source.size() && (source[at + 2] == '\'' || source[at + 1] == '\\')) {
      at = source.find('\'', at + 2);  // a character
      neighbour = false;
    } else if (letter == '"' && at > 0 && source[at - 1] == 'R') {
      const std::size_t open = source.find('(', at);
      const std::string close = ")" + source.substr(at + 1, open - at - 1) + "\"";
      at = source.find(close, open) + close.size() - 1;
      neighbour = false;
    } else if (letter == '"') {
      std::string text;
      for (++at; at < source.size() && source[at] != '"'; ++at) {
        if (source[at] == '\\' && source[at + 1] == 'n') {
          ++at;  // a line break is no part of a message
        } else {
          if (source[at] == '\\') ++at;
          text += source[at];
        }
      }
      neighbour ? found.back() += text : (found.push_back(text), text);
      neighbour = true;
    } else if (std::string_view(" \n\t").find(letter) == std::string_view::npos) {
      neighbour = false;
    }
  }
  for (std::string& text : found) text = std::regex_replace(text, std::regex("\\{[^{} ]*\\}"), "{}");
  return found;
}

bool looks_like_a_message(const std::string& text) {
  static const std::regex words("[a-z]{2,} [a-z]{2,}|[a-z]{2,} \\{\\}|\\{\\} [a-z]{2,}|^ [a-z]{2,}|[a-z]{2,} $");
  static const std::regex statement("PRAGMA|SELECT|INSERT|DELETE|CREATE|UPDATE|BEGIN|COMMIT|ROLLBACK");
  return std::regex_search(text, words) && !std::regex_search(text, statement);
}

bool has_row(const std::string& text) {
  if (std::find(kOthers.begin(), kOthers.end(), text) != kOthers.end()) return true;
  const auto all = rows();
  return std::any_of(all.begin(), all.end(), [&](const Text& row) { return row.en.find(text) != std::string::npos; });
}

TEST(Catalogue, NoMessageOfTheSourcesIsMissing) {
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(ZHIBIAO_SOURCE_DIR) / "src")) {
    if (entry.path().extension() != ".cpp" || kNoMessages.count(entry.path().filename().string()) > 0) continue;
    for (const std::string& text : literals(tests::read_all(entry.path().string()))) {
      if (!looks_like_a_message(text)) continue;
      ++seen;
      EXPECT_TRUE(has_row(text)) << entry.path() << ": \"" << text
                                 << "\" lacks a row in src/cli/catalogue_zh.cpp, or stands in kOthers here";
    }
  }
  EXPECT_GT(seen, 150U) << "the sources were read";
}

}  // namespace
}  // namespace zhibiao::cli
