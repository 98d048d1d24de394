#include "extract/offsets.h"

#include <gtest/gtest.h>

#include <string>

#include "zhibiao/extractor.h"

namespace zhibiao::extract {
namespace {

// 𠮷 is one code point, two UTF-16 units, four bytes.
constexpr const char* kText = "\xEF\xBB\xBF𠮷县2025年水利工作总结\n一、𠮷渠\n新建泵站12座，改造𠮷渠3处。\n";

TEST(Offsets, CountCodePointsAndUtf16Units) {
  Document document;
  document.indicators.kept().resize(1);
  document.indicators[0].span = {7, 10, 1, 2};  // 县 behind the mark and 𠮷
  document.indicators[0].evidence = {{"unit", "unit.x", "", Span{3, 7, 1, 1}}, {"role", "genre", "", {}}};
  document.sections.resize(1);
  document.sections[0].sections.resize(1);
  document.sections[0].sections[0].span = {0, 3, 1, 1};
  add_offsets(kText, document);
  document.indicators.kept();
  EXPECT_EQ(document.indicators[0].span.chars, (Offsets{2, 3}));
  EXPECT_EQ(document.indicators[0].span.utf16, (Offsets{3, 4}));
  EXPECT_EQ(document.indicators[0].evidence[0].span->utf16, (Offsets{1, 3}));
  EXPECT_EQ(document.sections[0].sections[0].span.chars, (Offsets{0, 1}));
}

TEST(Offsets, AnExtractorCountsThemWhereItIsAsked) {
  const PatternPacks packs = PatternPacks::load().value();
  EXPECT_FALSE(Extractor(packs).extract(kText, "a").indicators.at(0).span.chars);
  ExtractorOptions options;
  options.offsets = true;
  options.text = true;
  const Document document = Extractor(packs, options).extract(kText, "a");
  ASSERT_EQ(document.text, kText);
  ASSERT_EQ(document.indicators.size(), 2U);
  const Span& last = document.indicators[1].span;
  EXPECT_EQ(last.utf16->end - last.utf16->start, 2U);
  EXPECT_EQ(last.utf16->start - last.chars->start, 3U);  // each 𠮷 before it counts twice
}

}  // namespace
}  // namespace zhibiao::extract
