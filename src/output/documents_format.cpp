#include "output/documents_format.h"

#include <string>

#include "base/utf8.h"
#include "output/delimited_row.h"
#include "output/document_columns.h"

namespace zhibiao::output {
namespace {

class Documents : public Writer {
 public:
  explicit Documents(const WriterOptions& options)
      : options_(options),
        style_(options.format == Format::csv ? DelimitedRow::Style::csv : DelimitedRow::Style::tsv) {}

  [[nodiscard]] std::string opening() const override {
    std::string out;
    if (options_.byte_order_mark) out += base::kUtf8ByteOrderMark;
    if (options_.header == HeaderRow::none) return out;
    DelimitedRow row(out, style_);
    for (const std::string& head : document_heads(options_.header)) row.text(head);
    row.end();
    return out;
  }

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string out;
    DelimitedRow row(out, style_);
    const CellWords words = options_.header == HeaderRow::zh ? CellWords::zh : CellWords::en;
    for (const DocumentColumn& column : document_columns()) {
      const std::string cell = column.write(document, words);
      if (column.shows == ColumnShows::integer) {
        row.number(cell);
      } else if (column.shows == ColumnShows::path) {
        row.path(cell);
      } else {
        row.text(cell);
      }
    }
    row.end();
    return out;
  }

 private:
  WriterOptions options_;
  DelimitedRow::Style style_;
};

}  // namespace

std::unique_ptr<const Writer> make_documents_writer(const WriterOptions& options) {
  return std::make_unique<Documents>(options);
}

}  // namespace zhibiao::output
