// Lines that were broken at a fixed width: whether a text has them, and where one of them goes on in the next.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/lines.h"

namespace zhibiao::layout {

struct Wrapping {
  bool wrapped = false;
  std::size_t width = 0;  // display columns of a full line
};

[[nodiscard]] Wrapping measure_wrapping(const std::vector<LineView>& lines);

// The line is so full that the next one's first word had no place in it; a paragraph's first line may have lost the
// blanks that it was indented by.
[[nodiscard]] bool is_full(const LineView& line, const LineView& next, const Wrapping& wrapping, bool first_line);

}  // namespace zhibiao::layout
