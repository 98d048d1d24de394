// What becomes of a converter and of what it starts, however its end comes.
#include "batch/child.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

using std::chrono::milliseconds;
using tests::TemporaryFolder;

constexpr ConversionLimits kLimits{.bytes = std::uint64_t{1} << 20, .time = std::chrono::seconds(30)};

Expected<ChildResult> run_shell(const std::string& text, const ConversionLimits& limits = kLimits) {
  return run_child({"sh", "-c", text}, "a.doc", limits);
}

// Whether it holds within some seconds.
template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(20));
  }
  return false;
}

pid_t number_in(const std::string& path) {
  pid_t number = 0;
  std::ifstream(path) >> number;
  return number;
}

bool lives(pid_t number) {
  std::ifstream status("/proc/" + std::to_string(number) + "/stat");
  std::string word;
  char state = 'X';
  return status >> word >> word >> state && state != 'Z';
}

TEST(Child, EndsAsTheProgramDoes) {
  const auto fine = run_shell("echo out; echo err >&2");
  ASSERT_TRUE(fine.has_value());
  EXPECT_EQ(fine->status, 0);
  EXPECT_EQ(fine->output, "out\n");
  EXPECT_EQ(fine->errors, "err\n");
  EXPECT_EQ(run_shell("exit 7")->status, 7);
  EXPECT_EQ(run_shell("kill -9 $$")->status, 128 + SIGKILL);
  EXPECT_EQ(run_shell("cat | wc -c")->output.find('0'), run_shell("echo 0")->output.find('0'));  // no input
}

TEST(Child, AProgramThatIsNotThereOrIsNoneIsToldApart) {
  const TemporaryFolder folder;
  EXPECT_FALSE(run_child({"zhibiao-no-such-program"}, "a", kLimits)->found);
  const auto refused = run_child({folder.path()}, "a", kLimits);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "no-permission");
}

TEST(Child, WhatItStartedGoesWithIt) {
  const TemporaryFolder folder;
  const std::string number = folder / "number";
  ASSERT_TRUE(run_shell("sleep 300 >/dev/null 2>&1 & echo $! > " + number).has_value());
  EXPECT_GT(number_in(number), 0);
  EXPECT_TRUE(comes_true([&] { return !lives(number_in(number)); }));

  const auto slow = run_shell("sleep 301 & echo $! > " + number + "; wait", {1 << 20, milliseconds(300)});
  ASSERT_FALSE(slow.has_value());
  EXPECT_EQ(slow.error().code, "timeout");
  EXPECT_TRUE(comes_true([&] { return !lives(number_in(number)); }));
}

TEST(Child, NeitherItNorWhatItStartedOutlivesThisProcess) {
#ifdef __SANITIZE_THREAD__
  GTEST_SKIP() << "the sanitizer's runtime holds back the signals that end a process";
#endif
  for (const int signal : {SIGKILL, SIGHUP, SIGTERM, SIGSEGV}) {
    SCOPED_TRACE(signal);
    const TemporaryFolder folder;
    const std::string own = folder / "own";
    const std::string number = folder / "number";
    const pid_t parent = ::fork();
    if (parent == 0) {
      static_cast<void>(run_shell("echo $$ > " + own + "; sleep 302 & echo $! > " + number + "; wait"));
      ::_exit(0);
    }
    ASSERT_TRUE(comes_true([&] { return number_in(number) > 0; }));
    EXPECT_TRUE(lives(number_in(number)));
    ::kill(parent, signal);
    ASSERT_EQ(::waitpid(parent, nullptr, 0), parent);
    EXPECT_TRUE(comes_true([&] { return !lives(number_in(number)) && !lives(number_in(own)); }));
  }
}

TEST(Child, MemoryAndProcessorTimeAreLimited) {
  EXPECT_EQ(run_shell("ulimit -d")->output, "2097152\n");
  EXPECT_EQ(run_shell("ulimit -t", {1 << 20, std::chrono::seconds(5)})->output, "6\n");
}

TEST(Child, SignalsAreAsAProgramExpectsThem) {
  struct sigaction ignore {};
  struct sigaction before {};
  ignore.sa_handler = SIG_IGN;
  ASSERT_EQ(::sigaction(SIGPIPE, &ignore, &before), 0);
  EXPECT_EQ(run_shell("kill -13 $$")->status, 128 + SIGPIPE);
  ASSERT_EQ(::sigaction(SIGPIPE, &before, nullptr), 0);
}

}  // namespace
}  // namespace zhibiao::batch
