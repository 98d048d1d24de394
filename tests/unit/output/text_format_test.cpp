#include "output/text_format.h"

#include <gtest/gtest.h>

#include <string>

#include "support/sample_document.h"
#include "text/width.h"

namespace zhibiao::output {
namespace {

using tests::failed_document;
using tests::sample_document;

TEST(Text, ShowsOutlineAndIndicatorsAligned) {
  EXPECT_EQ(make_text_writer({})->record(sample_document()),
            "清河县2026年水利工作要点\n"
            "in/plan.txt · plan · 2026 · 3 sections · 3 indicators · truncated (cut)\n"
            "–                     ? 处                     :6\n"
            "一、抓好\"骨干\"工程\n"
            "  (一)修渠\n"
            "    渠道完好率   ≥99.82 %   ↑  target  ..2027  :5\n"
            "结语\n"
            "  -水窖         -3.50–5 座                     :9\n");
}

TEST(Text, AValueStandsInTheDocumentsOwnScale) {
  Document document = sample_document();
  document.indicators[0].value = Decimal{"1369750000000"};
  document.indicators[0].unit = "元";
  document.indicators[0].stated = Stated{Decimal{"13697.5"}, std::nullopt, "亿元"};
  const std::string text = make_text_writer({})->record(document);
  EXPECT_NE(text.find("13697.5 亿元"), std::string::npos) << text;
  EXPECT_EQ(text.find("1369750000000"), std::string::npos) << text;
}

TEST(Text, UnitsStandInOneColumnAtAnyDepth) {
  const std::string text = make_text_writer({})->record(sample_document());
  const auto column_of = [&](const std::string& unit) {
    const std::size_t at = text.find(" " + unit + " ");
    const std::size_t line = text.rfind('\n', at) + 1;
    return text::display_width(text.substr(line, at - line));
  };
  EXPECT_EQ(column_of("处"), column_of("%"));
  EXPECT_EQ(column_of("处"), column_of("座"));
}

TEST(Text, CellsStandInTheirColumnsWhateverTheirOrder) {
  Document document = sample_document();
  document.sections.clear();
  auto& indicators = document.indicators.kept();
  indicators.clear();
  const auto add = [&](const char* row, const char* column, const char* value, std::size_t line) {
    Indicator& cell = indicators.emplace_back();
    cell.table = TableCell{row, column};
    cell.stated = Stated{Decimal{value}, std::nullopt, "座"};
    cell.span.line = line;
  };
  document.layout.tables = {{4, 9, "表1", std::nullopt, 3, 4}};
  add("东镇", "泵站", "1", 5);
  add("东镇", "水库", "2", 5);
  add("西镇", "水库", "3", 6);
  add("西镇", "泵站", "4", 6);
  add("北镇", "渠", "50", 7);
  add("北镇", "泵站", "6", 7);
  add("北镇", "泵站", "7", 7);  // of another row with the same head
  const std::string text = make_text_writer({})->record(document);
  EXPECT_EQ(text.substr(text.find("表1")),
            "表1\n"
            "      泵站  水库    渠\n"
            "东镇   1座   2座        :5\n"
            "西镇   4座   3座        :6\n"
            "北镇   6座        50座  :7\n"
            "北镇   7座              :7\n");
}

TEST(Text, SpeaksChineseWhereWanted) {
  WriterOptions options;
  options.language = Language::chinese;
  const std::string text = make_text_writer(options)->record(sample_document());
  EXPECT_NE(text.find("in/plan.txt · 计划 · 2026 · 3 个章节 · 3 个指标 · 残缺（中断）\n"), std::string::npos) << text;
  EXPECT_NE(text.find("目标"), std::string::npos) << text;
  EXPECT_NE(make_text_writer(options)->record(failed_document()).find("失败："), std::string::npos);
}

TEST(Text, ColoursWhereWanted) {
  WriterOptions options;
  options.color = true;
  const std::string text = make_text_writer(options)->record(sample_document());
  EXPECT_NE(text.find("\033[1m清河县2026年水利工作要点\033[0m"), std::string::npos);
  EXPECT_EQ(make_text_writer({})->record(sample_document()).find('\033'), std::string::npos);
}

TEST(Text, AFailedDocumentIsNamedWithItsCause) {
  EXPECT_EQ(make_text_writer({})->record(failed_document()),
            "in/gone.txt\n  failed: cannot open: no such file or folder\n");
}

TEST(Text, ADocumentCannotSteerTheTerminal) {
  Document document = sample_document();
  document.title = "\033]0;x\a";
  document.sections[0].title = "\033[2J";
  document.indicators[0].metric = "\033[2J";
  document.indicators[0].unit = "\033[2J";
  EXPECT_EQ(make_text_writer({})->record(document).find('\033'), std::string::npos);
}

TEST(OutlineText, ShowsEveryHeadingWithItsLine) {
  EXPECT_EQ(outline_text(sample_document(), false),
            "清河县2026年水利工作要点\n"
            "in/plan.txt · plan · 2026 · 3 sections · 3 indicators · truncated (cut)\n"
            "一、抓好\"骨干\"工程  :4\n"
            "  (一)修渠  :5\n"
            "结语  :9\n");
}

}  // namespace
}  // namespace zhibiao::output
