// From rows of cells to grids: which rows are captions and heads, where another table begins, which cell stands in
// which column. For every form in which cells are parted by a sign.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// A row as it was found: cells may be missing.
struct FoundRow {
  std::size_t line = 0;
  std::size_t last_line = 0;
  std::vector<Cell> cells;
};

// Appends the grids that `rows` make up. What looks like a table and cannot be told becomes Tables::unread.
void build_grids(const text::SourceText& source, const TableWords& words, Form form, std::vector<FoundRow> rows,
                 Tables& tables);

}  // namespace zhibiao::tables
