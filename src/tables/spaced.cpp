#include "tables/spaced.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/captions.h"
#include "tables/cells.h"
#include "tables/chunks.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kFewestNameless = 3;      // figures of a row without a name
constexpr std::size_t kFewestNamed = 2;         // figures of a row behind its name
constexpr std::size_t kMostCells = 24;          // of a row
constexpr std::size_t kMostNames = 2;           // of a row: what it is of, and its unit
constexpr std::size_t kLongestPart = 20;        // code points
constexpr std::size_t kMostBlankBelowHead = 2;  // lines between heads and figures
constexpr std::size_t kSameBeginning = 2;       // code points by which a head is known to stand below another

using Chunks = std::vector<Chunk>;
// By column its heads from the outside in.
using Columns = std::vector<std::vector<Chunk>>;

bool is_figure_or_none(const Chunk& chunk) { return chunk.kind == CellKind::number || chunk.kind == CellKind::nothing; }

class SpacedFinder {
 public:
  SpacedFinder(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables), taken_(source.lines.size(), false) {
    for (const Grid& grid : tables.grids) take(grid.first_line, grid.last_line);
    for (const Unread& unread : tables.unread) take(unread.line, unread.last_line);
  }

  void find() {
    for (std::size_t line = 0; line < source_.lines.size();) line = may_be_figures(line) ? read_table(line) : line + 1;
  }

 private:
  void take(std::size_t first, std::size_t last) {
    for (std::size_t line = first; line <= last && line < taken_.size(); ++line) taken_[line] = true;
  }

  [[nodiscard]] base::Range line_of(std::size_t line) const { return trimmed(source_.utf8, source_.lines[line]); }

  // By its ends alone: most lines of a text are looked at no further.
  [[nodiscard]] bool may_be_figures(std::size_t line) const {
    if (taken_[line]) return false;
    const std::string_view text = source_.line(line);
    const std::size_t last = text.find_last_not_of(" \r\n\f");
    if (last == std::string_view::npos) return false;
    const bool figure = (text[last] >= '0' && text[last] <= '9') || text[last] == '%' || text[last] == '-' ||
                        text.substr(0, last + 1).ends_with("—");
    return figure && text.find(' ') < last && text.find('\t') == std::string_view::npos;
  }

  [[nodiscard]] Chunks chunks_of(std::size_t line) const {
    Chunks chunks;
    const base::Range range = line_of(line);
    if (range.empty()) return chunks;
    chunks = split_at_blanks(source_, {range, 0, 0, CellKind::words, line});
    for (Chunk& chunk : chunks) {
      if (chunk.kind == CellKind::number) chunk.kind = words_.kind_of(source_, {chunk.place, {}});
    }
    return chunks;
  }

  // How many figures end a line that begins with a name, if with anything; 0 where it is no row.
  [[nodiscard]] std::size_t figures_of(const Chunks& chunks) const {
    if (chunks.size() < kFewestNameless || chunks.size() > kMostCells) return 0;
    const auto first = std::find_if(chunks.begin(), chunks.end(), is_figure_or_none);
    const bool words = std::all_of(chunks.begin(), first, [&](const Chunk& chunk) {
      return chunk.kind == CellKind::words && !is_prose(text(chunk));
    });
    if (!words || !std::all_of(first, chunks.end(), is_figure_or_none)) return 0;
    const auto numbers =
        std::count_if(first, chunks.end(), [](const Chunk& chunk) { return chunk.kind == CellKind::number; });
    return numbers < static_cast<std::ptrdiff_t>(kFewestNamed) ? 0 : static_cast<std::size_t>(chunks.end() - first);
  }

  [[nodiscard]] std::string text(const Chunk& chunk) const { return folded(source_, {chunk.place, {}}); }

  [[nodiscard]] bool is_head_word(const std::string& head) const {
    if (words_.kind_of(head) == CellKind::year || (head.ends_with(')') && head.find('(') > 0)) return true;
    for (const Says what : {Says::aspect, Says::serial, Says::rows_things, Says::rows_measures, Says::measure,
                            Says::unit, Says::subtotal}) {
      if (words_.says(head, what)) return true;
    }
    return false;
  }

  // A line of words half of which are what stands in heads.
  [[nodiscard]] bool is_head_line(const Chunks& chunks) const {
    if (chunks.size() < 2 || chunks.size() > kMostCells) return false;
    std::size_t heads = 0;
    for (const Chunk& chunk : chunks) {
      if (chunk.kind != CellKind::words && chunk.kind != CellKind::year) return false;
      const std::string head = text(chunk);
      if (base::count_code_points(head) > kLongestPart || is_prose(head) || words_.says(head, Says::unit_line) ||
          words_.says(head, Says::caption)) {
        return false;
      }
      heads += is_head_word(head) ? 1U : 0U;
    }
    return heads * 2 >= chunks.size();
  }

  // The line above that is not blank.
  [[nodiscard]] std::optional<std::size_t> above(std::size_t line) const {
    for (std::size_t blank = 0; line-- > 0 && !taken_[line];) {
      if (!line_of(line).empty()) return line;
      if (++blank > kMostBlankBelowHead) break;
    }
    return std::nullopt;
  }

