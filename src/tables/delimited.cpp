#include "tables/delimited.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/builder.h"
#include "tables/captions.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kLongestLone = 40;          // code points of a cell that stands alone on its line
constexpr std::size_t kMostLone = 6;              // such cells between two rows
constexpr std::size_t kMostBlankBetweenBars = 2;  // lines between two rows of bars

constexpr std::string_view kTab = "\t";
constexpr std::string_view kBar = "|";
// Box drawing, and the full-width bar.
constexpr std::array<std::string_view, 4> kBoxBars = {"│", "┃", "║", "｜"};

// A line of a box's frame: ├────┼────┤, +-----+-----+.
bool is_frame(std::string_view text) {
  bool joint = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = base::decode_code_point(text, at);
    const bool box = 0x2500 <= sign.value && sign.value <= 0x257F;
    if (!box && sign.value != U'+' && sign.value != U'-' && sign.value != U'=' && !is_blank(sign.value)) return false;
    joint = joint || box || sign.value == U'+';
    at += sign.size;
  }
  return joint;
}

// Without the signs of Markdown that set all of a cell in bold or italics.
base::Range without_emphasis(std::string_view text, base::Range cell) {
  for (const std::string_view sign : {"**", "__", "*", "`"}) {
    const std::string_view inside = cell.of(text);
    if (inside.size() <= 2 * sign.size() || !inside.starts_with(sign) || !inside.ends_with(sign)) continue;
    cell = trimmed(text, {cell.begin + sign.size(), cell.end - sign.size()});
  }
  return cell;
}

class DelimitedFinder {
 public:
  DelimitedFinder(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables) {}

  void find() {
    for (std::size_t line = 0; line < source_.lines.size();) {
      const std::string_view sign = separator(line);
      line = sign.empty() ? line + 1 : region(line, sign);
    }
  }

 private:
  [[nodiscard]] base::Range text_range(std::size_t line) const { return trimmed(source_.utf8, source_.lines[line]); }
  [[nodiscard]] bool is_empty(std::size_t line) const { return text_range(line).empty(); }

  // What parts the cells of a line; empty where nothing does.
  [[nodiscard]] std::string_view separator(std::size_t line) const {
    const std::string_view text = source_.line(line);
    if (text.find(kBar) != std::string_view::npos) return kBar;
    if (boxed_) {
      for (const std::string_view bar : kBoxBars) {
        if (text.find(bar) != std::string_view::npos) return bar;
      }
    }
    if (text.find(kTab) == std::string_view::npos) return {};
    // Tabs that only indent part nothing; one before a lone cell leaves the first one blank.
    return text_range(line).of(source_.utf8).find(kTab) == std::string_view::npos ? std::string_view() : kTab;
  }

  // `framed`: bars stand before the first cells too.
  [[nodiscard]] std::vector<Cell> cells_of(std::size_t line, std::string_view sign, bool framed = true) const {
    base::Range range = source_.lines[line];
    if (sign != kTab) {
      range = text_range(line);
      if (framed && range.of(source_.utf8).starts_with(sign)) range.begin += sign.size();
      if (range.begin < range.end && range.of(source_.utf8).ends_with(sign)) range.end -= sign.size();
    }
    std::vector<Cell> cells;
    for (std::size_t at = range.begin;;) {
      const std::size_t end = std::min(source_.utf8.find(sign, at), range.end);
      base::Range cell = trimmed(source_.utf8, {at, end});
      if (sign == kBar) cell = without_emphasis(source_.utf8, cell);
      cells.push_back({cell, {}});
      if (end >= range.end) break;
      at = end + sign.size();
    }
    if (sign == kTab) {
      while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    }
    return cells;
  }

  [[nodiscard]] std::string folded_line(std::size_t line) const { return folded(source_, {text_range(line), {}}); }

  [[nodiscard]] bool may_be_lone(std::size_t line) const {
    const std::string_view text = text_range(line).of(source_.utf8);
    return base::count_code_points(text) <= kLongestLone && text.find("。") == std::string_view::npos &&
           text.find("；") == std::string_view::npos && !words_.says(folded_line(line), Says::caption) &&
           !words_.says(folded_line(line), Says::unit_line);
  }

  // Whether every row from `line` on begins with a bar.
  [[nodiscard]] bool is_framed(std::size_t line, std::string_view sign) const {
    for (; line < source_.lines.size() && separator(line) == sign; ++line) {
      if (!text_range(line).of(source_.utf8).starts_with(sign)) return false;
    }
    return true;
  }

