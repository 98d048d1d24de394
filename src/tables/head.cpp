#include "tables/head.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kNoHead = static_cast<std::size_t>(-1);
constexpr std::size_t kMostHeads = 12;  // of a row whose heads lost their widths: all ways to widen them are tried

// By column, which cell of a row of heads stands above it.
using Above = std::vector<std::size_t>;

class HeadBuilder {
 public:
  HeadBuilder(const text::SourceText& source, const TableWords& words, std::vector<Cells> rows, std::size_t stubs,
              Grid& grid)
      : source_(source), words_(words), rows_(std::move(rows)), stubs_(stubs), grid_(grid) {}

  bool build() {
    if (rows_.empty()) {
      grid_.storeys.assign(grid_.columns, {});
      return true;
    }
    if (grid_.form == Form::tabs) shift_beside_names();
    for (std::size_t row = 1; row < rows_.size(); ++row) shift_below(row);
    auto placed = wide_heads();
    if (!placed) placed = in_place();
    if (!placed) placed = collapsed();
    if (!placed) return false;
    take(*placed);
    return true;
  }

 private:
  [[nodiscard]] std::size_t columns() const { return grid_.columns; }
  [[nodiscard]] bool filled(std::size_t row, std::size_t column) const {
    return column < rows_[row].size() && !rows_[row][column].empty();
  }
  [[nodiscard]] std::vector<std::size_t> filled_of(std::size_t row) const {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < rows_[row].size(); ++i) {
      if (filled(row, i)) cells.push_back(i);
    }
    return cells;
  }
  [[nodiscard]] std::string text(std::size_t row, std::size_t cell) const { return folded(source_, rows_[row][cell]); }

  // Below a head of the names that reaches down, a document that lost merged cells has as many heads as figures.
  void shift_beside_names() {
    bool lost = false;
    for (std::size_t row = rows_.size(); row-- > 1;) {
      const auto own = filled_of(row);
      const bool in_front = !own.empty() && own.back() + 1 == own.size();
      const bool whole = in_front && own.size() + stubs_ == columns() && filled(0, 0);
      if (!whole && !(lost && filled(row, 0) && rows_[row].size() + stubs_ <= columns())) continue;
      lost = true;
      rows_[row].insert(rows_[row].begin(), stubs_, Cell{});
    }
  }

  // A row below heads that reach down to it may have lost their blank cells: 地区 | 改厕 | | 修路 | over 目标 | 完成 |
  // 目标 | 完成 |. Its cells are then as many as the wide heads have columns.
  void shift_below(std::size_t row) {
    const Cells& upper = rows_[row - 1];
    std::vector<std::size_t> wide;
    for (std::size_t column = 0; column < columns(); ++column) {
      if (!filled(row - 1, column)) continue;
      std::size_t end = column + 1;
      while (end < columns() && (end >= upper.size() || upper[end].empty())) ++end;
      for (std::size_t i = column; end - column > 1 && i < end; ++i) wide.push_back(i);
    }
    const auto own = filled_of(row);
    const bool in_front = !own.empty() && own.back() + 1 == own.size();
    if (!in_front || own.size() != wide.size() || wide.front() == 0 || own.size() == columns()) return;
    Cells moved(columns());
    for (std::size_t i = 0; i < own.size(); ++i) moved[wide[i]] = rows_[row][own[i]];
    rows_[row] = std::move(moved);
  }

  // Every head stands in its column; a blank one is part of the merged one to its left, or of the one above.
  [[nodiscard]] std::optional<std::vector<Above>> in_place() const {
    std::vector<Above> placed(rows_.size(), Above(columns(), kNoHead));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].size() > columns()) return std::nullopt;
      for (std::size_t column = 0; column < columns(); ++column) {
        if (filled(row, column)) {
          placed[row][column] = column;
          continue;
        }
        if (column == 0 || placed[row][column - 1] == kNoHead || row + 1 == rows_.size()) continue;
        bool named_below = false;
        for (std::size_t below = row + 1; below < rows_.size(); ++below) {
          named_below = named_below || filled(below, column);
        }
        // A head of the row above that begins here parts it from its neighbour.
        const bool parted = row > 0 && placed[row - 1][column] != placed[row - 1][column - 1];
        if (named_below && !parted) placed[row][column] = placed[row][column - 1];
      }
    }
    for (std::size_t column = stubs_; column < columns(); ++column) {
      const bool named =
          std::any_of(placed.begin(), placed.end(), [&](const Above& row) { return row[column] != kNoHead; });
      // A last column may have no head; of several storeys that is a sign that blank cells were lost.
      if (!named && (column + 1 < columns() || rows_.size() > 1)) return std::nullopt;
    }
    return placed;
  }

  // Two rows, the upper one with fewer cells and each as wide as the others: | | 资产 | 人员 | over | | 1985 | 1995 |
  // 1985 | 1995 |.
  [[nodiscard]] std::optional<std::vector<Above>> wide_heads() const {
    if (rows_.size() != 2 || columns() <= stubs_ || rows_[1].size() < columns()) return std::nullopt;
    if (rows_[0].size() >= columns() || rows_[0].size() <= stubs_) return std::nullopt;
    for (std::size_t i = stubs_; i < rows_[0].size(); ++i) {
      if (!filled(0, i)) return std::nullopt;
    }
    const std::size_t heads = rows_[0].size() - stubs_;
    const std::size_t figures = columns() - stubs_;
    if (heads < 2 || figures % heads != 0) return std::nullopt;
    std::vector<Above> placed(2, Above(columns(), kNoHead));
    for (std::size_t column = 0; column < columns(); ++column) {
      const std::size_t upper = column < stubs_ ? column : stubs_ + (column - stubs_) / (figures / heads);
      if (filled(0, upper)) placed[0][column] = upper;
      if (filled(1, column)) placed[1][column] = column;
    }
    return placed;
  }

  // The heads stand one behind the other and all blanks behind them, as a page's table comes out where merged cells
  // were left out. Which of the upper ones are wide is told by the lower ones.
  [[nodiscard]] std::optional<std::vector<Above>> collapsed() const {
    if (rows_.size() > 2) return std::nullopt;
    std::vector<std::size_t> upper = filled_of(0);
    if (upper.empty() || upper.size() > kMostHeads) return std::nullopt;
    std::vector<Above> placed(rows_.size(), Above(columns(), kNoHead));
    std::size_t first = 0;  // of the heads that stand above figures
    const std::string corner = text(0, upper.front());
    const bool names_rows = words_.says(corner, Says::rows_things) || words_.says(corner, Says::rows_measures) ||
                            words_.says(corner, Says::serial);
    if (names_rows) {
      for (; first < stubs_ && first < upper.size(); ++first) placed[0][first] = upper[first];
    } else if (filled_of(0).front() != 0) {
      first = 0;
    } else if (!is_aspect(corner)) {
      return std::nullopt;
    }
    upper.erase(upper.begin(), upper.begin() + static_cast<std::ptrdiff_t>(first));
    const std::size_t figures = columns() - stubs_;
    const std::vector<std::size_t> lower = rows_.size() > 1 ? filled_of(1) : std::vector<std::size_t>{};
    if (upper.empty() || upper.size() > figures) return std::nullopt;
    if (lower.empty()) {
      if (upper.size() != figures) return std::nullopt;
      for (std::size_t i = 0; i < figures; ++i) placed[0][stubs_ + i] = upper[i];
      return placed;
    }
    if (lower.size() > figures) return std::nullopt;
    const std::size_t alone = figures - lower.size();  // heads without any below
    if (alone >= upper.size()) return std::nullopt;
    const std::size_t parents = upper.size() - alone;
    const auto widths = split(lower, parents);
    if (!widths) return std::nullopt;
    const std::vector<bool> is_parent = choose_parents(upper, parents);
    std::size_t column = stubs_;
    std::size_t child = 0;
    std::size_t group = 0;
    for (std::size_t i = 0; i < upper.size(); ++i) {
      const std::size_t width = is_parent[i] ? (*widths)[group++] : 1;
      for (std::size_t k = 0; k < width; ++k, ++column) {
        placed[0][column] = upper[i];
        if (is_parent[i]) placed[1][column] = lower[child++];
      }
    }
    return placed;
  }

  // How many of the lower heads each of `parents` takes: they repeat, or are as many below each.
  [[nodiscard]] std::optional<std::vector<std::size_t>> split(const std::vector<std::size_t>& lower,
                                                              std::size_t parents) const {
    if (parents == 0) return std::nullopt;
    if (lower.size() % parents == 0) return std::vector<std::size_t>(parents, lower.size() / parents);
    // A group begins where its first head stands again.
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (i == 0 || text(1, lower[i]) == text(1, lower[0])) widths.push_back(0);
      ++widths.back();
    }
    return widths.size() == parents ? std::optional(widths) : std::nullopt;
  }

  [[nodiscard]] bool is_aspect(const std::string& head) const {
    return words_.says(head, Says::aspect) || tables::kind_of(head) == CellKind::year;
  }

  // A head that has its own unit, and one unlike its neighbours, is rather no parent.
  [[nodiscard]] std::vector<bool> choose_parents(const std::vector<std::size_t>& upper, std::size_t parents) const {
    std::vector<int> fit(upper.size());
    for (std::size_t i = 0; i < upper.size(); ++i) {
      const std::string head = text(0, upper[i]);
      if (head.find('%') != std::string::npos || words_.says(head, Says::unit)) fit[i] -= 4;
      if (words_.says(head, Says::target) || words_.says(head, Says::actual)) fit[i] -= 2;
      if (words_.says(head, Says::aspect)) fit[i] += 1;
    }
    // Those that fit best, among equals the last.
    std::vector<std::size_t> order(upper.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return fit[a] != fit[b] ? fit[a] > fit[b] : a > b; });
    std::vector<bool> chosen(upper.size(), false);
    for (std::size_t i = 0; i < parents; ++i) chosen[order[i]] = true;
    return chosen;
  }

  void take(const std::vector<Above>& placed) {
    grid_.storeys.assign(columns(), {});
    for (std::size_t row = 0; row < placed.size(); ++row) {
      std::size_t last = kNoHead;
      for (std::size_t column = 0; column < columns(); ++column) {
        const std::size_t cell = placed[row][column];
        if (cell == kNoHead) continue;
        if (cell != last) grid_.heads.push_back(rows_[row][cell]);
        last = cell;
        grid_.storeys[column].push_back(grid_.heads.size() - 1);
      }
    }
  }

  const text::SourceText& source_;
  const TableWords& words_;
  std::vector<Cells> rows_;
  std::size_t stubs_;
  Grid& grid_;
};

}  // namespace

bool divides_wide(const text::SourceText& source, const TableWords& words, const Cells& above, const Cells& below) {
  const std::size_t width = std::max(above.size(), below.size());
  const auto filled = [](const Cells& cells, std::size_t at) { return at < cells.size() && !cells[at].empty(); };
  std::size_t divided = 0;
  for (std::size_t begin = 0, end = 0; begin < width; begin = end) {
    end = begin + 1;
    while (end < width && !filled(above, end)) ++end;
    std::size_t names = 0;
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (!filled(below, i)) continue;
      ++names;
      last = i;
    }
    if (names == 0) continue;
    // 60岁以上 | | over | 其中：80岁以上 |: a part stands beside its whole.
    const bool part = names == 1 && last > begin && words.says(folded(source, below[last]), Says::marker);
    if (!filled(above, begin) || begin == 0 || (!part && (names == 1 || !filled(below, begin)))) return false;
    ++divided;
  }
  return divided > 0;
}

bool build_heads(const text::SourceText& source, const TableWords& words, const std::vector<Cells>& rows,
                 std::size_t stubs, Grid& grid) {
  return HeadBuilder(source, words, rows, stubs, grid).build();
}

}  // namespace zhibiao::tables
