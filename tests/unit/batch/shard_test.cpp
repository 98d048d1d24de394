#include "batch/shard.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace zhibiao::batch {
namespace {

// By sha256sum: these may never change, or the parts of a run on several machines would no longer be a whole.
TEST(Shards, AreTheSameForEver) {
  EXPECT_TRUE(is_of_shard("a.txt", {3, 7}));
  EXPECT_TRUE(is_of_shard("in/报告.txt", {2, 7}));
  EXPECT_TRUE(is_of_shard("in/报告.txt", {651292, 1'000'000}));
}

TEST(Shards, EveryPathIsOfOneAndTheyAreOfLikeSize) {
  std::vector<int> sizes(8);
  for (int number = 0; number < 8000; ++number) {
    const std::string path = "reports/" + std::to_string(number) + ".txt";
    int owners = 0;
    for (std::uint64_t index = 1; index <= 8; ++index) {
      if (!is_of_shard(path, {index, 8})) continue;
      ++owners;
      ++sizes[index - 1];
    }
    EXPECT_EQ(owners, 1) << path;
    EXPECT_TRUE(is_of_shard(path, {1, 1}));
  }
  for (const int size : sizes) EXPECT_NEAR(size, 1000, 130);
}

}  // namespace
}  // namespace zhibiao::batch
