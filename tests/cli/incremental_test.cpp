#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/descriptor.h"
#include "cli/program.h"
#include "support/corpus.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;

class IncrementalRuns : public Program {
 protected:
  // So that stamps are old enough to be trusted.
  static void settle() { std::this_thread::sleep_for(std::chrono::milliseconds(2200)); }

  [[nodiscard]] std::map<std::string, std::string> tree(const std::string& folder) const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / folder)) {
      if (entry.is_regular_file()) files[fs::relative(entry.path(), folder_ / folder)] = read_all(entry.path());
    }
    return files;
  }

  Ended into_folder(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"in", "--output-dir", "out", "--incremental", "state"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  [[nodiscard]] nlohmann::json counts() const { return nlohmann::json::parse(content("report"))["counts"]; }
};

// Counts the files below a folder that are opened, as the kernel tells it.
class Openings {
 public:
  explicit Openings(const std::string& folder) : watch_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    add(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_directory()) add(entry.path());
    }
  }

  [[nodiscard]] std::size_t count() const {
    std::size_t opened = 0;
    alignas(inotify_event) std::array<char, 1 << 16> block{};
    for (ssize_t got = 0; (got = ::read(watch_.get(), block.data(), block.size())) > 0;) {
      for (ssize_t at = 0; at < got;) {
        const auto* event = reinterpret_cast<const inotify_event*>(block.data() + at);
        if ((event->mask & (IN_ISDIR | IN_IGNORED)) == 0) ++opened;
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      }
    }
    return opened;
  }

 private:
  void add(const std::string& folder) const {
    EXPECT_GE(::inotify_add_watch(watch_.get(), folder.c_str(), IN_OPEN), 0);
  }
  base::Descriptor watch_;
};

TEST_F(IncrementalRuns, TheSecondReadsNoDocument) {
  ASSERT_TRUE(write_corpus(folder_ / "in", 300, 500));
  settle();
  for (const auto& [name, output] : {std::pair{"--output-dir", "out"}, {"-o", "out.jsonl"}}) {
    const std::vector<std::string> arguments = {
        "in", name, output, "--incremental", std::string("state") + output, "--report", "report"};
    const Openings first(folder_ / "in");
    EXPECT_EQ(run(arguments).status, 0);
    EXPECT_GE(first.count(), 300U) << "the watch sees what is read";
    const auto before = fs::is_directory(folder_ / output) ? tree(output) : std::map<std::string, std::string>();
    const Openings second(folder_ / "in");
    EXPECT_EQ(run(arguments).status, 0);
    EXPECT_EQ(second.count(), 0U);
    EXPECT_EQ(counts()["unchanged"], 300);
    EXPECT_EQ(counts()["documents"], 0);
    const auto after = fs::is_directory(folder_ / output) ? tree(output) : before;
    EXPECT_EQ(after, before);
  }
  EXPECT_EQ(content("out.jsonl"), run({"in"}).out);
}

TEST_F(IncrementalRuns, EveryFormatIsWhatACleanRunWrites) {
  for (const std::string output : {"out.csv", "out.xlsx", "out.db", "out.indicators.jsonl", "out.json"}) {
    for (const char* name : {"a", "b", "c"}) file("in/" + std::string(name) + ".txt", kReport);
    settle();
    const std::vector<std::string> arguments = {
        "in", "-o", output, "--role", "target", "--incremental", "state." + output, "--report", "report"};
    EXPECT_EQ(run(arguments).status, 0);
    file("in/b.txt", kPlan);
    fs::remove(folder_ / "in/c.txt");
    fs::remove(folder_ / output);
    EXPECT_EQ(run(arguments).status, 0);
    EXPECT_EQ(counts()["unchanged"], 1) << output;
    EXPECT_EQ(run({"in", "-o", "clean." + output, "--role", "target"}).status, 0);
    EXPECT_EQ(content(output), content("clean." + output)) << output;
    EXPECT_TRUE(exists("state." + output + ".jsonl"));
  }
  EXPECT_EQ(run({"in", "-o", "gone/out.xlsx", "--incremental", "state"}).status, 3);
}

TEST_F(IncrementalRuns, OnlyWhatHasChangedIsDoneAndTheSummaryTells) {
  for (const char* name : {"a", "b", "c"}) file("in/" + std::string(name) + ".txt", kReport);
  EXPECT_EQ(into_folder().status, 0);
  file("in/b.txt", kPlan);
  file("in/d.txt", kPlan);
  const Ended ended = into_folder();
  EXPECT_TRUE(ended.err.starts_with("zhibiao: 4 documents, 0 failed, 2 unchanged, 4 indicators, ")) << ended.err;
  EXPECT_EQ(run({"in", "--output-dir", "clean"}).status, 0);
  EXPECT_EQ(tree("out"), tree("clean"));
}

