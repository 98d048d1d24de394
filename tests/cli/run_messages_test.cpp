#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/terminal.h"

namespace zhibiao::tests {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class RunMessages : public Program {
 protected:
  void SetUp() override {
    file("in/a.txt", kReport);
    file("in/b.txt", kPlan);
  }
};

TEST_F(RunMessages, TheSummaryComesWhereThereIsMoreThanOneDocument) {
  const std::string start = "zhibiao: 2 documents, 0 failed, 6 indicators, ";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"in"}, {"in/a.txt", "in/b.txt"}, {"in", "-o", "out.jsonl"}, {"outline", "in"}}) {
    const Ended ended = run(arguments);
    EXPECT_TRUE(ended.err.starts_with(start)) << ended.err;
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1);
    EXPECT_TRUE(ended.err.ends_with(" s\n"));
  }
  EXPECT_EQ(run({"in/a.txt"}).err, "");
  EXPECT_EQ(run({"in", "-q"}).err, "");
  EXPECT_TRUE(run({"in/a.txt", "-v"}).err.find("zhibiao: 1 document, ") != std::string::npos);
}

TEST_F(RunMessages, NothingIsDrawnIntoAPipe) {
  EXPECT_EQ(run({"in"}).err.find_first_of("\r\033"), std::string::npos);
  EXPECT_NE(run({"in", "--progress", "always"}).status, 2);
}

TEST_F(RunMessages, JsonHasTheSameInFields) {
  const Ended ended = run({"in", "gone.txt", "--log-format", "json", "-o", "out.jsonl"});
  EXPECT_EQ(ended.status, 1);
  const auto lines = records(ended.err);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["level"], "error");
  EXPECT_EQ(lines[0]["path"], "gone.txt");
  EXPECT_EQ(lines[0]["code"], "not-found");
  EXPECT_EQ(lines[0]["message"], "cannot open: no such file or folder");
  EXPECT_EQ(lines[1]["event"], "end");
  EXPECT_EQ(lines[1]["documents"], 3);
  EXPECT_EQ(lines[1]["failed"], 1);
  EXPECT_EQ(lines[1]["indicators"], 6);
  EXPECT_TRUE(lines[1]["seconds"].is_number());
  const std::string time = lines[1]["time"];
  EXPECT_EQ(time.size(), std::string("2025-01-01T00:00:00Z").size());
  EXPECT_TRUE(time.ends_with("Z"));
}

TEST_F(RunMessages, TheLogFileKeepsWhatQuietHides) {
  EXPECT_EQ(run({"in", "gone.txt", "-q", "--log-file", "log"}).err, "");
  EXPECT_EQ(run({"in", "-q", "--log-file", "log", "--log-format", "json"}).err, "");
  const std::string log = content("log");
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 3) << log;
  EXPECT_NE(log.find("Z zhibiao: gone.txt: error: cannot open"), std::string::npos) << log;
  EXPECT_NE(log.find("Z zhibiao: 3 documents, 1 failed, "), std::string::npos) << log;
  EXPECT_NE(log.find("\"event\":\"end\""), std::string::npos) << log;
  EXPECT_TRUE(run({"in", "--log-file", "log", "--log-format", "json"}).err.starts_with("zhibiao: 2 documents"))
      << "the format is then the file's";
}

TEST_F(RunMessages, ALogThatCannotBeWrittenIsNeverSuccess) {
  EXPECT_EQ(run({"in", "--log-file", "no/such/log"}).status, 3);
  const Ended full = run({"in", "-o", "out.jsonl", "--log-file", "/dev/full"});
  EXPECT_EQ(full.status, 3);
  EXPECT_NE(full.err.find("zhibiao: /dev/full: error: cannot write"), std::string::npos) << full.err;
  EXPECT_EQ(run({"in", "--report", "no/such/report"}).status, 3);
  EXPECT_EQ(run({"in", "-o", "out.jsonl", "--report", "/dev/full"}).status, 3);
}

