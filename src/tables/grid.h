// A table as a plain value: rows, columns and heads, each cell with its place in the source. Knows nothing of what the
// heads mean.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/range.h"
#include "base/rare.h"
#include "zhibiao/document.h"

namespace zhibiao::tables {

// How the source parts the cells.
enum class Form { tabs, bars, aligned, markup, separated, stacked };

struct Cell {
  base::ShortRange place;            // in SourceText::utf8, without the blanks at either end
  base::RareList<base::Range> more;  // further parts of a cell that is broken over lines
  [[nodiscard]] bool empty() const { return place.empty(); }
};

struct Row {
  std::size_t line = 0;     // 0-based, where it begins
  std::vector<Cell> cells;  // one a column
  bool certain = true;      // a row that lost a cell may not say under which head its others stand
};

// A cell of words that are read like any other sentence.
struct Prose {
  std::size_t line = 0;  // 0-based, of its row
  Cell cell;
  std::optional<Role> role;  // where a head of its column says
};

struct Grid {
  Form form = Form::tabs;
  std::size_t first_line = 0;  // 0-based; with caption and notes
  std::size_t last_line = 0;
  std::size_t columns = 0;
  std::vector<Cell> heads;                        // each once, however many columns it stands above
  std::vector<std::vector<std::size_t>> storeys;  // by column: its heads from the outside in
  std::vector<Row> rows;
  std::vector<Cell> captions;  // in the source's order
  std::vector<Cell> units;     // lines that name the unit of all cells
  std::vector<Cell> notes;
  std::vector<Prose> prose;  // cells that hold a sentence
};

// A table of which the shape cannot be told.
struct Unread {
  std::size_t line = 0;  // 0-based
  std::size_t last_line = 0;
};

// All tables of a text, in its order.
struct Tables {
  std::vector<Grid> grids;
  std::vector<Unread> unread;
};

}  // namespace zhibiao::tables
