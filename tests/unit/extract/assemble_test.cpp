#include "extract/assemble.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/source_text.h"

namespace zhibiao::extract {
namespace {

// A trace made by hand: paragraphs of whole lines, ranges found by their text.
class TraceMaker {
 public:
  explicit TraceMaker(const std::string& text) { trace.source = *text::decode(text, "made.txt"); }

  // Lines first..last (0-based) as one paragraph, their breaks and outer blanks left out.
  void paragraph(std::size_t first, std::size_t last) {
    auto& folded = trace.layout.folded;
    const std::size_t begin = folded.size();
    for (std::size_t line = first; line <= last; ++line) lines({line});
    trace.layout.paragraphs.push_back(
        {{begin, folded.size()}, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    folded.append_break("\n", trace.source.lines[last].end);
  }

  base::Range at(std::string_view text) const {
    const std::size_t begin = trace.layout.folded.text().find(text);
    EXPECT_NE(begin, std::string::npos) << text;
    return {begin, begin + text.size()};
  }

  std::size_t node(std::string_view marker, std::string_view title, std::size_t parent = outline::kNoNode) {
    outline::Node made;
    if (!marker.empty()) made.marker = at(marker);
    if (!title.empty()) made.title = at(title);
    made.parent = parent;
    made.level = parent == outline::kNoNode ? 1 : trace.outline.nodes[parent].level + 1;
    trace.outline.nodes.push_back(made);
    return trace.outline.nodes.size() - 1;
  }

  indicators::Found& found(std::string_view text) {
    indicators::Found made;
    made.text = at(text);
    made.sentence = made.text;
    return found_.emplace_back(made);
  }

  [[nodiscard]] Document document() const {
    Trace made = trace;
    for (const auto& found : found_) made.found.push_back(found);
    return assemble(std::move(made));
  }

  Trace trace;

 private:
  std::deque<indicators::Found> found_;

  void lines(const std::vector<std::size_t>& numbers) {
    for (const std::size_t number : numbers) {
      base::Range range = trace.source.lines[number];
      const std::string_view whole = trace.source.utf8;
      while (!range.empty() && whole[range.begin] == ' ') ++range.begin;
      while (!range.empty() && whole[range.end - 1] == ' ') --range.end;
      trace.layout.folded.append(whole, range);
    }
  }
};

TEST(Assemble, SectionsHaveIdsByPositionAndTheirSourceSpans) {
  TraceMaker maker("抓水利\n一、修渠\n(一)干渠。长\n(二)支渠。短\n二、打井\n(三)深井。多\n");
  for (std::size_t line = 1; line <= 5; ++line) maker.paragraph(line, line);
  const auto first = maker.node("一、", "修渠");
  maker.node("(一)", "干渠", first);
  maker.node("(二)", "支渠", first);
  const auto second = maker.node("二、", "打井");
  maker.node("(三)", "深井", second);
  maker.trace.outline.nodes[4].ordinal = 3;

  const Document document = maker.document();
  ASSERT_EQ(document.sections.size(), 2U);
  const Section& root = document.sections[0];
  EXPECT_EQ(root.id, "1");
  EXPECT_EQ(root.marker, "一、");
  EXPECT_EQ(root.title, "修渠");
  EXPECT_EQ(root.span, (Span{10, 22, 2, 1}));
  ASSERT_EQ(root.sections.size(), 2U);
  EXPECT_EQ(root.sections[0].id, "1.1");
  EXPECT_EQ(root.sections[1].id, "1.2");
  EXPECT_EQ(root.sections[1].title, "支渠");
  EXPECT_EQ(root.sections[1].level, 2);
  ASSERT_EQ(document.sections[1].sections.size(), 1U);
  EXPECT_EQ(document.sections[1].sections[0].id, "2.1");
  EXPECT_EQ(document.sections[1].sections[0].ordinal, 3);
}

TEST(Assemble, AHeadingWithoutMarkerSpansItsTitle) {
  TraceMaker maker("前言\n正文\n");
  maker.paragraph(0, 0);
  maker.node("", "前言");
  const Section section = maker.document().sections.at(0);
  EXPECT_EQ(section.marker, "");
  EXPECT_EQ(section.ordinal, std::nullopt);
  EXPECT_EQ(section.span, (Span{0, 6, 1, 1}));
}

TEST(Assemble, TextIsTheSourcesOwnAndSpansReslice) {
  TraceMaker maker("新打机井１.2 万\n眼,修渠30公里\n");
  maker.paragraph(0, 1);
  auto& wells = maker.found("1.2 万眼");
  wells.metric = maker.at("机井");
  wells.value = Decimal{"12000"};
  maker.found("30公里");

  const Document document = maker.document();
  ASSERT_EQ(document.indicators.size(), 2U);
  const Indicator& first = document.indicators[0];
  EXPECT_EQ(first.id, 1U);
  EXPECT_EQ(first.text, "１.2 万眼");
  EXPECT_EQ(first.metric, "机井");
  EXPECT_EQ(first.span.line, 1U);
  EXPECT_EQ(first.span.column, 5U);
  for (const Indicator& indicator : document.indicators) {
    EXPECT_EQ(maker.trace.source.slice({indicator.span.start, indicator.span.end}), indicator.text);
  }
  EXPECT_EQ(document.indicators[1].span.line, 2U);
}

TEST(Assemble, NamesJoinOverLineBreaksAndKeepTheirBlanks) {
  TraceMaker maker("农村 供水\n    — 3 —\n    入户率达90%\n");
  auto& folded = maker.trace.layout.folded;
  const auto& lines = maker.trace.source.lines;
  folded.append(maker.trace.source.utf8, lines[0]);  // the page number between is no part of the paragraph
  folded.append(maker.trace.source.utf8, {lines[2].begin + 4, lines[2].end});
  EXPECT_EQ(joined(maker.trace, maker.at("农村 供水入户率")), "农村 供水入户率");
  EXPECT_EQ(joined(maker.trace, {0, 0}), "");
}

TEST(Assemble, IndicatorsNameTheirSectionAndRefusedOnesAreLeftOut) {
  TraceMaker maker("一、修渠12公里\n打井3眼\n补漏5处\n");
  for (std::size_t line = 0; line <= 2; ++line) maker.paragraph(line, line);
  const auto node = maker.node("一、", "修渠12公里");
  maker.found("12公里").node = node;
  maker.found("3眼").refused = true;
  maker.found("5处").placeholder = true;
  const Document document = maker.document();
  ASSERT_EQ(document.indicators.size(), 2U);
  EXPECT_EQ(document.indicators[0].section, "1");
  EXPECT_EQ(document.indicators[1].section, std::nullopt);
  EXPECT_EQ(document.indicators[1].id, 2U);
  EXPECT_EQ(document.completeness.placeholders, 1U);
}

TEST(Assemble, ASentenceThatRunsOnIsShownAroundTheNumber) {
  std::string text;
  for (int clause = 0; clause < 2000; ++clause) text += "修渠补漏,";
  const std::size_t middle = text.size();
  text += "打井3眼,";
  for (int clause = 0; clause < 2000; ++clause) text += "修渠补漏,";
  TraceMaker maker(text);
  maker.paragraph(0, 0);
  maker.found("3眼").sentence = {0, text.size()};
  const Indicator indicator = maker.document().indicators.at(0);
  EXPECT_EQ(indicator.span.start, middle + 6);
  EXPECT_LE(indicator.sentence.size(), kLongestSentence);
  EXPECT_GE(indicator.sentence.size(), kLongestSentence - 8);
  EXPECT_NE(text.find(indicator.sentence), std::string::npos);
  EXPECT_NE(indicator.sentence.find("打井3眼"), std::string::npos);
  EXPECT_EQ(base::first_invalid_utf8(indicator.sentence), std::nullopt);
}

TEST(Assemble, ANoticeOutranksACut) {
  TraceMaker maker("文\n");
  EXPECT_EQ(maker.document().completeness.truncated_by, std::nullopt);
  maker.trace.outline.cut = true;
  EXPECT_EQ(maker.document().completeness.truncated_by, TruncatedBy::cut);
  maker.trace.layout.notice = true;
  EXPECT_EQ(maker.document().completeness.truncated_by, TruncatedBy::notice);
}

TEST(Assemble, DiagnosticsStandInTheOrderOfTheirPlaces) {
  TraceMaker maker("文\n");
  maker.trace.layout.diagnostics = {{Severity::note, "c", 7, 2, {}}, {Severity::note, "a", 0, 0, {}}};
  maker.trace.outline.diagnostics = {{Severity::note, "b", 7, 1, {}}, {Severity::note, "d", 7, 2, {}}};
  std::string codes;
  for (const Diagnostic& diagnostic : maker.document().diagnostics) codes += diagnostic.code;
  EXPECT_EQ(codes, "abcd");
}

TEST(Assemble, MetadataHasEachKeyOnce) {
  TraceMaker maker("文\n");
  maker.trace.layout.metadata = {{"来源", ""}, {"日期", "甲"}, {"来源", "乙"}, {"日期", "丙"}};
  EXPECT_EQ(maker.document().metadata,
            (std::vector<std::pair<std::string, std::string>>{{"来源", "乙"}, {"日期", "甲"}}));
}

}  // namespace
}  // namespace zhibiao::extract
