#include "base/once.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

namespace zhibiao::base {
namespace {

TEST(Once, TakesAStepOnceHoweverManyAsk) {
  Once once;
  int taken = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { once.call([&] { ++taken; }); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, 1);
}

TEST(Once, AStepThatThrowsIsTakenAgain) {
  Once once;
  EXPECT_THROW(once.call([] { throw std::runtime_error("short of memory"); }), std::runtime_error);
  bool taken = false;
  once.call([&] { taken = true; });
  EXPECT_TRUE(taken);
}

}  // namespace
}  // namespace zhibiao::base
