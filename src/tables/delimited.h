// Rows whose cells are parted by tabs or bars, of ASCII or of box drawing.
#pragma once

#include <string_view>

#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

// Whether the bars of box drawing stand in the text.
[[nodiscard]] bool has_box_bars(std::string_view text);
void find_delimited(const text::SourceText& source, const TableWords& words, Tables& tables);

}  // namespace zhibiao::tables
