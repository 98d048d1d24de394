#include "base/atomic_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace zhibiao::base {
namespace {

namespace fs = std::filesystem;
using tests::TemporaryFolder;

std::size_t entries(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(AtomicFile, StandsUnderItsNameOnlyAfterCommit) {
  const TemporaryFolder folder;
  auto file = AtomicFile::create(folder / "out.json");
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write("{").has_value());
  ASSERT_TRUE(file->write("}\n").has_value());
  EXPECT_FALSE(fs::exists(folder / "out.json"));
  ASSERT_TRUE(file->commit().has_value());
  EXPECT_EQ(read_file(folder / "out.json").value(), "{}\n");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(AtomicFile, GivenUpItLeavesTheOldFileAndNothingElse) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "out", "old").has_value());
  {
    auto file = AtomicFile::create(folder / "out");
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write("new").has_value());
    EXPECT_EQ(entries(folder.path()), 2U);
  }
  EXPECT_EQ(read_file(folder / "out").value(), "old");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(AtomicFile, KeepsPermissionsAndLinks) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "real", "old").has_value());
  fs::permissions(folder / "real", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", folder / "link");
  ASSERT_TRUE(write_file(folder / "link", "new").has_value());
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(read_file(folder / "real").value(), "new");
  EXPECT_EQ(fs::status(folder / "real").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST(AtomicFile, TheLongestNameFits) {
  const TemporaryFolder folder;
  const std::string name(255, 'n');
  ASSERT_TRUE(write_file(folder / name, "x").has_value());
  EXPECT_EQ(read_file(folder / name).value(), "x");
}

TEST(AtomicFile, NamesEachCauseOfFailure) {
  const TemporaryFolder folder;
  EXPECT_EQ(write_file(folder / "missing/out", "x").error().code, "not-found");
  EXPECT_EQ(write_file(folder.path(), "x").error().code, "is-folder");
  EXPECT_EQ(write_file(folder / std::string(256, 'n'), "x").error().code, "name-too-long");
  EXPECT_EQ(entries(folder.path()), 0U);
}

TEST(AtomicFile, ADeviceIsWrittenStraightAndStaysADevice) {
  ASSERT_TRUE(write_file("/dev/null", "x").has_value());
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  const auto full = write_file("/dev/full", "x");
  ASSERT_FALSE(full.has_value());
  EXPECT_EQ(full.error().code, "disk-full");
  EXPECT_EQ(full.error().message, "cannot write: no space left on the device");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

}  // namespace
}  // namespace zhibiao::base
