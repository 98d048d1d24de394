#include "output/sheet_xml.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::output {
namespace {

std::string filled(CellKind kind, std::string_view text, std::string_view link = {}) {
  std::string xml;
  RowXml row(xml);
  row.cell(kind, text);
  row.end();
  std::string result;
  fill_row(result, xml, 7, link);
  return result;
}

TEST(SheetXml, ANumberKeepsItsDigitsAndItsStyleTellsTheDecimals) {
  EXPECT_EQ(filled(CellKind::quantity, "-12.50"), "<row r=\"7\"><c r=\"A7\" s=\"11\"><v>-12.50</v></c></row>");
  EXPECT_EQ(filled(CellKind::integer, "2026"), "<row r=\"7\"><c r=\"A7\" s=\"6\"><v>2026</v></c></row>");
  EXPECT_NE(filled(CellKind::percentage, "5"), filled(CellKind::quantity, "5"));
}

TEST(SheetXml, WhatASpreadsheetWouldRoundIsText) {
  EXPECT_NE(filled(CellKind::quantity, "123456789012345").find("<v>"), std::string::npos);
  EXPECT_NE(filled(CellKind::quantity, "1234567890123456").find("<t>1234567890123456</t>"), std::string::npos);
  EXPECT_NE(filled(CellKind::quantity, "0.000123456789012345").find("<v>"), std::string::npos);
}

TEST(SheetXml, TextIsText) {
  EXPECT_EQ(filled(CellKind::text, "=1+1 & 甲"),
            "<row r=\"7\"><c r=\"A7\" s=\"2\" t=\"inlineStr\"><is><t>=1+1 &amp; 甲</t></is></c></row>");
  EXPECT_NE(filled(CellKind::text, " 甲").find("<t xml:space=\"preserve\"> 甲</t>"), std::string::npos);
  EXPECT_NE(filled(CellKind::text, "甲\n乙").find("s=\"3\""), std::string::npos);
  EXPECT_NE(filled(CellKind::text, std::string(kWidestColumn + 1, 'x')).find("s=\"3\""), std::string::npos);
}

TEST(SheetXml, ARowIsAsHighAsItsLongestTextWantsUpToTwoLines) {
  const std::string high = "<row r=\"7\" ht=\"32\" customHeight=\"1\">";
  EXPECT_TRUE(filled(CellKind::text, std::string(kWidestColumn, 'x')).starts_with("<row r=\"7\"><c"));
  EXPECT_TRUE(filled(CellKind::text, std::string(kWidestColumn + 1, 'x')).starts_with(high));
  EXPECT_TRUE(filled(CellKind::prose, std::string(kWidestProse, 'x')).starts_with("<row r=\"7\"><c"));
  EXPECT_TRUE(filled(CellKind::prose, std::string(kWidestProse + 1, 'x')).starts_with(high));
  EXPECT_TRUE(filled(CellKind::prose, std::string(20 * kWidestProse, 'x')).starts_with(high));
  EXPECT_TRUE(filled(CellKind::failed, "甲\n乙\n丙").starts_with(high));
  EXPECT_TRUE(filled(CellKind::head, std::string(300, 'x')).starts_with("<row r=\"7\"><c"));
}

TEST(SheetXml, WhatFailedHasStylesOfItsOwn) {
  EXPECT_NE(filled(CellKind::failed, "甲").find("s=\"7\""), std::string::npos);
  EXPECT_NE(filled(CellKind::failed_path, "a.txt", link_cell("a.txt", {})).find("s=\"8\""), std::string::npos);
}

TEST(SheetXml, ColumnsStayInView) {
  EXPECT_NE(sheet_opening({.frozen = 3}).find("<pane xSplit=\"3\" ySplit=\"1\" topLeftCell=\"D2\""), std::string::npos);
  EXPECT_EQ(sheet_opening({.frozen = 0}).find("<pane"), std::string::npos);
}

TEST(SheetXml, CellsWithoutTextAreLeftOutAndTheNextKeepsItsColumn) {
  std::string xml;
  RowXml row(xml);
  for (std::size_t i = 0; i < 28; ++i) row.cell(CellKind::text, i == 0 || i == 27 ? "x" : "");
  row.end();
  std::string result;
  fill_row(result, xml, kMostRows, {});
  EXPECT_EQ(result.find("<c r=\"B"), std::string::npos);
  EXPECT_NE(result.find("<c r=\"AB1048576\""), std::string::npos);
  EXPECT_EQ(row.widths().size(), 28U);
}

TEST(SheetXml, APathIsALinkWhereThereIsAFile) {
  EXPECT_EQ(filled(CellKind::path, "a.txt", link_cell("a.txt", {})),
            "<row r=\"7\"><c r=\"A7\" s=\"5\" t=\"inlineStr\"><is><t>a.txt</t></is></c></row>");
  EXPECT_EQ(filled(CellKind::path, "in/\"a\".txt", link_cell("in/\"a\".txt", "../in/\"a\".txt")),
            "<row r=\"7\"><c r=\"A7\" s=\"5\" t=\"str\"><f>HYPERLINK(&quot;../in/&quot;&quot;a&quot;&quot;.txt&quot;,"
            "&quot;in/&quot;&quot;a&quot;&quot;.txt&quot;)</f><v>in/&quot;a&quot;.txt</v></c></row>");
}

TEST(SheetXml, ColumnsHaveLetters) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(702), "AAA");
}

}  // namespace
}  // namespace zhibiao::output
