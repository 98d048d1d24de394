#include "indicators/candidates.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/cases.h"
#include "zhibiao/names.h"

namespace zhibiao::indicators {
namespace {

const CandidateFinder& finder() {
  static const CandidateFinder built(tests::built_in_packs(), tests::built_in_words());
  return built;
}

std::vector<Candidate> find(std::string_view text) {
  std::vector<Candidate> found;
  finder().find(text, {0, text.size()}, found);
  return found;
}

// "text|value|high|unit|kind", refused ones with their reason instead.
std::vector<std::string> shown(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& candidate : find(text)) {
    std::string one(candidate.range.of(text));
    if (!candidate.refused_by.empty()) {
      all.push_back(one + "|" + std::string(candidate.refused_by));
      continue;
    }
    one += "|" + candidate.quantity.value.decimal().text;
    one += "|" + (candidate.quantity.high ? candidate.quantity.high->decimal().text : "");
    one += "|" + std::string(candidate.unit_name) + "|" + std::string(name_of(candidate.kind));
    all.push_back(one);
  }
  return all;
}

using All = std::vector<std::string>;

TEST(Candidates, NumberAndUnit) {
  EXPECT_EQ(shown("新建泵站12座,投资3.5万元"), (All{"12座|12||座|count", "3.5万元|35000||元|money"}));
  EXPECT_EQ(shown("入户率98.20%"), (All{"98.20%|98.20||%|percentage"}));
  EXPECT_EQ(shown("全部就绪"), All{});
}

TEST(Candidates, TheLongestUnitCounts) {
  EXPECT_EQ(shown("3人次"), (All{"3人次|3||人次|count"}));
  EXPECT_EQ(shown("3个百分点"), (All{"3个百分点|3||个百分点|percentage_point"}));
  EXPECT_EQ(shown("3元/平方米"), (All{"3元/平方米|3||元/平方米|money"}));
  EXPECT_EQ(shown("3㎡"), (All{"3㎡|3||平方米|measure"}));
}

TEST(Candidates, ALatinUnitEndsWhereTheLettersDo) {
  EXPECT_EQ(shown("12km"), (All{"12km|12||公里|measure"}));
  EXPECT_EQ(shown("5kmx"), (All{"5|number.in-word"}));
}

TEST(Candidates, AScaleIsGivenBackToItsUnit) {
  EXPECT_EQ(shown("5万千瓦"), (All{"5万千瓦|50000||千瓦|measure"}));
  EXPECT_EQ(shown("二十三千米"), (All{"二十三千米|23||千米|measure"}));
  EXPECT_EQ(shown("三千米"), (All{"三千米|3||千米|measure"}));
  EXPECT_EQ(shown("5千元"), (All{"5千元|5000||元|money"}));
  EXPECT_EQ(shown("两千人"), (All{"两千人|2000||人|count"}));
}

TEST(Candidates, Ranges) {
  EXPECT_EQ(shown("3—5所"), (All{"3—5所|3|5|所|count"}));
  EXPECT_EQ(shown("60%～70%"), (All{"60%～70%|60|70|%|percentage"}));
  EXPECT_EQ(shown("60～70%"), (All{"60～70%|60|70|%|percentage"}));
  EXPECT_EQ(shown("5-10万人"), (All{"5-10万人|50000|100000|人|count"}));
  EXPECT_EQ(shown("5万-10万人"), (All{"5万-10万人|50000|100000|人|count"}));
  EXPECT_EQ(shown("三至五名"), (All{"三至五名|3|5|名|count"}));
}

TEST(Candidates, WhatFallsIsNoRange) {
  EXPECT_EQ(shown("5-3所"), (All{"5-3所|number.unread"}));
  EXPECT_EQ(shown("5-5%"), (All{"5-5%|number.unread"}));
  EXPECT_EQ(shown("3个-5名").size(), 2U);
}

TEST(Candidates, Ratios) {
  EXPECT_EQ(shown("生师比23.4:1"), (All{"23.4:1|23.4|||ratio"}));
  EXPECT_EQ(shown("配比1:4"), (All{"1:4|0.25|||ratio"}));
  EXPECT_EQ(shown("10:30开会"), (All{"10:30|number.time-of-day"}));
  EXPECT_EQ(shown("按1:2:3配比"), (All{"1:2|number.time-of-day", "3|3|||measure"}));
}

TEST(Candidates, Products) {
  EXPECT_EQ(shown("2×35万千瓦"), (All{"2×35万千瓦|700000||千瓦|measure"}));
  EXPECT_EQ(shown("4x100米"), (All{"4x100米|400||米|measure"}));
}

TEST(Candidates, AUnitSharedByAList) {
  EXPECT_EQ(shown("20.9、36.2、54个百分点"),
            (All{"20.9|20.9||个百分点|percentage_point", "36.2|36.2||个百分点|percentage_point",
                 "54个百分点|54||个百分点|percentage_point"}));
  EXPECT_EQ(shown("3、4、5年")[0], "3|3|||measure");  // a term is not shared
}

TEST(Candidates, NumbersInsideNamesAreRefused) {
  EXPECT_EQ(shown("C9"), (All{"9|number.in-word"}));
  EXPECT_EQ(shown("B-52"), (All{"52|number.in-word"}));
  EXPECT_EQ(shown("5G"), (All{"5|number.in-word"}));
}

TEST(Candidates, MinusSigns) {
  EXPECT_EQ(shown("增速-3.5%"), (All{"-3.5%|-3.5||%|percentage"}));
  EXPECT_EQ(shown("(-5%)"), (All{"-5%|-5||%|percentage"}));
  EXPECT_EQ(shown("为负3.5%"), (All{"负3.5%|-3.5||%|percentage"}));
  EXPECT_EQ(shown("减负147亿元"), (All{"147亿元|14700000000||元|money"}));
  EXPECT_EQ(shown("一期-5万吨").back(), "5万吨|50000||吨|measure");
}

TEST(Candidates, IndexesAndCountsWithoutUnit) {
  EXPECT_EQ(shown("指标达到0.58"), (All{"0.58|0.58|||measure"}));
  EXPECT_EQ(shown("人口达到64万"), (All{"64万|640000|||count"}));
}

TEST(Candidates, LookNoFurtherThanTheRange) {
  const std::string_view text = "12座23座34座";
  std::vector<Candidate> found;
  finder().find(text, {5, 10}, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].range, (base::Range{5, 10}));
  finder().find(text, {5, 7}, found);  // appends; the unit stands outside
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[1].has_unit);
}

TEST(Candidates, TooManyDigitsAreNone) {
  const auto found = find(std::string(300'000, '7') + "座,12座");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].refused_by, "number.unread");
  EXPECT_EQ(found[0].range, (base::Range{0, 300'000}));
  EXPECT_EQ(found[1].quantity.value.decimal().text, "12");
}

}  // namespace
}  // namespace zhibiao::indicators
