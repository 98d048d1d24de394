// What stands below the documents of text: each with its indicators and targets, and all of them together.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::output {

class TextSummary {
 public:
  TextSummary(bool color, Language language) : color_(color), language_(language) {}

  void add(const Document& document);
  // Empty where there is one document at most: that says it all itself.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::string name;
    std::string indicators;
    std::string targets;
    bool failed = false;
  };
  struct Counts {
    std::size_t documents = 0, failed = 0, indicators = 0, targets = 0;
  };

  bool color_;
  Language language_;
  std::vector<Row> rows_;  // of the first documents, so that memory has a bound
  Counts all_, others_;
};

}  // namespace zhibiao::output
