#include "tables/builder.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "tables/cells.h"
#include "tables/head.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kMostHeadRows = 4;

// What a row holds.
struct Look {
  std::uint32_t filled = 0;
  std::uint32_t figures = 0;
  std::uint32_t years = 0;
  std::uint32_t words = 0;
  bool rule = false;  // | --- | :-: |
};

class Builder {
 public:
  Builder(const text::SourceText& source, const TableWords& words, Form form, std::vector<FoundRow> rows,
          Tables& tables)
      : source_(source), words_(words), form_(form), rows_(std::move(rows)), tables_(tables) {
    if (form_ == Form::tabs) gather_scattered();
    for (const auto& row : rows_) looks_.push_back(look_of(row));
  }

  void build() {
    std::size_t at = 0;
    while (at < rows_.size()) {
      const std::size_t begin = at;
      at = read_grid(at);
      if (at == begin) ++at;
    }
  }

 private:
  [[nodiscard]] Look look_of(const FoundRow& row) const {
    Look look;
    bool rule = true;
    for (const Cell& cell : row.cells) {
      if (cell.empty()) continue;
      ++look.filled;
      const CellKind kind = words_.kind_of(source_, cell);
      look.figures += kind == CellKind::number ? 1 : 0;
      look.years += kind == CellKind::year ? 1 : 0;
      look.words += kind == CellKind::words ? 1 : 0;
      const std::string_view text = cell.place.of(source_.utf8);
      rule = rule && text.find_first_not_of(":-") == std::string_view::npos && text.size() >= 3;
    }
    look.rule = rule && look.filled > 0 && form_ == Form::bars;
    return look;
  }

