// Which way a table lies: which columns name the rows, which hold figures, and whether rows or columns name what is
// measured.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cells/heads.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::cells {

enum class ColumnUse { name, figures, units, serial, ignored };

struct Columns {
  std::vector<ColumnUse> uses;
  std::vector<std::vector<std::size_t>> names;  // by column of figures: those that name its rows
  std::vector<std::size_t> units;               // by column of figures: the column of its units, or kNone
  std::optional<std::string> unit;              // of all cells, as the table writes it: 万元
  bool rows_measure = true;                     // the heads of rows are what is measured

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

// `heads`: those of grid.heads.
[[nodiscard]] Columns read_columns(const tables::Grid& grid, const text::SourceText& source,
                                   const std::vector<Head>& heads, const tables::TableWords& words,
                                   const FigureReader& figures);

}  // namespace zhibiao::cells
