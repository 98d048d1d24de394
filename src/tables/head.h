// From the rows above a table's body to the heads of each column: blank heads take the one to their left, merged ones
// that lost their width get it back where the rows below say how wide they were.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

using Cells = std::vector<Cell>;

// `stubs`: columns at the left that name the rows. Fills grid.heads and grid.storeys; false where the heads can not be
// told.
bool build_heads(const text::SourceText& source, const TableWords& words, const std::vector<Cells>& rows,
                 std::size_t stubs, Grid& grid);

// 编制 | | 实有 | | 离退休 over 行政 | 事业 | 在职 | 临聘 |: every name begins below a wide head or stands beside one
// that does, and there is none below the others.
[[nodiscard]] bool divides_wide(const text::SourceText& source, const TableWords& words, const Cells& above,
                                const Cells& below);

}  // namespace zhibiao::tables
