#include "output/workbook_rows.h"

#include <cstdint>
#include <string>

#include "output/columns.h"
#include "output/document_columns.h"
#include "output/sections.h"
#include "output/sheet_xml.h"
#include "output/sized_text.h"

namespace zhibiao::output {
namespace {

// A block is path, name and year of a document, and rows: sheet, 't' for a target, metric, unit, value, widths and XML.
using Widths = std::basic_string_view<std::uint8_t>;
std::string_view bytes_of(Widths widths) { return {reinterpret_cast<const char*>(widths.data()), widths.size()}; }
Widths widths_of(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

struct Facts {
  bool target = false;
  std::string_view metric, unit, value;
};

void append_row(std::string& block, WorkbookSheet sheet, const Facts& facts, const RowXml& row, std::string_view xml) {
  block += static_cast<char>(sheet);
  block += facts.target ? 't' : 'a';
  append_sized(block, facts.metric);
  append_sized(block, facts.unit);
  append_sized(block, facts.value);
  append_sized(block, bytes_of(row.widths()));
  append_sized(block, xml);
}

// Takes the cells of the columns.
class ColumnCells : public RowWriter {
 public:
  explicit ColumnCells(RowXml& row) : row_(row) {}
  void show(CellKind kind) { kind_ = kind; }
  void text(std::string_view cell) override { row_.cell(kind_, cell); }
  void number(std::string_view digits) override { row_.cell(kind_, digits); }

 private:
  RowXml& row_;
  CellKind kind_ = CellKind::text;
};

CellKind kind_of(const Column& column, const Indicator& indicator) {
  switch (column.shows) {
    case ColumnShows::text:
    case ColumnShows::truth:
      if (column.name.en == "sentence") return CellKind::prose;
      return column.name.en == "role" && indicator.role == Role::target ? CellKind::target : CellKind::text;
    case ColumnShows::quantity:
      return indicator.kind == Kind::percentage && indicator.unit == "%" ? CellKind::percentage : CellKind::quantity;
    case ColumnShows::integer:
      return CellKind::integer;
    case ColumnShows::path:
      return CellKind::path;
  }
  return CellKind::text;
}

// Those of a level of a metric; of a change or a range none.
Facts facts_of(const Indicator& of) {
  const bool target = of.role == Role::target;
  if (!of.metric || !of.value || of.high || of.change != Change::none) return {target, {}, {}, {}};
  return {target, *of.metric, of.unit, of.value->text};
}

CellKind kind_of(ColumnShows shows, const Document& of) {
  if (shows == ColumnShows::path) return of.failed ? CellKind::failed_path : CellKind::path;
  if (of.failed) return CellKind::failed;
  return shows == ColumnShows::integer ? CellKind::integer : CellKind::text;
}

class WorkbookWriter : public Writer {
 public:
  explicit WorkbookWriter(const WriterOptions& options)
      : columns_(columns_named(options.columns)),
        words_(options.header == HeaderRow::en ? CellWords::en : CellWords::zh) {}

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string block;
    append_sized(block, source_name(document.source));
    append_sized(block, document.title.value_or(source_name(document.source)));
    append_sized(block, document.year ? std::to_string(*document.year) : std::string());
    std::string xml;
    RowXml of_document(xml);
    for (const DocumentColumn& column : document_columns()) {
      of_document.cell(kind_of(column.shows, document), column.write(document, words_));
    }
    of_document.end();
    append_row(block, WorkbookSheet::documents, {}, of_document, xml);
    const auto paths = section_paths(document.sections);
    for (const Indicator& indicator : document.indicators) {
      const auto path = paths.find(indicator.section.value_or(""));
      const std::string_view section_path = path == paths.end() ? std::string_view() : path->second;
      xml.clear();
      RowXml row(xml);
      ColumnCells cells(row);
      for (const Column* column : columns_) {
        cells.show(kind_of(*column, indicator));
        column->write(cells, {document, indicator, section_path, words_});
      }
      row.end();
      append_row(block, WorkbookSheet::indicators, facts_of(indicator), row, xml);
    }
    return block;
  }

 private:
  std::vector<const Column*> columns_;
  CellWords words_;
};

}  // namespace

WorkbookRows::WorkbookRows(std::string_view block) : left_(block) {
  path_ = take_sized(left_);
  name_ = take_sized(left_);
  year_ = take_sized(left_);
}

bool WorkbookRows::next(WorkbookRow& row) {
  if (left_.empty()) return false;
  row.sheet = static_cast<WorkbookSheet>(left_[0]);
  row.target = left_[1] == 't';
  left_.remove_prefix(2);
  row.metric = take_sized(left_);
  row.unit = take_sized(left_);
  row.value = take_sized(left_);
  row.widths = widths_of(take_sized(left_));
  row.xml = take_sized(left_);
  return true;
}

std::unique_ptr<const Writer> make_workbook_writer(const WriterOptions& options) {
  return std::make_unique<WorkbookWriter>(options);
}

std::string waiting_row(const WaitingRow& row) {
  std::string fields;
  append_sized(fields, row.xml);
  append_sized(fields, row.link);
  append_sized(fields, bytes_of(row.widths));
  std::string bytes;
  append_sized(bytes, fields);
  return bytes;
}

std::optional<WaitingRow> take_waiting_row(std::string_view& rows) {
  auto fields = take_whole_sized(rows);
  if (!fields) return std::nullopt;
  WaitingRow row;
  row.xml = take_sized(*fields);
  row.link = take_sized(*fields);
  row.widths = widths_of(take_sized(*fields));
  return row;
}

}  // namespace zhibiao::output
