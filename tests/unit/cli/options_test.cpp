#include "cli/options/options.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/options/option_table.h"
#include "text/width.h"

namespace zhibiao::cli {
namespace {

using Words = std::vector<std::string>;

Parsed parse(const Words& words) {
  Language language = Language::english;
  return cli::parse(words, {}, language);
}

Options options_of(const Words& words) {
  const Parsed parsed = parse(words);
  if (const auto* error = std::get_if<UsageError>(&parsed)) ADD_FAILURE() << error->message.english();
  const auto* options = std::get_if<Options>(&parsed);
  return options != nullptr ? *options : Options();
}

std::string error_of(const Words& words) {
  const Parsed parsed = parse(words);
  const auto* error = std::get_if<UsageError>(&parsed);
  if (error == nullptr) ADD_FAILURE() << "taken as right";
  return error != nullptr ? error->message.english() : "";
}

std::string notice_of(const Words& words) {
  const Parsed parsed = parse(words);
  const auto* notice = std::get_if<Notice>(&parsed);
  return notice != nullptr ? notice->text : "";
}

TEST(Parse, WithoutACommandDocumentsAreExtracted) {
  const Options options = options_of({"reports/", "-", "--format", "csv", "-o", "x.csv", "-j4", "-v"});
  EXPECT_EQ(options.command, Command::extract);
  EXPECT_EQ(options.arguments, (Words{"reports/", "-"}));
  EXPECT_EQ(options.format, Format::csv);
  EXPECT_EQ(options.output, "x.csv");
  EXPECT_EQ(options.threads, 4U);
  EXPECT_EQ(options.verbosity, Verbosity::verbose);
}

TEST(Parse, ShortNamesMayStandTogether) {
  const Options options = options_of({"-qj3", "-oout.jsonl", "a"});
  EXPECT_EQ(options.verbosity, Verbosity::quiet);
  EXPECT_EQ(options.threads, 3U);
  EXPECT_EQ(options.output, "out.jsonl");
  EXPECT_EQ(options.arguments, Words{"a"});
}

TEST(Parse, TheFirstWordMayBeACommand) {
  EXPECT_EQ(options_of({"outline", "a", "b"}).command, Command::outline);
  EXPECT_EQ(options_of({"outline", "a", "b"}).arguments, (Words{"a", "b"}));
  EXPECT_EQ(options_of({"patterns", "show", "x"}).arguments, (Words{"show", "x"}));
  EXPECT_EQ(options_of({"./outline"}).command, Command::extract);
  EXPECT_EQ(options_of({"--", "outline"}).command, Command::extract);
  EXPECT_EQ(options_of({"--", "outline", "-x"}).arguments, (Words{"outline", "-x"}));
  EXPECT_EQ(options_of({"outline", "--", "outline"}).arguments, (Words{"outline"}));
}

TEST(Parse, ValuesAreTakenOnceAndNeverThePathsAfterThem) {
  const Options options = options_of({"--glob", "*.md", "a", "--glob=*.txt", "b", "--patterns", "p", "c"});
  EXPECT_EQ(options.globs, (Words{"*.md", "*.txt"}));
  EXPECT_EQ(options.pattern_folders, (Words{"p"}));
  EXPECT_EQ(options.arguments, (Words{"a", "b", "c"}));
}

TEST(Parse, WordsAreTakenAsTheyStand) {
  for (const char* word : {"{}", "[a,b]", "%%", "a=b", "a b", "a,b", "/x", "中文"}) {
    EXPECT_EQ(options_of({word}).arguments, Words{word});
    EXPECT_EQ(options_of({"-o", word}).output, word);
    EXPECT_EQ(options_of({"--glob", word, word}).globs, Words{word});
  }
}

TEST(Parse, TheLastOfARepeatedOptionCounts) {
  EXPECT_EQ(options_of({"-o", "a", "--output", "b"}).output, "b");
  EXPECT_EQ(options_of({"-f", "csv", "-f", "tsv"}).format, Format::tsv);
}

TEST(Parse, EncodingsHaveTheirNames) {
  EXPECT_EQ(options_of({"--encoding", "utf8"}).encoding, "UTF-8");
  EXPECT_NE(error_of({"--encoding", "klingon"}).find("klingon"), std::string::npos);
}

TEST(Parse, WrongUsageIsToldWithWhatWasMeant) {
  EXPECT_EQ(error_of({"--formt", "csv"}), "unknown option '--formt': did you mean '--format'?");
  EXPECT_EQ(error_of({"--formt=csv"}), "unknown option '--formt': did you mean '--format'?");
  EXPECT_EQ(error_of({"--outdir", "x"}), "unknown option '--outdir': did you mean '--output-dir DIR'?");
  EXPECT_EQ(error_of({"--jobs=4"}), "unknown option '--jobs': did you mean '--threads N'?");
  EXPECT_EQ(error_of({"--recursive"}), "unknown option '--recursive': a folder is read with all below it anyway");
  EXPECT_EQ(error_of({"-x"}), "unknown option '-x'; see zhibiao --help");
  EXPECT_EQ(error_of({"-f", "cvs"}), "--format 'cvs': did you mean 'csv'?");
  EXPECT_EQ(error_of({"-f", "excel"}),
            "--format 'excel': it takes one of jsonl, indicators, json, text, csv, tsv, xlsx, sqlite, html");
  EXPECT_EQ(error_of({"outlin"}), "no command and no file 'outlin': did you mean 'outline'?");
  EXPECT_EQ(error_of({"help"}), "no command and no file 'help': did you mean '--help'?");
  EXPECT_EQ(error_of({"schema", "--format", "csv"}), "unknown option '--format'; see zhibiao --help");
}

TEST(Parse, ListsAreReadPartByPart) {
  const Options options = options_of({"--kind", "money,count", "--kind=ratio", "--columns", "value,path"});
  EXPECT_EQ(options.selection.kinds, (std::vector<Kind>{Kind::money, Kind::count, Kind::ratio}));
  EXPECT_EQ(options_of({"--role", "目标", "--kind", "金额,percentage"}).selection.kinds,
            (std::vector<Kind>{Kind::money, Kind::percentage}));
  EXPECT_EQ(options.columns, (Words{"value", "path"}));
  EXPECT_EQ(error_of({"--columns", "path,valu"}), "--columns 'path,valu': did you mean 'value'?");
  EXPECT_EQ(error_of({"--role", "actual,"}), "--role 'actual,': it takes one of actual 实际, target 目标");
  EXPECT_EQ(error_of({"--columns", "指标,数字"}), "--columns '指标,数字': did you mean '数值'?");
  EXPECT_NE(error_of({"--kind", "款"}).find(", money 金额, "), std::string::npos);
}

TEST(Parse, ChineseCommasPartListsToo) {
  EXPECT_EQ(options_of({"--columns", "指标，数值、单位,性质"}).columns, (Words{"metric", "value", "unit", "role"}));
  EXPECT_EQ(options_of({"--kind", "金额、数量"}).selection.kinds, (std::vector<Kind>{Kind::money, Kind::count}));
}

TEST(Parse, AWrongExpressionIsToldWithItsPlace) {
  const std::string refused = "not a regular expression of RE2: ";
  EXPECT_EQ(error_of({"--metric", "投资(总额"}),
            "--metric '投资(总额': at character 3: " + refused + "missing ): 投资(总额");
  EXPECT_EQ(error_of({"--section", "a)b"}), "--section 'a)b': at character 2: " + refused + "unexpected ): a)b");
  EXPECT_EQ(error_of({"--metric", "水[z-a]"}),
            "--metric '水[z-a]': at character 3: " + refused + "invalid character class range: z-a");
}

TEST(Parse, AnOptionNeedsItsValue) {
  EXPECT_EQ(error_of({"-o"}), "the option --output needs a value; see zhibiao --help");
  EXPECT_EQ(error_of({"--output=", "a"}), "the option --output needs a value; see zhibiao --help");
  EXPECT_EQ(error_of({"-o", ""}), "--output '': it must not be empty");
}

TEST(Parse, NumbersAreInTheirRange) {
  for (const char* threads : {"0", "-1", "1025", "4x", "x", "99999999999999999999"}) {
    EXPECT_NE(error_of({"--threads=" + std::string(threads)}).find("1 to 1024"), std::string::npos) << threads;
  }
}

TEST(Parse, WhatExcludesEachOtherIsRefused) {
  error_of({"-o", "a", "--output-dir", "b", "c"});
  error_of({"-", "-"});
  error_of({""});
  error_of({"--quiet=3", "a"});
}

TEST(Parse, HelpAndVersionAreNotices) {
  EXPECT_EQ(notice_of({"-h"}), help(Command::extract, HelpLength::brief));
  EXPECT_EQ(notice_of({"--help"}), help(Command::extract, HelpLength::full));
  EXPECT_EQ(notice_of({"patterns", "--help"}), help(Command::patterns, HelpLength::full));
  EXPECT_TRUE(notice_of({"--version"}).starts_with("zhibiao "));
  EXPECT_EQ(notice_of({"-V"}), notice_of({"--version"}));
}

TEST(Help, TheLongOneNamesEveryCommandAndOption) {
  for (const Language language : {Language::english, Language::chinese}) {
    const std::string text = help(Command::extract, HelpLength::full, language);
    for (const CommandRow& row : commands()) {
      if (row.hidden) continue;
      EXPECT_NE(text.find(row.name), std::string::npos) << row.name;
    }
    for (const CommandRow& command : commands()) {
      const std::string page = help(command.command, HelpLength::full, language) + ' ';
      const std::string options = page.substr(0, page.find("zhibiao reports/"));  // before the examples
      for (const OptionRow* row : option_rows()) {
        const bool told = options.find(" " + long_name(*row) +
                                       (row->value.empty() ? " " : " " + std::string(row->value))) != std::string::npos;
        EXPECT_EQ(told, knows(command.command, *row)) << row->names << " of " << command.name;
      }
    }
  }
}

// Names of options, programs and formats are the same in either.
TEST(Help, WhatStandsBesideANameIsInTheLanguageAskedFor) {
  const auto has_chinese = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xE3; });
  };
  for (const CommandRow& row : commands()) {
    std::istringstream lines(help(row.command, HelpLength::full, Language::chinese));
    for (std::string line; std::getline(lines, line);) {
      const std::size_t about = line.find("  ", line.find_first_not_of(' '));
      EXPECT_TRUE(about == std::string::npos || has_chinese(line.substr(about))) << line;
    }
  }
}