  std::size_t region(std::size_t line, std::string_view sign) {
    std::vector<FoundRow> rows;
    const bool framed = sign != kTab && is_framed(line, sign);
    std::size_t last = line;
    for (std::size_t at = line; at < source_.lines.size();) {
      if (separator(at) == sign) {
        add_row(rows, at, cells_of(at, sign, framed), sign);
        last = at++;
        continue;
      }
      const auto next = goes_on(at, sign);
      if (!next) break;
      for (; at < *next; ++at) {
        const bool frame = sign != kTab && is_frame_line(at);
        if (!is_empty(at) && !frame) rows.push_back({at, at, {{text_range(at), {}}}});
      }
    }
    const bool framed_above = sign != kTab && line > 0 && is_frame_line(line - 1);
    const auto above = captions_above(source_, words_, framed_above ? line - 1 : line, sign == kTab);
    rows.insert(rows.begin(), above.begin(), above.end());
    if (!has_figures(rows)) return last + 1;
    const std::size_t found = tables_.grids.size();
    build_grids(source_, words_, sign == kTab ? Form::tabs : Form::bars, std::move(rows), tables_);
    for (std::size_t i = found; sign != kTab && i < tables_.grids.size(); ++i) {
      Grid& grid = tables_.grids[i];
      if (grid.first_line > 0 && is_frame_line(grid.first_line - 1)) --grid.first_line;
      if (is_frame_line(grid.last_line + 1)) ++grid.last_line;
    }
    return last + 1;
  }

  // Of a box the cells may be broken over lines: those that are full go on below, where nothing else begins.
  void add_row(std::vector<FoundRow>& rows, std::size_t line, std::vector<Cell> cells, std::string_view sign) const {
    const bool box = sign != kTab && sign != kBar;
    if (box && !rows.empty() && rows.back().last_line + 1 == line && rows.back().cells.size() == cells.size() &&
        goes_on_in(rows.back(), cells)) {
      FoundRow& row = rows.back();
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        if (row.cells[i].empty()) {
          row.cells[i] = cells[i];
        } else {
          row.cells[i].more.push_back(cells[i].place);
        }
      }
      row.last_line = line;
      return;
    }
    rows.push_back({line, line, std::move(cells)});
  }

  [[nodiscard]] bool is_full(base::Range cell) const {
    return cell.end < source_.utf8.size() && source_.utf8[cell.end] != ' ';
  }
  [[nodiscard]] bool is_frame_line(std::size_t line) const {
    return line < source_.lines.size() && !is_empty(line) && is_frame(text_range(line).of(source_.utf8));
  }

  // A full cell, of words, is followed by more of it; every other column is filled in one of the two lines at most.
  [[nodiscard]] bool goes_on_in(const FoundRow& row, const std::vector<Cell>& below) const {
    bool more = false;
    for (std::size_t i = 0; i < below.size(); ++i) {
      if (row.cells[i].empty() || below[i].empty()) continue;
      const base::Range last = row.cells[i].more.empty() ? base::Range(row.cells[i].place) : row.cells[i].more.back();
      // A lower line that is full as well begins the next cell.
      if (!is_full(last) || is_full(below[i].place)) return false;
      if (words_.kind_of(source_, below[i]) != CellKind::words) return false;
      more = true;
    }
    return more;
  }

  // Where the table goes on behind blank lines and cells that stand alone.
  [[nodiscard]] std::optional<std::size_t> goes_on(std::size_t at, std::string_view sign) const {
    std::size_t blank = 0;
    std::size_t lone = 0;
    std::size_t numbers = 0;
    bool numbers_only = true;  // behind the first of them
    for (; at < source_.lines.size(); ++at) {
      if (is_empty(at)) {
        if (++blank > kMostBlankBetweenBars * (lone + 1)) return std::nullopt;
        continue;
      }
      if (separator(at) == sign) break;
      if (sign != kTab && is_frame_line(at)) continue;
      if (!separator(at).empty() || sign != kTab || ++lone > kMostLone || !may_be_lone(at)) return std::nullopt;
      const CellKind kind = words_.kind_of(source_, {text_range(at), {}});
      if (kind == CellKind::number) ++numbers;
      if (kind == CellKind::words && numbers > 0) numbers_only = false;
    }
    if (at >= source_.lines.size()) {
      // The last row may be scattered as well.
      return std::nullopt;
    }
    if (lone == 0) return at;
    const auto cells = cells_of(at, sign);
    const bool figures = std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
      return words_.kind_of(source_, cell) == CellKind::number;
    });
    return figures && numbers_only && (numbers > 0 || lone == 1) ? std::optional(at) : std::nullopt;
  }

  [[nodiscard]] bool has_figures(const std::vector<FoundRow>& rows) const {
    return std::any_of(rows.begin(), rows.end(), [&](const FoundRow& row) {
      return row.cells.size() > 1 && std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
               return words_.kind_of(source_, cell) == CellKind::number;
             });
    });
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
  bool boxed_ = has_box_bars(source_.utf8);
};

}  // namespace

bool has_box_bars(std::string_view text) {
  return std::any_of(kBoxBars.begin(), kBoxBars.end(),
                     [&](std::string_view bar) { return text.find(bar) != std::string_view::npos; });
}

void find_delimited(const text::SourceText& source, const TableWords& words, Tables& tables) {
  DelimitedFinder(source, words, tables).find();
}

}  // namespace zhibiao::tables
