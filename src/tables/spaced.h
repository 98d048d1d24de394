// Tables of a page's text whose cells only one blank parts: heads that are as many as the figures below them.
#pragma once

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Appends the tables in lines that no other form has taken.
void find_spaced(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
