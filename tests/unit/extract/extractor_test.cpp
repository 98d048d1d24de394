#include "zhibiao/extractor.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace zhibiao {
namespace {

const PatternPacks& packs() {
  static const PatternPacks loaded = PatternPacks::load().value();
  return loaded;
}

constexpr const char* kReport =
    "青石县2025年水利工作总结\n"
    "一、渠系建设\n"
    "新建泵站12座,灌溉水利用系数提高2.5个百分点,入户率达到98.20%。\n"
    "二、下一步打算\n"
    "力争新打机井300眼。\n";

TEST(Extractor, GivesTheRecordOfADocument) {
  const Document document = Extractor(packs()).extract(kReport, "in/report.txt");
  EXPECT_FALSE(document.failed);
  EXPECT_EQ(document.source.path, "in/report.txt");
  EXPECT_EQ(document.source.encoding, "UTF-8");
  EXPECT_EQ(document.source.bytes, std::string(kReport).size());
  EXPECT_EQ(document.source.sha256.size(), 64U);
  EXPECT_EQ(document.title, "青石县2025年水利工作总结");
  EXPECT_EQ(document.year, 2025);
  EXPECT_EQ(document.sections.size(), 2U);
  ASSERT_EQ(document.indicators.size(), 4U);
  EXPECT_EQ(document.indicators[0].text, "12座");
  EXPECT_EQ(document.indicators[2].value, Decimal{"98.20"});
  EXPECT_EQ(document.indicators[3].section, "2");
  EXPECT_EQ(document.indicators[3].role, Role::target);
}

TEST(Extractor, AnEmptyDocumentIsNoFailure) {
  const Document document = Extractor(packs()).extract("", "empty.txt");
  EXPECT_FALSE(document.failed);
  EXPECT_TRUE(document.indicators.empty());
  EXPECT_EQ(document.source.bytes, 0U);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "empty");
  EXPECT_EQ(document.diagnostics[0].severity, Severity::warning);
}

TEST(Extractor, WhatCannotBeDecodedFailsWithItsCause) {
  ExtractorOptions options;
  options.encoding = "UTF-8";
  const Document document = Extractor(packs(), options).extract("abc\xff\xfe", "broken.txt");
  EXPECT_TRUE(document.failed);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].severity, Severity::error);
  EXPECT_FALSE(document.diagnostics[0].code.empty());
  EXPECT_FALSE(document.diagnostics[0].message.empty());
  EXPECT_EQ(document.source.path, "broken.txt");
  EXPECT_EQ(document.source.bytes, 5U);
}

TEST(Extractor, WhatIsTooLargeFails) {
  ExtractorOptions options;
  options.max_bytes = 10;
  const Extractor extractor(packs(), options);
  EXPECT_FALSE(extractor.extract("0123456789", "a").failed);
  const Document document = extractor.extract("0123456789a", "a");
  EXPECT_TRUE(document.failed);
  EXPECT_EQ(document.diagnostics.at(0).code, "too-large");
}

TEST(Extractor, OutlivesThePacksItWasBuiltFrom) {
  const Extractor extractor(PatternPacks::load().value());
  const Document document = extractor.extract("一、工作\n新建泵站12座。\n", "a.txt");
  ASSERT_EQ(document.indicators.size(), 1U);
  EXPECT_EQ(document.indicators[0].unit, "座");
  EXPECT_EQ(document.indicators[0].pattern, "unit.zuo");
}

TEST(Extractor, ThreadsShareOne) {
  const Extractor extractor(packs());
  const Document alone = extractor.extract(kReport, "r");
  std::vector<Document> documents(8);
  std::vector<std::thread> threads;
  for (Document& document : documents) {
    threads.emplace_back([&] { document = extractor.extract(kReport, "r"); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Document& document : documents) {
    ASSERT_EQ(document.indicators.size(), alone.indicators.size());
    for (std::size_t i = 0; i < alone.indicators.size(); ++i) {
      EXPECT_EQ(document.indicators[i].span, alone.indicators[i].span);
      EXPECT_EQ(document.indicators[i].metric, alone.indicators[i].metric);
    }
  }
}

TEST(PatternPacks, AFolderThatIsMissingIsAnError) {
  const auto loaded = PatternPacks::load({"/nonexistent/packs"});
  ASSERT_FALSE(loaded);
  ASSERT_EQ(loaded.error().size(), 1U);
  EXPECT_EQ(loaded.error()[0].path, "/nonexistent/packs");
}

TEST(Extractor, ADocumentThatTakesTooLongFails) {
  std::string text = kReport;
  while (text.size() < 4'000'000) text += "新建泵站12座,灌溉水利用系数提高2.5个百分点,入户率达到98.20%。\n";
  ExtractorOptions options;
  options.time_limit = std::chrono::milliseconds(1);
  const Document document = Extractor(packs(), options).extract(text, "long.txt");
  EXPECT_TRUE(document.failed);
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].code, "timeout");
  options.time_limit = std::chrono::hours(1);
  EXPECT_FALSE(Extractor(packs(), options).extract(kReport, "short.txt").failed);
}

}  // namespace
}  // namespace zhibiao
