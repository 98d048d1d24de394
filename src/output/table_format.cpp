#include "output/table_format.h"

#include <string>
#include <vector>

#include "base/utf8.h"
#include "output/columns.h"
#include "output/delimited_row.h"
#include "output/pieces.h"
#include "output/sections.h"

namespace zhibiao::output {
namespace {

class DelimitedTable : public Writer {
 public:
  DelimitedTable(const WriterOptions& options, DelimitedRow::Style style)
      : options_(options), style_(style), columns_(columns_named(options.columns)) {}

  [[nodiscard]] std::string opening() const override {
    std::string out;
    if (options_.byte_order_mark) out += base::kUtf8ByteOrderMark;
    if (options_.header == HeaderRow::none) return out;
    DelimitedRow row(out, style_);
    for (const Column* column : columns_) {
      row.text(options_.header == HeaderRow::zh ? column->name.zh : column->name.en);
    }
    row.end();
    return out;
  }

  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }

  void write(const Document& document, const TakePiece& take) const override {
    if (document.indicators.empty()) return;
    std::string out;
    SectionPaths paths(document.sections);
    DelimitedRow row(out, style_);
    const CellWords words = options_.header == HeaderRow::zh ? CellWords::zh : CellWords::en;
    for (const Indicator& indicator : document.indicators) {
      const std::string_view section_path = paths.of(indicator.section);
      for (const Column* column : columns_) column->write(row, {document, indicator, section_path, words});
      row.end();
      if (out.size() < kPiece) continue;
      if (!take(out)) return;
      out.clear();
    }
    take(out);
  }

 private:
  WriterOptions options_;
  DelimitedRow::Style style_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::unique_ptr<const Writer> make_csv_writer(const WriterOptions& options) {
  return std::make_unique<DelimitedTable>(options, DelimitedRow::Style::csv);
}

std::unique_ptr<const Writer> make_tsv_writer(const WriterOptions& options) {
  return std::make_unique<DelimitedTable>(options, DelimitedRow::Style::tsv);
}

}  // namespace zhibiao::output
