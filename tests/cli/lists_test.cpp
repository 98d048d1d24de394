// Names of inputs from lists, what folders give, and JSON Lines in.
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/schema.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Names = std::vector<std::string>;

class Lists : public Program {
 protected:
  static Names paths(const std::string& out) {
    Names all;
    for (const json& record : records(out)) all.push_back(record["source"]["path"]);
    return all;
  }
};

TEST_F(Lists, NamesComeFromAFileOrFromStandardInput) {
  for (const char* name : {"b.txt", "a b.txt", "in/c.dat", "in/d.txt"}) file(name, kReport);
  file("list", "b.txt\n\nin\na b.txt");
  const Names expected = {"b.txt", "in/d.txt", "a b.txt"};
  EXPECT_EQ(paths(run({"--files-from", "list"}).out), expected);
  EXPECT_EQ(paths(run({"--files-from", "-"}, {.input = content("list")}).out), expected);
  EXPECT_EQ(paths(run({"in/c.dat", "--files-from", "list"}).out).front(), "in/c.dat");
  const Ended none = run({"--files-from", "-"});
  EXPECT_EQ(none.status, 0);
  EXPECT_EQ(none.out, "");
  EXPECT_NE(none.err.find("the list of files is empty"), std::string::npos);
  EXPECT_EQ(run({"--files-from", "gone"}).status, 2);
  EXPECT_EQ(run({"--files-from", "-", "-"}).status, 2);
}

TEST_F(Lists, AnyNameComesThroughAndBack) {
  const std::string odd = "甲\n乙\xd0\xc2.txt";
  file(odd, kReport);
  file("plain\n.txt", kReport);
  const Ended ended = run({"--files-from", "-", "-0"}, {.input = odd + '\0' + "plain\n.txt" + '\0'});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["source"]["path"], "甲\n乙\uFFFD\uFFFD.txt");
  EXPECT_EQ(all[0]["source"]["path_b64"], "55SyCuS5mdDCLnR4dA==");
  EXPECT_EQ(all[1]["source"]["path"], "plain\n.txt");
  EXPECT_FALSE(all[1]["source"].contains("path_b64"));
  EXPECT_EQ(SchemaCheck()(all[0]), "");
  EXPECT_EQ(run({"--files-from", "-"}, {.input = std::string("a\0b", 3)}).status, 2);
}

TEST_F(Lists, FoldersGiveWhatIsAskedForAndNoMore) {
  for (const char* name : {"in/a.txt", "in/a.dat", "in/old/b.txt", "in/x.txt/c.txt", "in/.d.txt", "in/.e/f.txt"}) {
    file(name, kReport);
  }
  fs::create_directory_symlink(folder_ / "in", folder_ / "in/loop");
  fs::create_symlink(folder_ / "in/a.txt", folder_ / "in/link.txt");
  EXPECT_EQ(paths(run({"in"}).out), (Names{"in/a.txt", "in/old/b.txt", "in/x.txt/c.txt"}));
  EXPECT_EQ(paths(run({"in", "--exclude", "old", "--exclude", "x.*"}).out), (Names{"in/a.txt"}));
  EXPECT_EQ(paths(run({"in", "--glob", "*.dat", "--glob", "*.txt", "--exclude", "*/*"}).out),
            (Names{"in/a.dat", "in/a.txt"}));
  EXPECT_EQ(paths(run({"in", "--hidden"}).out),
            (Names{"in/.d.txt", "in/.e/f.txt", "in/a.txt", "in/old/b.txt", "in/x.txt/c.txt"}));
  EXPECT_EQ(paths(run({"in", "--follow"}).out), (Names{"in/a.txt", "in/link.txt", "in/old/b.txt", "in/x.txt/c.txt"}));
}

using JsonLinesIn = Lists;

