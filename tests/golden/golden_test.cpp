// The samples and what the binary makes of them. A difference is a change of behaviour: read it, then keep it with
// scripts/update-golden.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/schema.h"

namespace zhibiao {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kRoot = ZHIBIAO_SOURCE_DIR;
const std::string kExpected = kRoot + "/samples/expected/";

std::vector<std::string> names(const std::string& folder, const std::string& extension) {
  std::vector<std::string> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) all.push_back(entry.path().stem().string());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> samples() { return names(kRoot + "/samples", ".txt"); }

tests::Ended run(const std::vector<std::string>& arguments) {
  return tests::run_program(ZHIBIAO_PROGRAM, arguments, {.folder = kRoot});
}

// The first line that differs, so that a failure of a long file can be read.
std::string difference(const std::string& expected, const std::string& actual) {
  if (expected == actual) return "";
  std::size_t begin = 0;
  for (int line = 1;; ++line) {
    const auto cut = [&](const std::string& text) {
      return begin >= text.size() ? std::string() : text.substr(begin, text.find('\n', begin) - begin);
    };
    const std::string wanted = cut(expected);
    const std::string got = cut(actual);
    if (wanted != got || begin + wanted.size() >= std::max(expected.size(), actual.size())) {
      return "line " + std::to_string(line) + "\n  expected: " + wanted + "\n  actual:   " + got;
    }
    begin += wanted.size() + 1;
  }
}

class Sample : public testing::TestWithParam<std::string> {};

TEST_P(Sample, GivesWhatIsExpected) {
  const tests::Ended ended = run({"samples/" + GetParam() + ".txt", "--format", "json"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(difference(tests::read_all(kExpected + GetParam() + ".json"), ended.out), "");
}

TEST_P(Sample, IsValidBySchema) {
  const json record = json::parse(tests::read_all(kExpected + GetParam() + ".json"), nullptr, false);
  ASSERT_FALSE(record.is_discarded());
  EXPECT_EQ(tests::SchemaCheck()(record), "");
  EXPECT_FALSE(record["sections"].empty());
  EXPECT_GE(record["indicators"].size(), 40U);
}

TEST_P(Sample, HasSpansThatGiveTheText) {
  const std::string source = tests::read_all(kRoot + "/samples/" + GetParam() + ".txt");
  const json record = json::parse(tests::read_all(kExpected + GetParam() + ".json"));
  std::size_t seen = 0;
  for (const json& indicator : record["indicators"]) {
    ++seen;
    const auto start = indicator["span"]["start"].get<std::size_t>();
    std::string text = source.substr(start, indicator["span"]["end"].get<std::size_t>() - start);
    std::erase(text, '\n');
    EXPECT_EQ(text, indicator["text"].get<std::string>());
    const auto line = std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(start), '\n') + 1;
    EXPECT_EQ(line, indicator["span"]["line"].get<std::ptrdiff_t>()) << text;
  }
  EXPECT_GE(seen, 40U);
}

INSTANTIATE_TEST_SUITE_P(Golden, Sample, testing::ValuesIn(samples()), [](const auto& sample) {
  std::string name = sample.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Samples, AllHaveTheirResult) {
  EXPECT_GE(samples().size(), 5U);
  EXPECT_EQ(names(kRoot + "/samples/expected", ".json"), samples());
}

TEST(Samples, AllGiveOneTable) {
  const tests::TemporaryFolder folder;
  const tests::Ended ended = run({"samples", "-q", "--output", folder / "all.csv"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(difference(tests::read_all(kExpected + "all.csv"), tests::read_all(folder / "all.csv")), "");
}

// What one document a line says is what the expected files say.
TEST(Samples, AreTheSameOneALine) {
  const tests::Ended ended = run({"samples"});
  std::size_t begin = 0;
  for (const std::string& name : samples()) {
    const std::size_t end = ended.out.find('\n', begin);
    ASSERT_NE(end, std::string::npos) << name;
    EXPECT_EQ(json::parse(ended.out.substr(begin, end - begin)),
              json::parse(tests::read_all(kExpected + name + ".json")));
    begin = end + 1;
  }
  EXPECT_EQ(begin, ended.out.size());
}

}  // namespace
}  // namespace zhibiao
