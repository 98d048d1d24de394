#include "tables/stacked.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kLongestCell = 60;           // bytes
constexpr std::size_t kMostBlankBetweenCells = 8;  // lines between two cells
constexpr std::size_t kFewestStacked = 6;          // of a table
constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kFewestRows = 3;
constexpr double kRounding = 0.11;  // by which a rate may differ from the one of its figures

struct Item {
  std::size_t line = 0;
  Cell cell;
  CellKind kind = CellKind::words;
  std::string text;
};

class StackedFinder {
 public:
  StackedFinder(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables), taken_(source.lines.size(), false) {
    for (const Grid& grid : tables_.grids) {
      for (std::size_t i = grid.first_line; i <= grid.last_line; ++i) taken_[i] = true;
    }
  }

  void find() {
    for (std::size_t line = 0; line < source_.lines.size();) {
      const std::vector<Item> run = run_from(line);
      if (run.empty()) {
        ++line;
        continue;
      }
      read_run(run);
      line = run.back().line + 1;
    }
  }

 private:
  // Short lines without any sentence, from `line` on.
  std::vector<Item> run_from(std::size_t line) const {
    std::vector<Item> run;
    std::size_t blank = 0;
    std::size_t figures = 0;
    for (; line < source_.lines.size(); ++line) {
      const base::Range range = trimmed(source_.utf8, source_.lines[line]);
      if (range.empty()) {
        if (run.empty() || ++blank > kMostBlankBetweenCells) break;
        continue;
      }
      if (taken_[line] || range.size() > kLongestCell || is_prose(range.of(source_.utf8))) break;
      blank = 0;
      Item item{line, {range, {}}, CellKind::words, folded(source_, {range, {}})};
      item.kind = words_.kind_of(item.text);
      figures += item.kind == CellKind::number ? 1 : 0;
      run.push_back(std::move(item));
    }
    if (figures < kFewestStacked || figures * 4 < run.size()) run.resize(std::min<std::size_t>(run.size(), 0));
    return run;
  }

  void read_run(const std::vector<Item>& run) {
    if (read_cycle(run, true)) return;
    const std::size_t unread = tables_.unread.size();
    if (!read_groups(run) && read_cycle(run, false)) tables_.unread.resize(unread);
  }

  [[nodiscard]] static bool is_figure(const Item& item) { return item.kind == CellKind::number; }
  [[nodiscard]] static bool fits(const Item& item, bool figure) {
    return item.kind == CellKind::nothing || item.kind == CellKind::year || is_figure(item) == figure;
  }

  // Rows of one length below as many heads.
  // Unless `alone`: below heads that come again, which may have others above them.
  bool read_cycle(const std::vector<Item>& run, bool alone) {
    std::size_t best_width = 0;
    std::size_t best_begin = 0;
    std::size_t best_rows = 0;
    for (std::size_t width = 2; width <= kMostColumns; ++width) {
      for (std::size_t begin = width; begin + kFewestRows * width <= run.size(); ++begin) {
        const std::size_t rows = rows_of(run, begin, width);
        if (rows < kFewestRows || rows * width <= best_rows * best_width) continue;
        best_width = width;
        best_begin = begin;
        best_rows = rows;
      }
    }
    if (best_rows == 0 || (alone && comes_again(run, best_begin - best_width + 1, best_begin))) return false;
    Grid grid = new_grid(run, best_begin - best_width, best_begin + best_rows * best_width - 1);
    grid.columns = best_width;
    for (std::size_t column = 0; column < best_width; ++column) {
      grid.heads.push_back(run[best_begin - best_width + column].cell);
      grid.storeys.push_back({column});
    }
    for (std::size_t row = 0; row < best_rows; ++row) {
      Row& cells = grid.rows.emplace_back();
      cells.line = run[best_begin + row * best_width].line;
      for (std::size_t column = 0; column < best_width; ++column) {
        cells.cells.push_back(run[best_begin + row * best_width + column].cell);
      }
    }
    tables_.grids.push_back(std::move(grid));
    return true;
  }

  // How many rows of `width` cells, of one kind in each column, stand from `begin` on below heads of words.
  [[nodiscard]] std::size_t rows_of(const std::vector<Item>& run, std::size_t begin, std::size_t width) const {
    std::size_t heads = 0;
    for (std::size_t i = begin - width; i < begin; ++i) {
      if (run[i].kind != CellKind::words && run[i].kind != CellKind::year) return 0;
      heads += is_headlike(run[i].text) ? 1U : 0U;
    }
    if (heads * 2 < width) return 0;
    std::size_t figures = 0;
    std::size_t names = 0;
    for (std::size_t i = begin; i < begin + width; ++i) {
      figures += is_figure(run[i]) ? 1 : 0;
      names += run[i].kind == CellKind::words ? 1 : 0;
    }
    if (figures == 0 || names == 0) return 0;
    std::size_t rows = 0;
    for (std::size_t row = begin; row + width <= run.size(); row += width, ++rows) {
      for (std::size_t i = 0; i < width; ++i) {
        if (!fits(run[row + i], is_figure(run[begin + i]))) return rows;
      }
    }
    return rows;
  }

