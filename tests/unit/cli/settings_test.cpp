#include "cli/options/settings.h"

#include <gtest/gtest.h>

#include <string>

#include "cli/options/option_table.h"
#include "cli/options/settings_file.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::cli {
namespace {

const OptionRow* row(const std::string& key) {
  for (const OptionRow* each : option_rows()) {
    if (key_of(*each) == key) return each;
  }
  ADD_FAILURE() << key;
  return nullptr;
}

class File : public testing::Test {
 protected:
  std::string problem(const std::string& text, Level level = Level::named_file) {
    tests::write_all(path_, text);
    const auto settings = settings_of_file(path_, level);
    if (settings) return "";
    EXPECT_EQ(settings.error().path, path_);
    return std::to_string(settings.error().line) + ":" + std::to_string(settings.error().column) + " " +
           settings.error().message.english();
  }

  tests::TemporaryFolder folder_;
  std::string path_ = folder_ / "zhibiao.toml";
};

TEST_F(File, GivesTheValuesOfItsKeys) {
  tests::write_all(
      path_, "threads = 4\n# more\nglob = ['*.txt', '*.md']\nhidden = false\nformat = \"csv\"\nexclude = 'old'\n");
  const auto settings = settings_of_file(path_, Level::project);
  ASSERT_TRUE(settings) << settings.error().message.english();
  Options options;
  options.hidden = false;
  ASSERT_EQ(settings->size(), 5U);
  for (const Setting& setting : *settings) EXPECT_EQ(apply(setting, options), std::nullopt);
  EXPECT_EQ(options.threads, 4U);
  EXPECT_EQ(options.globs, (Values{"*.txt", "*.md"}));
  EXPECT_EQ(options.excludes, Values{"old"});
  EXPECT_FALSE(options.hidden);
  EXPECT_EQ(options.format, Format::csv);
  EXPECT_EQ(settings->at(1).place, path_ + ":3");
}

TEST_F(File, AMistakeIsToldWithItsPlace) {
  EXPECT_EQ(problem("\nthraeds = 4\n"), "2:1 unknown key 'thraeds': did you mean 'threads'?");
  EXPECT_EQ(problem("[zhibiao]\nthreads = 1\n"), "1:2 unknown key 'zhibiao'");
  EXPECT_EQ(problem("help = true\n"), "1:1 unknown key 'help'");
  EXPECT_EQ(problem("config = 'x'\n"), "1:1 unknown key 'config'");
  EXPECT_EQ(problem("threads = true\n"), "1:11 'threads': it takes a text or a number");
  EXPECT_EQ(problem("threads = 0\n"), "1:11 'threads': it takes a number from 1 to 1024");
  EXPECT_EQ(problem("hidden = 'yes'\n"), "1:10 'hidden': it takes true or false");
  EXPECT_EQ(problem("glob = [1.5]\n"), "1:8 'glob': it takes a text or a list of texts");
  EXPECT_EQ(problem("format = ['csv']\n"), "1:10 'format': it takes a text or a number");
  EXPECT_EQ(problem("format = 'cvs'\n"), "1:10 'format': did you mean 'csv'?");
  EXPECT_TRUE(problem("threads =\n").starts_with("1:"));
  EXPECT_TRUE(problem("threads = 1\nthreads = 2\n").starts_with("2:"));
  EXPECT_TRUE(problem("format = '\xFF'\n").starts_with("1:"));
  EXPECT_EQ(problem("zz = 1\naa = 1\n"), "1:1 unknown key 'zz'") << "the first in the file";
}

TEST_F(File, OneThatWasFoundRunsNothingAndWritesNowhere) {
  for (const OptionRow* each : option_rows()) {
    if (each->settable != Settable::not_by_project) continue;
    const std::string text = key_of(*each) + (each->value.empty() ? " = true\n" : " = '*.x=cat {}.csv'\n");
    EXPECT_EQ(problem(text), "") << "named by the user: " << text;
    EXPECT_NE(problem(text, Level::project), "") << text;
  }
  EXPECT_NE(problem("pre = '*.x=cat {}'\n", Level::project), "");
  EXPECT_NE(problem("output = 'x'\n", Level::project), "");
  EXPECT_NE(problem("output-dir = 'x'\n", Level::project), "");
}

TEST(Environment, HoldsEveryOptionUnderItsName) {
  EXPECT_EQ(variable_of(*row("max-document-size")), "ZHIBIAO_MAX_DOCUMENT_SIZE");
  const auto settings = environment_settings(
      {{"ZHIBIAO_THREADS", "3"}, {"ZHIBIAO_HIDDEN", "1"}, {"ZHIBIAO_GLOB", "*.a\n*.b"}, {"ZHIBIAO_FORMAT", ""}});
  ASSERT_TRUE(settings) << settings.error().message.english();
  Options options;
  for (const Setting& setting : *settings) EXPECT_EQ(apply(setting, options), std::nullopt);
  EXPECT_EQ(options.threads, 3U);
  EXPECT_TRUE(options.hidden);
  EXPECT_EQ(options.globs, (Values{"*.a", "*.b"}));
  EXPECT_EQ(options.format, std::nullopt) << "empty is not set";
}

TEST(Environment, AMistakeNamesTheVariable) {
  const auto problem = [](const std::string& name, const std::string& value) {
    const auto settings = environment_settings({{name, value}});
    return settings ? "" : settings.error().message.english();
  };
  EXPECT_EQ(problem("ZHIBIAO_THREADS", "x"), "ZHIBIAO_THREADS 'x': it takes a number from 1 to 1024");
  EXPECT_EQ(problem("ZHIBIAO_HIDDEN", "x"), "ZHIBIAO_HIDDEN 'x': it takes true or false");
  EXPECT_EQ(problem("ZHIBIAO_THREDS", "3"), "unknown variable 'ZHIBIAO_THREDS': did you mean 'ZHIBIAO_THREADS'?");
  EXPECT_EQ(problem("ZHIBIAO_SOMETHING_OF_OURS", "3"), "");
}

TEST(InForce, TheHigherLevelCounts) {
  const Setting low{row("glob"), {"a", "b"}, Level::user, "u"};
  const Setting high{row("glob"), {"c"}, Level::environment, "e"};
  const Settings left = in_force({low, {row("threads"), {"2"}, Level::user, "u"}, high});
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[1].values, Values{"c"}) << "lists are not mixed";
}

TEST(InForce, WhatExcludesALowerSettingTakesItsPlace) {
  const Setting folder{row("output-dir"), {"d"}, Level::user, "u"};
  EXPECT_EQ(in_force({folder, {row("output"), {"x"}, Level::command_line, "c"}}).size(), 1U);
  EXPECT_EQ(in_force({folder, {row("output"), {"x"}, Level::user, "u"}}).size(), 2U) << "that is for the user to mend";
  const Setting quiet{row("quiet"), {"true"}, Level::user, "u"};
  EXPECT_EQ(in_force({quiet, {row("verbose"), {"true"}, Level::environment, "e"}}).size(), 1U);
  EXPECT_EQ(in_force({quiet, {row("verbose"), {"false"}, Level::environment, "e"}}).size(), 2U);
}

}  // namespace
}  // namespace zhibiao::cli
