// The text of a record's document, read again where it stands unchanged.
#pragma once

#include "batch/document_reader.h"
#include "cli/options/options.h"
#include "text/source_text.h"
#include "zhibiao/document.h"

namespace zhibiao::cli {

class SourceTexts {
 public:
  explicit SourceTexts(const Options& options);

  // What cannot be read, was changed since or is standard input is an error.
  [[nodiscard]] Expected<text::SourceText> read(const Source& source);
  // Gives the document its text and its spans their other counts; says on standard error why it cannot.
  void restore(Document& document);

 private:
  batch::ReadingOptions reading_;
  batch::DocumentReader reader_;
};

}  // namespace zhibiao::cli
