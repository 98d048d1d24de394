// The table of documents that --documents writes beside the records: csv or tsv, one row per document, written as
// table_format.h says.
#pragma once

#include <memory>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// Of format csv or tsv.
[[nodiscard]] std::unique_ptr<const Writer> make_documents_writer(const WriterOptions& options);

}  // namespace zhibiao::output
