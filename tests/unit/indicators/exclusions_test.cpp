#include "indicators/exclusions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

const NumberReader& numbers() {
  static const NumberReader built(tests::built_in_packs().cues, tests::built_in_words());
  return built;
}

const Exclusions& built_in() {
  static const Exclusions built(tests::built_in_packs().exclusions, numbers());
  return built;
}

std::vector<std::string> periods(std::string_view text) {
  std::vector<Excluded> excluded;
  std::vector<Time> times;
  built_in().find(text, {0, text.size()}, excluded, times);
  std::vector<std::string> all;
  for (const auto& time : times) all.push_back(time.period);
  return all;
}

patterns::Exclusion rule(std::string id, std::string expression) {
  patterns::Exclusion exclusion;
  exclusion.id = std::move(id);
  exclusion.expression = std::move(expression);
  return exclusion;
}

TEST(Exclusions, TellPeriods) {
  using All = std::vector<std::string>;
  EXPECT_EQ(periods("2024年"), All{"2024"});
  EXPECT_EQ(periods("2024年上半年"), All{"2024-H1"});
  EXPECT_EQ(periods("2024年下半年"), All{"2024-H2"});
  EXPECT_EQ(periods("2024年第三季度"), All{"2024-Q3"});
  EXPECT_EQ(periods("2024年6月"), All{"2024-06"});
  EXPECT_EQ(periods("2024年12月底"), All{"2024-12"});
  EXPECT_EQ(periods("到2027年"), All{"..2027"});
  EXPECT_EQ(periods("2023年,2024年"), (All{"2023", "2024"}));
}

TEST(Exclusions, CoverTheGroupNumberOrElseAll) {
  const std::vector<patterns::Exclusion> rules{rule("whole", "甲[0-9]+"), rule("part", "乙(?P<number>[0-9]+)丙")};
  const Exclusions exclusions(rules, numbers());
  const std::string_view text = "甲12乙34丙";
  std::vector<Excluded> excluded;
  std::vector<Time> times;
  exclusions.find(text, {0, text.size()}, excluded, times);
  ASSERT_EQ(excluded.size(), 2U);
  EXPECT_EQ(excluded[0].range.of(text), "甲12");
  EXPECT_EQ(excluded[0].id, "whole");
  EXPECT_EQ(excluded[1].range.of(text), "34");
  EXPECT_TRUE(times.empty());
}

TEST(Exclusions, FindEveryPlaceWithinTheRangeAlone) {
  const std::vector<patterns::Exclusion> rules{rule("digits", "[0-9]")};
  const Exclusions exclusions(rules, numbers());
  const std::string_view text = "1a2b3c4";
  std::vector<Excluded> excluded;
  std::vector<Time> times;
  exclusions.find(text, {2, 5}, excluded, times);
  ASSERT_EQ(excluded.size(), 2U);
  EXPECT_EQ(excluded[0].range.begin, 2U);
  EXPECT_EQ(excluded[1].range.begin, 4U);
}

TEST(Exclusions, RefuseWhatTheyCoverOrCutInto) {
  std::vector<Candidate> candidates(4);
  candidates[0].range = {0, 4};
  candidates[1].range = {4, 8};
  candidates[2].range = {10, 12};
  candidates[3].range = {12, 14};
  candidates[3].refused_by = "before";
  refuse_excluded({{{6, 11}, "x"}, {{12, 14}, "y"}}, candidates);
  EXPECT_TRUE(candidates[0].refused_by.empty());
  EXPECT_EQ(candidates[1].refused_by, "x");
  EXPECT_EQ(candidates[2].refused_by, "x");
  EXPECT_EQ(candidates[3].refused_by, "before");
}

}  // namespace
}  // namespace zhibiao::indicators
