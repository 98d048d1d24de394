#include "output/table_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using tests::failed_document;
using tests::sample_document;

// RFC 4180, read by the book.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (quoted && byte == '"' && at + 1 < text.size() && text[at + 1] == '"') {
      cell += text[at++];
    } else if (byte == '"') {
      quoted = !quoted;
    } else if (!quoted && (byte == ',' || byte == '\n')) {
      row.push_back(std::exchange(cell, {}));
      if (byte == '\n') rows.push_back(std::exchange(row, {}));
    } else {
      cell += byte;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_TRUE(row.empty() && cell.empty());
  return rows;
}

std::string csv(const Document& document, const WriterOptions& options = {}) {
  const auto writer = make_csv_writer(options);
  return writer->opening() + writer->record(document) + writer->closing();
}

std::size_t column(std::string_view name) {
  const auto all = columns();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Column& each) { return each.en == name; });
  EXPECT_NE(found, all.end()) << name;
  return static_cast<std::size_t>(found - all.begin());
}

TEST(Csv, HasARowForEachIndicatorAndAllColumns) {
  const auto rows = read_csv(csv(sample_document()));
  ASSERT_EQ(rows.size(), 4U);
  for (const auto& row : rows) EXPECT_EQ(row.size(), columns().size());
}

TEST(Csv, NamesColumnsInChineseOrEnglishOrNotAtAll) {
  WriterOptions options;
  EXPECT_TRUE(csv(Document(), options).starts_with("文件,标题,文种,年度,章节,"));
  options.header = HeaderRow::en;
  EXPECT_EQ(csv(Document(), options),
            "path,title,genre,year,section_path,id,section,kind,role,metric,value,high,unit,comparator,change,period,"
            "placeholder,text,line,column,sentence,pattern\n");
  options.header = HeaderRow::none;
  EXPECT_EQ(csv(Document(), options), "");
}

TEST(Csv, CellsHoldTheRecord) {
  const auto rows = read_csv(csv(sample_document()));
  const auto& rate = rows[1];
  EXPECT_EQ(rate[column("path")], "in/plan.txt");
  EXPECT_EQ(rate[column("section_path")], "抓好\"骨干\"工程 / 修渠");
  EXPECT_EQ(rate[column("section")], "1.1");
  EXPECT_EQ(rate[column("value")], "99.82");
  EXPECT_EQ(rate[column("high")], "");
  EXPECT_EQ(rate[column("comparator")], ">=");
  EXPECT_EQ(rate[column("period")], "..2027");
  EXPECT_EQ(rate[column("line")], "5");
  EXPECT_EQ(rate[column("column")], "12");
  EXPECT_EQ(rate[column("placeholder")], "false");
  EXPECT_EQ(rows[2][column("placeholder")], "true");
  EXPECT_EQ(rows[2][column("value")], "");
  EXPECT_EQ(rows[3][column("sentence")], "甲,乙\n丙");
}

TEST(Csv, ColumnsAreThoseAskedForInTheirOrder) {
  WriterOptions options;
  options.columns = {"value", "path", "metric"};
  const auto rows = read_csv(csv(sample_document(), options));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"数值", "文件", "指标"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"99.82", "in/plan.txt", "渠道完好率"}));
  options.header = HeaderRow::en;
  EXPECT_TRUE(csv(sample_document(), options).starts_with("value,path,metric\n"));
  EXPECT_TRUE(make_tsv_writer(options)->opening() == "value\tpath\tmetric\n");
}

TEST(Csv, GuardsTextThatASpreadsheetWouldRun) {
  const auto rows = read_csv(csv(sample_document()));
  EXPECT_EQ(rows[2][column("sentence")], "\t=SUM(1)新建泵站xx处");
  EXPECT_EQ(rows[3][column("metric")], "\t-水窖");
  for (const char* start : {"=", "+", "-", "@", "\t", "\r"}) {
    Document document = sample_document();
    document.title = std::string(start) + "1+1";
    EXPECT_EQ(read_csv(csv(document))[1][column("title")], "\t" + *document.title);
  }
}

TEST(Csv, LeavesNumbersAndASignAloneAsTheyAre) {
  const auto rows = read_csv(csv(sample_document()));
  EXPECT_EQ(rows[3][column("value")], "-3.50");
  EXPECT_EQ(rows[3][column("comparator")], "=");
}

TEST(Csv, AByteOrderMarkStandsFirst) {
  WriterOptions options;
  options.byte_order_mark = true;
  EXPECT_TRUE(csv(sample_document(), options).starts_with("\xEF\xBB\xBF文件,"));
}

TEST(Csv, AFailedDocumentHasNoRow) { EXPECT_EQ(make_csv_writer({})->record(failed_document()), ""); }

TEST(Tsv, EscapesTabsAndLineBreaks) {
  Document document = sample_document();
  document.title = "a\tb\\c\r";
  const auto writer = make_tsv_writer({});
  const std::string text = writer->record(document);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\t'), 3 * static_cast<std::ptrdiff_t>(columns().size() - 1));
  EXPECT_NE(text.find("\ta\\tb\\\\c\\r\t"), std::string::npos);
  EXPECT_NE(text.find("甲,乙\\n丙"), std::string::npos);
}

TEST(Tables, ColumnNamesAreUnique) {
  std::vector<std::string_view> names;
  for (const Column& each : columns()) {
    names.push_back(each.zh);
    names.push_back(each.en);
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace zhibiao::output
