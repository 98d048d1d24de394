// A file that is no stream of records: a library or the disk's layout decides where what stands. It is made under a
// name beside its place from the rows that the format's writer made of documents, in their order.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::output {

class BuiltFile {
 public:
  virtual ~BuiltFile() = default;
  // One of the rows, as append_sized() joined them to the record of a document.
  virtual Expected<void> add(std::string_view row) = 0;
  // Only after this is the file whole.
  virtual Expected<void> finish() = 0;
};

// `file` is overwritten; `folder` is that of its final place.
using CreateFile = Expected<std::unique_ptr<BuiltFile>> (*)(const std::string& file, const std::string& folder,
                                                            const WriterOptions& options);

}  // namespace zhibiao::output
