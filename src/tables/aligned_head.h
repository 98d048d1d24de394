// The heads of a table set with blanks: which are broken over lines, which stand above which columns.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/chunks.h"
#include "tables/grid.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Where a column's cells stand.
struct Stretch {
  std::size_t left = 0;
  std::size_t right = 0;
  bool figures = false;
};

// `lines`: the words above the body, line by line. Fills grid.heads and grid.storeys; false where it cannot be told
// which head stands above which column.
bool build_aligned_heads(const text::SourceText& source, const std::vector<std::vector<Chunk>>& lines,
                         const std::vector<Stretch>& columns, Grid& grid);

}  // namespace zhibiao::tables
