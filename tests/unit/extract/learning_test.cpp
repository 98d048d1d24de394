#include "extract/learning.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "patterns/pack_loader.h"

namespace zhibiao::extract {
namespace {

using State = Correction::State;
using Indices = std::vector<std::size_t>;

TEST(Learning, AUnitThatWasMissingBecomesAnEntryWithTheSentence) {
  const std::vector<Correction> corrections = {
      {State::added,
       "a.txt:3",
       "12廒",
       "全年整修粮仓12廒。",
       {{"kind", "count"}, {"value", "12"}, {"unit", "廒"}, {"metric", "粮仓"}, {"role", "actual"}}}};
  const Lessons lessons = learn(corrections, {}, {});
  EXPECT_EQ(lessons.learnt, Indices{0});
  ASSERT_EQ(lessons.entries, 1U);
  const auto loaded = patterns::load({{"learned.json", lessons.pack, true}}, patterns::Checks::users);
  ASSERT_TRUE(loaded.errors.empty()) << loaded.errors[0].message.english();
  ASSERT_EQ(loaded.packs.units.size(), 1U);
  EXPECT_EQ(loaded.packs.units[0].words, std::vector<std::string>{"廒"});
  EXPECT_EQ(loaded.packs.units[0].match.at(0).text, "全年整修粮仓12廒。");
}

TEST(Learning, ANumberThatIsNoneBecomesAnExclusion) {
  const std::vector<Correction> corrections = {{State::rejected, "a.txt:3", "3座", "启用灯船甲3座标识。", {}}};
  const Lessons lessons = learn(corrections, {}, {});
  EXPECT_EQ(lessons.learnt, Indices{0});
  EXPECT_NE(lessons.pack.find("exclusion.learned-1"), std::string::npos) << lessons.pack;
}

TEST(Learning, AnotherNameBecomesAnExpressionOfTheWhole) {
  const std::vector<Correction> corrections = {
      {State::edited,
       "a.txt:9",
       "4.62米",
       "全年最高潮位录得4.62米。",
       {{"kind", "measure"}, {"value", "4.62"}, {"unit", "米"}, {"metric", "最高潮位"}, {"role", "actual"}}},
      {State::edited,
       "a.txt:9",
       "600条",
       "储备应急沙袋不下于600条。",
       {{"kind", "count"}, {"value", "600"}, {"unit", "条"}, {"comparator", ">="}, {"role", "actual"}}}};
  const Lessons lessons = learn(corrections, {}, {});
  EXPECT_EQ(lessons.learnt, (Indices{0, 1})) << lessons.pack;
}

TEST(Learning, ARoleIsHeldAgainstTheDocumentThatTellsIt) {
  const std::string text = "青石县2025年港务工作总结\n一、港口生产\n谋求开辟新航线4条。\n";
  const std::vector<Correction> corrections = {
      {State::edited,
       "a.txt:3",
       "4条",
       "谋求开辟新航线4条。",
       {{"kind", "count"}, {"value", "4"}, {"unit", "条"}, {"metric", "新航线"}, {"role", "target"}},
       "a.txt",
       3,
       1}};
  const Lessons lessons = learn(corrections, {{"a.txt", text}}, {});
  EXPECT_EQ(lessons.learnt, Indices{0});
  EXPECT_NE(lessons.pack.find("\"cue\": \"role\", \"value\": \"strong_target\", \"words\": [\"谋求\"]"),
            std::string::npos)
      << lessons.pack;
}

TEST(Learning, WhatNoEntryDoesIsLeft) {
  const std::vector<Correction> corrections = {
      {State::edited,
       "a.txt:9",
       "12座",
       "新建泵站12座。",
       {{"kind", "count"}, {"value", "13"}, {"unit", "座"}, {"metric", "泵站"}, {"role", "actual"}}},
      {State::added, "a.txt:9", "99座", "新建泵站12座。", {{"kind", "count"}, {"value", "99"}, {"unit", "座"}}}};
  const Lessons lessons = learn(corrections, {}, {});
  EXPECT_EQ(lessons.left, (Indices{0, 1}));
  EXPECT_EQ(lessons.entries, 0U);
  EXPECT_EQ(lessons.pack, "");
}

}  // namespace
}  // namespace zhibiao::extract
