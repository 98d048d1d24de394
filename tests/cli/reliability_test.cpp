// What goes wrong around a run: time, memory, threads, files that become something else. None of it ends a run without
// a status of its own, and what may pass is told from what will not.
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/terminal.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;

class Reliability : public Program {
 protected:
  // With a limit that the shell sets: "ulimit -v 100000".
  [[nodiscard]] Ended run_limited(const std::string& limit, const std::string& arguments) const {
    return run_program("/bin/sh", {"-c", limit + "; exec " ZHIBIAO_PROGRAM " --no-config " + arguments},
                       {.folder = folder_.path()});
  }

  template <class Condition>
  static bool comes_true(const Condition& condition) {
    for (int i = 0; i < 1500; ++i) {
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }

  static std::string code_of(const json& record) { return record["diagnostics"][0]["code"]; }
};

TEST_F(Reliability, WhatIsDoneIsCommittedWhileTheNextTakesLong) {
  file("in/a.txt", kReport);
  file("in/b.slow", kReport);
  file("wait.sh", "sleep 300\n");
  for (const char* threads : {"-j1", "-j2"}) {
    for (const bool incremental : {false, true}) {
      SCOPED_TRACE(std::string(threads) + (incremental ? " --incremental" : ""));
      std::vector<std::string> arguments = {"--no-config", "in", "--output-dir", "out",
                                            threads,       "-q", "--pre",        "*.slow=sh wait.sh"};
      if (incremental) arguments.insert(arguments.end(), {"--incremental", "state"});
      std::filesystem::remove_all(folder_ / "out");
      Background program(ZHIBIAO_PROGRAM, arguments, {.folder = folder_.path()});
      EXPECT_TRUE(comes_true([&] { return exists("out/a.jsonl"); }));
      program.signal(SIGKILL);
      EXPECT_EQ(program.wait(), 128 + SIGKILL);
    }
  }
}

TEST_F(Reliability, AFileThatBecomesAPipeIsAnErrorAndHoldsUpNobody) {
  file("swap.sh", "rm -f z.txt z.jsonl z.gz z.zip; for each in z.txt z.gz z.zip; do mkfifo $each; done; cat \"$1\"\n");
  for (const char* name : {"z.txt", "z.gz", "z.zip"}) file(name, kReport);
  file("a.slow", kReport);
  const Ended ended = run({"a.slow", "z.txt", "z.gz", "z.zip", "-j1", "--pre", "*.slow=sh swap.sh {}"});
  EXPECT_EQ(ended.status, 1) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0]["indicators"].size(), 4U);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(code_of(all[i]), "not-a-file") << all[i];
}

TEST_F(Reliability, WhatMayPassHasAStatusOfItsOwn) {
  file("a.txt", kReport);
  file("b.slow", kReport);
  file("wait.sh", "sleep 300\n");
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.end(), {"a.txt", "b.slow", "-q", "--pre", "*.slow=sh wait.sh", "--timeout-per-document", "1",
                             "--report", "report"});
    return run(more);
  };
  EXPECT_EQ(with({}).status, 4);
  const json failed = json::parse(content("report"))["failed"];
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0]["code"], "timeout");
  EXPECT_EQ(failed[0]["may_pass"], true);
  EXPECT_EQ(with({"--fail-on", "fatal"}).status, 4);
  EXPECT_EQ(with({"--fail-on", "never"}).status, 0);
  EXPECT_EQ(run({"missing.txt", "-q", "--report", "report"}).status, 1);
  EXPECT_EQ(json::parse(content("report"))["failed"][0]["may_pass"], false);
}

TEST_F(Reliability, TooFewFilesToOpenMayPass) {
  for (int i = 0; i < 8; ++i) file("in/" + std::to_string(i) + ".txt", kReport);
  for (int files = 4; files < 14; ++files) {
    const Ended ended = run_limited("ulimit -n " + std::to_string(files), "in -q -o out.jsonl");
    SCOPED_TRACE(std::to_string(files) + ": " + ended.err);
    EXPECT_LT(ended.status, 128);
    EXPECT_NE(ended.status, 1);  // for trying again may help
    if (ended.status == 0) {
      EXPECT_EQ(records(content("out.jsonl")).size(), 8U);
    }
  }
}

