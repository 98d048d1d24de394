// What a single cell looks like: nothing, a number, a year, words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/range.h"
#include "tables/grid.h"
#include "text/folded_text.h"
#include "text/source_text.h"

namespace zhibiao::tables {

enum class CellKind { nothing, number, year, words };

// Space, tab, ideographic and no-break space, zero-width signs.
[[nodiscard]] bool is_blank(char32_t sign);
// `range` of the text without the blanks at its ends.
[[nodiscard]] base::Range trimmed(std::string_view text, base::Range range);

// The cell's words folded, without any blanks: what patterns are held against.
[[nodiscard]] std::string folded(const text::SourceText& source, const Cell& cell);
// Appends the same to a text of the document; where it stands there.
base::Range append(text::FoldedText& text, const text::SourceText& source, const Cell& cell);
// The same in the source's own characters; code point by code point that of folded().
[[nodiscard]] std::string verbatim(const text::SourceText& source, const Cell& cell);

// Whether the words of a cell, folded, make a sentence or tell of a figure in passing.
[[nodiscard]] bool is_prose(std::string_view folded);
// Of a cell's folded words.
[[nodiscard]] CellKind kind_of(std::string_view folded);
// Of a cell without folding it first.
[[nodiscard]] CellKind kind_of(const text::SourceText& source, const Cell& cell);

// Where the figure of a cell stands in its folded words.
struct Figure {
  base::Range number;     // digits with their separators
  bool negative = false;  // a minus of any kind, brackets, △
  std::size_t begin = 0;  // with its sign
  std::size_t end = 0;    // behind a closing bracket
  bool square = false;    // [5.7]: the sum of several years in a plan's table, in the row's own unit
};
// The first figure; an empty number where there is none.
[[nodiscard]] Figure figure_of(std::string_view folded);

}  // namespace zhibiao::tables
