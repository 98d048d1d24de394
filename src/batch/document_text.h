// The text of a document whose file may have any form: what a program makes of a PDF, what lies compressed in a file,
// or the bytes as they are. The form is told by the content, save where a converter of the user's own has the name.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.h"
#include "batch/forms.h"
#include "batch/reading.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

// What was a file when the inputs were listed may be a pipe by now, and opening that would wait for ever: it is an
// error.
[[nodiscard]] Expected<base::Descriptor> open_regular(const std::string& path);

struct DocumentText {
  std::string bytes;
  std::string program = {};                  // that made it; empty where none did
  std::optional<std::string> encoding = {};  // of what a program made, where that is known
  bool is_file = false;                      // these are the bytes of the file
};

class TextReader {
 public:
  // `options` must outlive it. `encoding` is forced.
  TextReader(const ReadingOptions& options, std::uint64_t limit, std::optional<std::string> encoding,
             const std::atomic<bool>* stop)
      : options_(options), limit_(limit), encoding_(std::move(encoding)), stop_(stop) {}

  // Codes beside those of reading and converting: no-converter, converters-off, unread-form, not-named-archive.
  [[nodiscard]] Expected<DocumentText> read(const std::string& path) const;
  // What would read the file: "text", "archive", the name of a program, or why nothing would.
  [[nodiscard]] Expected<std::string> reader_of(const std::string& path) const;
  // Of bytes that are no file, as members of archives are; `path` names them.
  [[nodiscard]] Expected<DocumentText> read(const std::string& path, std::string bytes) const;

 private:
  [[nodiscard]] ConversionLimits limits() const;
  [[nodiscard]] std::vector<const Converter*> own_converters(const std::string& path) const;
  [[nodiscard]] Expected<std::vector<const Converter*>> converters_of(Form form, const std::string& path) const;

  const ReadingOptions& options_;
  std::uint64_t limit_;
  std::optional<std::string> encoding_;
  const std::atomic<bool>* stop_;
};

}  // namespace zhibiao::batch
