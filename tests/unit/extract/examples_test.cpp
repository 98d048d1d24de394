#include "extract/examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "extract/packs.h"
#include "extract/stages.h"

namespace zhibiao::extract {
namespace {

// The built-in packs with the entries under test for the user's own.
class Examples : public testing::Test {
 protected:
  static const PatternPacks& built_in() {
    static const PatternPacks loaded = PatternPacks::load().value();
    return loaded;
  }

  static patterns::Unit unit(const std::string& text, std::map<std::string, std::string> expect) {
    patterns::Unit made = find_unit("座");
    made.user = true;
    made.file = "own.json";
    made.match = {{text, std::move(expect), 7}};
    made.reject.clear();
    return made;
  }

  static patterns::Unit find_unit(const std::string& name) {
    const auto& units = built_in().impl().set.units;
    const auto found = std::find_if(units.begin(), units.end(), [&](const auto& each) { return each.unit == name; });
    EXPECT_NE(found, units.end());
    return *found;
  }

  static ExampleReport run(const patterns::PackSet& own) {
    static const Stages stages(built_in().impl().set);
    return run_examples(own, stages, ExampleScope::user);
  }
};

TEST_F(Examples, WhatHoldsIsCounted) {
  patterns::PackSet own;
  own.units = {unit("新建泵站21座", {{"value", "21"}, {"kind", "count"}, {"count", "1"}, {"high", ""}})};
  const ExampleReport report = run(own);
  EXPECT_EQ(report.entries, 1U);
  EXPECT_EQ(report.examples, 1U);
  EXPECT_TRUE(report.failures.empty()) << report.failures[0].message.english();
}

TEST_F(Examples, AWrongFieldIsNamedWithItsPlace) {
  patterns::PackSet own;
  own.units = {unit("新建泵站21座", {{"value", "12"}})};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 1U);
  const Error& failure = report.failures[0];
  EXPECT_EQ(failure.code, "example-fails");
  EXPECT_EQ(failure.path, "own.json");
  EXPECT_EQ(failure.line, 7U);
  EXPECT_EQ(failure.text, "新建泵站21座");
  EXPECT_NE(failure.message.english().find("value is '21', not '12'"), std::string::npos) << failure.message.english();
}

TEST_F(Examples, ATextWithoutIndicatorFails) {
  patterns::PackSet own;
  own.units = {unit("新建泵站", {})};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_NE(report.failures[0].message.english().find("no indicator"), std::string::npos);
}

TEST_F(Examples, ARejectedTextMustNotGiveTheUnit) {
  patterns::PackSet own;
  own.units = {unit("新建泵站21座", {})};
  own.units[0].reject = {{"新建泵站22座", {}, 8}, {"新建泵站", {}, 9}};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_EQ(report.failures[0].line, 8U);
}

TEST_F(Examples, AnExclusionMustMatchAndKeepItsNumberOut) {
  patterns::Exclusion exclusion;
  exclusion.id = "exclusion.own";
  exclusion.user = true;
  exclusion.expression = "泵站(?P<number>[0-9]+座)";
  exclusion.match = {{"打井", {}, 1}, {"新建泵站21座", {{"number", "21座"}}, 2}};
  exclusion.reject = {{"新建泵站22座", {}, 3}, {"打井3眼", {}, 4}};
  patterns::PackSet own;
  own.exclusions = {exclusion};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 3U);
  EXPECT_EQ(report.failures[0].line, 1U);  // not matched
  EXPECT_EQ(report.failures[1].line, 2U);  // reported nevertheless: these stages do not know the exclusion
  EXPECT_EQ(report.failures[2].line, 3U);  // matched
}

TEST_F(Examples, APieceIsHeldToWholeTexts) {
  patterns::Piece piece;
  piece.id = "own";
  piece.user = true;
  piece.expression = "[0-9]+";
  piece.match = {{"１2", {}, 1}, {"12座", {}, 2}};
  piece.reject = {{"座12", {}, 3}, {"12", {}, 4}};
  patterns::PackSet own;
  own.pieces = {piece};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 2U);
  EXPECT_EQ(report.failures[0].line, 2U);
  EXPECT_EQ(report.failures[1].line, 4U);
}

TEST_F(Examples, BuiltInEntriesAreLeftOutOfAUsersRun) {
  const ExampleReport report = run(built_in().impl().set);
  EXPECT_EQ(report.entries, 0U);
}

TEST_F(Examples, AnOwnPatternOutranksADate) {
  patterns::PackSet packs = built_in().impl().set;
  patterns::IndicatorPattern days;
  days.id = "indicator.own";
  days.user = true;
  days.expression = "值守至(?:9月)(?P<number>[0-9]+)(?P<unit>日)";
  days.kind = Kind::duration;
  days.match = {{"值守至9月30日", {{"value", "30"}, {"unit", "日"}, {"count", "1"}}, 1}};
  packs.indicators.insert(packs.indicators.begin(), days);
  const Stages stages(packs);
  patterns::PackSet own;
  own.indicators = {days};
  const ExampleReport report = run_examples(own, stages, ExampleScope::user);
  EXPECT_TRUE(report.failures.empty()) << report.failures[0].message.english();
}

TEST_F(Examples, AWordThatTheSplitPartsIsToldOf) {
  patterns::PackSet own;
  patterns::PhraseRule rule;
  rule.id = "phrase.mine";
  rule.user = true;
  rule.file = "own.json";
  rule.line = 4;
  rule.expression = "渔业检查部门 {{figure}}";
  own.phrases = {rule};
  const ExampleReport report = run(own);
  ASSERT_EQ(report.failures.size(), 1U);
  EXPECT_EQ(report.failures[0].line, 4U);
  EXPECT_NE(report.failures[0].message.english().find("it is split into 渔业 检查 部门; write these"),
            std::string::npos)
      << report.failures[0].message.english();
}

}  // namespace
}  // namespace zhibiao::extract