TEST_F(RunMessages, TheReportTellsWhatWasAskedForAndWhatCameOfIt) {
  file("in/c.txt", "\xFF\xFE\xFD\xFC\xFB\xFA\x01");
  const Ended ended =
      run({"in", "gone.txt", "-o", "out.jsonl", "--report", "report", "--glob", "*.txt", "--glob", "*.md", "-q"});
  const auto report = nlohmann::json::parse(content("report"));
  EXPECT_EQ(report["report_version"], 1);
  EXPECT_EQ(report["arguments"], (std::vector<std::string>{"in", "gone.txt"}));
  EXPECT_EQ(report["options"]["glob"], (std::vector<std::string>{"*.txt", "*.md"}));
  EXPECT_EQ(report["options"]["quiet"], nlohmann::json::array());
  EXPECT_EQ(report["patterns_sha256"].get<std::string>().size(), 64U);
  EXPECT_EQ(report["status"], ended.status);
  EXPECT_EQ(report["stopped"], false);
  EXPECT_EQ(report["output_error"], nullptr);
  EXPECT_EQ(report["counts"]["inputs"], 4);
  EXPECT_EQ(report["counts"]["documents"], 4);
  EXPECT_EQ(report["counts"]["failed"], report["failed"].size());
  const auto& last = report["failed"].back();
  EXPECT_EQ(last["path"], "gone.txt");
  EXPECT_EQ(last["code"], "not-found");
  const auto empty = [&] {
    EXPECT_EQ(run({"in/a.txt", "--report", "report"}).status, 0);
    return nlohmann::json::parse(content("report"));
  }();
  EXPECT_EQ(empty["failed"], nlohmann::json::array());
  EXPECT_EQ(empty["skipped"], nlohmann::json::array());
  EXPECT_EQ(empty["patterns_sha256"], report["patterns_sha256"]);
  EXPECT_NE(empty["settings_sha256"], report["settings_sha256"]);
}

TEST_F(RunMessages, TheStatusTellsOfFailureAsAskedFor) {
  const auto status = [&](const std::vector<std::string>& arguments, const std::string& output = "") {
    RunOptions options;
    options.output_file = output;
    return run(arguments, options).status;
  };
  EXPECT_EQ(status({"gone.txt"}), 1);
  EXPECT_EQ(status({"gone.txt", "--fail-on", "any"}), 1);
  EXPECT_EQ(status({"gone.txt", "--fail-on", "fatal"}), 0);
  EXPECT_EQ(status({"gone.txt", "--fail-on", "never"}), 0);
  EXPECT_EQ(status({"in", "--fail-on", "fatal"}, "/dev/full"), 3);
  EXPECT_EQ(status({"in", "--fail-on", "never"}, "/dev/full"), 0);
  EXPECT_EQ(status({"in", "--fail-on", "never", "--nonsense"}), 2);
}

// Standard input that never ends keeps the run alive.
class Waiting : public RunMessages {
 protected:
  void SetUp() override {
    RunMessages::SetUp();
    ASSERT_EQ(::pipe2(ends_.data(), O_CLOEXEC), 0);
  }
  void TearDown() override {
    ::close(ends_[0]);
    ::close(ends_[1]);
  }

  [[nodiscard]] BackgroundOptions options(const std::string& errors, std::vector<std::string> environment = {}) const {
    return {folder_.path(), ends_[0], folder_ / "stdout", errors, std::move(environment)};
  }

  std::array<int, 2> ends_{};
};

TEST_F(Waiting, ABarShowsItselfAtOnceAndGoesAway) {
  const Terminal terminal;
  if (terminal.name().empty()) GTEST_SKIP() << "no terminal can be made here";
  const auto start = steady_clock::now();
  Background program(ZHIBIAO_PROGRAM, {"in", "-"}, options(terminal.name(), {"TERM=xterm"}));
  std::string shown;
  while (shown.empty() && steady_clock::now() - start < milliseconds(5000)) {
    std::this_thread::sleep_for(milliseconds(2));
    shown = terminal.shown();
  }
  // 60 ms on a quiet machine; this one may be busy.
  EXPECT_LT(steady_clock::now() - start, milliseconds(1000));
  std::this_thread::sleep_for(milliseconds(1500));
  shown += terminal.shown();
  EXPECT_NE(shown.find("[################--------] 2/3 documents"), std::string::npos) << shown;
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait(), 143);
  const std::string end = terminal.shown();
  EXPECT_NE(end.find("finishing the documents in hand"), std::string::npos) << end;
  EXPECT_NE(end.find("\033[Kzhibiao: error: stopped after 2 of 3 documents"), std::string::npos) << end;
}

