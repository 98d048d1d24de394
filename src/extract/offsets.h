// The spans of a record counted in code points and in UTF-16 units, for those whose texts are counted so.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::extract {

// Counts in a text, which must outlive it.
class OffsetCounter {
 public:
  explicit OffsetCounter(std::string_view utf8);

  void add(Span& span) const;
  void add(Indicator& indicator) const;
  void add(std::vector<Section>& sections) const;

 private:
  struct Count {
    std::size_t chars = 0;
    std::size_t utf16 = 0;
  };

  static Count counted(Count count, std::string_view part);
  [[nodiscard]] Count count_at(std::size_t byte) const;

  std::string_view utf8_;
  std::vector<Count> strides_;  // up to the beginning of each
};

// `utf8` is the text that the spans of the document count bytes of.
void add_offsets(std::string_view utf8, Document& document);

}  // namespace zhibiao::extract
