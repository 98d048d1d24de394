#include "batch/threads.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace zhibiao::batch {
namespace {

TEST(Threads, AreAsManyAsAreWantedWhereTheyAreToBeHad) {
  EXPECT_EQ(threads_to_be_had(1), 1U);
  EXPECT_EQ(threads_to_be_had(3), 3U);
}

// As a process of a user who may have no further one. Root may always.
TEST(Threads, WhereThereAreNoneThisOneIsLeft) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit none{1, 1};
    if (::setrlimit(RLIMIT_NPROC, &none) != 0 || (::geteuid() == 0 && ::setuid(65534) != 0)) ::_exit(99);
    std::atomic<int> ticks = 0;
    const Ticker ticker([&] { ++ticks; });
    ::_exit(static_cast<int>(threads_to_be_had(4)));
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 1);
}

TEST(Ticker, TicksAsLongAsItLives) {
  std::atomic<int> ticks = 0;
  {
    const Ticker ticker([&] { ++ticks; });
    for (int i = 0; i < 500 && ticks < 2; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_GE(ticks, 2);
  }
  const int then = ticks;
  std::this_thread::sleep_for(std::chrono::milliseconds(600));
  EXPECT_EQ(ticks, then);
}

}  // namespace
}  // namespace zhibiao::batch
