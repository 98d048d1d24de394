// Runs that nobody watches: what was written before is not lost because tonight less is found.
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/background.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Nights : public Program {
 protected:
  void SetUp() override {
    for (const char* name : {"1", "2", "3", "4"}) file("in/" + std::string(name) + ".txt", kReport);
  }

  // The line of docs/nightly.md for cron.
  Ended night(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"in",        "--output-dir", "out", "--incremental", "state", "--prune",
                                          "--fail-on", "fatal",        "-q",  "--report",      "report"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  Ended one_file(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"in", "-o", "out.jsonl", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  [[nodiscard]] std::string files(const std::string& folder = "out") const {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / folder)) {
      if (entry.is_regular_file()) all.push_back(fs::relative(entry.path(), folder_ / folder));
    }
    std::sort(all.begin(), all.end());
    std::string names;
    for (const std::string& name : all) names += (names.empty() ? "" : " ") + name;
    return names;
  }

  [[nodiscard]] json report() const { return json::parse(content("report")); }
  void remove(const std::string& name) const { fs::remove_all(folder_ / name); }
  static constexpr const char* kAll = "1.jsonl 2.jsonl 3.jsonl 4.jsonl";
};

TEST_F(Nights, AnEmptyFolderKeepsTheFileOfOutput) {
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{{}, {"--incremental", "state"}}) {
    ASSERT_EQ(one_file(more).status, 0);
    const std::string before = content("out.jsonl");
    fs::rename(folder_ / "in", folder_ / "away");
    for (const bool there : {false, true}) {
      if (there) fs::create_directory(folder_ / "in");
      const Ended ended = one_file(more);
      EXPECT_EQ(ended.status, 1);
      EXPECT_NE(ended.err.find("error: "), std::string::npos) << "-q does not hide it";
      EXPECT_EQ(content("out.jsonl"), before);
    }
    auto allowed = more;
    allowed.insert(allowed.end(), {"--prune-limit", "100"});
    EXPECT_EQ(one_file(allowed).status, 0);
    EXPECT_EQ(content("out.jsonl"), "");
    remove("in");
    fs::rename(folder_ / "away", folder_ / "in");
  }
}

TEST_F(Nights, FewerThanHalfOfTheInputsKeepTheFileOfOutput) {
  const std::vector<std::string> state = {"--incremental", "state", "--report", "report"};
  ASSERT_EQ(one_file(state).status, 0);
  const std::string before = content("out.jsonl");
  for (const char* name : {"1", "2"}) remove("in/" + std::string(name) + ".txt");
  EXPECT_EQ(one_file(state).status, 0) << "half is there";
  EXPECT_EQ(records(content("out.jsonl")).size(), 2U);
  EXPECT_EQ(report()["removed"], json::parse(R"([{"path": "in/1.txt", "output": null},
                                                 {"path": "in/2.txt", "output": null}])"));
  for (const char* name : {"5", "6", "7"}) file("in/" + std::string(name) + ".txt", kPlan);
  ASSERT_EQ(one_file(state).status, 0);
  const std::string five = content("out.jsonl");
  for (const char* name : {"5", "6", "7"}) remove("in/" + std::string(name) + ".txt");
  const Ended ended = one_file(state);
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(
      ended.err,
      "zhibiao: out.jsonl: error: 2 inputs are found, of 5 that it holds: the file is kept as it is (is it mounted? "
      "--prune-limit 100 takes what is not found for gone)\n");
  EXPECT_EQ(content("out.jsonl"), five);
  EXPECT_EQ(report()["status"], 1);
  EXPECT_EQ(report()["output_error"]["code"], "input-lost");
  auto allowed = state;
  allowed.insert(allowed.end(), {"--prune-limit", "60"});
  EXPECT_EQ(one_file(allowed).status, 0);
  EXPECT_EQ(records(content("out.jsonl")).size(), 2U);
}

