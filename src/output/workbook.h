// A workbook of Office Open XML (ISO/IEC 29500): a sheet of indicators, going on in another where a sheet is full
// (1,048,576 rows), one of documents, one of metrics that occur in several documents and one that explains. The rows
// come ready from the threads that extract; here they get their numbers and go into the archive, one sheet after the
// other. Memory does not grow with the rows; equal records give equal bytes.
#pragma once

#include "output/built_file.h"

namespace zhibiao::output {

// Links to sources are told from `folder`.
Expected<std::unique_ptr<BuiltFile>> create_workbook(const std::string& file, const std::string& folder,
                                                     const WriterOptions& options);

}  // namespace zhibiao::output
