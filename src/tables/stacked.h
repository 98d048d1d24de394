// Tables that a converter flattened to one cell a line, where the pattern of their rows repeats surely.
#pragma once

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Lines that other tables take are left alone.
void find_stacked(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
