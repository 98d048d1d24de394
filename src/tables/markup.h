// <table> that was left in the text.
#pragma once

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

void find_markup(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
