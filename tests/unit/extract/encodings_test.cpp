// What a document says does not depend on the encoding it came in.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/composed_texts.h"
#include "support/convert.h"
#include "text/simplify.h"
#include "zhibiao/extractor.h"
#include "zhibiao/names.h"

namespace zhibiao {
namespace {

using tests::composed_text;
using tests::convert;

const Extractor& extractor() {
  static const Extractor built(PatternPacks::load().value());
  return built;
}

void tell(std::string& told, const Section& section) {
  told += section.id + '|' + section.marker + '|' + section.title + '|' + std::to_string(section.span.line) + '\n';
  for (const Section& child : section.sections) tell(told, child);
}

// All of the record but `source`. A byte order mark, which counts in a UTF-8 file, is taken off the places.
std::string told(const Document& document, std::size_t mark) {
  std::string told = document.title.value_or("-") + '\n';
  for (const Section& section : document.sections) tell(told, section);
  for (const Indicator& each : document.indicators) {
    told += each.section.value_or("-");
    for (const std::string& field :
         {std::string(name_of(each.kind)), std::string(name_of(each.role)), each.metric.value_or("-"),
          each.value ? each.value->text : "-", each.high ? each.high->text : "-", each.unit,
          std::string(name_of(each.comparator)), std::string(name_of(each.change)), each.period.value_or("-"),
          each.text, each.sentence, std::to_string(each.span.start - mark), std::to_string(each.span.end - mark),
          std::to_string(each.span.line), std::to_string(each.span.column), each.pattern}) {
      told += '|' + field;
    }
    told += '\n';
  }
  for (const Diagnostic& each : document.diagnostics) told += each.code + ':' + std::to_string(each.line) + '\n';
  return told;
}

TEST(Encodings, TheSameTextInEachGivesTheSameRecord) {
  std::size_t indicators = 0;
  std::size_t in_big5 = 0;
  for (unsigned seed = 1; seed <= 36; ++seed) {
    std::string text = "青石縣2025年工作總結\n" + composed_text(std::size_t{100} * seed, seed);
    if (seed % 2 == 0) text::simplify(text);
    const Document document = extractor().extract(text, "a.txt");
    ASSERT_FALSE(document.failed);
    EXPECT_EQ(document.source.encoding, "UTF-8");
    EXPECT_EQ(document.source.encoding_confidence, 1);
    const std::string expected = told(document, 0);
    indicators += document.indicators.size();
    for (const std::string name : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"}) {
      const auto bytes = convert(text, "UTF-8", name.c_str());
      if (!bytes) continue;
      if (name == "Big5") ++in_big5;
      const Document other = extractor().extract(*bytes, "a.txt");
      ASSERT_FALSE(other.failed) << name << ": " << other.diagnostics.at(0).message.english();
      EXPECT_EQ(other.source.encoding, name);
      EXPECT_EQ(other.source.bytes, bytes->size());
      EXPECT_GE(other.source.encoding_confidence.value_or(0), 0.98);
      EXPECT_EQ(told(other, 0), expected) << name;
    }
    const std::string mark = "\xEF\xBB\xBF";
    EXPECT_EQ(told(extractor().extract(mark + text, "a.txt"), mark.size()), expected);
    EXPECT_EQ(told(extractor().extract("\xFF\xFE" + *convert(text, "UTF-8", "UTF-16LE"), "a.txt"), 0), expected);
    EXPECT_EQ(told(extractor().extract("\xFE\xFF" + *convert(text, "UTF-8", "UTF-16BE"), "a.txt"), 0), expected);
  }
  EXPECT_GT(indicators, 36U * 5);
  EXPECT_EQ(in_big5, 18U);
}

TEST(Encodings, TraditionalTextIsReadAsSimplifiedAndToldAsItStands) {
  const std::string simplified =
      "青石县2025年水利工作总结\n一、工作完成情况\n新建泵站12座，入户率达到98.20%，比上年提高2.5个百分点。\n"
      "累计投入资金3.6亿元，惠及群众5万余人次。\n二、下一步打算\n力争到2027年，改造渠道不少于360公里。\n";
  const std::string traditional =
      "青石縣2025年水利工作總結\n一、工作完成情況\n新建泵站12座，入戶率達到98.20%，比上年提高2.5個百分點。\n"
      "累計投入資金3.6億元，惠及群眾5萬餘人次。\n二、下一步打算\n力爭到2027年，改造渠道不少於360公里。\n";
  const Document one = extractor().extract(simplified, "a.txt");
  const Document other = extractor().extract(traditional, "a.txt");
  ASSERT_EQ(one.indicators.size(), 6U);
  ASSERT_EQ(other.indicators.size(), 6U);
  for (std::size_t i = 0; i < one.indicators.size(); ++i) {
    const Indicator& a = one.indicators[i];
    const Indicator& b = other.indicators[i];
    EXPECT_EQ(b.kind, a.kind);
    EXPECT_EQ(b.role, a.role) << b.text;
    EXPECT_EQ(b.value, a.value);
    EXPECT_EQ(b.unit, a.unit);
    EXPECT_EQ(b.comparator, a.comparator);
    EXPECT_EQ(b.change, a.change);
    EXPECT_EQ(b.period, a.period);
    EXPECT_EQ(b.section, a.section);
    EXPECT_EQ(b.span, a.span);
    std::string metric = b.metric.value_or("-");
    text::simplify(metric);
    EXPECT_EQ(metric, a.metric.value_or("-"));
    EXPECT_EQ(traditional.substr(b.span.start, b.span.end - b.span.start), b.text);
  }
  EXPECT_EQ(other.genre, one.genre);
  EXPECT_EQ(other.year, one.year);
  EXPECT_EQ(other.title, "青石縣2025年水利工作總結");
}

TEST(Encodings, ARepairedTextSaysWhereAndKeepsItsIndicators) {
  const std::string text = "青石县2025年水利工作总结\n新建泵站12座，入户率达到98.20%。\n改造渠道36公里。\n";
  std::string broken = text;
  broken[broken.find("改")] = '\xFF';
  const Document document = extractor().extract(broken, "a.txt");
  ASSERT_FALSE(document.failed);
  ASSERT_EQ(document.indicators.size(), 3U);
  EXPECT_EQ(document.indicators[2].text, "36公里");
  EXPECT_EQ(document.indicators[2].span.start, text.find("36"));
  ASSERT_FALSE(document.diagnostics.empty());
  EXPECT_EQ(document.diagnostics[0].code, "repaired-utf8");
  EXPECT_EQ(document.diagnostics[0].line, 3U);
  EXPECT_EQ(document.diagnostics[0].column, 1U);
}

TEST(Encodings, WhatCannotBeToldIsAFailedRecordWithoutEncoding) {
  const Document document = extractor().extract("\xC7\xA2", "a.txt");
  EXPECT_TRUE(document.failed);
  EXPECT_EQ(document.source.encoding, "");
  EXPECT_EQ(document.source.encoding_confidence, std::nullopt);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "undecidable-encoding");
}

}  // namespace
}  // namespace zhibiao