  // A row of which each cell came to stand on a line of its own: a name, then its figures.
  void gather_scattered() {
    std::vector<FoundRow> gathered;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const bool lone = rows_[i].cells.size() == 1;
      const bool number = lone && words_.kind_of(source_, rows_[i].cells[0]) == CellKind::number;
      const bool follows = !gathered.empty() && i > 0 && rows_[i - 1].cells.size() == 1;
      if (number && follows) {
        // All single cells since the last whole row are its cells.
        std::size_t first = i;
        while (first > 0 && rows_[first - 1].cells.size() == 1) --first;
        FoundRow row{rows_[first].line, rows_[first].last_line, {}};
        std::size_t end = first;
        for (; end < rows_.size() && rows_[end].cells.size() == 1; ++end) {
          row.cells.push_back(rows_[end].cells[0]);
          row.last_line = rows_[end].last_line;
        }
        gathered.resize(gathered.size() - std::min(gathered.size(), i - first));
        gathered.push_back(std::move(row));
        i = end - 1;
        continue;
      }
      gathered.push_back(std::move(rows_[i]));
    }
    rows_ = std::move(gathered);
  }

  [[nodiscard]] bool is_lone(std::size_t row) const { return looks_[row].filled == 1 && looks_[row].words == 1; }
  [[nodiscard]] bool is_figures(std::size_t row) const { return looks_[row].figures > 0; }
  [[nodiscard]] std::string text(const Cell& cell) const { return folded(source_, cell); }

  [[nodiscard]] bool is_headlike(const Cell& cell) const {
    const std::string head = text(cell);
    if (words_.kind_of(head) == CellKind::year) return true;
    if (head.ends_with(')') && head.find('(') > 0) return true;  // with its unit
    for (const Says what : {Says::aspect, Says::serial, Says::code, Says::unit_column, Says::no_figure,
                            Says::rows_things, Says::rows_measures, Says::measure, Says::unit}) {
      if (words_.says(head, what)) return true;
    }
    return false;
  }
  // Most of what stands in it is what stands in heads.
  [[nodiscard]] bool is_headlike(std::size_t row, bool all) const {
    if (looks_[row].figures > 0) return false;
    std::size_t heads = 0;
    for (const Cell& cell : rows_[row].cells) heads += !cell.empty() && is_headlike(cell) ? 1U : 0U;
    return heads > 0 && (all ? heads == looks_[row].filled : heads * 2 >= looks_[row].filled);
  }

  // Lines that stand above the heads: name, unit, remark. False where the row is none of these.
  bool take_line(std::size_t row, Grid& grid) const {
    if (looks_[row].filled == 0) return true;
    bool unit = false;
    for (const Cell& cell : rows_[row].cells) {
      if (cell.empty() || !words_.says(text(cell), Says::unit_line)) continue;
      grid.units.push_back(cell);
      unit = true;
    }
    if (unit) return true;
    const Cell* first = first_cell(row);
    const bool numbered = looks_[row].filled == 2 && looks_[row].words == 2 &&
                          words_.says(text(*first), Says::caption) &&
                          !is_headlike(rows_[row].cells.back());  // 表2 | 渔港情况
    if (!is_lone(row) && !numbered) return false;
    for (const Cell& cell : rows_[row].cells) {
      if (cell.empty()) continue;
      (words_.says(text(cell), Says::note) ? grid.notes : grid.captions).push_back(cell);
    }
    return true;
  }

  // Whether a table begins at this row of another one's body.
  [[nodiscard]] bool starts_anew(std::size_t row) const {
    std::size_t heads = row;
    while (heads < rows_.size() && heads < row + 3 && (is_lone(heads) || looks_[heads].filled == 0)) ++heads;
    if (heads >= rows_.size()) return false;
    if (looks_[heads].filled < 2 || looks_[heads].figures > 0) return false;
    return is_headlike(heads, false);
  }

  std::size_t read_grid(std::size_t at) {
    Grid grid;
    grid.form = form_;
    const std::size_t begin = at;
    while (at < rows_.size() && looks_[at].filled != 1 && looks_[at].filled == 0) ++at;
    while (at < rows_.size() && !(looks_[at].rule) && !is_head_beginning(at, grid) && take_line(at, grid)) ++at;
    std::vector<Cells> heads;
    bool ruled = false;
    for (; at < rows_.size(); ++at) {
      if (looks_[at].rule) {
        ruled = true;
        continue;
      }
      if (looks_[at].filled == 0) continue;
      if (!is_head_row(at, heads, ruled)) break;
      heads.push_back(rows_[at].cells);
    }
    std::vector<std::size_t> body;
    for (; at < rows_.size(); ++at) {
      if (looks_[at].rule || looks_[at].filled == 0) continue;
      if (is_repeated(at, heads)) continue;
      if (!body.empty() && starts_anew(at)) break;
      if (is_lone(at) && words_.says(text(*first_cell(at)), Says::note)) {
        grid.notes.push_back(*first_cell(at));
        continue;
      }
      body.push_back(at);
    }
    finish(begin, at, heads, body, std::move(grid));
    return at;
  }

  [[nodiscard]] const Cell* first_cell(std::size_t row) const {
    for (const Cell& cell : rows_[row].cells) {
      if (!cell.empty()) return &cell;
    }
    return nullptr;
  }

  // A lone cell that is the only head of a table of two columns: 比上年上涨(%) above names and figures.
  [[nodiscard]] bool is_head_beginning(std::size_t row, const Grid& grid) const {
    if (looks_[row].filled != 1) return false;
    if (row + 1 >= rows_.size() || !is_figures(row + 1) || rows_[row + 1].cells.size() != 2) return false;
    (void)grid;
    return is_headlike(*first_cell(row));
  }

  [[nodiscard]] bool is_head_row(std::size_t row, const std::vector<Cells>& heads, bool ruled) const {
    const Look& look = looks_[row];
    if (look.figures > 0 || heads.size() >= kMostHeadRows) return false;
    if (heads.empty()) return look.filled > 1 ? look.words > 0 || look.years > 1 : true;
    const bool divides_some = divides_wide(source_, words_, heads.back(), rows_[row].cells);
    if (look.filled == 1) return (is_headlike(row, true) || divides_some) && row + 1 < rows_.size();
    if (is_headlike(row, true)) return true;
    if (divides_some || divides(heads.back(), rows_[row].cells)) return true;
    if (ruled) return !looks_[row].figures && rows_[row].cells.front().empty() && !is_whole(heads.back());
    // A further storey stands below heads that are wide or blank.
    const Cells& above = heads.back();
    std::size_t blank = 0;
    for (const Cell& cell : above) blank += cell.empty() ? 1U : 0U;
    const bool room =
        blank > (above.empty() || !above.front().empty() ? 0U : 1U) || above.size() < rows_[row].cells.size();
    return room && is_headlike(row, false);
  }

  // 收案 | | 结案 | | over | 旧存 | 新收 | 合计 | 判决: whatever the words, all columns that the heads leave blank are
  // named in the row below, which names no rows, or has lost the cells that do not belong to it.
  [[nodiscard]] bool divides(const Cells& above, const Cells& below) const {
    if (above.empty() || above.front().empty() || below.empty()) return false;
    if (!below.front().empty()) return form_ == Form::tabs && fills_wide(above, below);
    std::size_t blank = 0;
    for (std::size_t i = 1; i < std::max(above.size(), below.size()); ++i) {
      if (i < above.size() && !above[i].empty()) continue;
      if (i >= below.size() || below[i].empty()) return false;
      ++blank;
    }
    return blank > 0;
  }

  // As many cells as the wide heads above have columns.
  [[nodiscard]] static bool fills_wide(const Cells& above, const Cells& below) {
    std::size_t wide = 0;
    for (std::size_t i = 1; i < above.size(); ++i) {
      const bool goes_on = i + 1 < above.size() && above[i + 1].empty();
      wide += above[i].empty() || goes_on ? 1U : 0U;
    }
    return wide > 1 && below.size() == wide &&
           std::none_of(below.begin(), below.end(), [](const Cell& cell) { return cell.empty(); });
  }

  // No blank cell that a further storey could divide.
  [[nodiscard]] static bool is_whole(const Cells& head) {
    return std::none_of(head.begin() + (head.empty() ? 0 : 1), head.end(),
                        [](const Cell& cell) { return cell.empty(); });
  }

  // A page that repeats the heads.
  [[nodiscard]] bool is_repeated(std::size_t row, const std::vector<Cells>& heads) const {
    if (looks_[row].figures > 0 || looks_[row].filled < 2) return false;
    return std::any_of(heads.begin(), heads.end(), [&](const Cells& head) {
      if (head.size() != rows_[row].cells.size()) return false;
      for (std::size_t i = 0; i < head.size(); ++i) {
        if (text(head[i]) != text(rows_[row].cells[i])) return false;
      }
      return true;
    });
  }

  [[nodiscard]] std::size_t width_of(const std::vector<Cells>& heads, const std::vector<std::size_t>& body) const {
    std::map<std::size_t, std::size_t> widths;
    for (const std::size_t row : body) {
      if (is_figures(row)) ++widths[rows_[row].cells.size()];
    }
    std::size_t width = 0;
    std::size_t most = 0;
    for (const auto& [size, count] : widths) {
      // Of tabs the blanks at a row's end are lost: the widest row that is no single one tells.
      if (count > most || (form_ == Form::tabs && (count > 1 || widths.size() == 1))) {
        width = size;
        most = std::max(most, count);
      }
    }
    for (const Cells& head : heads) {
      const bool whole = std::none_of(head.begin(), head.end(), [](const Cell& cell) { return cell.empty(); });
      if (form_ == Form::tabs || whole || widths.count(head.size()) != 0) width = std::max(width, head.size());
    }
    return width;
  }

  void finish(std::size_t begin, std::size_t end, std::vector<Cells> heads, const std::vector<std::size_t>& body,
              Grid grid) {
    if (form_ == Form::markup || form_ == Form::separated) drop_blank_columns(heads, body);
    const std::size_t figures = static_cast<std::size_t>(std::count_if(
        body.begin(), body.end(), [&](std::size_t row) { return is_figures(row) && rows_[row].cells.size() > 1; }));
    if (figures == 0 || begin >= end) return;
    grid.columns = width_of(heads, body);
    if (grid.columns < 2) return;
    if (heads.empty() && (figures < 2 || is_contents(body))) return;
    grid.first_line = rows_[begin].line;
    grid.last_line = rows_[end - 1].last_line;
    const auto numeric = numeric_columns(grid.columns, body);
    std::size_t stubs = 1;
    while (stubs < grid.columns && !numeric[stubs]) ++stubs;
    if (stubs == grid.columns) stubs = 1;
    // A head alone, in a table of names and figures, is the figures'.
    if (heads.size() == 1 && heads[0].size() == 1 && grid.columns == 2) heads[0].insert(heads[0].begin(), Cell{});
    for (Cells& head : heads) {
      while (head.size() > grid.columns && head.back().empty()) head.pop_back();
    }
    if (!build_heads(source_, words_, heads, stubs, grid)) {
      tables_.unread.push_back({grid.first_line, grid.last_line});
      return;
    }
    bool lost = false;  // blanks stand at the row's end, wherever they were
    const bool headed = heads.size() < 2 || all_are_headed(heads, stubs, grid.columns);
    for (const Cells& head : heads) lost = lost || (!headed && is_collapsed(head, grid.columns));
    grid.rows.reserve(body.size());
    for (const std::size_t row : body) grid.rows.push_back(placed(row, numeric, lost, grid.columns));
    tables_.grids.push_back(std::move(grid));
  }

  // A sheet's or a page's tables one below the other share its columns, of which each may need few.
  void drop_blank_columns(std::vector<Cells>& heads, const std::vector<std::size_t>& body) {
    std::vector<bool> filled;
    const auto look = [&](const Cells& cells) {
      if (filled.size() < cells.size()) filled.resize(cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i) filled[i] = filled[i] || !cells[i].empty();
    };
    for (const Cells& head : heads) look(head);
    for (const std::size_t row : body) look(rows_[row].cells);
    if (std::find(filled.begin(), filled.end(), false) == filled.end()) return;
    const auto drop = [&](Cells& cells) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!filled[i]) continue;
        if (kept != i) cells[kept] = std::move(cells[i]);
        ++kept;
      }
      cells.resize(kept);
    };
    for (Cells& head : heads) drop(head);
    for (const std::size_t row : body) drop(rows_[row].cells);
  }

  // Headings with pages that count up: 一、主要目标 | 4.
  [[nodiscard]] bool is_contents(const std::vector<std::size_t>& body) const {
    constexpr std::size_t kMostDigits = 3;
    std::size_t marked = 0;
    int last = 0;
    for (const std::size_t row : body) {
      const auto& cells = rows_[row].cells;
      const std::string page = cells.size() == 2 ? text(cells.back()) : std::string();
      if (page.empty() || page.size() > kMostDigits || page.find_first_not_of("0123456789") != std::string::npos) {
        return false;
      }
      const int number = std::stoi(page);
      if (number < last) return false;
      last = number;
      const auto marker = words_.find(text(cells.front()), Says::marker);
      marked += marker && marker->range.begin == 0 ? 1U : 0U;
    }
    return marked * 2 > body.size();
  }

  // Heads that cannot stand in their columns: the source moved all blanks to the end of the row.
  [[nodiscard]] bool is_collapsed(const Cells& head, std::size_t columns) const {
    return form_ == Form::bars && head.size() == columns && head.size() > 2 && !head.front().empty() &&
           head.back().empty() && head[head.size() - 2].empty();
  }

  // One row or another names every column of figures where it stands.
  [[nodiscard]] static bool all_are_headed(const std::vector<Cells>& heads, std::size_t stubs, std::size_t columns) {
    for (std::size_t column = stubs; column < columns; ++column) {
      const bool headed = std::any_of(heads.begin(), heads.end(),
                                      [&](const Cells& head) { return column < head.size() && !head[column].empty(); });
      if (!headed) return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<bool> numeric_columns(std::size_t columns, const std::vector<std::size_t>& body) const {
    std::vector<std::size_t> numbers(columns);
    std::vector<std::size_t> texts(columns);
    const bool any_whole = std::any_of(body.begin(), body.end(), [&](std::size_t row) {
      return is_figures(row) && rows_[row].cells.size() == columns;
    });
    for (const std::size_t row : body) {
      if (any_whole ? rows_[row].cells.size() != columns : rows_[row].cells.size() > columns) continue;
      for (std::size_t column = 0; column < rows_[row].cells.size(); ++column) {
        const CellKind kind = words_.kind_of(source_, rows_[row].cells[column]);
        numbers[column] += kind == CellKind::number || kind == CellKind::year ? 1 : 0;
        texts[column] += kind == CellKind::words ? 1 : 0;
      }
    }
    std::vector<bool> numeric(columns);
    for (std::size_t column = 0; column < columns; ++column) {
      numeric[column] = numbers[column] > texts[column] || (numbers[column] == 0 && texts[column] == 0 && column > 0);
    }
    return numeric;
  }

  [[nodiscard]] bool fits(const Cells& cells, std::size_t shift, const std::vector<bool>& numeric) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const CellKind kind = words_.kind_of(source_, cells[i]);
      if (kind == CellKind::nothing) continue;
      if (kind == CellKind::words && i + shift == 0) continue;  // 合计 may stand in the column of the numbering
      if ((kind == CellKind::words) == numeric[i + shift]) return false;
    }
    return true;
  }

  // Takes the row: nobody asks for its cells any more.
  [[nodiscard]] Row placed(std::size_t index, const std::vector<bool>& numeric, bool lost, std::size_t columns) {
    Row row;
    row.line = rows_[index].line;
    Cells cells = std::move(rows_[index].cells);
    while (cells.size() > columns && cells.back().empty()) cells.pop_back();
    if (cells.size() > columns) {
      row.certain = false;
      cells.resize(columns);
    }
    if (lost && is_figures(index) && looks_[index].filled < columns) row.certain = false;
    const std::size_t missing = columns - cells.size();
    if (missing > 0 && is_figures(index)) {
      // Blanks at the end are lost, or the first cells are merged with the ones above.
      if (!fits(cells, 0, numeric)) {
        if (fits(cells, missing, numeric)) {
          cells.insert(cells.begin(), missing, Cell{});
        } else {
          row.certain = false;
        }
      }
    }
    cells.resize(columns);
    row.cells = std::move(cells);
    return row;
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Form form_;
  std::vector<FoundRow> rows_;
  std::vector<Look> looks_;
  Tables& tables_;
};

}  // namespace

void build_grids(const text::SourceText& source, const TableWords& words, Form form, std::vector<FoundRow> rows,
                 Tables& tables) {
  Builder(source, words, form, std::move(rows), tables).build();
}

}  // namespace zhibiao::tables
