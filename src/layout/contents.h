// A table of contents before the body: headings that come again further down, or that carry page numbers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/markers.h"

namespace zhibiao::layout {

struct Contents {
  std::vector<std::size_t> lines;    // 0-based, the line 目录 included
  std::vector<std::string> entries;  // folded, without leaders and page numbers
};

[[nodiscard]] Contents find_contents(const std::vector<LineView>& lines, const Markers& markers,
                                     const LineRules& rules);

}  // namespace zhibiao::layout
