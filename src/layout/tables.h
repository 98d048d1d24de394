// Tables that a converter flattened to one cell a line: short lines, many of them bare numbers.
#pragma once

#include <vector>

#include "layout/contents.h"
#include "layout/lines.h"

namespace zhibiao::layout {

// Marks the cells. A heading right above or below a table, or one that the contents name, is none.
void mark_cells(std::vector<LineView>& lines, const Contents& contents);

}  // namespace zhibiao::layout
