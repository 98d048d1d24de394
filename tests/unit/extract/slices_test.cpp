#include "extract/slices.h"

#include <gtest/gtest.h>

#include <string>

#include "zhibiao/extractor.h"

namespace zhibiao::extract {
namespace {

// A page's number stands between two halves of a sentence, and lines are broken inside a figure.
constexpr const char* kWrapped =
    "青石县2025年水利工作总结\n"
    "一、渠系建设情况和主要做法及其成效\n"
    "全年新建泵站12座，改造干渠支渠斗渠农渠\n"
    "合计380公里，比上年多修筑堤防和护岸工\n"
    "程1.2万\n米，受益农田达到35.6万亩，入户率\n"
    "- 3 -\n"
    "达到98.20%，完成投资13697.5亿元。\n";

class Slices : public testing::Test {
 protected:
  Slices() { read(kWrapped); }
  void read(const char* text) {
    ExtractorOptions options;
    options.evidence = true;
    options.offsets = true;
    document_ = Extractor(PatternPacks::load().value(), options).extract(text, "a.txt");
    source_ = text::decode(text, "a.txt").value();
  }
  [[nodiscard]] SliceReport report() const { return check_slices(source_, document_); }

  Document document_;
  text::SourceText source_;
};

TEST_F(Slices, EverySpanOfARecordHolds) {
  const SliceReport all = report();
  ASSERT_TRUE(all.differences.empty()) << all.differences[0].message.english();
  std::size_t spans = document_.indicators.size() + document_.sections.size();
  for (const Indicator& indicator : document_.indicators) {
    for (const Evidence& evidence : indicator.evidence) spans += evidence.span ? 1 : 0;
  }
  ASSERT_GT(document_.indicators.size(), 4U);
  EXPECT_EQ(all.spans, spans);
}

// What is joined to one name stands apart where cells have two lines, or where a markup's signs part it.
TEST_F(Slices, EveryEvidenceStandsInOnePlace) {
  read(
      "水利工程统计表\n"
      "名称                数量（座）      投资（万元）\n"
      "青石县灌区          12              740.4\n"
      "骨干泵站\n"
      "浅湾县灌区          9               41.5\n"
      "骨干泵站\n");
  ASSERT_EQ(document_.indicators.size(), 4U);
  EXPECT_EQ(document_.indicators[0].table->row, "青石县灌区骨干泵站");
  std::string row;
  for (const Evidence& evidence : document_.indicators[0].evidence) {
    if (evidence.field == "row") row += evidence.text + "|";
  }
  EXPECT_EQ(row, "青石县灌区|骨干泵站|");
  EXPECT_TRUE(report().differences.empty());
  read("# 青石县水利工作总结\n\n今年**新建**泵站12座，[入户](a.html)率达到98.2%。\n");
  ASSERT_EQ(document_.indicators.size(), 2U);
  EXPECT_TRUE(report().differences.empty());
}

TEST_F(Slices, ASignBetweenMarkerAndTitleIsNoDifference) {
  read("青石县水利工作总结\n一、队伍建设\n  一是：选送骨干12名进修。二是，评选工作室13个。\n");
  ASSERT_EQ(document_.sections[0].sections.size(), 2U);
  EXPECT_EQ(document_.sections[0].sections[0].marker, "一是");
  EXPECT_TRUE(report().differences.empty());
  document_.sections[0].sections[0].title.erase(0, 3);
  EXPECT_EQ(report().differences.size(), 1U);
}

TEST_F(Slices, AMarkupsSignsInAHeadingAreNoDifference) {
  read(
      "# 青石县水利工作总结\n\n## 一、**渠系**建设[规划](a.html)与`泵站`[^1]\n\n建成泵站12座。\n\n"
      "## 二、~~旧~~堤防&nbsp;加固\n\n加固堤防3公里。\n");
  ASSERT_EQ(document_.sections.size(), 2U);
  const SliceReport all = report();
  EXPECT_TRUE(all.differences.empty()) << all.differences[0].message.english();
}

TEST_F(Slices, ATextThatDoesNotStandThereIsTold) {
  document_.indicators[0].text = "13座";
  const SliceReport all = report();
  ASSERT_EQ(all.differences.size(), 1U);
  EXPECT_EQ(all.differences[0].message.english(), "the record says \"13座\", there stands \"12座\"");
  EXPECT_EQ(all.differences[0].line, document_.indicators[0].span.line);
}

TEST_F(Slices, PlacesAndCountsAreHeldTooAndASpanBeyondTheText) {
  document_.indicators[0].span.column += 1;
  document_.indicators[1].span.utf16->start += 1;
  document_.indicators[2].span.end = 100000;
  document_.sections[0].title = "别的";
  EXPECT_EQ(report().differences.size(), 4U);
}

}  // namespace
}  // namespace zhibiao::extract
