// A page in simplified and in traditional characters: all that is found in the one is found in the other.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/simplify.h"
#include "zhibiao/extractor.h"

namespace zhibiao {
namespace {

constexpr const char* kSimplified =
    "您现在的位置：首页 > 政务公开 > 工作总结\n"
    "索引号\t77120/2026-00012\t发布机构\t青石县水务局\n"
    "青石县2025年农业农村工作总结\n"
    "发布时间：2026-01-15 来源：青石县水务局 浏览次数：320 【字体：大 中 小】\n"
    "青 石 县 2 0 2 5 年 农 业 农 村 工 作 总 结\n"
    "责任编辑：林书华\n"
    "\n"
    "目 录\n"
    "一、灌区建设……1\n"
    "二、饮水工程……2\n"
    "三、下一阶段打算……3\n"
    "\n"
    "各位领导：\n"
    "全年农业总产值 3.6 亿元，比上年增长5.2%。\n"
    "一、灌区建设\n"
    "（一）渠道\n"
    "新建泵站12座，改造渠道不少于360公里，灌溉水利用系数提高2.5个百分点。\n"
    "（二）机井\n"
    "累计投入资金三百二十万元，惠及群众5万余人次。\n"
    "二、饮水工程\n"
    "入户率达到98.20%，供水单位 18 个。\n"
    "三、下一阶段打算\n"
    "力争到2027年，新打机井300眼。\n"
    "\n"
    "扫一扫在手机打开当前页\n"
    "【打印本页】 【关闭窗口】\n"
    "版权所有：青石县水务局 未经许可不得转载\n";

constexpr const char* kTraditional =
    "您現在的位置：首頁 > 政務公開 > 工作總結\n"
    "索引號\t77120/2026-00012\t發布機構\t青石縣水務局\n"
    "青石縣2025年農業農村工作總結\n"
    "發布時間：2026-01-15 來源：青石縣水務局 瀏覽次數：320 【字體：大 中 小】\n"
    "青 石 縣 2 0 2 5 年 農 業 農 村 工 作 總 結\n"
    "責任編輯：林書華\n"
    "\n"
    "目 錄\n"
    "一、灌區建設……1\n"
    "二、飲水工程……2\n"
    "三、下一階段打算……3\n"
    "\n"
    "各位領導：\n"
    "全年農業總產值 3.6 億元，比上年增長5.2%。\n"
    "一、灌區建設\n"
    "（一）渠道\n"
    "新建泵站12座，改造渠道不少於360公里，灌溉水利用係數提高2.5個百分點。\n"
    "（二）機井\n"
    "累計投入資金三百二十萬元，惠及群眾5萬餘人次。\n"
    "二、飲水工程\n"
    "入戶率達到98.20%，供水單位 18 個。\n"
    "三、下一階段打算\n"
    "力爭到2027年，新打機井300眼。\n"
    "\n"
    "掃一掃在手機打開當前頁\n"
    "【打印本頁】 【關閉窗口】\n"
    "版權所有：青石縣水務局 未經許可不得轉載\n";

// As the simplified twin says it.
std::string simple(std::string text) {
  text::simplify(text);
  return text;
}
std::string simple(const std::optional<std::string>& text) { return text ? simple(*text) : "-"; }

Document record_of(std::string text) {
  static const PatternPacks packs = PatternPacks::load().value();
  return Extractor(packs).extract(std::move(text), "page.txt");
}

void expect_same_sections(const std::vector<Section>& one, const std::vector<Section>& other) {
  ASSERT_EQ(other.size(), one.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(other[i].id, one[i].id);
    EXPECT_EQ(simple(other[i].marker), one[i].marker);
    EXPECT_EQ(other[i].ordinal, one[i].ordinal);
    EXPECT_EQ(other[i].level, one[i].level);
    EXPECT_EQ(simple(other[i].title), one[i].title);
    EXPECT_EQ(other[i].placement, one[i].placement);
    EXPECT_EQ(other[i].span, one[i].span);
    expect_same_sections(one[i].sections, other[i].sections);
  }
}

void expect_same_evidence(const Indicator& one, const Indicator& other) {
  ASSERT_EQ(other.evidence.size(), one.evidence.size());
  for (std::size_t i = 0; i < one.evidence.size(); ++i) {
    EXPECT_EQ(other.evidence[i].field, one.evidence[i].field);
    EXPECT_EQ(other.evidence[i].rule, one.evidence[i].rule);
    EXPECT_EQ(simple(other.evidence[i].text), one.evidence[i].text);
    EXPECT_EQ(other.evidence[i].span, one.evidence[i].span);
  }
}

TEST(TraditionalPage, ItsHeadIsThatOfItsSimplifiedTwin) {
  const Document one = record_of(kSimplified);
  const Document other = record_of(kTraditional);
  EXPECT_EQ(one.title, "青石县2025年农业农村工作总结");
  EXPECT_EQ(other.title, "青石縣2025年農業農村工作總結");
  EXPECT_EQ(other.genre, one.genre);
  EXPECT_EQ(other.year, one.year);
  ASSERT_EQ(one.metadata.size(), 7U);
  ASSERT_EQ(other.metadata.size(), one.metadata.size());
  for (std::size_t i = 0; i < one.metadata.size(); ++i) {
    EXPECT_EQ(simple(other.metadata[i].first), one.metadata[i].first);
    EXPECT_EQ(simple(other.metadata[i].second), one.metadata[i].second);
  }
  EXPECT_EQ(other.metadata[3], std::pair(std::string("發布時間"), std::string("2026-01-15")));
}

TEST(TraditionalPage, ItsLinesAreWhatThoseOfItsSimplifiedTwinAre) {
  const Document one = record_of(kSimplified);
  const Document other = record_of(kTraditional);
  EXPECT_EQ(one.layout.boilerplate, (std::vector<std::size_t>{1, 2, 4, 6, 25, 26, 27}));
  EXPECT_EQ(one.layout.toc, (std::vector<std::size_t>{8, 9, 10, 11}));
  EXPECT_EQ(other.layout.boilerplate, one.layout.boilerplate);
  EXPECT_EQ(other.layout.toc, one.layout.toc);
  EXPECT_EQ(other.layout.wrapped, one.layout.wrapped);
}

TEST(TraditionalPage, ItsSectionsAndIndicatorsAreThoseOfItsSimplifiedTwin) {
  const Document one = record_of(kSimplified);
  const Document other = record_of(kTraditional);
  ASSERT_EQ(one.sections.size(), 3U);
  expect_same_sections(one.sections, other.sections);
  ASSERT_EQ(one.indicators.size(), 10U);
  ASSERT_EQ(other.indicators.size(), one.indicators.size());
  for (std::size_t i = 0; i < one.indicators.size(); ++i) {
    const Indicator& a = one.indicators[i];
    const Indicator& b = other.indicators[i];
    SCOPED_TRACE(a.text);
    EXPECT_EQ(b.id, a.id);
    EXPECT_EQ(b.section, a.section);
    EXPECT_EQ(b.kind, a.kind);
    EXPECT_EQ(b.role, a.role);
    EXPECT_EQ(simple(b.metric), simple(a.metric));
    EXPECT_EQ(b.value, a.value);
    EXPECT_EQ(b.high, a.high);
    EXPECT_EQ(b.unit, a.unit);
    EXPECT_EQ(b.comparator, a.comparator);
    EXPECT_EQ(b.change, a.change);
    EXPECT_EQ(b.period, a.period);
    EXPECT_EQ(b.placeholder, a.placeholder);
    EXPECT_EQ(simple(b.text), a.text);
    EXPECT_EQ(simple(b.sentence), a.sentence);
    EXPECT_EQ(b.span, a.span);
    EXPECT_EQ(b.pattern, a.pattern);
    expect_same_evidence(a, b);
  }
}

}  // namespace
}  // namespace zhibiao
