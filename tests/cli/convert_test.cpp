// Other formats through other programs. The programs here are scripts of our own, so that what is tested is the same
// wherever it runs.
#include <iconv.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/pack.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

class Converters : public Program {
 protected:
  void program(const std::string& name, const std::string& script) const {
    file("bin/" + name, "#!/bin/sh\n" + script + "\n");
    fs::permissions(folder_ / ("bin/" + name), fs::perms::owner_all);
  }

  // With no programs but those of the test.
  [[nodiscard]] Ended run_alone(const Words& arguments) const {
    return run(arguments, {.environment = {"PATH=" + folder_ / "bin"}});
  }

  static std::string code_of(const json& record) { return record["diagnostics"][0]["code"]; }
};

TEST_F(Converters, ACommandReadsTheFilesItIsGivenFor) {
  program("upside", "/bin/cat \"$2\"; echo \"$1\" >>log");
  file("in/a.wps", kReport);
  file("in/b.txt", kPlan);
  file("-c.wps", kReport);
  const Ended ended = run_alone({"in", "--pre", "*.wps=upside  $(touch;x)|"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["source"]["path"], "in/a.wps");
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
  EXPECT_EQ(code_of(all[0]), "converted");
  EXPECT_EQ(content("log"), "$(touch;x)|\n");  // a word like any other
  EXPECT_EQ(run_alone({"--pre", "*.wps=upside x {}", "--", "-c.wps"}).status, 0);
  EXPECT_EQ(records(run_alone({"in", "--pre", "*.wps=upside x", "--glob", "*.txt"}).out).size(), 1U);
}

TEST_F(Converters, AnAbsentProgramIsThatFilesErrorAndNamesItsPackage) {
  for (const char* name : {"in/a.pdf", "in/b.docx", "in/c.doc", "in/d.odt", "in/e.html"}) file(name, "");
  file("in/f.txt", kReport);
  const Ended ended = run_alone({"in"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 6U);
  const Words packages = {"poppler-utils", "pandoc", "antiword or catdoc", "pandoc", "pandoc"};
  for (std::size_t i = 0; i < packages.size(); ++i) {
    EXPECT_EQ(code_of(all[i]), "no-converter");
    const std::string message = all[i]["diagnostics"][0]["message"];
    EXPECT_TRUE(message.ends_with("install the Debian package " + packages[i])) << message;
  }
  EXPECT_EQ(all[5]["indicators"].size(), 4U);
  EXPECT_EQ(records(run_alone({"in", "--no-converters"}).out).size(), 1U);
  EXPECT_EQ(code_of(records(run_alone({"in/a.pdf", "--no-converters"}).out)[0]), "converters-off");
  EXPECT_EQ(code_of(records(run_alone({"in/f.txt", "--pre", "*.txt=no-such-program"}).out)[0]), "no-converter");
}

TEST_F(Converters, TheBuiltInTableIsUsedAndGivesWayToTheUsersOwn) {
  program("catdoc", "for last; do :; done; /usr/bin/tail -c +9 \"$last\"");
  program("pdftotext", "[ \"$6\" = - ] || exit 9; /usr/bin/tail -n +2 \"$5\"");
  program("mine", "echo 新建泵站7座。");
  file("a.doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + kReport);
  file("A.PDF", std::string("%PDF-1.4\n") + kReport);
  const auto all = records(run_alone({"a.doc", "A.PDF", "--pre-defaults"}).out);
  ASSERT_EQ(all.size(), 2U);
  for (const json& record : all) EXPECT_EQ(record["indicators"].size(), 4U) << record;
  const auto own = records(run_alone({"A.PDF", "--pre-defaults", "--pre", "*.pdf=mine"}).out);
  EXPECT_EQ(own[0]["indicators"].size(), 1U);
}

TEST_F(Converters, WhatOneRefusesAnotherMayRead) {
  program("antiword", "echo 'too small' >&2; exit 1");
  file("a.doc", std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + kReport);
  const auto refused = records(run_alone({"a.doc"}).out);
  EXPECT_EQ(refused[0]["diagnostics"][0]["message"], "antiword ended with status 1: too small");
  program("catdoc", "for last; do :; done; /usr/bin/tail -c +9 \"$last\"");
  EXPECT_EQ(records(run_alone({"a.doc"}).out)[0]["indicators"].size(), 4U);
  program("catdoc", "exit 7");
  const auto both = records(run_alone({"a.doc"}).out);
  EXPECT_EQ(both[0]["diagnostics"][0]["message"], "antiword ended with status 1: too small");
}

TEST_F(Converters, AFailureIsThatFilesError) {
  program("broken", "echo 'not a document' >&2; echo more >&2; exit 3");
  program("killed", "kill -9 $$");
  file("a.x", kReport);
  file("b.y", kReport);
  file("c.txt", kReport);
  const Ended ended = run_alone({"a.x", "b.y", "c.txt", "--pre", "*.x=broken", "--pre", "*.y=killed"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(code_of(all[0]), "converter-failed");
  EXPECT_EQ(all[0]["diagnostics"][0]["message"], "broken ended with status 3: not a document");
  EXPECT_EQ(all[1]["diagnostics"][0]["message"], "killed ended with status 137");
  EXPECT_EQ(all[2]["indicators"].size(), 4U);
}

TEST_F(Converters, OneThatHangsOrNeverStopsIsEnded) {
  program("hangs", "/bin/sleep 60 & /bin/sleep 60");
  program("floods", "while :; do echo 新建泵站七座的文字没有尽头; done");
  file("a.x", kReport);
  file("b.y", kReport);
  const auto begin = std::chrono::steady_clock::now();
  const auto all = records(run_alone({"a.x", "b.y", "--pre", "*.x=hangs", "--pre", "*.y=floods",
                                      "--timeout-per-document", "2", "--max-document-size", "4K"})
                               .out);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(code_of(all[0]), "timeout");
  EXPECT_EQ(code_of(all[1]), "too-large");
}

// pandoc reads UTF-8 alone, and pages from government sites are often GBK.
TEST_F(Converters, APageIsDecodedForItsConverter) {
  program("pandoc", "for last; do :; done; /bin/cat \"$last\"");
  std::string text = kReport;
  for (int i = 0; i < 4; ++i) text += "全县继续抓好农田水利工程建设和管理工作。\n";
  text += "<br></p>\n";
  std::string gbk(text.size() * 2, '\0');
  iconv_t converter = ::iconv_open("GB18030", "UTF-8");
  char* from = text.data();
  char* to = gbk.data();
  std::size_t left = text.size();
  std::size_t room = gbk.size();
  EXPECT_EQ(::iconv(converter, &from, &left, &to, &room), 0U);
  ::iconv_close(converter);
  gbk.resize(gbk.size() - room);
  file("page.htm", gbk);
  for (const Words& forced : {Words{}, Words{"--encoding", "gbk"}}) {
    Words arguments = {"page.htm", "--pre-defaults"};
    arguments.insert(arguments.end(), forced.begin(), forced.end());
    const auto all = records(run_alone(arguments).out);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["source"]["encoding"], "UTF-8") << all[0];
    EXPECT_EQ(all[0]["indicators"].size(), 4U);
  }
}

// What a Word document unpacks to is bounded before a program is let at it.
TEST_F(Converters, ABombIsNotHandedOn) {
  program("pandoc", "echo 新建泵站7座。");
  const std::string zeros(std::size_t{40} << 20, '0');
  file("a.docx", packed("zip", "none", {{"word/document.xml", zeros}}));
  file("b.docx", packed("zip", "none", {{"word/document.xml", std::string(60'000, '0')}, {"x.xml", kReport}}));
  file("c.odt", packed("zip", "none", {{"content.xml", kReport}}));
  const auto all =
      records(run_alone({"a.docx", "b.docx", "c.odt", "--pre-defaults", "--max-document-size", "50K"}).out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(code_of(all[0]), "too-large");
  EXPECT_EQ(code_of(all[1]), "too-large");
  EXPECT_EQ(all[2]["indicators"].size(), 1U);
  EXPECT_EQ(code_of(records(run_alone({"a.docx", "--pre-defaults"}).out)[0]), "archive-bomb");
}

TEST_F(Converters, AMemberOfAnArchiveIsConvertedToo) {
  program("catdoc", "for last; do :; done; case \"$last\" in *.doc) /bin/cat \"$last\";; esac");
  file("r.zip", packed("zip", "none", {{"b/a.doc", kReport}, {"c.txt", kPlan}}));
  const auto all = records(run_alone({"r.zip", "--pre-defaults"}).out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["source"]["path"], "r.zip!/b/a.doc");
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
}

// What was made for a converter goes with the next run where the first was killed.
TEST_F(Converters, FilesMadeForThemDoNotStay) {
  program("catdoc", "echo 新建泵站7座。; /bin/sleep 300");
  file("r.zip", packed("zip", "none", {{"a.doc", kReport}}));
  file("quick.zip", packed("zip", "none", {{"b.doc", kReport}}));
  std::filesystem::create_directory(folder_ / "tmp");
  const std::vector<std::string> environment = {"TMPDIR=" + folder_ / "tmp", "PATH=" + folder_ / "bin"};
  const auto files = [&] {
    const std::filesystem::directory_iterator all(folder_ / "tmp");
    return std::distance(begin(all), end(all));
  };
  {
    Background killed(ZHIBIAO_PROGRAM, {"--no-config", "r.zip", "--pre", "*.doc=catdoc"},
                      {.folder = folder_.path(), .environment = environment});
    for (int i = 0; i < 500 && files() == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    killed.signal(SIGKILL);
    EXPECT_EQ(killed.wait(), 128 + SIGKILL);
  }
  ASSERT_EQ(files(), 1);
  program("catdoc", "/bin/cat \"$1\"");
  const auto all = records(run({"quick.zip", "--pre", "*.doc=catdoc"}, {.environment = environment}).out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["indicators"].size(), 4U) << all[0];
  EXPECT_EQ(files(), 0);
}

TEST_F(Converters, WrongUsageIsTold) {
  for (const char* value : {"*.pdf", "=x", "*.pdf=", "*.pdf= "}) {
    EXPECT_EQ(run({"--pre", value, "a.txt"}).status, 2) << value;
  }
  EXPECT_EQ(run({"--timeout-per-document", "0", "a.txt"}).status, 2);
}

}  // namespace
}  // namespace zhibiao::tests
