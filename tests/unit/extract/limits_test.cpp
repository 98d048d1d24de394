// What no document can make costly, and what is told of it.
#include "extract/limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <string_view>

#include "zhibiao/extractor.h"

namespace zhibiao {
namespace {

// Of this process: a machine that has much else to do makes nothing slower.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

const Extractor& plain_extractor() {
  static const Extractor built(PatternPacks::load().value());
  return built;
}

std::size_t count(const Document& document, const std::string& code) {
  return static_cast<std::size_t>(std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                                                [&](const Diagnostic& each) { return each.code == code; }));
}

std::size_t depth(const std::vector<Section>& sections) {
  std::size_t deepest = 0;
  for (const Section& section : sections) deepest = std::max(deepest, 1 + depth(section.sections));
  return deepest;
}

TEST(Limits, ANumberThatIsTooLongIsToldWithItsPlace) {
  const Document document = plain_extractor().extract(
      "渡口工作总结\n新建泵站12座，编号为123456789012345678。\n改造渡口３００００００００００００００００００座。\n",
      "a.txt");
  ASSERT_EQ(count(document, "number-too-long"), 1U);
  const Diagnostic& told = document.diagnostics.front();
  EXPECT_EQ(told.severity, Severity::note);
  EXPECT_EQ(told.line, 3U);
  EXPECT_EQ(told.column, 5U);
  EXPECT_EQ(told.message.english(), "19 digits are no number; it has 18 at most");
}

TEST(Limits, ANumberThatCannotBeReadIsToldWithItsPlace) {
  const Document document = plain_extractor().extract(
      "渡口工作总结\n发送旅客3万2人次，投资3.5元6角，电话0571 8800 1200，新建泵站12座。\n", "a.txt");
  ASSERT_EQ(count(document, "number-unread"), 1U);
  const Diagnostic& told = document.diagnostics.front();
  EXPECT_EQ(told.severity, Severity::note);
  EXPECT_EQ(told.line, 2U);
  EXPECT_EQ(told.column, 5U);
  EXPECT_EQ(told.message.english(), "\"3万2\" is no number that can be read as a whole");
  ASSERT_EQ(document.indicators.size(), 1U);
  EXPECT_EQ(document.indicators[0].text, "12座");
}

TEST(Limits, AMegabyteOfDigitsIsOneNoteAndTheRestIsRead) {
  for (const std::string_view digits : {"7", "一", "十", "1,111", "1.5", "二百三十万", "一至"}) {
    std::string run;
    while (run.size() < (1U << 20U)) run += digits;
    const auto begin = processor_seconds();
    const Document document =
        plain_extractor().extract("渡口工作总结\n改造航道" + run + "公里。\n新建泵站12座。\n", "a.txt");
    EXPECT_LT(processor_seconds() - begin, 20) << digits;
    EXPECT_FALSE(document.failed);
    ASSERT_FALSE(document.indicators.empty()) << digits;
    EXPECT_EQ(document.indicators[document.indicators.size() - 1].text, "12座");
    EXPECT_EQ(count(document, "number-too-long"), digits == "7" ? 1U : 0U);
  }
}

TEST(Limits, OnlySoManyAreTold) {
  std::string text = "渡口工作总结\n";
  for (int i = 0; i < 100; ++i) text += "编号" + std::string(20, '4') + "的渡船已年检。\n";
  EXPECT_EQ(count(plain_extractor().extract(text, "a.txt"), "number-too-long"), extract::kMostToldOfLimit);
}

// A series inside a series inside a series: as deep as there are styles of headings, and no deeper.
TEST(Limits, SectionsAreNoDeeperThanThereAreStyles) {
  constexpr auto kHeadings =
      std::to_array<std::string_view>({"第一编 总则", "第一章 渡口", "第一节 渡船", "一、加强管理", "（一）抓好落实",
                                       "1．推进改造", "（1）做好年检", "①抓好值守"});
  std::string text = "渡口工作总结\n";
  for (std::size_t i = 0; i < 10000; ++i) text += std::string(kHeadings[i % kHeadings.size()]) + "\n";
  const auto begin = processor_seconds();
  const Document document = plain_extractor().extract(text + "新建泵站12座。\n", "a.txt");
  EXPECT_LT(processor_seconds() - begin, 20);
  EXPECT_FALSE(document.failed);
  EXPECT_LE(depth(document.sections), 12U);
  EXPECT_EQ(document.indicators.size(), 1U);
}

TEST(Limits, BracketsMayBeNestedAsDeepAsTheyLike) {
  for (const auto& [open, close] : {std::pair{"（", "）"}, {"“", "”"}, {"《", "》"}, {"（一）", ""}}) {
    std::string text = "渡口工作总结\n";
    for (int i = 0; i < 30000; ++i) text += open;
    text += "新建泵站12座";
    for (int i = 0; i < 30000; ++i) text += close;
    const auto begin = processor_seconds();
    EXPECT_FALSE(plain_extractor().extract(text + "。\n", "a.txt").failed);
    EXPECT_LT(processor_seconds() - begin, 20) << open;
  }
}

}  // namespace
}  // namespace zhibiao