  // 目标 | 完成 | 目标 | 完成
  [[nodiscard]] static bool comes_again(const std::vector<Item>& run, std::size_t begin, std::size_t end) {
    for (std::size_t size = 2; 2 * size <= end - begin; ++size) {
      if ((end - begin) % size != 0) continue;
      std::size_t at = begin + size;
      while (at < end && run[at].text == run[at - size].text) ++at;
      if (at == end) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_headlike(const std::string& text) const {
    if (kind_of(text) == CellKind::year || text.ends_with(')')) return true;
    for (const Says what : {Says::aspect, Says::serial, Says::unit_column, Says::rows_things, Says::rows_measures,
                            Says::measure, Says::unit, Says::no_figure}) {
      if (words_.says(text, what)) return true;
    }
    return false;
  }

  [[nodiscard]] Grid new_grid(const std::vector<Item>& run, std::size_t first, std::size_t last) const {
    Grid grid;
    grid.form = Form::stacked;
    grid.first_line = run[first].line;
    grid.last_line = run[last].line;
    for (std::size_t above = first, looked = 0; above-- > 0 && looked < 3; ++looked) {
      const bool unit = words_.says(run[above].text, Says::unit_line);
      if (!unit && !words_.says(run[above].text, Says::caption)) break;
      (unit ? grid.units : grid.captions).push_back(run[above].cell);
      grid.first_line = run[above].line;
      if (!unit) break;
    }
    return grid;
  }

  // Several measures, each with the same few columns, and a name before each row of figures.
  struct Groups {
    std::vector<Cell> outer;  // heads above all
    std::vector<Cell> measures;
    std::vector<Cell> leaves;  // of each measure
    std::vector<std::string> leaf_texts;
  };

  bool read_groups(const std::vector<Item>& run) {
    std::size_t stub = run.size();
    for (std::size_t i = 0; i < run.size() && stub == run.size(); ++i) {
      if (words_.says(run[i].text, Says::rows_things) || words_.says(run[i].text, Says::rows_measures)) stub = i;
    }
    std::size_t first_figure = stub;
    while (first_figure < run.size() && !is_figure(run[first_figure])) ++first_figure;
    if (stub + 4 >= first_figure || first_figure >= run.size()) return false;
    const std::size_t body = first_figure - 1;  // the first row's name
    // By row: its name and its figures.
    struct Values {
      std::size_t name;
      std::vector<std::size_t> cells;
    };
    std::vector<Values> rows;
    std::map<std::size_t, std::size_t> sizes;
    for (std::size_t i = body; i < run.size(); ++i) {
      if (run[i].kind == CellKind::words) {
        rows.push_back({i, {}});
      } else if (!rows.empty()) {
        rows.back().cells.push_back(i);
      }
    }
    std::size_t usual = 0;
    for (const auto& row : rows) {
      if (++sizes[row.cells.size()] > 0 && row.cells.size() > 1 &&
          (usual == 0 || sizes[row.cells.size()] > sizes[usual])) {
        usual = row.cells.size();
      }
    }
    if (usual < 2 || sizes[usual] < 2) return false;
    const auto groups = groups_of(run, stub, body, usual);
    Grid grid = new_grid(run, stub, run.size() - 1);
    if (!groups) {
      tables_.unread.push_back({grid.first_line, grid.last_line});
      return false;
    }
    take_heads(run[stub].cell, *groups, grid);
    for (const auto& values : rows) {
      Row row;
      row.line = run[values.name].line;
      row.cells.resize(grid.columns);
      row.cells[0] = run[values.name].cell;
      std::vector<const Item*> cells;
      for (const std::size_t cell : values.cells) cells.push_back(&run[cell]);
      const std::size_t sure = sure_cells(cells, *groups, grid.columns - 1);
      for (std::size_t i = 0; i < sure; ++i) row.cells[i + 1] = cells[i]->cell;
      if (sure < cells.size() && sure == 0) row.certain = false;
      grid.rows.push_back(std::move(row));
    }
    tables_.grids.push_back(std::move(grid));
    return true;
  }

  // From the heads between the corner and the first row.
  [[nodiscard]] std::optional<Groups> groups_of(const std::vector<Item>& run, std::size_t stub, std::size_t body,
                                                std::size_t usual) const {
    const std::size_t heads = body - stub - 1;
    // The shortest run of heads that repeats up to the first row.
    for (std::size_t size = 2; size * 2 <= heads; ++size) {
      std::size_t times = 1;
      while (size * (times + 1) <= heads) {
        bool same = true;
        for (std::size_t i = 0; i < size && same; ++i) {
          same = run[body - size * (times + 1) + i].text == run[body - size + i].text;
        }
        if (!same) break;
        ++times;
      }
      if (times < 2) continue;
      Groups groups;
      for (std::size_t i = body - size; i < body; ++i) {
        groups.leaves.push_back(run[i].cell);
        groups.leaf_texts.push_back(run[i].text);
      }
      const std::size_t columns = (usual + times - 1) / times;
      if (!join_leaves(groups, columns)) return std::nullopt;
      return take_measures(run, stub + 1, body - size * times, times, std::move(groups));
    }
    return std::nullopt;
  }

  // 目标 / 任务 is one head on two lines where there are fewer figures than heads.
  [[nodiscard]] bool join_leaves(Groups& groups, std::size_t columns) const {
    while (groups.leaves.size() > columns) {
      std::size_t at = groups.leaves.size();
      for (std::size_t i = 0; i + 1 < groups.leaves.size(); ++i) {
        const auto says = [&](Says what) {
          return words_.says(groups.leaf_texts[i], what) && words_.says(groups.leaf_texts[i + 1], what);
        };
        if ((says(Says::target) || says(Says::actual)) && at == groups.leaves.size()) at = i;
      }
      if (at == groups.leaves.size()) return false;
      groups.leaves[at].more.push_back(groups.leaves[at + 1].place);
      groups.leaf_texts[at] += groups.leaf_texts[at + 1];
      groups.leaves.erase(groups.leaves.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      groups.leaf_texts.erase(groups.leaf_texts.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
    return groups.leaves.size() == columns;
  }

  // The measures are as many heads one behind the other: all there are, or the run of those that have a unit.
  [[nodiscard]] std::optional<Groups> take_measures(const std::vector<Item>& run, std::size_t begin, std::size_t end,
                                                    std::size_t times, Groups groups) const {
    std::size_t first = begin;
    if (end - begin != times) {
      const auto has_unit = [&](std::size_t i) { return run[i].text.ends_with(')') || run[i].text.ends_with('%'); };
      first = begin;
      while (first < end && !has_unit(first)) ++first;
      std::size_t last = first;
      while (last < end && has_unit(last)) ++last;
      if (last - first != times) return std::nullopt;
    }
    for (std::size_t i = begin; i < first; ++i) groups.outer.push_back(run[i].cell);
    for (std::size_t i = first; i < first + times; ++i) groups.measures.push_back(run[i].cell);
    return groups;
  }

  static void take_heads(const Cell& stub, const Groups& groups, Grid& grid) {
    grid.columns = 1 + groups.measures.size() * groups.leaves.size();
    grid.heads.push_back(stub);
    grid.storeys.push_back({0});
    std::vector<std::size_t> outer;
    for (const Cell& cell : groups.outer) {
      outer.push_back(grid.heads.size());
      grid.heads.push_back(cell);
    }
    for (const Cell& measure : groups.measures) {
      std::vector<std::size_t> path = outer;
      path.push_back(grid.heads.size());
      grid.heads.push_back(measure);
      for (const Cell& leaf : groups.leaves) {
        std::vector<std::size_t> own = path;
        own.push_back(grid.heads.size());
        grid.heads.push_back(leaf);
        grid.storeys.push_back(std::move(own));
      }
    }
  }

  // How many of a row's figures surely stand in their columns: all, or, where one is lost, those whose rates agree.
  [[nodiscard]] std::size_t sure_cells(const std::vector<const Item*>& cells, const Groups& groups,
                                       std::size_t columns) const {
    if (cells.size() == columns) return columns;
    const std::size_t size = groups.leaves.size();
    if (size != 3 || groups.leaf_texts[2].find('%') == std::string::npos) return 0;
    std::size_t sure = 0;
    while (sure + size <= cells.size()) {
      const auto value = [&](std::size_t i) {
        std::string number(figure_of(cells[sure + i]->text).number.of(cells[sure + i]->text));
        std::erase(number, ',');
        return number.empty() ? 0.0 : std::stod(number);
      };
      const double base = value(0);
      if (base == 0.0) break;
      const double off = value(1) / base * 100 - value(2);
      if (off > kRounding || off < -kRounding) break;
      sure += size;
    }
    return sure;
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
  std::vector<bool> taken_;
};

}  // namespace

void find_stacked(const text::SourceText& source, const TableWords& words, Tables& tables) {
  StackedFinder(source, words, tables).find();
}

}  // namespace zhibiao::tables
