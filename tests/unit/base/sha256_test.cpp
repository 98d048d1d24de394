#include "base/sha256.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <string>

#include "base/atomic_file.h"
#include "base/descriptor.h"
#include "support/temporary_folder.h"

namespace zhibiao::base {
namespace {

TEST(Sha256, AgreesWithThePublishedExamples) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, PiecesGiveWhatTheWholeGives) {
  Sha256 sum;
  for (const char* piece : {"a", "", "bc"}) sum.add(piece);
  EXPECT_EQ(sum.hex(), sha256_hex("abc"));
  EXPECT_EQ(Sha256().hex(), sha256_hex(""));
}

TEST(Sha256, OfAFileAndOfAPartOfIt) {
  const tests::TemporaryFolder folder;
  std::string bytes;
  for (int number = 0; number < 40'000; ++number) bytes += std::to_string(number) + ' ';
  ASSERT_TRUE(write_file(folder / "file", bytes).has_value());
  EXPECT_EQ(sha256_of_file(folder / "file"), sha256_hex(bytes));
  EXPECT_EQ(sha256_of_file(folder / "missing"), std::nullopt);
  const Descriptor file(::open((folder / "file").c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(sha256_of_part(file.get(), 7, 150'000), sha256_hex(std::string_view(bytes).substr(7, 150'000)));
  EXPECT_EQ(sha256_of_part(file.get(), 7, 0), sha256_hex(""));
  EXPECT_EQ(sha256_of_part(file.get(), 7, bytes.size()), std::nullopt) << "it ends before";
  EXPECT_EQ(sha256_of_part(-1, 0, 1), std::nullopt);
}

}  // namespace
}  // namespace zhibiao::base