// From too little to start with up to enough.
TEST_F(Reliability, ShortMemoryIsAStatusAndNoAbort) {
  std::string large = kReport;
  for (int i = 0; i < 30'000; ++i) large += "新建泵站12座。";
  file("in/a.txt", kReport);
  file("in/b.txt", large);
  bool out_of_memory = false;
  for (int megabytes = 56; megabytes <= 200; megabytes += 16) {
    for (const char* threads : {"-j1", "-j2"}) {
      const Ended ended =
          run_limited("ulimit -v " + std::to_string(megabytes * 1024), "in -q -o out.jsonl " + std::string(threads));
      SCOPED_TRACE(std::to_string(megabytes) + " MB " + threads + ": " + ended.err);
      if (ended.status == 127) continue;  // the libraries did not fit
      EXPECT_LT(ended.status, 128);
      EXPECT_NE(ended.status, 1);
      out_of_memory = out_of_memory || ended.status == 3 || ended.status == 4;
      if (ended.status == 3) {
        EXPECT_NE(ended.err.find("memory is short"), std::string::npos);
      }
    }
  }
  EXPECT_TRUE(out_of_memory);
}

TEST_F(Reliability, SignsThatNeverCloseAreReadInTime) {
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  int number = 0;
  for (const char* sign : {"“", "《", "「", "『", "‘", "【", "〈", "〔", "*", "×", "（", "〔...〕"}) {
    file("in/" + std::to_string(10 + number++) + ".txt", repeated(sign, 600'000) + "新建泵站3个。");
  }
  // Beginnings of links that share one end, or have none, and a line for each piece of the text to read anew.
  file("in/links.md", repeated("[", 3'000'000) + "]新建泵站3个。");
  file("in/addresses.md", repeated("[甲](", 6'000'000) + "新建泵站3个。");
  file("in/line.txt", repeated("_", 12'000'000) + "新建泵站3个。");
  const Ended ended = run({"in", "-q", "--no-converters"});
  EXPECT_EQ(ended.status, 0) << ended.out.substr(0, 500);
}

TEST_F(Reliability, ATextOfNothingButShortLinesIsRefused) {
  std::string text = "新建泵站3个。\n";
  for (int i = 0; i < 200'000; ++i) text += "1\n";
  file("short.txt", text);
  const Ended refused = run({"short.txt", "-q"});
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(records(refused.out)[0]["diagnostics"][0]["code"], "lines-too-short");
  file("fewer.txt", text.substr(0, 300'000));
  const Ended read = run({"fewer.txt", "-q"});
  EXPECT_EQ(read.status, 0);
  EXPECT_EQ(records(read.out)[0]["indicators"].size(), 1U);
}

TEST_F(Reliability, OfVeryManyHeadingsTheFirstAreSections) {
  std::string text;
  for (int i = 0; i < 101'000; ++i) text += "一、水利\n";
  file("a.txt", text + "新建泵站3个。\n");
  const Ended ended = run({"a.txt"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.err.find("further sections are left out"), std::string::npos);
  const auto record = records(ended.out)[0];
  EXPECT_EQ(record["sections"].size(), 100'000U);
  EXPECT_EQ(record["indicators"][0]["section"], "100000");
  EXPECT_LT(record["diagnostics"].size(), 1100U);
}

TEST_F(Reliability, ADeadlineIsHeldInsideASentenceToo) {
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += "3至3至";
  file("a.txt", text + "5个");
  const auto begin = std::chrono::steady_clock::now();
  const Ended ended = run({"a.txt", "-q", "--timeout-per-document", "1"});
  EXPECT_EQ(ended.status, 4);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30));
}

TEST_F(Reliability, SettingsAndPacksOfAnyShapeAreErrors) {
  file("a.txt", "第一篇水利\n新建泵站12座，新建水库9座。\n");
  std::string key = "a";
  for (int i = 0; i < 200'000; ++i) key += ".a";
  file("deep.toml", key + " = 1\n");
  EXPECT_EQ(run({"a.txt", "--config", "deep.toml"}).status, 2);
  file("deep.toml", key.substr(0, 60'000) + " = 1\n");
  EXPECT_EQ(run({"a.txt", "--config", "deep.toml"}).status, 2);

  const auto exclusion = [](const std::string& expression) {
    return R"({"pack":"x","title":"t","exclusions":[{"id":"exclusion.x","title":"t","expression":")" + expression +
           R"(","match":["泵站12座"]}]})";
  };
  for (const std::string& pack :
       std::vector<std::string>{R"({"pieces")", R"({"pieces"})", R"({"pieces" x})", exclusion("泵站\\\\C*12座")}) {
    file("packs/x.json", pack);
    SCOPED_TRACE(pack);
    EXPECT_EQ(run({"patterns", "check", "packs"}).status, 2);
    EXPECT_EQ(run({"a.txt", "--patterns", "packs"}).status, 2);
  }
  file("packs/x.json", exclusion("泵站(?:(?P<number>乙)){0}12座"));
  const int status = run({"a.txt", "--patterns", "packs", "-q"}).status;
  EXPECT_TRUE(status == 0 || status == 2) << status;
}

TEST_F(Reliability, AClosedInputIsAnError) {
  const Ended ended = run_limited("exec <&-", "-");
  EXPECT_EQ(ended.status, 1) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(code_of(all[0]), "closed-stream");
}

TEST_F(Reliability, ATableOnATerminalShowsNoControlCharacters) {
  file("a.txt",
       "新建\x1b[31m泵站12座，\xC2\x9B"
       "投资5亿元。\n");
  for (const char* format : {"csv", "tsv"}) {
    const Terminal terminal;
    EXPECT_EQ(run({"a.txt", "-q", "-f", format}, {.output_file = terminal.name()}).status, 0);
    const std::string shown = terminal.shown();
    EXPECT_NE(shown.find("12座"), std::string::npos) << shown;
    EXPECT_EQ(shown.find('\x1b'), std::string::npos) << shown;
    EXPECT_EQ(shown.find("\xC2\x9B"), std::string::npos) << shown;
    EXPECT_NE(run({"a.txt", "-q", "-f", format}).out.find('\x1b'), std::string::npos);  // a file gets what is there
  }
}

TEST_F(Reliability, JsonLinesAreToldFromProse) {
  file("in.jsonl", "{\"id\": 1, \"text\": \"新建泵站12座。\"}\n");
  file("prose.jsonl", kReport);
  const Ended ended = run({"in.jsonl", "prose.jsonl"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(code_of(all[0]), "unread-form");
  EXPECT_NE(ended.err.find("--input-format jsonl"), std::string::npos);
  EXPECT_EQ(all[1]["indicators"].size(), 4U);
  EXPECT_EQ(run({"in.jsonl", "--input-format", "jsonl"}).status, 0);
}

TEST_F(Reliability, ADryRunTellsWhatWouldBeReadAndWritesNothing) {
  file("in/a.txt", kReport);
  file("in/b.zip", "PK\x05\x06" + std::string(18, '\0'));
  file("in/c.rtf", "{\\rtf1 a}");
  file("in/d.html", "<html><body><p>新建泵站12座。</p></body></html>");
  file("in/e.csv", "a,b\n");
  const Ended ended = run({"in", "--dry-run", "--output-dir", "out", "--incremental", "state", "--pre", "*.html=cat"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out,
            "in/a.txt\ttext\tout/a.jsonl\n"
            "in/b.zip\tarchive\tout/b.jsonl\n"
            "in/c.rtf\trich text\tout/c.jsonl\n"
            "in/d.html\tcat\tout/d.jsonl\n");
  EXPECT_NE(ended.err.find("1 .csv"), std::string::npos) << ended.err;
  EXPECT_FALSE(exists("out"));
  EXPECT_FALSE(exists("state"));
  const Ended failing = run({"in/a.txt", "missing.txt", "--dry-run", "--no-converters", "in/d.html"});
  EXPECT_EQ(failing.status, 1);
  EXPECT_EQ(failing.out, "in/a.txt\ttext\n");
  EXPECT_NE(failing.err.find("missing.txt: error"), std::string::npos);
  EXPECT_NE(failing.err.find("in/d.html: error"), std::string::npos);
}

}  // namespace
}  // namespace zhibiao::tests
