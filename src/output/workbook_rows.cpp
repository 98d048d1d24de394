#include "output/workbook_rows.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>

#include "output/columns.h"
#include "output/sections.h"
#include "output/words_zh.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

// A block is rows: sheet, 't' for a target, facts and cells, each counted; a fact is size and bytes, a cell kind, size
// and bytes.
using Size = std::uint32_t;

void append_size(std::string& block, std::size_t size) {
  const auto written = static_cast<Size>(size);
  char bytes[sizeof written];
  std::memcpy(bytes, &written, sizeof written);
  block.append(bytes, sizeof bytes);
}

std::size_t take_size(std::string_view& block) {
  Size size = 0;
  std::memcpy(&size, block.data(), sizeof size);
  block.remove_prefix(sizeof size);
  return size;
}

std::string_view take_sized(std::string_view& block) {
  const std::size_t size = take_size(block);
  const std::string_view text = block.substr(0, size);
  block.remove_prefix(size);
  return text;
}

class BlockRow : public RowWriter {
 public:
  BlockRow(std::string& block, WorkbookSheet sheet, bool target, std::initializer_list<std::string_view> facts,
           std::size_t cells)
      : block_(block) {
    block_ += static_cast<char>(sheet);
    block_ += target ? 't' : 'a';
    append_size(block_, facts.size());
    for (const std::string_view fact : facts) append_sized(fact);
    append_size(block_, cells);
  }

  void show(CellKind kind) { kind_ = kind; }
  void text(std::string_view cell) override { append(cell); }
  void number(std::string_view digits) override { append(digits); }
  void cell(CellKind kind, std::string_view text) {
    show(kind);
    append(text);
  }

 private:
  void append(std::string_view text) {
    block_ += static_cast<char>(kind_);
    append_sized(text);
  }
  void append_sized(std::string_view text) {
    append_size(block_, text.size());
    block_ += text;
  }

  std::string& block_;
  CellKind kind_ = CellKind::text;
};

CellKind kind_of(const Column& column, const Indicator& indicator) {
  switch (column.shows) {
    case ColumnShows::text:
      return CellKind::text;
    case ColumnShows::quantity:
      return indicator.kind == Kind::percentage && indicator.unit == "%" ? CellKind::percentage : CellKind::quantity;
    case ColumnShows::integer:
      return CellKind::integer;
    case ColumnShows::path:
      return CellKind::path;
  }
  return CellKind::text;
}

struct DocumentColumn {
  ColumnName name;
  CellKind kind;
  std::string (*write)(const Document&, CellWords);
};

std::string count(std::size_t number) { return std::to_string(number); }

template <class Of>
std::size_t count_if(const Document& document, Of of) {
  std::size_t found = 0;
  for (const Indicator& indicator : document.indicators) found += of(indicator) ? 1 : 0;
  return found;
}

constexpr auto kDocumentColumns = std::to_array<DocumentColumn>({
    {{"标题", "title"}, CellKind::text, [](const Document& of, CellWords) { return of.title.value_or(""); }},
    {{"文种", "genre"},
     CellKind::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       return std::string(words == CellWords::zh ? zh(of.genre) : name_of(of.genre));
     }},
    {{"年度", "year"},
     CellKind::integer,
     [](const Document& of, CellWords) { return of.year ? std::to_string(*of.year) : std::string(); }},
    {{"发布机构", "issuer"}, CellKind::text, [](const Document& of, CellWords) { return std::string(issuer_of(of)); }},
    {{"发布日期", "published"},
     CellKind::text,
     [](const Document& of, CellWords) { return std::string(published_of(of)); }},
    {{"文件", "path"}, CellKind::path, [](const Document& of, CellWords) { return source_name(of.source); }},
    {{"指标数", "indicators"},
     CellKind::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.indicators.size()); }},
    {{"目标数", "targets"},
     CellKind::integer,
     [](const Document& of, CellWords) {
       if (of.failed) return std::string();
       return count(count_if(of, [](const Indicator& each) { return each.role == Role::target; }));
     }},
    {{"占位数", "placeholders"},
     CellKind::integer,
     [](const Document& of, CellWords) { return of.failed ? std::string() : count(of.completeness.placeholders); }},
    {{"是否残缺", "truncated"},
     CellKind::text,
     [](const Document& of, CellWords words) {
       if (of.failed) return std::string();
       const bool truncated = of.completeness.truncated_by.has_value();
       return std::string(words == CellWords::zh ? (truncated ? "是" : "否") : (truncated ? "true" : "false"));
     }},
    {{"编码", "encoding"}, CellKind::text, [](const Document& of, CellWords) { return of.source.encoding; }},
    {{"错误", "errors"},
     CellKind::text,
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

class WorkbookWriter : public Writer {
 public:
  explicit WorkbookWriter(const WriterOptions& options)
      : columns_(columns_named(options.columns)),
        words_(options.header == HeaderRow::zh ? CellWords::zh : CellWords::en) {}

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string block;
    const std::string name = document.title.value_or(source_name(document.source));
    const std::string year = document.year ? std::to_string(*document.year) : std::string();
    BlockRow of_document(block, WorkbookSheet::documents, false, {name, year}, kDocumentColumns.size());
    for (const DocumentColumn& column : kDocumentColumns) {
      of_document.cell(column.kind, column.write(document, words_));
    }
    const auto paths = section_paths(document.sections);
    for (const Indicator& indicator : document.indicators) {
      const auto path = paths.find(indicator.section.value_or(""));
      const std::string_view section_path = path == paths.end() ? std::string_view() : path->second;
      const bool level = indicator.metric && indicator.value && !indicator.high && indicator.change == Change::none;
      const std::string_view metric = level ? *indicator.metric : std::string_view();
      const std::string_view unit = level ? indicator.unit : std::string_view();
      const std::string_view value = level ? indicator.value->text : std::string_view();
      BlockRow row(block, WorkbookSheet::indicators, indicator.role == Role::target, {metric, unit, value},
                   columns_.size());
      for (const Column* column : columns_) {
        row.show(kind_of(*column, indicator));
        column->write(row, {document, indicator, section_path, words_});
      }
    }
    return block;
  }

 private:
  std::vector<const Column*> columns_;
  CellWords words_;
};

}  // namespace

bool WorkbookRows::next(WorkbookRow& row) {
  if (left_.empty()) return false;
  row.sheet = static_cast<WorkbookSheet>(left_[0]);
  row.target = left_[1] == 't';
  left_.remove_prefix(2);
  row.facts.resize(take_size(left_));
  for (std::string_view& fact : row.facts) fact = take_sized(left_);
  row.cells.resize(take_size(left_));
  for (WorkbookCell& cell : row.cells) {
    cell.kind = static_cast<CellKind>(left_.front());
    left_.remove_prefix(1);
    cell.text = take_sized(left_);
  }
  return true;
}

std::unique_ptr<const Writer> make_workbook_writer(const WriterOptions& options) {
  return std::make_unique<WorkbookWriter>(options);
}

std::vector<std::string_view> document_heads(HeaderRow header) {
  std::vector<std::string_view> heads;
  for (const DocumentColumn& column : kDocumentColumns) {
    heads.push_back(header == HeaderRow::en ? column.name.en : column.name.zh);
  }
  return heads;
}

}  // namespace zhibiao::output
