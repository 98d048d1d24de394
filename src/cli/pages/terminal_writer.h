// Records of a table as a terminal may show them.
#pragma once

#include <string>

#include "zhibiao/writer.h"

namespace zhibiao::cli {

// What a document holds cannot move the cursor or colour the screen: control characters but tabs and line breaks are
// shown as U+FFFD. `writer` must outlive it.
class TerminalWriter : public Writer {
 public:
  explicit TerminalWriter(const Writer& writer) : writer_(writer) {}
  [[nodiscard]] std::string opening() const override { return writer_.opening(); }
  [[nodiscard]] std::string record(const Document& document) const override;
  void write(const Document& document, const TakePiece& take) const override;
  [[nodiscard]] std::string separator() const override { return writer_.separator(); }
  [[nodiscard]] std::string closing() const override { return writer_.closing(); }

 private:
  const Writer& writer_;
};

}  // namespace zhibiao::cli
