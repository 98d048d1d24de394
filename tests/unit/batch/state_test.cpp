#include "batch/state.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;
using tests::read_all;
using tests::write_all;

class States : public testing::Test {
 protected:
  [[nodiscard]] Expected<State> open(std::string_view settings = "settings") const {
    return State::open(path_, settings);
  }

  static RememberedInput input(const std::string& path) {
    RememberedInput input;
    input.path = path;
    input.stamp = {10, 1'700'000'000'000'000'001, 1'700'000'000'000'000'002, 77};
    input.doubtful = true;
    input.sha256 = "abc";
    input.target = "out/" + path;
    input.documents = 3;
    input.begin = 5'000'000'000;
    input.length = 12;
    input.records_sha256 = "def";
    return input;
  }

  static std::vector<std::string> names(State& state) {
    std::vector<std::string> all;
    for (const State::Name& name : state.inputs_after("", 10)) all.push_back(name.path);
    return all;
  }

  void remember(const std::string& name, const std::vector<RememberedOutput>& outputs = {}) {
    auto state = open();
    ASSERT_TRUE(state) << state.error().message.english();
    state->put(input(name), outputs);
    ASSERT_TRUE(state->commit());
  }

  tests::TemporaryFolder folder_;
  std::string path_ = folder_ / "state.db";
};

