// Tables set with blanks, as pdftotext -layout gives them: cells apart by gaps of two and more blanks that stand below
// each other.
#pragma once

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Whether any line holds a gap between two words, at little cost.
[[nodiscard]] bool has_gaps(const text::SourceText& source);
// Lines that other tables take are left alone.
void find_aligned(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
