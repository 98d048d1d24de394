// The parts of a workbook's file beside its sheets and styles: they say what there is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zhibiao::output {

struct SheetEntry {
  std::size_t part = 0;  // its number in the file
  std::string name;
  std::size_t rows = 0;     // with the head
  std::size_t columns = 0;  // with a filter; 0: it has none
};

[[nodiscard]] std::string sheet_part_name(std::size_t part);

struct Part {
  std::string name;
  std::string xml;
};
// Those that stand before the sheets: by the first of a file is told that it is a workbook.
[[nodiscard]] std::vector<Part> first_parts();
// Those behind, with the sheets in the order in which they are shown.
[[nodiscard]] std::vector<Part> last_parts(const std::vector<SheetEntry>& sheets);

}  // namespace zhibiao::output
