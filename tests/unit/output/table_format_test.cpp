#include "output/table_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "output/columns.h"
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
  const auto found = std::find_if(all.begin(), all.end(), [&](const ColumnName& each) { return each.en == name; });
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
  EXPECT_TRUE(csv(Document(), options).starts_with("指标,数值,上限,单位,比较,变化,基准,时期,性质,类别,章节,"));
  options.header = HeaderRow::en;
  EXPECT_EQ(csv(Document(), options),
            "metric,value,high,unit,comparator,change,base,period,role,kind,section_path,sentence,text,stated_value,"
            "stated_unit,table_row,table_column,title,year,genre,issuer,published,path,line,column,id,section,"
            "placeholder,pattern\n");
  options.header = HeaderRow::none;
  EXPECT_EQ(csv(Document(), options), "");
}

TEST(Csv, CellsHoldTheRecord) {
  const auto rows = read_csv(csv(sample_document()));
  const auto& rate = rows[1];
  EXPECT_EQ(rate[column("path")], "in/plan.txt");
  EXPECT_EQ(rate[column("section_path")], "抓好\"骨干\"工程 / 修渠");
  EXPECT_EQ(rate[column("section")], "§1.1");
  EXPECT_EQ(rate[column("value")], "99.82");
  EXPECT_EQ(rate[column("high")], "");
  EXPECT_EQ(rate[column("base")], "比上年");
  EXPECT_EQ(rate[column("stated_value")], "99.82");
  EXPECT_EQ(rate[column("stated_unit")], "%");
  EXPECT_EQ(rate[column("issuer")], "清河县水利局");
  EXPECT_EQ(rate[column("published")], "");
  EXPECT_EQ(rate[column("period")], "..2027");
  EXPECT_EQ(rate[column("line")], "5");
  EXPECT_EQ(rate[column("column")], "12");
  EXPECT_EQ(rows[2][column("value")], "");
  EXPECT_EQ(rows[2][column("stated_value")], "");
  EXPECT_EQ(rows[3][column("table_row")], "甲 / 乙");
  EXPECT_EQ(rows[3][column("table_column")], "2025年");
  EXPECT_EQ(rows[3][column("sentence")], "甲,乙\n丙");
}

// Spreadsheets make a date of 2024-06, Gnumeric of 2024-06/2024-09 too.
TEST(Csv, AMonthIsMarkedUnderChineseHeads) {
  const auto period = [&](const char* of, HeaderRow header) {
    Document document = sample_document();
    document.indicators[0].period = of;
    WriterOptions options;
    options.header = header;
    options.columns = {"period"};
    return read_csv(csv(document, options))[1][0];
  };
  EXPECT_EQ(period("2024-06", HeaderRow::zh), "2024-M06");
  EXPECT_EQ(period("2024-01/2024-09", HeaderRow::zh), "2024-M01/2024-M09");
  for (const char* same : {"2024", "2024-H1", "2024-Q3", "..2027", "2021/2025", "2024/"}) {
    EXPECT_EQ(period(same, HeaderRow::zh), same);
  }
  EXPECT_EQ(period("2024-06", HeaderRow::en), "2024-06");
}

TEST(Csv, WordsOfCellsAreOfTheLanguageOfTheHeads) {
  const std::vector<std::string> of_words = {"genre", "kind", "role", "comparator", "change", "placeholder"};
  const auto cells = [&](HeaderRow header, std::size_t line) {
    WriterOptions options;
    options.header = header;
    options.columns = of_words;
    return read_csv(csv(sample_document(), options))[line];
  };
  using Cells = std::vector<std::string>;
  EXPECT_EQ(cells(HeaderRow::zh, 1), (Cells{"计划", "百分比", "目标", "不少于", "增长", "否"}));
  EXPECT_EQ(cells(HeaderRow::zh, 2), (Cells{"计划", "数量", "实际", "等于", "", "是"}));
  EXPECT_EQ(cells(HeaderRow::en, 1), (Cells{"plan", "percentage", "target", ">=", "increase", "false"}));
  EXPECT_EQ(cells(HeaderRow::none, 0), (Cells{"plan", "percentage", "target", ">=", "increase", "false"}));
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
  EXPECT_EQ(rows[3][column("comparator")], "等于");
}

TEST(Csv, AByteOrderMarkStandsFirst) {
  WriterOptions options;
  options.byte_order_mark = true;
  EXPECT_TRUE(csv(sample_document(), options).starts_with("\xEF\xBB\xBF指标,"));
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
  for (const ColumnName& each : columns()) {
    names.push_back(each.zh);
    names.push_back(each.en);
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

std::string cell_of(const Document& document, std::string_view name, HeaderRow header = HeaderRow::zh) {
  return read_csv(csv(document, {.header = header}))[1][column(name)];
}

TEST(Csv, ASectionsIdIsNoNumberAndNoDateUnderChineseHeads) {
  Document document = sample_document();
  document.indicators[0].section = "3.10";
  EXPECT_EQ(cell_of(document, "section"), "§3.10");
  EXPECT_EQ(cell_of(document, "section", HeaderRow::en), "3.10");
  document.indicators[0].section.reset();
  EXPECT_EQ(cell_of(document, "section"), "");
}

TEST(Csv, QuotesWhatSomeProgramWouldTakeForTheEndOfACell) {
  Document document = sample_document();
  for (const std::string sign : {";", "\t", ",", "\"", "\r", "\n"}) {
    document.indicators[0].sentence = "甲" + sign + "乙";
    EXPECT_EQ(cell_of(document, "sentence"), document.indicators[0].sentence);
    EXPECT_NE(csv(document).find(",\"甲"), std::string::npos) << sign;
  }
}

TEST(Csv, GuardsFormulasOfEveryWidthAndKeepsPathsPaths) {
  Document document = sample_document();
  for (const std::string sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    document.indicators[0].metric = sign + "1";
    EXPECT_EQ(cell_of(document, "metric"), "\t" + sign + "1");
    document.indicators[0].metric = sign;
    EXPECT_EQ(cell_of(document, "metric"), sign);
    document.source.path = sign + "a.txt";
    EXPECT_EQ(cell_of(document, "path"), "./" + sign + "a.txt");
  }
}

// As in CSV; the tab is written as in any cell.
TEST(Tsv, GuardsFormulasToo) {
  Document document = sample_document();
  const auto writer = make_tsv_writer({.columns = {"metric", "path"}});
  for (const std::string sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    document.indicators[0].metric = sign + "1";
    document.source.path = sign + "a.txt";
    const std::string record = writer->record(document);
    EXPECT_EQ(record.substr(0, record.find('\n')), "\\t" + sign + "1\t./" + sign + "a.txt");
  }
}

}  // namespace
}  // namespace zhibiao::output
