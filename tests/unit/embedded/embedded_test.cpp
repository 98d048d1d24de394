#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "embedded/embedded.h"
#include "patterns/pack_loader.h"

namespace zhibiao::patterns {
namespace {

namespace fs = std::filesystem;

TEST(EmbeddedFiles, EveryPackOfTheSourceTreeIsInTheBinaryByteForByte) {
  std::vector<std::string> names;
  std::vector<std::string> packs;
  for (const auto& entry : fs::directory_iterator(std::string(ZHIBIAO_SOURCE_DIR) + "/patterns")) {
    const std::string extension = entry.path().extension();
    if (extension == ".json") packs.push_back(entry.path().filename());
    if (extension == ".json" || extension == ".tsv") names.push_back(entry.path().string());
  }
  for (const auto& entry : fs::directory_iterator(std::string(ZHIBIAO_SOURCE_DIR) + "/patterns/words")) {
    packs.push_back(entry.path().filename());
    names.push_back(entry.path().string());
  }
  for (const std::string& path : names) {
    const auto bytes = base::read_file(path);
    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(embedded::file(fs::path(path).filename().string()), *bytes) << path;
  }
  std::ranges::sort(packs);
  std::vector<std::string> embedded;
  for (const PackFile& pack : embedded::packs()) {
    EXPECT_FALSE(pack.user);
    EXPECT_EQ(pack.json, embedded::file(pack.name));
    embedded.push_back(pack.name);
  }
  std::ranges::sort(embedded);
  EXPECT_EQ(embedded, packs);
  EXPECT_FALSE(packs.empty());
}

TEST(EmbeddedFiles, AnUnknownNameIsEmpty) { EXPECT_EQ(embedded::file("nothing.json"), ""); }

}  // namespace
}  // namespace zhibiao::patterns
