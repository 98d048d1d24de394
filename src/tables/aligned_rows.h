// The rows of a table set with blanks: which cell stands in which column, which lines of words belong to which row, and
// which rows a name beside them holds for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "tables/aligned_head.h"
#include "tables/chunks.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

[[nodiscard]] inline bool is_figure(const Chunk& chunk) {
  return chunk.kind == CellKind::number || chunk.kind == CellKind::year;
}

struct AlignedLine {
  std::vector<Chunk> chunks;
  bool blank = true;
  bool taken = false;
  bool prose = false;
  [[nodiscard]] std::size_t figures() const {
    return static_cast<std::size_t>(std::count_if(chunks.begin(), chunks.end(), is_figure));
  }
  // Years alone are heads.
  [[nodiscard]] bool is_row() const {
    return !taken && !prose && chunks.size() > 1 &&
           std::any_of(chunks.begin(), chunks.end(), [](const Chunk& each) { return each.kind == CellKind::number; });
  }
};

// The column that a chunk shares most with.
[[nodiscard]] std::optional<std::size_t> column_of(const std::vector<Stretch>& columns, const Chunk& chunk);
// A single word below a row is the rest of its name.
[[nodiscard]] bool continues(const AlignedLine& row, const AlignedLine& line);
// The same where names are centred: it lies within the name.
[[nodiscard]] bool lies_below_name(const AlignedLine& row, const AlignedLine& line);
// 3 近岸海域水质: the number of a row before the beginning of its name.
[[nodiscard]] bool begins_with_number(const text::SourceText& source, const AlignedLine& line);

class AlignedRows {
 public:
  AlignedRows(const text::SourceText& source, const TableWords& words, const std::vector<AlignedLine>& lines,
              const std::vector<Stretch>& columns, Measure measure, bool in_order)
      : source_(source),
        words_(words),
        lines_(lines),
        columns_(columns),
        measure_(measure),
        is_list_(in_order),
        in_order_(in_order || measure == Measure::letters) {}

  // `rows`: lines of figures; `between`: lines of words among them. Both rise.
  void take(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& between, Grid& grid);

 private:
  void place(std::size_t line, Row& row) const;
  [[nodiscard]] bool lacks_first(const std::vector<Chunk>& chunks) const;
  [[nodiscard]] std::optional<std::size_t> name_column() const;
  [[nodiscard]] const Chunk* piece_of(std::size_t line, std::size_t column) const;
  void share_out(std::size_t name, Grid& grid) const;
  [[nodiscard]] std::size_t taken_above(std::size_t above, std::size_t below, const std::vector<std::size_t>& group,
                                        std::size_t name) const;
  [[nodiscard]] bool is_full(const Chunk* piece) const;
  void fill_merged(std::size_t column, std::size_t name, Grid& grid) const;

  const text::SourceText& source_;
  const TableWords& words_;
  const std::vector<AlignedLine>& lines_;
  const std::vector<Stretch>& columns_;
  Measure measure_;
  bool is_list_;   // each row has as many cells as there are columns, or lacks the first
  bool in_order_;  // the cells of a row that has as many as there are columns
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> between_;
  std::size_t widest_name_ = 0;
};

}  // namespace zhibiao::tables
