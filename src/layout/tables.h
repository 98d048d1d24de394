// Lines that are no text but a table's: rows whose cells tabs, bars or wide gaps part, and cells that a converter put
// one a line.
#pragma once

#include <vector>

#include "layout/contents.h"
#include "layout/lines.h"
#include "tables/grid.h"
#include "text/source_text.h"

namespace zhibiao::layout {

// Marks the rows of tables, with what stands between them.
void mark_rows(const tables::Tables& tables, const text::SourceText& source, std::vector<LineView>& lines);
// Marks the lines that name a table or its unit, unless one of them is the document's title.
void mark_captions(const tables::Tables& tables, std::vector<LineView>& lines);

// Marks what looks like a row and stands in no table that was read.
void mark_loose_rows(std::vector<LineView>& lines);

// Marks cells that stand one a line: short lines, many of them bare numbers. A heading right above or below a table, or
// one that the contents name, is none.
void mark_cells(std::vector<LineView>& lines, const Contents& contents);

}  // namespace zhibiao::layout
