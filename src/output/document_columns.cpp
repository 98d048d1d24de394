#include "output/document_columns.h"

#include <array>
#include <cstddef>

#include "output/error_words.h"
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
    {{"标题", "title"},
     ColumnShows::text,
     [](const Document& of, CellWords) { return of.title.value_or(""); },
     {"文档标题", "title of the document"}},
    {{"文种", "genre"},
     ColumnShows::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       return std::string(words == CellWords::zh ? zh(of.genre) : name_of(of.genre));
     },
     {"文种", "kind of document"}},
    {{"年度", "year"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.year ? std::to_string(*of.year) : std::string(); },
     {"文档所述年度", "the year reported on or planned for"}},
    {{"发布机构", "issuer"},
     ColumnShows::text,
     [](const Document& of, CellWords) { return of.issuer.value_or(""); },
     {"网页所注发布机构", "who issued it, by the page's own header"}},
    {{"发布日期", "published"},
     ColumnShows::text,
     [](const Document& of, CellWords) { return of.published.value_or(""); },
     {"网页所注发布日期", "when, by the page's own header"}},
    {{"文件", "path"},
     ColumnShows::path,
     [](const Document& of, CellWords) { return source_name(of.source); },
     {"来源文件；失败的着红色", "source file; red for a failed one"}},
    {{"指标数", "indicators"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.indicators.size()); },
     {"所选指标的个数", "how many indicators were selected"}},
    {{"目标数", "targets"},
     ColumnShows::integer,
     [](const Document& of, CellWords) {
       if (of.failed) return std::string();
       return count(count_if(of, [](const Indicator& each) { return each.role == Role::target; }));
     },
     {"其中目标的个数", "how many of these are targets"}},
    {{"占位数", "placeholders"},
     ColumnShows::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.completeness.placeholders); },
     {"全文中数值待填（xx）的个数", "how many numbers of the document were left open (xx)"}},
    {{"是否残缺", "truncated"},
     ColumnShows::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       const bool truncated = of.completeness.truncated_by.has_value();
       return std::string(words == CellWords::zh ? (truncated ? "是" : "否") : (truncated ? "true" : "false"));
     },
     {"正文是否不全", "whether the text breaks off"}},
    {{"编码", "encoding"},
     ColumnShows::text,
     [](const Document& of, CellWords) { return of.source.encoding; },
     {"文件的编码", "encoding of the file"}},
    {{"错误", "errors"},
     ColumnShows::text,
     [](const Document& of, CellWords words) {
       std::string all;
       for (const Diagnostic& diagnostic : of.diagnostics) {
         if (diagnostic.severity != Severity::error) continue;
         if (!all.empty()) all += '\n';
         const std::string_view why = words == CellWords::zh ? words_of_error(diagnostic.code) : std::string_view();
         if (!why.empty()) all.append(why).append("：");
         all += diagnostic.message.english();  // as the record has it, so that a record gives the same later
       }
       return all;
     },
     {"失败的原因：所属情形，及消息原文", "of a failed document: why"}},
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
