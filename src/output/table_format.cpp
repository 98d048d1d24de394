#include "output/table_format.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "output/sections.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

// Whether any of these signs is there.
template <char... signs>
bool holds(std::string_view cell) {
  static constexpr auto kIs = [] {
    std::array<bool, 256> is{};
    ((is[static_cast<unsigned char>(signs)] = true), ...);
    return is;
  }();
  return std::any_of(cell.begin(), cell.end(), [](char byte) { return kIs[static_cast<unsigned char>(byte)]; });
}

std::string_view or_empty(const std::optional<std::string>& text) { return text ? *text : std::string_view(); }
std::string_view or_empty(const std::optional<Decimal>& value) { return value ? value->text : std::string_view(); }

class Row {
 public:
  enum class Style { csv, tsv };

  Row(std::string& out, Style style) : out_(out), style_(style) {}

  void text(std::string_view cell) {
    separate();
    style_ == Style::csv ? append_csv(cell) : append_tsv(cell);
  }
  void number(std::string_view digits) {
    separate();
    out_ += digits;
  }
  void end() {
    out_ += '\n';
    first_ = true;
  }

 private:
  void separate() {
    if (!first_) out_ += style_ == Style::csv ? ',' : '\t';
    first_ = false;
  }

  // RFC 4180, and a tab before what a spreadsheet would take for a formula.
  void append_csv(std::string_view cell) {
    const bool formula = cell.size() > 1 && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
    if (!formula && !holds<',', '"', '\r', '\n'>(cell)) {
      out_ += cell;
      return;
    }
    out_ += formula ? "\"\t" : "\"";
    for (std::size_t quote; (quote = cell.find('"')) != std::string_view::npos; cell.remove_prefix(quote + 1)) {
      out_ += cell.substr(0, quote + 1);
      out_ += '"';
    }
    out_ += cell;
    out_ += '"';
  }

  void append_tsv(std::string_view cell) {
    if (!holds<'\t', '\n', '\r', '\\'>(cell)) {
      out_ += cell;
      return;
    }
    for (const char byte : cell) {
      switch (byte) {
        case '\t':
          out_ += "\\t";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\r':
          out_ += "\\r";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        default:
          out_ += byte;
      }
    }
  }

  std::string& out_;
  Style style_;
  bool first_ = true;
};

// One row's indicator and what stands around it.
struct Item {
  const Document& document;
  const Indicator& indicator;
  const std::string& section_path;
};

struct Cell {
  Column column;
  void (*write)(Row&, const Item&);
};

constexpr auto kCells = std::to_array<Cell>({
    {{"文件", "path"}, [](Row& row, const Item& of) { row.text(source_name(of.document.source)); }},
    {{"标题", "title"}, [](Row& row, const Item& of) { row.text(or_empty(of.document.title)); }},
    {{"文种", "genre"}, [](Row& row, const Item& of) { row.text(name_of(of.document.genre)); }},
    {{"年度", "year"},
     [](Row& row, const Item& of) { row.number(of.document.year ? std::to_string(*of.document.year) : ""); }},
    {{"章节", "section_path"}, [](Row& row, const Item& of) { row.text(of.section_path); }},
    {{"序号", "id"}, [](Row& row, const Item& of) { row.number(std::to_string(of.indicator.id)); }},
    {{"章节编号", "section"}, [](Row& row, const Item& of) { row.text(or_empty(of.indicator.section)); }},
    {{"类别", "kind"}, [](Row& row, const Item& of) { row.text(name_of(of.indicator.kind)); }},
    {{"性质", "role"}, [](Row& row, const Item& of) { row.text(name_of(of.indicator.role)); }},
    {{"指标", "metric"}, [](Row& row, const Item& of) { row.text(or_empty(of.indicator.metric)); }},
    {{"数值", "value"}, [](Row& row, const Item& of) { row.number(or_empty(of.indicator.value)); }},
    {{"上限", "high"}, [](Row& row, const Item& of) { row.number(or_empty(of.indicator.high)); }},
    {{"单位", "unit"}, [](Row& row, const Item& of) { row.text(of.indicator.unit); }},
    {{"比较", "comparator"}, [](Row& row, const Item& of) { row.text(name_of(of.indicator.comparator)); }},
    {{"变化", "change"}, [](Row& row, const Item& of) { row.text(name_of(of.indicator.change)); }},
    {{"时期", "period"}, [](Row& row, const Item& of) { row.text(or_empty(of.indicator.period)); }},
    {{"占位", "placeholder"},
     [](Row& row, const Item& of) { row.number(of.indicator.placeholder ? "true" : "false"); }},
    {{"原文", "text"}, [](Row& row, const Item& of) { row.text(of.indicator.text); }},
    {{"行", "line"}, [](Row& row, const Item& of) { row.number(std::to_string(of.indicator.span.line)); }},
    {{"列", "column"}, [](Row& row, const Item& of) { row.number(std::to_string(of.indicator.span.column)); }},
    {{"句子", "sentence"}, [](Row& row, const Item& of) { row.text(of.indicator.sentence); }},
    {{"规则", "pattern"}, [](Row& row, const Item& of) { row.text(of.indicator.pattern); }},
});

constexpr auto kColumns = [] {
  std::array<Column, kCells.size()> columns;
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = kCells[i].column;
  return columns;
}();

// All, or those named in the order given.
std::vector<const Cell*> cells_of(const std::vector<std::string>& names) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : kCells) {
    if (names.empty()) cells.push_back(&cell);
  }
  for (const std::string& name : names) {
    for (const Cell& cell : kCells) {
      if (cell.column.en == name) cells.push_back(&cell);
    }
  }
  return cells;
}

class Table : public Writer {
 public:
  Table(const WriterOptions& options, Row::Style style)
      : options_(options), style_(style), cells_(cells_of(options.columns)) {}

  [[nodiscard]] std::string opening() const override {
    std::string out;
    if (options_.byte_order_mark) out += base::kUtf8ByteOrderMark;
    if (options_.header == HeaderRow::none) return out;
    Row row(out, style_);
    for (const Cell* cell : cells_) {
      row.text(options_.header == HeaderRow::zh ? cell->column.zh : cell->column.en);
    }
    row.end();
    return out;
  }

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string out;
    if (document.indicators.empty()) return out;
    const auto paths = section_paths(document.sections);
    Row row(out, style_);
    const std::string none;
    for (const Indicator& indicator : document.indicators) {
      const auto path = paths.find(indicator.section.value_or(""));
      const Item item{document, indicator, path == paths.end() ? none : path->second};
      for (const Cell* cell : cells_) cell->write(row, item);
      row.end();
    }
    return out;
  }

 private:
  WriterOptions options_;
  Row::Style style_;
  std::vector<const Cell*> cells_;
};

}  // namespace

std::span<const Column> columns() { return kColumns; }

std::unique_ptr<const Writer> make_csv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::csv);
}

std::unique_ptr<const Writer> make_tsv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::tsv);
}

}  // namespace zhibiao::output
