#include "output/document_columns.h"

#include <array>
#include <cstddef>

#include "output/sections.h"
#include "output/words_zh.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

std::string count(std::size_t number) { return std::to_string(number); }

template <class Of>
std::size_t count_if(const Document& document, Of of) {
  std::size_t found = 0;
  for (const Indicator& indicator : document.indicators) found += of(indicator) ? 1 : 0;
  return found;
}

constexpr auto kDocumentColumns = std::to_array<DocumentColumn>({
    {{"标题", "title"}, ColumnShows::text, [](const Document& of, CellWords) { return of.title.value_or(""); }},
    {{"文种", "genre"},
     ColumnShows::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       return std::string(words == CellWords::zh ? zh(of.genre) : name_of(of.genre));
     }},
    {{"年度", "year"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.year ? std::to_string(*of.year) : std::string(); }},
    {{"发布机构", "issuer"}, ColumnShows::text, [](const Document& of, CellWords) { return of.issuer.value_or(""); }},
    {{"发布日期", "published"},
     ColumnShows::text,
     [](const Document& of, CellWords) { return of.published.value_or(""); }},
    {{"文件", "path"}, ColumnShows::path, [](const Document& of, CellWords) { return source_name(of.source); }},
    {{"指标数", "indicators"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.indicators.size()); }},
    {{"目标数", "targets"},
     ColumnShows::integer,
     [](const Document& of, CellWords) {
       if (of.failed) return std::string();
       return count(count_if(of, [](const Indicator& each) { return each.role == Role::target; }));
     }},
    {{"占位数", "placeholders"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.completeness.placeholders); }},
    {{"是否残缺", "truncated"},
     ColumnShows::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       const bool truncated = of.completeness.truncated_by.has_value();
       return std::string(words == CellWords::zh ? (truncated ? "是" : "否") : (truncated ? "true" : "false"));
     }},
    {{"编码", "encoding"}, ColumnShows::text, [](const Document& of, CellWords) { return of.source.encoding; }},
    {{"错误", "errors"},
     ColumnShows::text,
     [](const Document& of, CellWords) {  // as the record has them, so that a record gives the same later
       std::string all;
       for (const Diagnostic& diagnostic : of.diagnostics) {
         if (diagnostic.severity != Severity::error) continue;
         if (!all.empty()) all += '\n';
         all += diagnostic.message.english();
       }
       return all;
     }},
});

}  // namespace

std::span<const DocumentColumn> document_columns() { return kDocumentColumns; }

std::vector<std::string> document_heads(HeaderRow header) {
  std::vector<std::string> heads;
  for (const DocumentColumn& column : kDocumentColumns) {
    heads.emplace_back(header == HeaderRow::en ? column.name.en : column.name.zh);
  }
  return heads;
}

}  // namespace zhibiao::output