TEST_F(States, WhatWasPutIsFoundByTheNextRun) {
  const std::string name = "in/\xFF\n'名字'.txt";  // any bytes may be a name
  remember(name, {{"out/b", {7, 8}}, {"out/a", {9, 10}}});
  auto state = open();
  ASSERT_TRUE(state);
  const auto found = state->find(name);
  ASSERT_TRUE(found);
  const RememberedInput expected = input(name);
  EXPECT_EQ(found->path, name);
  EXPECT_EQ(found->stamp, expected.stamp);
  EXPECT_TRUE(found->doubtful);
  EXPECT_EQ(found->sha256, "abc");
  EXPECT_EQ(found->target, expected.target);
  EXPECT_EQ(found->documents, 3);
  EXPECT_EQ(found->begin, 5'000'000'000);
  EXPECT_EQ(found->length, 12);
  EXPECT_EQ(found->records_sha256, "def");
  const auto outputs = state->outputs_of(name);
  ASSERT_EQ(outputs.size(), 2U);
  EXPECT_EQ(outputs[0].path, "out/a");
  EXPECT_EQ(outputs[1].stamp.size, 7);
  EXPECT_EQ(outputs[1].stamp.modified, 8);
  EXPECT_FALSE(state->find("in/other.txt"));
}

TEST_F(States, WhatWasPutInThisRunIsNotFoundInIt) {
  remember("a");
  auto state = open();
  ASSERT_TRUE(state->find("a"));
  state->put(input("a"), {});
  EXPECT_FALSE(state->find("a"));
}

TEST_F(States, OtherSettingsHideIt) {
  remember("a");
  EXPECT_FALSE(open("other")->find("a"));
  EXPECT_TRUE(open()->find("a"));
}

TEST_F(States, WithoutCommitNothingIsKept) {
  remember("a");
  {
    auto state = open();
    state->put(input("b"), {});
    state->forget("a");
  }
  auto state = open();
  EXPECT_TRUE(state->find("a"));
  EXPECT_FALSE(state->find("b"));
}

TEST_F(States, AKillLosesOnlyWhatWasNotCommitted) {
  const pid_t child = ::fork();
  if (child == 0) {
    auto state = open();
    state->put(input("a"), {});
    if (!state->commit()) ::_exit(1);
    for (int number = 0; number < 5000; ++number) state->put(input("b" + std::to_string(number)), {});
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  auto state = open();
  ASSERT_TRUE(state) << state.error().message.english();
  EXPECT_TRUE(state->find("a"));
  EXPECT_EQ(names(*state), std::vector<std::string>{"a"});
}

TEST_F(States, OutputsThatNoInputGivesAnyMoreAreStale) {
  remember("a", {{"out/1", {1, 1}}, {"out/2", {1, 1}}});
  remember("b", {{"out/3", {1, 1}}});
  auto state = open();
  state->put(input("a"), {{"out/2", {1, 1}}});
  ASSERT_EQ(state->stale_after("", 10).size(), 1U);
  EXPECT_EQ(state->stale_after("", 10)[0].path, "out/1");
  state->forget("b");
  EXPECT_EQ(state->stale_after("out/1", 10)[0].path, "out/3");
  EXPECT_EQ(names(*state), std::vector<std::string>{"a"});
  state->put(input("c"), {{"out/3", {1, 1}}});
  state->forget_output("out/1");
  EXPECT_TRUE(state->stale_after("", 10).empty());
}

TEST_F(States, InputsOfEarlierRunsCanBeForgotten) {
  remember("a");
  remember("b");
  auto state = open();
  state->put(input("b"), {});
  state->forget_all_but_this_run();
  EXPECT_EQ(names(*state), std::vector<std::string>{"b"});
}

TEST_F(States, IsHeldByOneRunAtATime) {
  const auto first = open();
  ASSERT_TRUE(first);
  // The locks are the process's: another one must ask.
  const pid_t child = ::fork();
  if (child == 0) {
    const auto second = open();
    ::_exit(!second && second.error().code == "state-in-use" ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST_F(States, ADamagedOneIsRefusedAndSaysWhatToDo) {
  for (int number = 0; number < 3; ++number) {
    auto state = open();
    for (int row = 0; row < 300; ++row) {
      state->put(input(std::to_string(number) + "/" + std::to_string(row)), {{std::to_string(row), {1, 1}}});
    }
    ASSERT_TRUE(state->commit());
  }
  const std::string whole = read_all(path_);
  ASSERT_GT(whole.size(), 40'000U);
  std::size_t refused = 0;
  for (std::size_t at = 0; at + 512 < whole.size(); at += 4096) {
    std::string damaged = whole;
    damaged.replace(at, 512, 512, '\x5A');
    write_all(path_, damaged);
    const auto state = open();
    if (state) continue;  // what was hit bears nothing
    ++refused;
    EXPECT_EQ(state.error().code, kBadState) << at;
    EXPECT_EQ(state.error().path, path_);
    EXPECT_NE(state.error().hint.english().find("delete the file"), std::string::npos)
        << at << state.error().message.english();
  }
  EXPECT_GT(refused, whole.size() / 4096 / 2);
  write_all(path_, whole.substr(0, whole.size() / 2));
  EXPECT_EQ(open().error().code, kBadState);
}

TEST_F(States, AForeignFileIsRefusedAndLeftAsItIs) {
  const std::string text = "no database, but somebody's text that is longer than the header of a database would be: " +
                           std::string(200, 'x');
  write_all(path_, text);
  EXPECT_EQ(open().error().code, kBadState);
  EXPECT_EQ(read_all(path_), text);
  EXPECT_EQ(State::open(folder_.path(), "s").error().code, kStateFailed);
  EXPECT_EQ(State::open(folder_ / "no/such", "s").error().code, kStateFailed);
  write_all(path_, "");
  EXPECT_TRUE(open()) << "an empty file is a new state";
}

// The header's bytes 60 to 63 are the version, 68 to 71 the application.
TEST_F(States, AnotherVersionOrProgramIsRefused) {
  remember("a");
  const std::string whole = read_all(path_);
  std::string newer = whole;
  newer[63] = 9;
  write_all(path_, newer);
  EXPECT_EQ(open().error().message.english(), "the state file is of version 9; this program writes version 3");
  EXPECT_NE(open().error().hint.english().find("delete the file"), std::string::npos);
  std::string foreign = whole;
  foreign[68] = 'X';
  write_all(path_, foreign);
  EXPECT_EQ(open().error().message.english(), "this is no state file of zhibiao");
  EXPECT_EQ(read_all(path_), foreign);
}

TEST_F(States, StampsTellFilesApart) {
  write_all(folder_ / "a", "12345");
  const auto stamp = stamp_of(folder_ / "a");
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->size, 5);
  EXPECT_EQ(stamp, stamp_of(folder_ / "a"));
  write_all(folder_ / "b", "12345");
  fs::last_write_time(folder_ / "b", fs::last_write_time(folder_ / "a"));
  EXPECT_NE(stamp, stamp_of(folder_ / "b"));
  EXPECT_FALSE(stamp_of(folder_.path()));
  EXPECT_FALSE(stamp_of(folder_ / "missing"));
}

TEST_F(States, OneThatIsOfNoUseIsSetAsideUnderAFreeName) {
  write_all(path_, "x");
  write_all(path_ + "-journal", "y");
  EXPECT_EQ(set_aside(path_).value(), path_ + ".damaged-1");
  EXPECT_EQ(read_all(path_ + ".damaged-1"), "x");
  EXPECT_FALSE(fs::exists(path_ + "-journal")) << "it would be rolled back into the new file";
  write_all(path_, "z");
  EXPECT_EQ(set_aside(path_).value(), path_ + ".damaged-2");
  EXPECT_FALSE(fs::exists(path_));
}

}  // namespace
}  // namespace zhibiao::batch
