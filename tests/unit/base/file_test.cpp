#include "base/file.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "support/temporary_folder.h"

namespace zhibiao::base {
namespace {

using tests::TemporaryFolder;

void put(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TEST(ReadFile, GivesTheBytesAsTheyAre) {
  const TemporaryFolder folder;
  std::string bytes("a\0\r\n\xFF", 5);
  for (const std::size_t times : {0, 1, 40000}) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += bytes;
    put(folder / "x", all);
    const auto read = read_file(folder / "x");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, all);
  }
}

TEST(ReadFile, NamesEachCauseOfFailure) {
  const TemporaryFolder folder;
  const auto missing = read_file(folder / "missing");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, "not-found");
  EXPECT_EQ(missing.error().path, folder / "missing");
  EXPECT_EQ(missing.error().message.english(), "cannot open: no such file or folder");

  const auto directory = read_file(folder.path());
  ASSERT_FALSE(directory.has_value());
  EXPECT_EQ(directory.error().code, "is-folder");
  EXPECT_EQ(directory.error().message.english(), "cannot read: it is a folder");
}

TEST(ReadFile, NamesAMissingPermission) {
  const TemporaryFolder folder;
  put(folder / "secret", "x");
  std::filesystem::permissions(folder / "secret", std::filesystem::perms::none);
  // Root reads everything, so the reading is done by somebody else then.
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) ::_exit(2);
    const auto forbidden = read_file(folder / "secret");
    const bool named = !forbidden.has_value() && forbidden.error().code == "no-permission" &&
                       forbidden.error().message.english() == "cannot open: permission denied";
    ::_exit(named ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST(ReadFile, RefusesWhatIsLargerThanTheLimit) {
  const TemporaryFolder folder;
  put(folder / "x", "12345");
  EXPECT_TRUE(read_file(folder / "x", 5).has_value());
  const auto large = read_file(folder / "x", 4);
  ASSERT_FALSE(large.has_value());
  EXPECT_EQ(large.error().code, "too-large");
  // A device has no size to look at before.
  const auto endless = read_file("/dev/zero", 1 << 20);
  ASSERT_FALSE(endless.has_value());
  EXPECT_EQ(endless.error().code, "too-large");
}

TEST(ReadDescriptor, ReadsAPipeToItsEnd) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::string bytes(300000, 'z');
  std::thread writer([&] {
    for (std::size_t at = 0; at < bytes.size();) {
      const auto put_in = ::write(ends[1], bytes.data() + at, bytes.size() - at);
      if (put_in <= 0) break;
      at += static_cast<std::size_t>(put_in);
    }
    ::close(ends[1]);
  });
  const auto read = read_descriptor(ends[0], "-");
  writer.join();
  ::close(ends[0]);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, bytes);
}

}  // namespace
}  // namespace zhibiao::base
