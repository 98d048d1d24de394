// The lines above a table that name it or its unit.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/builder.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// From the top down, each a row of one cell. `lone_head`: a single head may stand on a line of its own above the rows.
[[nodiscard]] std::vector<FoundRow> captions_above(const text::SourceText& source, const TableWords& words,
                                                   std::size_t first_line, bool lone_head);

}  // namespace zhibiao::tables
