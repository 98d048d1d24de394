#include "output/spool.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "output/message_rows.h"

namespace zhibiao::output {
namespace {

namespace fs = std::filesystem;

TEST(Spool, GivesBackWhatWasPutAsideAndLeavesNothing) {
  const fs::path folder = fs::path(testing::TempDir()) / "spool";
  fs::create_directories(folder);
  Spool spool(folder, rows::kCannotWriteWorkbook);
  std::string all;
  for (std::size_t i = 0; all.size() < 3 * Spool::kInMemory + 5; ++i) {
    const std::string some = std::to_string(i) + ",";
    ASSERT_TRUE(spool.append(some));
    all += some;
  }
  EXPECT_TRUE(fs::is_empty(folder));
  std::string read;
  ASSERT_TRUE(spool.read([&](std::string_view piece) -> Expected<void> {
    read += piece;
    return {};
  }));
  EXPECT_EQ(read, all);
  std::string some(7, '\0');
  for (std::size_t at = 0; at < all.size(); at += 4099) {
    const auto got = spool.read_at(at, some.data(), some.size());
    ASSERT_TRUE(got);
    ASSERT_GT(*got, 0U);
    EXPECT_EQ(some.substr(0, *got), all.substr(at, *got));
  }
  EXPECT_EQ(*spool.read_at(all.size(), some.data(), some.size()), 0U);
  EXPECT_EQ(*spool.read_at(all.size() + 1, some.data(), some.size()), 0U);
  fs::remove_all(folder);
}

TEST(Spool, SaysWhereThereIsNoRoomForIt) {
  Spool spool("/proc", rows::kCannotWriteWorkbook);
  const auto appended = spool.append(std::string(Spool::kInMemory, 'x'));
  ASSERT_FALSE(appended);
  EXPECT_EQ(appended.error().path, "/proc");
}

}  // namespace
}  // namespace zhibiao::output
