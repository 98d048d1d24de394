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

// The value of the first of these keys that the page's own header has.
template <std::size_t count>
std::string_view from_header(const Document& document, const std::array<std::string_view, count>& keys) {
  for (const std::string_view wanted : keys) {
    for (const auto& [key, value] : document.metadata) {
      if (key == wanted && !value.empty()) return value;
    }
  }
  return {};
}

constexpr auto kIssuer = std::to_array<std::string_view>(
    {"发布机构", "发文机关", "发文机构", "发文单位", "发布单位", "公开主体", "制发机关", "信息来源", "来源"});
constexpr auto kPublished = std::to_array<std::string_view>(
    {"发布日期", "发布时间", "公开日期", "成文日期", "生成日期", "印发日期", "发文日期", "日期", "时间"});

constexpr auto kColumns = std::to_array<Column>({
    {{"指标", "metric"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.metric)); }},
    {{"数值", "value"}, [](RowWriter& row, const RowSource& of) { row.number(or_empty(of.indicator.value)); }},
    {{"上限", "high"}, [](RowWriter& row, const RowSource& of) { row.number(or_empty(of.indicator.high)); }},
    {{"单位", "unit"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.unit); }},
    {{"比较", "comparator"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.comparator)); }},
    {{"变化", "change"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.change)); }},
    {{"基准", "base"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.base)); }},
    {{"时期", "period"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.period)); }},
    {{"性质", "role"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.role)); }},
    {{"类别", "kind"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.indicator.kind)); }},
    {{"章节", "section_path"}, [](RowWriter& row, const RowSource& of) { row.text(of.section_path); }},
    {{"句子", "sentence"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.sentence); }},
    {{"原文", "text"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.text); }},
    {{"原数值", "stated_value"},
     [](RowWriter& row, const RowSource& of) {
       row.number(of.indicator.stated ? std::string_view(of.indicator.stated->value.text) : std::string_view());
     }},
    {{"原单位", "stated_unit"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.stated ? std::string_view(of.indicator.stated->unit) : std::string_view());
     }},
    {{"表行", "table_row"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.table ? std::string_view(of.indicator.table->row) : std::string_view());
     }},
    {{"表列", "table_column"},
     [](RowWriter& row, const RowSource& of) {
       row.text(of.indicator.table ? std::string_view(of.indicator.table->column) : std::string_view());
     }},
    {{"标题", "title"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.document.title)); }},
    {{"年度", "year"},
     [](RowWriter& row, const RowSource& of) {
       row.number(of.document.year ? std::to_string(*of.document.year) : std::string());
     }},
    {{"文种", "genre"}, [](RowWriter& row, const RowSource& of) { row.text(word(of, of.document.genre)); }},
    {{"发布机构", "issuer"}, [](RowWriter& row, const RowSource& of) { row.text(from_header(of.document, kIssuer)); }},
    {{"发布日期", "published"},
     [](RowWriter& row, const RowSource& of) { row.text(from_header(of.document, kPublished)); }},
    {{"文件", "path"}, [](RowWriter& row, const RowSource& of) { row.text(source_name(of.document.source)); }},
    {{"行", "line"},
     [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.span.line)); }},
    {{"列", "column"},
     [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.span.column)); }},
    {{"序号", "id"}, [](RowWriter& row, const RowSource& of) { row.number(std::to_string(of.indicator.id)); }},
    {{"章节编号", "section"}, [](RowWriter& row, const RowSource& of) { row.text(or_empty(of.indicator.section)); }},
    {{"占位", "placeholder"},
     [](RowWriter& row, const RowSource& of) {
       const bool open = of.indicator.placeholder;
       row.text(of.words == CellWords::zh ? (open ? "是" : "否") : (open ? "true" : "false"));
     }},
    {{"规则", "pattern"}, [](RowWriter& row, const RowSource& of) { row.text(of.indicator.pattern); }},
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
