// The columns of a table set with blanks, by what stands in its rows.
#pragma once

#include <cstddef>
#include <vector>

#include "tables/aligned_head.h"
#include "tables/aligned_rows.h"
#include "tables/chunks.h"

namespace zhibiao::tables {

class AlignedColumns {
 public:
  // `rows`: lines of figures. Both must outlive this.
  AlignedColumns(const std::vector<AlignedLine>& lines, const std::vector<std::size_t>& rows, Measure measure)
      : lines_(lines), rows_(rows), measure_(measure) {}

  // By what stands below each other: of all rows, or, where one of them is set differently (a sum), of those that have
  // as many cells as most.
  [[nodiscard]] std::vector<Stretch> below_each_other() const;
  // Of the rows with so many cells; one that has a cell less lacks its first.
  [[nodiscard]] std::vector<Stretch> in_order(std::size_t cells) const;

 private:
  [[nodiscard]] std::vector<Stretch> in_order() const;
  [[nodiscard]] std::vector<Stretch> below(const std::vector<std::size_t>& rows) const;
  [[nodiscard]] bool stands_in(const std::vector<Stretch>& columns, const Chunk& chunk, std::size_t row) const;

  const std::vector<AlignedLine>& lines_;
  const std::vector<std::size_t>& rows_;
  Measure measure_;
};

}  // namespace zhibiao::tables
