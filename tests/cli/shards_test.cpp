#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/corpus.h"

namespace zhibiao::tests {
namespace {

class Shards : public Program {
 protected:
  void SetUp() override { ASSERT_TRUE(write_corpus(folder_ / "in", 60, 400)); }

  static std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      all.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return all;
  }
};

TEST_F(Shards, TheirUnionIsTheWholeRun) {
  const auto whole = lines(run({"in"}).out);
  ASSERT_EQ(whole.size(), 60U);
  for (const int count : {1, 2, 7}) {
    std::vector<std::string> all;
    for (int index = 1; index <= count; ++index) {
      const Ended ended = run({"in", "--shard", std::to_string(index) + "/" + std::to_string(count)});
      EXPECT_EQ(ended.status, 0) << ended.err;
      const auto part = lines(ended.out);
      EXPECT_LT(part.size(), count == 1 ? 61U : 50U);
      all.insert(all.end(), part.begin(), part.end());
    }
    auto expected = whole;
    std::sort(all.begin(), all.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(all, expected) << count;
  }
}

TEST_F(Shards, AFolderOfOutputMayBeShared) {
  EXPECT_EQ(run({"in", "--output-dir", "whole"}).status, 0);
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    EXPECT_EQ(run({"in", "--output-dir", "shared", "--shard", shard}).status, 0);
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "whole")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const auto below = std::filesystem::relative(entry.path(), folder_ / "whole").string();
    EXPECT_EQ(content("shared/" + below), content("whole/" + below)) << below;
  }
  EXPECT_EQ(files, 60U);
}

// Each cleans up what killed runs left there; what the other is writing is none of that.
TEST_F(Shards, RunAtOnceIntoOneFolder) {
  ASSERT_TRUE(write_corpus(folder_ / "in", 400, 300));
  file("out/00001/.zhibiao-77.tmp", "left by a killed run");
  const auto start = [&](const char* shard) {
    return std::make_unique<Background>(ZHIBIAO_PROGRAM,
                                        std::vector<std::string>{"in", "--output-dir", "out", "-j2", "--shard", shard},
                                        BackgroundOptions{.folder = folder_.path()});
  };
  std::vector<std::unique_ptr<Background>> runs;
  for (const char* shard : {"1/4", "2/4", "3/4", "4/4"}) runs.push_back(start(shard));
  for (const auto& each : runs) EXPECT_EQ(each->wait(), 0);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "out")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_EQ(entry.path().extension(), ".jsonl") << entry.path();
  }
  EXPECT_EQ(files, 400U);
}

TEST_F(Shards, EnginesTellWhichOneItIs) {
  const std::string second = run({"in", "--shard", "2/3"}).out;
  ASSERT_FALSE(second.empty());
  RunOptions options;
  options.environment = {"SLURM_ARRAY_TASK_ID=5", "SLURM_ARRAY_TASK_MIN=4", "SLURM_ARRAY_TASK_COUNT=3"};
  EXPECT_EQ(run({"in", "--shard", "auto"}, options).out, second);
  options.environment = {"JOB_COMPLETION_INDEX=1", "JOB_COMPLETIONS=3"};
  EXPECT_EQ(run({"in", "--shard", "auto"}, options).out, second);
  EXPECT_EQ(run({"in", "--shard", "auto"}).status, 2);
}

// A file of another shard must not be overwritten unseen: names are told apart over all inputs.
TEST_F(Shards, TwoInputsOfOneNameGetTheSameFilesAsWithoutShards) {
  file("x/same.txt", kReport);
  file("y/same.txt", kPlan);
  EXPECT_EQ(run({"x", "y", "--output-dir", "whole"}).status, 0);
  for (const char* shard : {"1/4", "2/4", "3/4", "4/4"}) {
    EXPECT_EQ(run({"x", "y", "--output-dir", "out", "--shard", shard}).status, 0);
  }
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "whole")) {
    ++files;
    EXPECT_EQ(content("out/" + entry.path().filename().string()), read_all(entry.path()));
  }
  EXPECT_EQ(files, 2U);
}

TEST_F(Shards, NonsenseIsRefused) {
  for (const char* shard : {"0/3", "4/3", "1", "1/", "/3", "-1/3", "1/0", "a/b", "1/3/5", "1.0/3", "", "1 / 3"}) {
    const Ended ended = run({"in", std::string("--shard=") + shard});
    EXPECT_EQ(ended.status, 2) << shard;
    EXPECT_EQ(ended.out, "");
  }
}

}  // namespace
}  // namespace zhibiao::tests
