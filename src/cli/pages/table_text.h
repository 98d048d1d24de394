// A table drawn for a terminal: its grid, and what each column was taken for.
#pragma once

#include <cstddef>
#include <string>

#include "extract/stages.h"

namespace zhibiao::cli {

// Of trace.tables.grids[index]; every line begins with blanks.
[[nodiscard]] std::string table_text(const extract::Trace& trace, std::size_t index);
// "bars, lines 3 to 9, 5 rows, 4 columns, caption …"
[[nodiscard]] std::string table_facts(const extract::Trace& trace, std::size_t index);

}  // namespace zhibiao::cli