TEST(Help, TheShortOneNamesTheMainOptionsAlone) {
  const std::string text = help(Command::extract, HelpLength::brief);
  for (const OptionRow* row : option_rows(Command::extract)) {
    EXPECT_EQ(text.find(" " + long_name(*row) + " ") != std::string::npos, row->main) << row->names;
  }
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 40);
}

TEST(Help, LinesFitATerminal) {
  for (const CommandRow& row : commands()) {
    for (const Language language : {Language::english, Language::chinese}) {
      std::istringstream lines(help(row.command, HelpLength::full, language));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(text::display_width(line), 122U) << line;
    }
  }
}

TEST(OptionTable, EveryRowIsComplete) {
  std::set<std::string> names;
  for (const OptionRow* row : option_rows()) {
    EXPECT_TRUE(names.insert(long_name(*row)).second) << row->names;
    if (const std::string brief = short_name(*row); !brief.empty()) {
      EXPECT_TRUE(names.insert(brief).second) << row->names;
    }
    EXPECT_TRUE(long_name(*row).starts_with("--"));
    EXPECT_FALSE(row->help.english.empty()) << row->names;
    EXPECT_FALSE(row->help.chinese.empty()) << row->names;
    EXPECT_EQ(row->takes == Takes::list, row->choices != nullptr) << row->names;
    EXPECT_EQ(row->set == nullptr, row->settable == Settable::not_at_all && row->value.empty()) << row->names;
    if (row->instead_of.empty()) continue;
    const auto rows = option_rows();
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto* other) {
      return key_of(*other) == row->instead_of;
    })) << row->names;
  }
}

