#include "output/columns.h"

#include <algorithm>
#include <optional>

#include "output/sections.h"
#include "output/words_zh.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

std::string_view or_empty(const std::optional<std::string>& text) { return text ? *text : std::string_view(); }
std::string_view or_empty(const std::optional<Decimal>& value) { return value ? value->text : std::string_view(); }

template <class Word>
std::string_view word(const RowSource& of, Word value) {
  return of.words == CellWords::zh ? zh(value) : name_of(value);
}

constexpr std::string_view kSectionSign = "§";

// A spreadsheet makes a date of 2024-06. The month stands as SDMX writes it, 2024-M06, beside 2024-Q2 and 2024-H1.
std::string marked_months(std::string_view period) {
  std::string marked;
  for (std::size_t i = 0; i < period.size(); ++i) {
    marked += period[i];
    const bool month = period[i] == '-' && i + 1 < period.size() && period[i + 1] >= '0' && period[i + 1] <= '9';
    if (month) marked += 'M';
  }
  return marked;
}

constexpr auto kColumns = std::to_array<Column>({
    {{"指标", "metric"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.metric)); },
     {"所数或所量的对象，原文用语", "what is counted or measured, in the source's words"}},
    {{"数值", "value"}, [](RowWriter& row, const RowSource& of) { row.number(or_empty(of.indicator.value)); },
     {"按单位计的数值，万、亿已乘开", "in the unit, scale words multiplied out"}, ColumnShows::quantity},
    {{"上限", "high"}, [](RowWriter& row, const RowSource& of) { row.number(or_empty(of.indicator.high)); },
     {"区间的上限", "upper end of a range"}, ColumnShows::quantity},
    {{"单位", "unit"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.unit); },
     {"单位，不带万、亿", "unit, without 万 or 亿"}},
    {{"比较", "comparator"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.comparator)); },
     {"以上、不少于、超过、约等", "at least, more than, about"}},
    {{"变化", "change"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.change)); },
     {"数值是增长或下降的幅度", "the value is the amount of a rise or a fall"}},
    {{"基准", "base"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.base)); },
     {"变化所比的基准，原文用语", "what a change is held against"}},
    {{"时期", "period"},
     [](RowWriter& row, const RowSource& of) {
       const std::string_view period = or_empty(of.indicator.period);
       of.words == CellWords::zh ? row.text(marked_months(period)) : row.text(period);
     },
     {"句中所说的时期", "the time that the sentence names"}},
    {{"性质", "role"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.role)); },
     {"实际：已完成或现状；目标：计划或要求", "actual: reached; target: planned or required"}},
    {{"类别", "kind"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.kind)); },
     {"数值的类别", "kind of the number"}},
    {{"章节", "section_path"}, [](RowWriter& row, const RowSource& of) { row.text(of.section_path); },
     {"所在章节，自上而下", "titles from the root to its section"}},
    {{"句子", "sentence"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.sentence); },
     {"所在句子", "the sentence it stands in"}},
    {{"原文", "text"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.text); },
     {"原文中的数与单位", "number and unit as in the source"}},
    {{"原数值", "stated_value"},
     [](RowWriter& row, const RowSource& of) {
       row.number(of.indicator.stated ? std::string_view(of.indicator.stated->value.text) : std::string_view());
     },
     {"原文写的数", "the number as the document writes it"}, ColumnShows::quantity},
    {{"原单位", "stated_unit"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.stated ? std::string_view(of.indicator.stated->unit) : std::string_view());
     },
     {"原文写的单位，带万、亿", "the unit as the document writes it"}},
    {{"表行", "table_row"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.table ? std::string_view(of.indicator.table->row) : std::string_view());
     },
     {"表格中的行名", "heads of its row in a table"}},
    {{"表列", "table_column"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.table ? std::string_view(of.indicator.table->column) : std::string_view());
     },
     {"表格中的列名", "heads of its column in a table"}},
    {{"标题", "title"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.document.title)); },
     {"文档标题", "title of the document"}},
    {{"年度", "year"},
     [](RowWriter& row, const RowSource& of) {
       row.number(of.document.year ? std::to_string(*of.document.year) : std::string());
     },
     {"文档所述年度", "the year reported on or planned for"}, ColumnShows::integer},
    {{"文种", "genre"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.document.genre)); },
     {"文种", "kind of document"}},
    {{"发布机构", "issuer"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.document.issuer)); },
     {"网页所注发布机构", "who issued it, by the page's own header"}},
    {{"发布日期", "published"},
     [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.document.published)); },
     {"网页所注发布日期", "when, by the page's own header"}},
    {{"文件", "path"}, [](RowWriter& row, const RowSource& of) { row.path(source_name(of.document.source)); },
     {"来源文件", "source file"}, ColumnShows::path},
    {{"行", "line"},
     [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.span.line)); },
     {"所在行，从 1 起", "line of the source, from 1"}, ColumnShows::integer},
    {{"列", "column"},
     [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.span.column)); },
     {"所在列，按字计", "column in code points, from 1"}, ColumnShows::integer},
    {{"序号", "id"}, [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.id)); },
     {"文档内序号", "1, 2, … in text order"}, ColumnShows::integer},
    {{"章节编号", "section"},
     [](RowWriter& row, const RowSource& of) {
       const std::string_view id = or_empty(of.indicator.section);
       // A spreadsheet would make 3.1 of 3.10 and a date of 1.1.1; Gnumeric does so even behind a tab.
       row.text(id.empty() || of.words == CellWords::en ? std::string(id) : std::string(kSectionSign).append(id));
     },
     {"章节编号，前加 §，以免被当作数或日期", "id of its section"}},
    {{"占位", "placeholder"},
     [](RowWriter& row, const RowSource& of) {
       const bool open = of.indicator.placeholder;
       row.text(of.words == CellWords::zh ? (open ? "是" : "否") : (open ? "true" : "false"));
     },
     {"数值待填（xx）", "the number was left open (xx)"}, ColumnShows::truth},
    {{"规则", "pattern"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.pattern); },
     {"所用规则", "id of the rule that found it"}},
});

constexpr auto kNames = [] {
  std::array<ColumnName, kColumns.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kColumns[i].name;
  return names;
}();

}  // namespace

std::span<const ColumnName> columns() { return kNames; }

std::vector<const Column*> columns_named(const std::vector<std::string>& names) {
  std::vector<const Column*> chosen;
  for (const Column& column : kColumns) {
    if (names.empty()) chosen.push_back(&column);
  }
  for (const std::string& name : names) {
    const auto found =
        std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& each) { return each.name.en == name; });
    if (found != kColumns.end()) chosen.push_back(&*found);
  }
  return chosen;
}

}  // namespace zhibiao::output
