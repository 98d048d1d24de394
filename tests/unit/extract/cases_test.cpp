// tests/cases/*.json but headings and layout: texts and the indicators they hold.
#include <gtest/gtest.h>

#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "support/cases.h"
#include "support/indicator_cases.h"

namespace zhibiao {
namespace {

// `fewest` is told so that a file that lost its cases, or is not found, fails.
struct CaseFile {
  const char* name;
  std::size_t fewest;
};

constexpr CaseFile kFiles[] = {{"numbers", 80}, {"units", 120},  {"comparators", 60}, {"change", 55},
                               {"role", 40},    {"metric", 100}, {"negatives", 220},  {"periods", 30}};
constexpr std::size_t kFewestOfAll = 600;

const extract::Stages& stages() {
  static const extract::Stages built(tests::built_in_packs());
  return built;
}

class IndicatorCases : public testing::TestWithParam<CaseFile> {};

TEST_P(IndicatorCases, Hold) {
  const auto cases = tests::read_cases(std::string(GetParam().name) + ".json");
  ASSERT_GE(cases.size(), GetParam().fewest);
  for (const auto& one : cases) {
    const std::string wrong = tests::disagreement(one, tests::extracted(stages(), one));
    EXPECT_TRUE(wrong.empty()) << tests::case_text(one) << "\n" << wrong;
  }
}

INSTANTIATE_TEST_SUITE_P(ByTheme, IndicatorCases, testing::ValuesIn(kFiles),
                         [](const auto& file) { return std::string(file.param.name); });

TEST(IndicatorCases, AreManyAndNoneStandsTwice) {
  std::set<std::string> texts;
  std::size_t count = 0;
  for (const CaseFile& file : kFiles) {
    for (const auto& one : tests::read_cases(std::string(file.name) + ".json")) {
      const std::string text = one.value("title", "") + "\n" + tests::case_text(one);
      EXPECT_TRUE(texts.insert(text).second) << "stands twice: " << text;
      ++count;
    }
  }
  EXPECT_GE(count, kFewestOfAll);
}

// What is known to be read wrong. A case that holds at last is moved to the file of its theme.
TEST(IndicatorCases, KnownGapsAreStillGaps) {
  for (const auto& one : tests::read_cases("known-gaps.json")) {
    const std::string wrong = tests::disagreement(one, tests::extracted(stages(), one));
    std::cout << "known gap: " << tests::case_text(one) << "\n" << wrong;
    EXPECT_FALSE(wrong.empty()) << "no gap any more, move it to " << one.value("theme", "")
                                << ".json: " << tests::case_text(one);
  }
}

// Pages of prose that hold many numerals and not one indicator.
TEST(CleanText, YieldsNothing) {
  const auto pages = tests::read_cases("clean.json");
  ASSERT_GE(pages.size(), 4U);
  std::size_t bytes = 0;
  for (const auto& page : pages) {
    const Document document = tests::extracted(stages(), page);
    const auto exceptions = page.at("exceptions").get<std::set<std::string>>();
    bytes += tests::case_text(page).size();
    for (const auto& indicator : document.indicators) {
      EXPECT_TRUE(exceptions.contains(indicator.text)) << tests::shown(indicator).dump() << "\n" << indicator.sentence;
    }
  }
  EXPECT_GE(bytes, 12'000U);
}

}  // namespace
}  // namespace zhibiao
