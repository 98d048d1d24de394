// A workbook of Office Open XML (ISO/IEC 29500): a sheet of indicators, going on in another where a sheet is full
// (1,048,576 rows), one of documents, one of metrics that occur in several documents and one that explains. The rows
// come ready from the threads that extract; here they get their numbers and go into the archive, one sheet after the
// other. Memory does not grow with the rows; equal records give equal bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::output {

class Workbook {
 public:
  // `file` is overwritten; `folder` is that of the workbook's final place, from which links to sources are told.
  static Expected<std::unique_ptr<Workbook>> create(const std::string& file, const std::string& folder,
                                                    const WriterOptions& options);
  virtual ~Workbook() = default;
  // A block that the workbook's writer made.
  virtual Expected<void> add(std::string_view block) = 0;
  // Only after this is the file whole.
  virtual Expected<void> finish() = 0;
};

}  // namespace zhibiao::output
