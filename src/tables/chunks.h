// A line's words apart by gaps, with the columns they stand in.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/cells.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

struct Chunk {
  base::Range place;
  std::size_t left = 0;  // display columns
  std::size_t right = 0;
  CellKind kind = CellKind::words;
  std::size_t line = 0;  // 0-based
  [[nodiscard]] std::size_t centre() const { return (left + right) / 2; }
};

// What a column is. Text that was typed is set by the width of its letters; pdftotext counts the letters of a page, and
// puts cells that stand close side by side apart by a single blank.
enum class Measure { width, letters };

// By what the rows of figures stand below each other.
[[nodiscard]] Measure measure_of(const text::SourceText& source);
// Columns that two stretches share.
[[nodiscard]] std::size_t overlap(std::size_t left, std::size_t right, const Chunk& chunk);
[[nodiscard]] std::vector<Chunk> chunks_of(const text::SourceText& source, const TableWords& words, Measure measure,
                                           std::size_t line);
// 收        入            支        出: a line of single letters, two to a head, whatever gap lies between them.
void join_spread_pairs(const text::SourceText& source, std::vector<Chunk>& line);
// 项        目      预算数: two letters side by side that together say what the names below them are. Three and more
// are heads themselves: 类 款 项 目.
void join_spread_names(const text::SourceText& source, const TableWords& words, std::vector<Chunk>& line);
// At its single blanks.
[[nodiscard]] std::vector<Chunk> split_at_blanks(const text::SourceText& source, const Chunk& chunk,
                                                 Measure measure = Measure::width);

}  // namespace zhibiao::tables
