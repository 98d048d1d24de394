#include "output/workbook_rows.h"

#include <cstdint>
#include <string>

#include "output/columns.h"
#include "output/document_columns.h"
#include "output/pieces.h"
#include "output/sections.h"
#include "output/sheet_xml.h"
#include "output/sized_text.h"

namespace zhibiao::output {
namespace {

using Widths = std::basic_string_view<std::uint8_t>;
std::string_view bytes_of(Widths widths) { return {reinterpret_cast<const char*>(widths.data()), widths.size()}; }
Widths widths_of(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

struct Facts {
  bool target = false;
  std::string_view metric, unit, value;
};

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

  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }

  void write(const Document& document, const TakePiece& take) const override {
    Pieces pieces(take);
    append_sized(pieces.text(), row_of(document));
    SectionPaths paths(document.sections);
    for (const Indicator& indicator : document.indicators) {
      const std::string_view section_path = paths.of(indicator.section);
      append_sized(pieces.text(), row_of({document, indicator, section_path, words_}));
      pieces.give_much();
      if (!pieces.is_wanted()) return;
    }
    pieces.give();
  }

 private:
  [[nodiscard]] std::string row_of(const Document& document) const {
    std::string xml;
    RowXml row(xml);
    for (const DocumentColumn& column : document_columns()) {
      row.cell(kind_of(column.shows, document), column.write(document, words_));
    }
    row.end();
    std::string bytes(1, static_cast<char>(WorkbookSheet::documents));
    append_sized(bytes, source_name(document.source));
    append_sized(bytes, document.title.value_or(source_name(document.source)));
    append_sized(bytes, document.year ? std::to_string(*document.year) : std::string());
    append_sized(bytes, bytes_of(row.widths()));
    append_sized(bytes, xml);
    return bytes;
  }

  [[nodiscard]] std::string row_of(const RowSource& source) const {
    std::string xml;
    RowXml row(xml);
    ColumnCells cells(row);
    for (const Column* column : columns_) {
      cells.show(kind_of(*column, source.indicator));
      column->write(cells, source);
    }
    row.end();
    const Facts facts = facts_of(source.indicator);
    std::string bytes(1, static_cast<char>(WorkbookSheet::indicators));
    bytes += facts.target ? 't' : 'a';
    append_sized(bytes, facts.metric);
    append_sized(bytes, facts.unit);
    append_sized(bytes, facts.value);
    append_sized(bytes, bytes_of(row.widths()));
    append_sized(bytes, xml);
    return bytes;
  }

  std::vector<const Column*> columns_;
  CellWords words_;
};

}  // namespace

WorkbookRow read_workbook_row(std::string_view bytes) {
  WorkbookRow row;
  row.sheet = static_cast<WorkbookSheet>(bytes.front());
  bytes.remove_prefix(1);
  if (row.sheet == WorkbookSheet::documents) {
    row.path = take_sized(bytes);
    row.name = take_sized(bytes);
    row.year = take_sized(bytes);
  } else {
    row.target = bytes.front() == 't';
    bytes.remove_prefix(1);
    row.metric = take_sized(bytes);
    row.unit = take_sized(bytes);
    row.value = take_sized(bytes);
  }
  row.widths = widths_of(take_sized(bytes));
  row.xml = take_sized(bytes);
  return row;
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

WaitingRow read_waiting_row(std::string_view bytes) {
  WaitingRow row;
  row.xml = take_sized(bytes);
  row.link = take_sized(bytes);
  row.widths = widths_of(take_sized(bytes));
  return row;
}

}  // namespace zhibiao::output
