// A line's words apart by gaps, with the columns they stand in.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/cells.h"
#include "tables/grid.h"
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

// Columns that two stretches share.
[[nodiscard]] std::size_t overlap(std::size_t left, std::size_t right, const Chunk& chunk);
[[nodiscard]] std::vector<Chunk> chunks_of(const text::SourceText& source, std::size_t line);
// At its single blanks.
[[nodiscard]] std::vector<Chunk> split_at_blanks(const text::SourceText& source, const Chunk& chunk);

}  // namespace zhibiao::tables
