// What a single cell says: its number, its own unit, its comparator; and what a unit that stands elsewhere makes of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/figure_finder.h"
#include "numbers/exact.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::cells {

struct Unit {
  std::string name;  // as reported
  Kind kind = Kind::measure;
  numbers::Exact factor{1, 0};  // 10000 for 万元
  std::string written;          // 万元
};

struct CellFigure {
  base::Range range;   // in the cell's folded words: number and own unit
  base::Range number;  // with its sign
  base::Range unit;    // empty where the cell has none
  numbers::Exact value;
  std::optional<numbers::Exact> high;
  std::optional<Unit> own;  // its own unit, whose scale is in `value` already
  Comparator comparator = Comparator::equal;
  bool placeholder = false;
  bool square = false;  // [5.7]: in the row's own unit
  Stated stated;        // with its own unit, if it has one
};

class FigureReader {
 public:
  // `candidates` must outlive this.
  FigureReader(const indicators::FigureFinder& candidates, const std::vector<patterns::Cue>& cues);

  // Of a unit as a head or a column of units writes it.
  [[nodiscard]] std::optional<Unit> unit(std::string_view text) const;
  // All that a line names: 万元、人.
  [[nodiscard]] std::vector<Unit> units(std::string_view text) const;
  // Of a cell's folded words, if they are one figure.
  [[nodiscard]] std::optional<CellFigure> figure(std::string_view cell) const;

 private:
  struct Word {
    std::string word;
    Comparator comparator;
  };
  [[nodiscard]] std::optional<Unit> whole_unit(std::string_view text) const;
  bool take_before(std::string_view cell, std::size_t& at, CellFigure& figure) const;
  bool take_after(std::string_view cell, std::size_t at, CellFigure& figure) const;

  const indicators::FigureFinder& candidates_;
  std::vector<Word> before_;
  std::vector<Word> after_;
  std::vector<std::string> range_signs_;
};

}  // namespace zhibiao::cells