TEST(OptionTable, EveryChoiceIsTaken) {
  for (const OptionRow* row : option_rows()) {
    if (row->choices == nullptr) continue;
    for (const std::string& choice : row->choices()) {
      Options options;
      EXPECT_FALSE(row->set(options, choice).has_value()) << row->names << ' ' << choice;
    }
  }
}

TEST(Options, ACommandMayFollowOptions) {
  EXPECT_EQ(options_of({"--lang", "zh", "patterns", "check", "mine"}).command, Command::patterns);
  EXPECT_EQ(options_of({"--lang", "zh", "patterns", "check", "mine"}).arguments, (Words{"check", "mine"}));
  EXPECT_EQ(options_of({"--lang=zh", "outline", "a.txt"}).command, Command::outline);
  EXPECT_EQ(options_of({"-q", "-j", "4", "outline", "a.txt"}).command, Command::outline);
  EXPECT_EQ(options_of({"-qj4", "outline", "a.txt"}).command, Command::outline);
  EXPECT_EQ(options_of({"-qj", "4", "outline", "a.txt"}).threads, 4U);
}

TEST(Options, AValueIsNoCommandAndNothingIsBehindTwoDashes) {
  EXPECT_EQ(options_of({"-o", "outline", "a.txt"}).command, Command::extract);
  EXPECT_EQ(options_of({"-o", "outline", "a.txt"}).output, "outline");
  EXPECT_EQ(options_of({"--", "outline"}).arguments, Words{"outline"});
  EXPECT_EQ(options_of({"a.txt", "outline"}).command, Command::extract);
  EXPECT_EQ(error_of({"-q", "outlin"}), "no command and no file 'outlin': did you mean 'outline'?");
}

}  // namespace
}  // namespace zhibiao::cli