TEST_F(JsonLinesIn, EveryLineGivesOneRecordInItsOrder) {
  std::string lines;
  lines += json{{"id", "甲-1"}, {"text", kReport}}.dump() + "\n";
  lines += "{\"text\": \n";
  lines += json{{"id", 12345678901}, {"title", {1, {{"text", "x"}}}}, {"text", kPlan}}.dump() + "\r\n";
  lines += "\n";
  lines += "{\"id\": 1.50, \"text\": 7}\n[1]\n{\"id\": {}, \"text\": \"\"}\n{\"text\": \"\"}";
  const Ended ended = run({"--input-format", "jsonl"}, {.input = lines});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 8U);
  const SchemaCheck check;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(check(all[i]), "");
    EXPECT_EQ(all[i]["source"]["line"], i + 1);
    EXPECT_EQ(all[i]["source"]["path"], "-");
  }
  EXPECT_EQ(all[0]["source"]["id"], "甲-1");
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
  EXPECT_EQ(all[2]["source"]["id"], 12345678901);
  EXPECT_EQ(all[2]["title"], "青石县2026年水利工作要点");
  EXPECT_NE(ended.out.find("\"id\":1.50}"), std::string::npos);
  EXPECT_TRUE(all[7]["source"]["id"].is_null());
  EXPECT_TRUE(all[7]["indicators"].empty());
  const std::vector<std::pair<std::size_t, std::string>> failed = {
      {1, "bad-json"}, {3, "bad-json"}, {4, "no-text"}, {5, "bad-json"}, {6, "bad-id"}};
  for (const auto& [at, code] : failed) EXPECT_EQ(all[at]["diagnostics"][0]["code"], code) << at;
  EXPECT_NE(ended.err.find("zhibiao: -:2: error: no JSON at byte"), std::string::npos) << ended.err;
}

TEST_F(JsonLinesIn, IsTheSameAsTheFilesWithAnyNumberOfThreads) {
  std::string lines;
  for (int number = 0; number < 60; ++number) {
    lines += json{{"key", number}, {"body", number % 2 == 0 ? kReport : kPlan}}.dump() + "\n";
  }
  file("in/lines.jsonl", lines);
  file("a.txt", kReport);
  const Names arguments = {"in", "--input-format", "jsonl", "--id-field", "key", "--text-field", "body"};
  const Ended one = run(arguments);
  EXPECT_EQ(one.status, 0) << one.err;
  const auto all = records(one.out);
  ASSERT_EQ(all.size(), 60U);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i]["source"]["id"], i);
  EXPECT_EQ(all[0]["indicators"], records(run({"a.txt"}).out)[0]["indicators"]);
  for (const char* threads : {"-j1", "-j8"}) {
    Names more = arguments;
    more.emplace_back(threads);
    EXPECT_EQ(run(more).out, one.out);
  }
}

TEST_F(JsonLinesIn, ALineThatIsTooLongCostsOneRecord) {
  const std::string lines = "{\"id\":1,\"text\":\"" + std::string(3 << 20, 'x') + "\"}\n{\"id\":2,\"text\":\"" +
                            std::string(900, 'x') + "\"}\n{\"id\":3,\"text\":\"x\"}\n";
  const Ended ended = run({"--input-format", "jsonl", "--max-document-size", "512"}, {.input = lines});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "too-large");
  EXPECT_EQ(all[1]["diagnostics"][0]["code"], "too-large");
  EXPECT_EQ(all[1]["source"]["id"], 2);
  EXPECT_TRUE(all[2].contains("indicators"));
}

TEST_F(JsonLinesIn, WhatCannotGoTogetherIsRefused) {
  EXPECT_EQ(run({"--input-format", "jsonl", "--encoding", "GBK"}).status, 2);
  EXPECT_EQ(run({"--input-format", "jsonl", "--output-dir", "out"}).status, 2);
  EXPECT_EQ(run({"--input-format", "xml"}).status, 2);
  EXPECT_EQ(run({"--max-document-size", "2T", "a.txt"}).status, 2);
}

// A record comes out as soon as its line is in, though no further one comes: so that a program can talk to it.
TEST_F(JsonLinesIn, RecordsAreNotHeldBack) {
  for (const char* threads : {"1", "2", "4"}) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    ASSERT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
    ASSERT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::execl(ZHIBIAO_PROGRAM, ZHIBIAO_PROGRAM, "--input-format", "jsonl", "-j", threads, nullptr);
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    for (int number = 1; number <= 20; ++number) {
      const std::string line = json{{"id", number}, {"text", kReport}}.dump() + "\n";
      ASSERT_EQ(::write(in[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
      std::string record;
      char byte = 0;
      while (byte != '\n' && ::read(out[0], &byte, 1) == 1) record += byte;
      EXPECT_EQ(json::parse(record, nullptr, false)["source"]["id"], number);
    }
    ::close(in[1]);
    ::close(out[0]);
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
}

TEST_F(Lists, AListFromWindowsIsRead) {
  file("a.txt", kReport);
  file("b.txt", kPlan);
  file("list",
       "\xEF\xBB\xBF"
       "a.txt\r\nb.txt\r\n");
  const Ended ended = run({"--files-from", "list"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(records(ended.out).size(), 2U);
}

}  // namespace
}  // namespace zhibiao::tests
