// A file that is no stream of records: a library or the disk's layout decides where what stands. It is made under a
// name beside its place from the blocks that the format's writer made of documents, in their order.
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
  // A block that the format's writer made.
  virtual Expected<void> add(std::string_view block) = 0;
  // Only after this is the file whole.
  virtual Expected<void> finish() = 0;
};

// `file` is overwritten; `folder` is that of its final place.
using CreateFile = Expected<std::unique_ptr<BuiltFile>> (*)(const std::string& file, const std::string& folder,
                                                            const WriterOptions& options);

}  // namespace zhibiao::output