TEST_F(Nights, AFolderThatIsMissingOrEmptyLosesNoRecord) {
  ASSERT_EQ(night().status, 0);
  fs::rename(folder_ / "in", folder_ / "away");
  const Ended missing = night();
  EXPECT_EQ(missing.status, 1);
  EXPECT_NE(missing.err.find("in: error: it gave documents to earlier runs"), std::string::npos) << missing.err;
  EXPECT_EQ(files(), std::string(kAll) + " in.jsonl");
  fs::create_symlink("nowhere", folder_ / "in");
  EXPECT_EQ(night().status, 1);
  remove("in");
  fs::create_directory(folder_ / "in");
  EXPECT_EQ(night().status, 1);
  EXPECT_EQ(files(), std::string(kAll) + " in.jsonl");
  remove("in");
  fs::rename(folder_ / "away", folder_ / "in");
  EXPECT_EQ(night().status, 0);
  EXPECT_EQ(files(), kAll) << "the record of the missing folder goes with it";
}

TEST_F(Nights, AnEmptyMountPointAmongFoldersLosesNoRecord) {
  for (const char* name : {"a", "b"}) file("other/" + std::string(name) + ".txt", kPlan);
  ASSERT_EQ(night({"other"}).status, 0);
  fs::rename(folder_ / "other", folder_ / "away");
  fs::create_directory(folder_ / "other");
  remove("in/1.txt");
  const Ended ended = night({"other"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_NE(ended.err.find("other: error: "), std::string::npos) << ended.err;
  EXPECT_EQ(files(), "2.jsonl 3.jsonl 4.jsonl a.jsonl b.jsonl") << "what is gone for certain goes";
  EXPECT_EQ(night({"other", "--prune-limit", "100"}).status, 0);
  EXPECT_EQ(files(), "2.jsonl 3.jsonl 4.jsonl");
}

TEST_F(Nights, MoreThanHalfIsNotPrunedAtOnce) {
  ASSERT_EQ(night().status, 0);
  for (const char* name : {"1", "2", "3"}) remove("in/" + std::string(name) + ".txt");
  const Ended ended = night();
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.err,
            "zhibiao: error: the inputs of 3 of 4 files of output seem to be gone: nothing was removed (allow it with "
            "--prune-limit PERCENT)\n");
  EXPECT_EQ(files(), kAll);
  EXPECT_EQ(night({"--prune-limit", "80", "--log-file", "log"}).status, 0);
  EXPECT_EQ(files(), "4.jsonl");
  EXPECT_EQ(report()["removed"][0], json::parse(R"({"path": "in/1.txt", "output": "out/1.jsonl"})"));
  EXPECT_NE(content("log").find("out/1.jsonl: note: removed"), std::string::npos) << content("log");
}

TEST_F(Nights, AnArchiveThatCannotBeReadTonightKeepsItsMembers) {
  RunOptions options;
  options.folder = folder_.path();
  file("pack/a.txt", kReport);
  file("pack/b.txt", kPlan);
  if (run_program("/bin/sh", {"-c", "cd pack && tar czf ../in/r.tar.gz a.txt b.txt"}, options).status != 0) {
    GTEST_SKIP() << "there is no tar";
  }
  ASSERT_EQ(night().status, 0);
  const std::string whole = content("in/r.tar.gz");
  const std::string members = files();
  ASSERT_NE(members.find("r.tar!/a.jsonl"), std::string::npos) << members;
  for (const std::size_t size : {std::size_t{40}, std::size_t{0}, whole.size() / 2}) {
    file("in/r.tar.gz", whole.substr(0, size));
    night();
    EXPECT_TRUE(exists("out/r.tar!/a.jsonl") && exists("out/r.tar!/b.jsonl")) << size;
  }
  file("in/r.tar.gz", whole);
  EXPECT_EQ(night().status, 0);
  EXPECT_EQ(files(), members);
}

TEST_F(Nights, AStateThatIsOfNoUseIsSetAsideAndAllIsReadAnew) {
  ASSERT_EQ(night().status, 0);
  std::string newer = content("state");
  newer[63] = 9;
  int number = 0;
  for (const std::string& bytes : {std::string(1000, 'x'), newer, content("state").substr(0, 5000)}) {
    file("state", bytes);
    const std::string name = "state.damaged-" + std::to_string(++number);
    const Ended ended = run({"in", "--output-dir", "out", "--incremental", "state", "--report", "report"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_NE(ended.err.find("state: warning: all documents are read anew; the file was set aside as " + name),
              std::string::npos)
        << ended.err;
    EXPECT_EQ(content(name), bytes);
    EXPECT_EQ(report()["counts"]["documents"], 4);
    EXPECT_EQ(night().status, 0);
    EXPECT_EQ(report()["counts"]["unchanged"], 4);
  }
}

TEST_F(Nights, AStateThatAnotherRunHoldsHasAStatusOfItsOwnOrIsWaitedFor) {
  file("slow", "#!/bin/sh\nsleep 2\ncat \"$1\"\n");
  fs::permissions(folder_ / "slow", fs::perms::owner_all);
  const std::vector<std::string> arguments = {"in/1.txt", "--output-dir", "out", "--incremental", "state", "-q"};
  auto slow = arguments;
  slow.insert(slow.end(), {"--pre", "*.txt=./slow"});
  Background first(ZHIBIAO_PROGRAM, slow, {.folder = folder_.path()});
  for (int i = 0; i < 100 && !exists("state"); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const Ended refused = run(arguments);
  EXPECT_EQ(refused.status, 4);
  EXPECT_NE(refused.err.find("state: error: another run is using the state file"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("--wait"), std::string::npos) << refused.err;
  auto waiting = arguments;
  waiting.insert(waiting.end(), {"--wait", "60"});
  EXPECT_EQ(run(waiting).status, 0);
  EXPECT_EQ(first.wait(), 0);
}

TEST_F(Nights, TwoOutputsOfOneNameGetNamesThatDiffer) {
  file("in/1.md", kPlan);
  EXPECT_EQ(night({"--glob", "*.txt", "--glob", "*.md"}).status, 0);
  EXPECT_EQ(files(), "1.md.jsonl 1.txt.jsonl 2.jsonl 3.jsonl 4.jsonl");
  remove("in/1.md");
  EXPECT_EQ(night({"--glob", "*.txt", "--glob", "*.md"}).status, 0);
  EXPECT_EQ(files(), kAll);
}

TEST_F(Nights, ALongNameIsShortenedAndTheOthersAreDone) {
  std::string title = "2";
  for (int i = 0; i < 83; ++i) title += "报";
  file("in/" + title + "a.txt", kPlan);
  fs::create_directories(folder_ / "out/3.jsonl");
  EXPECT_EQ(night().status, 0);
  std::size_t done = 0;
  for (const auto& entry : fs::directory_iterator(folder_ / "out")) {
    if (entry.is_regular_file()) ++done;
  }
  EXPECT_EQ(done, 5U);
  EXPECT_EQ(report()["skipped"][0]["path"], "out/3.jsonl");
  EXPECT_EQ(night().status, 0);
  EXPECT_EQ(report()["counts"]["unchanged"], 5);
}

TEST_F(Nights, TheReportListsWhatIsNewAndChanged) {
  ASSERT_EQ(night().status, 0);
  EXPECT_EQ(report()["new"].size(), 4U);
  file("in/2.txt", kPlan);
  file("in/5.txt", kPlan);
  ASSERT_EQ(night().status, 0);
  EXPECT_EQ(report()["new"], json::array({"in/5.txt"}));
  EXPECT_EQ(report()["changed"], json::array({"in/2.txt"}));
  EXPECT_EQ(report()["removed"], json::array());
}

TEST_F(Nights, ALogThatIsPutAsideIsBegunAnew) {
  file("slow", "#!/bin/sh\nsleep 0.5\nexit 1\n");
  fs::permissions(folder_ / "slow", fs::perms::owner_all);
  Background program(ZHIBIAO_PROGRAM,
                     {"in", "-j1", "-q", "--pre", "*.txt=./slow", "--log-file", "log", "-o", "o.jsonl"},
                     {.folder = folder_.path()});
  for (int i = 0; i < 200 && (!exists("log") || content("log").empty()); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  fs::rename(folder_ / "log", folder_ / "log.1");
  EXPECT_EQ(program.wait(), 1);
  EXPECT_NE(content("log.1").find("in/1.txt"), std::string::npos);
  EXPECT_NE(content("log").find("in/4.txt"), std::string::npos);
}

}  // namespace
}  // namespace zhibiao::tests
