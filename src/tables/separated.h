// A file that is one table: rows of values apart by commas or tabs (RFC 4180), as spreadsheets are exported.
#pragma once

#include <string_view>

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Whether the name of a file says that it is one: .csv, .tsv, and sheets that a converter made into one.
[[nodiscard]] bool is_separated(std::string_view path);
void find_separated(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