  std::size_t read_table(std::size_t first) {
    std::vector<Chunks> rows = {chunks_of(first)};
    const std::size_t figures = figures_of(rows.front());
    if (figures == 0) return first + 1;
    std::size_t last = first;
    for (std::size_t line = first + 1; line < source_.lines.size() && may_be_figures(line); ++line) {
      Chunks next = chunks_of(line);
      if (figures_of(next) != figures) break;
      rows.push_back(std::move(next));
      last = line;
    }
    // The row with the fewest words tells how many stand before the figures: a name, and its unit.
    std::size_t words = rows.front().size() - figures;
    for (const Chunks& row : rows) words = std::min(words, row.size() - figures);
    const auto lower = above(first);
    if (!lower || words > kMostNames) return last + 1;
    const Chunks heads = chunks_of(*lower);
    if (!is_head_line(heads)) return last + 1;
    const std::size_t cells = words + figures;
    std::size_t top = *lower;
    std::optional<Columns> columns = one_storey(heads, cells, words == 1);
    if (const auto upper = above(*lower); !columns && upper) {
      const Chunks wide = chunks_of(*upper);
      if (is_head_line(wide)) {
        columns = two_storeys(wide, heads, cells);
        top = *upper;
      }
    }
    const auto captions = captions_above(source_, words_, top, false);
    if (!columns) {
      // That it is a table is sure where a line above says so.
      if (!captions.empty()) tables_.unread.push_back({captions.front().line, last});
      return last + 1;
    }
    for (Chunks& row : rows) join_name(row, row.size() - cells);
    add_grid(captions, *columns, rows, top, last);
    return last + 1;
  }

  // 其中: 停泊费 90 80: a name that a blank parts.
  static void join_name(Chunks& row, std::size_t more) {
    if (more == 0) return;
    row.front().place.end = row[more].place.end;
    row.erase(row.begin() + 1, row.begin() + 1 + static_cast<std::ptrdiff_t>(more));
  }

  // As many heads as cells; the names of rows may lack one; one that a sum below it makes wide is none of its own.
  [[nodiscard]] std::optional<Columns> one_storey(const Chunks& heads, std::size_t cells, bool named) const {
    Columns columns;
    if (named && heads.size() + 1 == cells) columns.emplace_back();
    std::optional<std::size_t> sum;
    for (std::size_t i = 1; i < heads.size(); ++i) {
      if (words_.says(text(heads[i]), Says::subtotal)) {
        if (sum) return std::nullopt;
        sum = i;
      }
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (sum && i + 1 == *sum) continue;
      columns.push_back(sum && i >= *sum ? Chunks{heads[*sum - 1], heads[i]} : Chunks{heads[i]});
    }
    return columns.size() == cells ? std::optional(std::move(columns)) : std::nullopt;
  }

  // The lower heads stand below the one that begins as one of them does: 公务用车购置及运行费 over 小计 公务用车购置费.
  [[nodiscard]] std::optional<Columns> two_storeys(const Chunks& upper, const Chunks& lower, std::size_t cells) const {
    if (upper.size() + lower.size() != cells + 1) return std::nullopt;
    std::optional<std::size_t> parent;
    for (std::size_t i = 0; i < upper.size(); ++i) {
      const bool over = std::any_of(lower.begin(), lower.end(),
                                    [&](const Chunk& head) { return begins_alike(text(upper[i]), text(head)); });
      if (!over) continue;
      if (parent) return std::nullopt;
      parent = i;
    }
    if (!parent) return std::nullopt;
    Columns columns;
    for (std::size_t i = 0; i < upper.size(); ++i) {
      if (i != *parent) {
        columns.push_back({upper[i]});
        continue;
      }
      for (const Chunk& head : lower) columns.push_back({upper[i], head});
    }
    return columns;
  }

  [[nodiscard]] static bool begins_alike(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    for (std::size_t count = 0; count < kSameBeginning; ++count) {
      if (at >= a.size() || at >= b.size()) return false;
      const auto one = base::decode_code_point(a, at);
      if (one.value != base::decode_code_point(b, at).value) return false;
      at += one.size;
    }
    return true;
  }

  void add_grid(const std::vector<FoundRow>& captions, const Columns& columns, const std::vector<Chunks>& rows,
                std::size_t top, std::size_t last) {
    Grid grid;
    grid.form = Form::aligned;
    grid.first_line = captions.empty() ? top : captions.front().line;
    grid.last_line = last;
    grid.columns = columns.size();
    for (const FoundRow& row : captions) {
      const bool unit = words_.says(folded(source_, row.cells.front()), Says::unit_line);
      (unit ? grid.units : grid.captions).push_back(row.cells.front());
    }
    const Chunk* outer = nullptr;
    std::size_t outer_head = 0;
    for (const auto& storeys : columns) {
      grid.storeys.emplace_back();
      if (storeys.size() > 1) {
        if (outer == nullptr || outer->place.begin != storeys.front().place.begin) {
          outer_head = grid.heads.size();
          grid.heads.push_back({storeys.front().place, {}});
        }
        outer = &storeys.front();
        grid.storeys.back().push_back(outer_head);
      }
      if (storeys.empty()) continue;
      grid.storeys.back().push_back(grid.heads.size());
      grid.heads.push_back({storeys.back().place, {}});
    }
    for (const Chunks& cells : rows) {
      Row row;
      row.line = cells.front().line;
      for (const Chunk& cell : cells) row.cells.push_back({cell.place, {}});
      grid.rows.push_back(std::move(row));
    }
    take(grid.first_line, grid.last_line);
    tables_.grids.push_back(std::move(grid));
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
  std::vector<bool> taken_;
};

}  // namespace

void find_spaced(const text::SourceText& source, const TableWords& words, Tables& tables) {
  SpacedFinder(source, words, tables).find();
}

}  // namespace zhibiao::tables
