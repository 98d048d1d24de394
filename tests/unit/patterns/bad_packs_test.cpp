// tests/packs/: one folder per mistake, with the whole message that it gives. In a folder, built_in.json stands for a
// pack of the binary, every other *.json for one of the user's.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "patterns/pack_loader.h"

namespace zhibiao::patterns {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> folders() {
  std::vector<fs::path> found;
  for (const auto& item : fs::directory_iterator(fs::path(ZHIBIAO_SOURCE_DIR) / "tests" / "packs")) {
    if (item.is_directory()) found.push_back(item.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

LoadResult load_folder(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& item : fs::directory_iterator(folder)) {
    if (item.path().extension() == ".json") paths.push_back(item.path());
  }
  std::sort(paths.begin(), paths.end());
  if (fs::is_directory(folder / "words")) {
    for (const auto& item : fs::directory_iterator(folder / "words")) paths.push_back(item.path());
  }
  std::vector<std::string> texts;
  for (const fs::path& path : paths) texts.push_back(read(path));
  std::vector<PackFile> files;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string name = paths[i].filename().string();
    files.push_back({name, texts[i], name != "built_in.json"});
  }
  return load(files);
}

class BadPack : public testing::TestWithParam<fs::path> {};

TEST_P(BadPack, IsRefusedWithItsMessage) {
  const fs::path expected = GetParam() / "expected.txt";
  ASSERT_TRUE(fs::exists(expected)) << "a folder of tests/packs/ needs expected.txt";
  const std::string wanted = read(expected);
  ASSERT_NE(wanted, "") << "a bad pack gives a message";

  std::string messages;
  for (const Error& error : load_folder(GetParam()).errors) {
    EXPECT_NE(error.code, "");
    EXPECT_GT(error.line, 0U);
    EXPECT_GT(error.column, 0U);
    messages += message_of(error) + "\n";
  }
  EXPECT_EQ(messages, wanted);
}

std::string test_name(const testing::TestParamInfo<fs::path>& folder) {
  std::string name = folder.param.filename().string();
  std::replace_if(
      name.begin(), name.end(), [](char byte) { return byte == '-' || byte == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Packs, BadPack, testing::ValuesIn(folders()), test_name);

TEST(BadPacks, AreThereForEveryCode) {
  std::set<std::string> codes;
  for (const fs::path& folder : folders()) {
    for (const Error& error : load_folder(folder).errors) codes.insert(error.code);
  }
  const std::set<std::string> all = {"bad-expression", "bad-id",           "bad-piece-name", "class-of-several",
                                     "duplicate-id",   "duplicate-key",    "duplicate-word", "empty-example",
                                     "empty-id",       "empty-text",       "empty-words",    "expression-too-long",
                                     "full-width",     "id-of-other-list", "json-syntax",    "matches-empty",
                                     "missing-group",  "missing-key",      "never-asked",    "no-examples",
                                     "no-figure",      "no-pair",          "piece-cycle",    "repeat-count",
                                     "reserved-class", "reserved-piece",   "says-nothing",   "too-deep",
                                     "unknown-class",  "unknown-field",    "unknown-group",  "unknown-key",
                                     "unknown-list",   "unknown-piece",    "unknown-value",  "word-of-other-unit",
                                     "words-of-none",  "wrong-type"};
  EXPECT_EQ(codes, all);
}

}  // namespace
}  // namespace zhibiao::patterns