TEST_F(Waiting, ThereIsNoBarWhereItIsNotWanted) {
  const Terminal terminal;
  if (terminal.name().empty()) GTEST_SKIP() << "no terminal can be made here";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"in", "-", "-q"}, {"in", "-", "--progress", "never"}}) {
    Background program(ZHIBIAO_PROGRAM, arguments, options(terminal.name(), {"TERM=xterm"}));
    std::this_thread::sleep_for(milliseconds(700));
    EXPECT_EQ(terminal.shown(), "");
  }
  Background dumb(ZHIBIAO_PROGRAM, {"in", "-", "--progress-interval", "1"}, options(terminal.name(), {"TERM=dumb"}));
  std::this_thread::sleep_for(milliseconds(2500));
  const std::string shown = terminal.shown();
  EXPECT_EQ(shown.find('\033'), std::string::npos) << shown;
  EXPECT_NE(shown.find("zhibiao: 2 of 3 documents, 0 failed, "), std::string::npos) << shown;
}

TEST_F(Waiting, PlainProgressIsALineNowAndThen) {
  Background program(ZHIBIAO_PROGRAM, {"in", "-", "--progress", "plain", "--progress-interval", "1"},
                     options(folder_ / "err"));
  std::this_thread::sleep_for(milliseconds(3500));
  program.signal(SIGINT);
  EXPECT_EQ(program.wait(), 130);
  const std::string err = content("err");
  const auto lines = std::count(err.begin(), err.end(), '\n');
  EXPECT_GE(lines, 3) << err;
  EXPECT_LE(lines, 5) << err;
  EXPECT_NE(err.find("zhibiao: 2 of 3 documents, 0 failed, "), std::string::npos) << err;
}

TEST_F(Waiting, WhatWasDoneBeforeAnInterruptIsKept) {
  const std::vector<std::string> arguments = {"in",    "-",        "--output-dir", "out", "--incremental",
                                              "state", "--report", "report"};
  Background program(ZHIBIAO_PROGRAM, arguments, options(folder_ / "err"));
  std::this_thread::sleep_for(milliseconds(1500));
  program.signal(SIGINT);
  EXPECT_EQ(program.wait(), 130);
  EXPECT_FALSE(program.ended_by_signal());
  EXPECT_EQ(content("err"), "zhibiao: error: stopped after 2 of 3 documents\n");
  EXPECT_TRUE(exists("out/a.jsonl"));
  EXPECT_TRUE(exists("out/b.jsonl"));
  const auto report = nlohmann::json::parse(content("report"));
  EXPECT_EQ(report["stopped"], true);
  EXPECT_EQ(report["status"], 130);
  const Ended again = run({"in", "--output-dir", "out", "--incremental", "state"});
  EXPECT_TRUE(again.err.starts_with("zhibiao: 2 documents, 0 failed, 2 unchanged, ")) << again.err;
}

// A document that takes long is finished after the first signal, but not after the second.
TEST_F(Waiting, TheSecondSignalEndsAtOnceAndTheNextRunCleansUp) {
  std::string large;
  while (large.size() < std::size_t{12} << 20) large += kReport;
  file("large.txt", large);
  Background program(ZHIBIAO_PROGRAM, {"in", "large.txt", "-", "-o", "out.jsonl"}, options(folder_ / "err"));
  std::this_thread::sleep_for(milliseconds(1200));
  program.signal(SIGTERM);
  std::this_thread::sleep_for(milliseconds(100));
  program.signal(SIGINT);
  EXPECT_EQ(program.wait(), 130);
  EXPECT_TRUE(program.ended_by_signal());
  const auto leftovers = [&] {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      if (entry.path().filename().string().starts_with(".zhibiao-")) ++count;
    }
    return count;
  };
  EXPECT_EQ(leftovers(), 1U);
  EXPECT_FALSE(exists("out.jsonl"));
  EXPECT_EQ(run({"in", "-o", "out.jsonl"}).status, 0);
  EXPECT_EQ(leftovers(), 0U);
}

}  // namespace
}  // namespace zhibiao::tests
