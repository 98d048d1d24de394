#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "cli/program.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Inputs : public Program {
 protected:
  static std::vector<std::string> paths(const std::string& out) {
    std::vector<std::string> all;
    for (const json& record : records(out)) all.push_back(record["source"]["path"]);
    return all;
  }
};

using Names = std::vector<std::string>;

TEST_F(Inputs, FilesAndFoldersComeInTheOrderGiven) {
  for (const char* name : {"in/b.txt", "in/a/c.txt", "in/note.dat", "z.txt", "y.dat"}) file(name, kReport);
  const Ended ended = run({"z.txt", "in", "y.dat"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(paths(ended.out), (Names{"z.txt", "in/a/c.txt", "in/b.txt", "y.dat"}));
  EXPECT_EQ(paths(run({"in", "--glob", "*.dat"}).out), (Names{"in/note.dat"}));
}

// As they come from other systems.
TEST_F(Inputs, NamesInCapitalsAreTakenUnlessAGlobSaysOtherwise) {
  file("in/A.TXT", kReport);
  file("in/b.txt", kPlan);
  EXPECT_EQ(records(run({"in"}).out).size(), 2U);
  EXPECT_EQ(records(run({"in", "--glob", "*.txt"}).out).size(), 1U);
}

TEST_F(Inputs, OrderAndBytesAreTheSameWithAnyNumberOfThreads) {
  Names expected;
  for (int number = 100; number < 160; ++number) {
    std::string text = kReport;
    for (int line = 0; line < number % 9 * 20; ++line) text += "整治山塘46口。\n";
    file("in/" + std::to_string(number) + ".txt", text);
    expected.push_back("in/" + std::to_string(number) + ".txt");
  }
  const Ended one = run({"in", "-j1"});
  EXPECT_EQ(one.status, 0);
  EXPECT_EQ(paths(one.out), expected);
  for (const char* threads : {"-j2", "-j8"}) EXPECT_EQ(run({"in", threads}).out, one.out);
}

TEST_F(Inputs, NeitherLocaleNorTimeZoneMatters) {
  file("a.txt", kReport);
  const std::string plain = run({"a.txt"}).out;
  EXPECT_EQ(run({"a.txt"}, {.environment = {"LC_ALL=tr_TR.UTF-8", "TZ=Asia/Shanghai"}}).out, plain);
  EXPECT_EQ(run({"a.txt"}, {.environment = {"LC_ALL=C", "LANG="}}).out, plain);
}

TEST_F(Inputs, StandardInputIsReadWhereItIsNamedOrNothingElseIs) {
  for (const Names& arguments : {Names{"-"}, Names{}}) {
    const Ended ended = run(arguments, {.input = kReport});
    EXPECT_EQ(ended.status, 0);
    const auto all = records(ended.out);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["source"]["path"], "-");
    EXPECT_EQ(all[0]["title"], "青石县2025年水利工作总结");
  }
}

TEST_F(Inputs, AMissingFileIsNamedAndCostsNobodyElse) {
  file("a.txt", kReport);
  file("b.txt", kPlan);
  const Ended ended = run({"a.txt", "gone.txt", "b.txt"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
  EXPECT_EQ(all[1].size(), 3U);
  EXPECT_EQ(all[1]["diagnostics"][0]["code"], "not-found");
  EXPECT_EQ(all[2]["title"], "青石县2026年水利工作要点");
  EXPECT_TRUE(
      ended.err.starts_with("zhibiao: gone.txt: error: cannot open: no such file or folder\n"
                            "zhibiao: 3 documents, 1 failed, 6 indicators, 300 B, "))
      << ended.err;
  EXPECT_EQ(run({"-q", "gone.txt"}).err, "");
  EXPECT_EQ(run({"-q", "gone.txt"}).status, 1);
}

TEST_F(Inputs, AFolderWithoutPermissionIsNamed) {
  file("in/a.txt", kReport);
  file("in/shut/b.txt", kReport);
  fs::permissions(folder_ / "in/shut", fs::perms::none);
  RunOptions options;
  options.as_other_user = true;
  if (::geteuid() == 0) give_to_other_user(folder_.path());
  const Ended ended = run({"in"}, options);
  fs::permissions(folder_ / "in/shut", fs::perms::owner_all);
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.err.find("in/shut: error: cannot read the folder: permission denied"), std::string::npos);
  EXPECT_EQ(records(ended.out).size(), 2U);
}

TEST_F(Inputs, AnEmptyFileIsADocumentWithoutIndicators) {
  file("empty.txt", "");
  const Ended ended = run({"empty.txt"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "zhibiao: empty.txt: warning: the file holds no text\n");
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_TRUE(all[0]["indicators"].empty());
  EXPECT_TRUE(all[0]["title"].is_null());
}

TEST_F(Inputs, BinaryAndBrokenFilesFailWithoutHarm) {
  std::string binary(
      "\x7f"
      "ELF\x02\x01\x01",
      7);
  for (int i = 0; i < 4000; ++i) binary += static_cast<char>(i * 37 % 256);
  file("binary.txt", binary);
  file("good.txt", kReport);
  const Ended ended = run({"binary.txt", "good.txt"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["diagnostics"][0]["severity"], "error");
  EXPECT_EQ(all[1]["indicators"].size(), 4U);
  EXPECT_TRUE(ended.err.starts_with("zhibiao: binary.txt")) << ended.err;
}

TEST_F(Inputs, ABrokenByteIsRepairedAndTold) {
  std::string broken = kReport;
  broken[10] = '\xff';
  file("broken.txt", broken);
  for (const Names& arguments : {Names{"broken.txt", "-v"}, Names{"broken.txt", "-v", "--encoding", "UTF-8"}}) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(ended.err.starts_with("zhibiao: broken.txt:1:")) << ended.err;
    EXPECT_NE(ended.err.find(": warning: "), std::string::npos) << ended.err;
    EXPECT_EQ(ended.out.find('\xff'), std::string::npos);
    const auto all = records(ended.out);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["indicators"].size(), 4U);
  }
}

TEST_F(Inputs, ANameThatIsNoUtf8DoesNoHarm) {
  file("\xd0\xc2\n.txt", kReport);
  const Ended ended = run({"."});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(paths(ended.out), (Names{"./\uFFFD\uFFFD\n.txt"}));
}

TEST_F(Inputs, PipesAndLoopsInFoldersDoNotHang) {
  file("in/a.txt", kReport);
  ASSERT_EQ(::mkfifo((folder_ / "in/pipe.txt").c_str(), 0600), 0);
  fs::create_directory_symlink(folder_.path(), folder_ / "in/loop");
  const Ended ended = run({"in"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(paths(ended.out), (Names{"in/a.txt"}));
  EXPECT_EQ(ended.err,
            "zhibiao: in/pipe.txt: warning: skipped: no regular file\n"
            "zhibiao: warning: 1 file passed over: 1 without an ending\n");
  EXPECT_EQ(run({"in/pipe.txt"}).status, 1);
}

TEST_F(Inputs, AFolderTooDeepForAPathIsNamed) {
  file("in/a.txt", kReport);
  int folder = ::open((folder_ / "in").c_str(), O_RDONLY | O_DIRECTORY);
  const std::string name(100, 'd');
  for (int depth = 0; depth < 45; ++depth) {
    ASSERT_EQ(::mkdirat(folder, name.c_str(), 0700), 0);
    const int below = ::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY);
    ::close(folder);
    ASSERT_GE(below, 0);
    folder = below;
  }
  ::close(folder);
  const Ended ended = run({"in"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.err.find("error: cannot open: the name is too long"), std::string::npos) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
}

TEST_F(Inputs, AFolderWithoutDocumentsIsNoFailureButSaidSo) {
  fs::create_directory(folder_ / "in");
  const Ended ended = run({"in"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("warning: no file"), std::string::npos);
}

// By the system's converter, not by ours.
std::string converted(std::string text, const char* encoding) {
  iconv_t converter = ::iconv_open(encoding, "UTF-8");
  std::string bytes(text.size() * 4, '\0');
  char* from = text.data();
  char* to = bytes.data();
  std::size_t left = text.size();
  std::size_t room = bytes.size();
  EXPECT_EQ(::iconv(converter, &from, &left, &to, &room), 0U) << encoding;
  ::iconv_close(converter);
  bytes.resize(bytes.size() - room);
  return bytes;
}

TEST_F(Inputs, EveryEncodingAndLineBreakGivesTheSameIndicators) {
  const std::string utf8 = kReport;
  std::string crlf;
  for (const char byte : utf8) crlf += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  file("0.txt", utf8);
  file("1.txt", crlf);
  file("2.txt", "\xEF\xBB\xBF" + utf8);
  file("3.txt", converted(utf8, "GB18030"));
  file("4.txt", "\xFF\xFE" + converted(crlf, "UTF-16LE"));
  file("5.txt", "\xFE\xFF" + converted(utf8, "UTF-16BE"));
  const auto all = records(run({"."}).out);
  ASSERT_EQ(all.size(), 6U);
  const auto told = [](const json& record) {
    json kept = json::array();
    for (json indicator : record["indicators"]) {
      indicator["span"].erase("start");  // in a file with CR or a byte order mark the bytes stand elsewhere
      indicator["span"].erase("end");
      kept.push_back(indicator);
    }
    return kept;
  };
  EXPECT_EQ(told(all[0]).size(), 4U);
  for (const json& record : all) {
    EXPECT_EQ(told(record), told(all[0])) << record["source"]["encoding"];
    EXPECT_EQ(record["title"], all[0]["title"]);
    EXPECT_EQ(record["sections"].size(), 2U);
  }
}

TEST_F(Inputs, WhatIsPassedOverIsToldByItsEnding) {
  file("in/a.txt", kReport);
  file("in/b.md", kPlan);
  for (const char* name : {"in/c.csv", "in/d.csv", "in/e.xlsx", "in/f", "in/g.docx"}) file(name, "");
  const Ended ended = run({"in", "--no-converters", "-o", "out.jsonl", "--report", "report"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(records(content("out.jsonl")).size(), 2U) << "Markdown is read by default";
  EXPECT_TRUE(ended.err.starts_with(
      "zhibiao: warning: 5 files passed over: 2 .csv, 1 without an ending, 1 .docx, 1 .xlsx; without --no-converters "
      "they "
      "are read; spreadsheets are read by --pre and Debian's gnumeric; --glob '*.csv' takes such files\n"))
      << ended.err;
  EXPECT_EQ(nlohmann::json::parse(content("report"))["passed_over"][1],
            nlohmann::json::parse(R"({"ending": ".csv", "files": 2})"));
  EXPECT_EQ(run({"in", "--glob", "*.txt", "-o", "out.jsonl"}).err.find("passed over"), std::string::npos)
      << "who says what to take knows what he leaves";
}

TEST_F(Inputs, AFileIsWhatItHolds) {
  for (const char* name : {"a.doc", "a.docx", "a.pdf", "a.html"}) {
    file(name, kPlan);
    const auto all = records(run({name, "-f", "jsonl"}).out);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["indicators"].size(), 2U) << name << " is plain text";
  }
  file("b.doc", "{\\rtf1\\ansi\\ansicpg936 \\u26032?\\u24314?\\u27893?\\u31449?12\\u24231?\\par}");
  EXPECT_EQ(records(run({"b.doc", "-f", "jsonl"}).out)[0]["indicators"][0]["text"], "12座");
  file("c.xlsx", "PK\x03\x04");
  const Ended ended = run({"c.xlsx"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.err.find("it is an archive"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace zhibiao::tests
