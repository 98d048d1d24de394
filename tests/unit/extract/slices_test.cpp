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
  Slices() {
    ExtractorOptions options;
    options.evidence = true;
    options.offsets = true;
    document_ = Extractor(PatternPacks::load().value(), options).extract(kWrapped, "a.txt");
    source_ = text::decode(kWrapped, "a.txt").value();
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
