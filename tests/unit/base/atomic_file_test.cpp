#include "base/atomic_file.h"
#include "base/unfinished_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

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

TEST(AtomicFile, KeepsPermissions) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "real", "old").has_value());
  fs::permissions(folder / "real", fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(write_file(folder / "real", "new").has_value());
  EXPECT_EQ(fs::status(folder / "real").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

// What it leads to may be somebody else's.
TEST(AtomicFile, ALinkIsReplacedAndNotFollowed) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "victim", "old").has_value());
  fs::create_symlink("victim", folder / "link");
  fs::create_symlink("nowhere", folder / "dangling");
  for (const char* name : {"link", "dangling"}) {
    ASSERT_TRUE(write_file(folder / name, "new").has_value());
    EXPECT_FALSE(fs::is_symlink(folder / name));
    EXPECT_EQ(read_file(folder / name).value(), "new");
  }
  EXPECT_EQ(read_file(folder / "victim").value(), "old");
  EXPECT_FALSE(fs::exists(folder / "nowhere"));
  fs::create_symlink("/dev/null", folder / "device");
  ASSERT_TRUE(write_file(folder / "device", "new").has_value());
  EXPECT_TRUE(fs::is_symlink(folder / "device")) << "a device is written to, not replaced";
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
  EXPECT_EQ(full.error().message.english(), "cannot write: no space left on the device");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST(AtomicFile, ManyAreCommittedAtOnce) {
  const TemporaryFolder folder;
  std::vector<AtomicFile> files;
  for (const char* name : {"a", "b", "c"}) {
    files.push_back(AtomicFile::create(folder / name).value());
    ASSERT_TRUE(files.back().write(name).has_value());
  }
  files.push_back(AtomicFile::create("/dev/null").value());
  EXPECT_FALSE(fs::exists(folder / "a"));
  ASSERT_TRUE(commit_all(files).has_value());
  EXPECT_TRUE(files.empty());
  EXPECT_EQ(read_file(folder / "c").value(), "c");
  EXPECT_EQ(entries(folder.path()), 3U);
}

TEST(AtomicFile, OneOfManyThatCannotTakeItsPlaceLeavesNothingHalf) {
  const TemporaryFolder folder;
  std::vector<AtomicFile> files;
  for (const char* name : {"a", "b", "c"}) files.push_back(AtomicFile::create(folder / name).value());
  fs::create_directories(folder / "b/full");
  const auto committed = commit_all(files);
  ASSERT_FALSE(committed.has_value());
  EXPECT_EQ(committed.error().path, folder / "b");
  EXPECT_EQ(entries(folder.path()), 2U);  // a and the folder b
}

TEST(AtomicFile, LeftoversAreRemovedButNoLivingFileAndNothingElse) {
  const TemporaryFolder folder;
  for (const char* name : {".zhibiao-1.tmp", ".zhibiao-22.tmp", ".zhibiao-1.tmp.html", ".zhibiao-1.txt",
                           ".zhibiao-1.tmpx", ".zhibiao-.tmp", "zhibiao-1.tmp", ".other"}) {
    ASSERT_TRUE(write_file(folder / name, "x").has_value());
  }
  fs::create_directory(folder / ".zhibiao-7.tmp");
  ASSERT_EQ(::mkfifo((folder / ".zhibiao-8.tmp").c_str(), 0600), 0);
  auto living = AtomicFile::create(folder / "out").value();
  ASSERT_TRUE(living.write("new").has_value());
  EXPECT_EQ(remove_leftovers(folder.path()), 3U);
  EXPECT_EQ(remove_leftovers(folder.path() + "/"), 0U);
  EXPECT_EQ(entries(folder.path()), 8U);
  EXPECT_FALSE(fs::exists(folder / ".zhibiao-1.tmp"));
  ASSERT_TRUE(living.commit().has_value());
  EXPECT_EQ(read_file(folder / "out").value(), "new");
  EXPECT_EQ(remove_leftovers(folder / "missing"), 0U);
}

TEST(AtomicFile, WhatAKilledProcessLeftIsRemoved) {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    auto file = AtomicFile::create(folder / "out");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(entries(folder.path()), 1U);
  EXPECT_EQ(remove_leftovers(folder.path()), 1U);
  EXPECT_EQ(entries(folder.path()), 0U);
}

TEST(Folders, AreMadeWithThoseAbove) {
  const TemporaryFolder folder;
  ASSERT_TRUE(make_folders(folder / "a/b//c/").has_value());
  EXPECT_TRUE(fs::is_directory(folder / "a/b/c"));
  ASSERT_TRUE(make_folders(folder / "a/b").has_value());
  ASSERT_TRUE(make_folders("").has_value());
  ASSERT_TRUE(write_file(folder / "file", "x").has_value());
  EXPECT_EQ(make_folders(folder / "file").error().code, "not-found");
  EXPECT_EQ(make_folders(folder / "file/below").error().code, "not-found");
}

}  // namespace
}  // namespace zhibiao::base