TEST_F(IncrementalRuns, OtherOptionsOrPacksReadAllAgain) {
  file("in/a.txt", kReport);
  const std::vector<std::string> pack = {"--patterns", "own"};
  file("own/units.json", R"({"format": 1, "units": []})");
  const auto unchanged = [&](const std::vector<std::string>& more) {
    auto arguments = more;
    arguments.insert(arguments.end(), {"--report", "report"});
    const Ended ended = into_folder(arguments);
    EXPECT_EQ(ended.status, 0) << ended.err;
    return counts()["unchanged"] == 1;
  };
  EXPECT_FALSE(unchanged({}));
  EXPECT_TRUE(unchanged({}));
  EXPECT_TRUE(unchanged({"-j1", "-q", "--progress", "never", "--shard", "1/1"})) << "these bear on no record";
  EXPECT_FALSE(unchanged({"--explain"}));
  EXPECT_TRUE(unchanged({"--explain"}));
  EXPECT_FALSE(unchanged({"-f", "json"}));
  EXPECT_FALSE(unchanged({"--encoding", "UTF-8"}));
}

TEST_F(IncrementalRuns, PruningMakesItWhatACleanRunWrites) {
  for (const char* name : {"a", "b", "sub/c", "sub/d"}) file("in/" + std::string(name) + ".txt", kReport);
  EXPECT_EQ(into_folder().status, 0);
  file("out/mine.txt", "x");
  fs::remove(folder_ / "in/a.txt");
  fs::remove_all(folder_ / "in/sub");
  EXPECT_EQ(into_folder().status, 0);
  EXPECT_EQ(tree("out").size(), 5U);
  const Ended pruned = into_folder({"--prune", "-v", "--prune-limit", "75"});
  EXPECT_EQ(pruned.status, 0);
  EXPECT_NE(pruned.err.find("3 files of output removed"), std::string::npos) << pruned.err;
  EXPECT_EQ(tree("out").size(), 2U);
  EXPECT_FALSE(exists("out/sub"));
  EXPECT_TRUE(exists("out/mine.txt"));
  // What is not mounted looks empty.
  fs::rename(folder_ / "in", folder_ / "away");
  fs::create_directory(folder_ / "in");
  EXPECT_EQ(into_folder({"--prune"}).status, 1);
  EXPECT_TRUE(exists("out/b.jsonl"));
}

TEST_F(IncrementalRuns, AnArchiveStandsAsAWholeAndLosesWhatItNoLongerHolds) {
  const auto pack = [&](const std::string& names) {
    RunOptions options;
    options.folder = folder_.path();
    return run_program("/bin/sh", {"-c", "cd in && tar cf all.tar " + names}, options).status;
  };
  file("in/a.txt", kReport);
  file("in/b.txt", kPlan);
  if (pack("a.txt b.txt") != 0) GTEST_SKIP() << "there is no tar";
  for (const char* name : {"in/a.txt", "in/b.txt"}) fs::remove(folder_ / name);
  EXPECT_EQ(into_folder({"--report", "report"}).status, 0);
  EXPECT_EQ(tree("out").size(), 2U);
  EXPECT_EQ(into_folder({"--report", "report"}).status, 0);
  EXPECT_EQ(counts()["unchanged"], 2);
  file("in/b.txt", kPlan);
  ASSERT_EQ(pack("b.txt"), 0);
  fs::remove(folder_ / "in/b.txt");
  EXPECT_EQ(into_folder({"--prune"}).status, 0);
  EXPECT_EQ(tree("out").size(), 1U);
  EXPECT_TRUE(exists("out/all!/b.jsonl"));
}

TEST_F(IncrementalRuns, WhatDoesNotGoTogetherIsRefused) {
  file("a.txt", kReport);
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"a.txt", "--incremental", "state"},
           {"a.txt", "--incremental", "out", "-o", "out"},
           {"a.txt", "--incremental", "a.txt", "--output-dir", "out"},
           {"a.txt", "--report", "a.txt"},
           {"a.txt", "--log-file", "a.txt"},
           {"a.txt", "--prune", "--output-dir", "out"},
           {"a.txt", "--incremental", "a.jsonl", "--output-dir", "."},
       }) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 2) << arguments.back();
    EXPECT_TRUE(ended.err.starts_with("zhibiao: ")) << ended.err;
  }
  EXPECT_EQ(content("a.txt"), kReport);
  EXPECT_FALSE(exists("out"));
}

}  // namespace
}  // namespace zhibiao::tests
