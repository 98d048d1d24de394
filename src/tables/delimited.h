// Rows whose cells are parted by tabs or bars.
#pragma once

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

void find_delimited(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
