#include "cli/run/document_table.h"

#include <utility>

#include "batch/records.h"
#include "cli/options/batch_settings.h"
#include "output/documents_format.h"
#include "output/formats.h"
#include "output/selection.h"

namespace zhibiao::cli {

DocumentTable::DocumentTable(const Options& options) {
  if (options.documents.empty()) return;
  WriterOptions table;
  table.format = output::format_by_file(options.documents).value_or(Format::csv);
  table.header = options.header;
  table.byte_order_mark = marks_byte_order(options, table.format, true);
  writer_ = output::selecting_writer(output::make_documents_writer(table), output::Selection(options.selection));
  sink_ = batch::file_sink(options.documents, *writer_);
}

void DocumentTable::add(const Document& document) {
  if (!sink_ || problem_) return;
  if (auto written = sink_->write({}, batch::Record(writer_->record(document))); !written) {
    problem_ = std::move(written.error());
  }
}

void DocumentTable::add_records(const std::string& path) {
  if (!sink_ || problem_) return;
  if (auto read = batch::convert_records(path, *writer_, *sink_, {}, nullptr); !read) {
    problem_ = std::move(read.error().error);
  }
}

Expected<void> DocumentTable::finish() {
  if (problem_) return tl::unexpected(*problem_);
  return sink_ ? sink_->finish() : Expected<void>();
}

}  // namespace zhibiao::cli
