// The heads of a table out of a page's text, by the columns that each stands in the middle of.
#pragma once

#include <vector>

#include "tables/aligned_head.h"
#include "tables/chunks.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// `lines`: the words above the body, line by line. Each word is set over a run of columns, so that from the lowest line
// up all words of a line together are as near as can be to the middles of their runs, and no run parts one below it.
// Words over the same run are one head, broken over lines; a run over all columns is the table's name. Fills
// grid.heads, grid.storeys and grid.captions; false where a column of figures is left without a head.
bool build_column_heads(const text::SourceText& source, const TableWords& words,
                        const std::vector<std::vector<Chunk>>& lines, const std::vector<Stretch>& columns, Grid& grid);
// Whether the heads that have nothing below may be so many; a wide one may stand above the gap between its own.
[[nodiscard]] bool may_be_heads_of(std::size_t columns, const std::vector<std::vector<Chunk>>& lines);

}  // namespace zhibiao::tables
