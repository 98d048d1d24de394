#include "tables/finder.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tables/aligned.h"
#include "tables/cells.h"
#include "tables/delimited.h"
#include "tables/markup.h"
#include "tables/separated.h"
#include "tables/spaced.h"
#include "tables/stacked.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kShortestProse = 12;  // bytes

// Whether so many lines hold a figure and nothing else that they may be cells.
bool has_lone_figures(const text::SourceText& source) {
  constexpr std::size_t kFewest = 6;
  constexpr std::size_t kLongest = 16;  // bytes
  std::size_t figures = 0;
  for (const base::Range line : source.lines) {
    if (line.size() == 0 || line.size() > kLongest) continue;
    const Cell cell{trimmed(source.utf8, line), {}};
    if (!cell.empty() && kind_of(source, cell) == CellKind::number && ++figures >= kFewest) return true;
  }
  return false;
}

}  // namespace

// 新建泊位12个 tells of a figure, 不少于60人 and 1.泊位数 do not.
bool TableFinder::is_sentence(std::string_view folded, bool is_name) const {
  if (is_prose(folded)) return true;
  if (is_name) return false;
  if (const auto marker = words_.find(folded, Says::marker); marker && marker->range.begin == 0) {
    folded.remove_prefix(marker->range.end);
  }
  if (const auto comparator = lexicon_.longest(folded, 0, patterns::Use::comparator)) {
    folded.remove_prefix(comparator->range.end);
  }
  const bool digits = std::any_of(folded.begin(), folded.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  return digits && kind_of(folded) == CellKind::words;
}

// What the heads above a column say of its figures, the innermost first.
std::optional<Role> TableFinder::role_of(const text::SourceText& source, const Grid& grid, std::size_t column) const {
  const auto& storeys = grid.storeys[column];
  for (auto head = storeys.rbegin(); head != storeys.rend(); ++head) {
    if (const auto said = words_.role(folded(source, grid.heads[*head]))) return said->role;
  }
  return std::nullopt;
}

// Names of rows are no sentences, whatever numbers stand in them. A short cell is one where the others of its column
// are: 完工8所 below 建成渡口22处，新增座椅60张.
void TableFinder::find_prose(const text::SourceText& source, Grid& grid) const {
  struct Short {
    std::size_t line = 0;
    std::size_t column = 0;
    Cell cell;
  };
  std::vector<Short> shorts;
  std::vector<std::size_t> sentences(grid.columns);
  std::vector<std::optional<Role>> roles(grid.columns);
  for (std::size_t column = 0; column < grid.columns; ++column) roles[column] = role_of(source, grid, column);
  for (const Row& row : grid.rows) {
    bool named = false;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const Cell& cell = row.cells[column];
      if (cell.empty()) continue;
      const bool is_name = !named;
      const std::string_view text = cell.place.of(source.utf8);
      const bool is_short = text.size() < kShortestProse;
      if (is_short && text.find_first_of("0123456789") == std::string_view::npos) {
        named = named || kind_of(source, cell) == CellKind::words;
        continue;
      }
      const std::string words = folded(source, cell);
      if (kind_of(words) != CellKind::words) continue;
      named = true;
      if (!is_sentence(words, is_name)) continue;
      if (is_short) {
        shorts.push_back({row.line, column, cell});
        continue;
      }
      grid.prose.push_back({row.line, cell, roles[column]});
      ++sentences[column];
    }
  }
  for (const Short& each : shorts) {
    if (sentences[each.column] > 0) grid.prose.push_back({each.line, each.cell, roles[each.column]});
  }
  std::sort(grid.prose.begin(), grid.prose.end(),
            [](const Prose& a, const Prose& b) { return a.cell.place.begin < b.cell.place.begin; });
}

Tables TableFinder::find(const text::SourceText& source, std::string_view path) const {
  Tables tables;
  if (is_separated(path)) {
    find_separated(source, words_, tables);
    for (Grid& grid : tables.grids) find_prose(source, grid);
    return tables;
  }
  const std::string_view text = source.utf8;
  if (text.find("<t") != std::string_view::npos || text.find("<T") != std::string_view::npos) {
    find_markup(source, words_, tables);
  }
  if (text.find('|') != std::string_view::npos || text.find('\t') != std::string_view::npos || has_box_bars(text)) {
    find_delimited(source, words_, tables);
  }
  if (has_gaps(source)) find_aligned(source, words_, tables);
  if (has_lone_figures(source)) find_stacked(source, words_, tables);
  find_spaced(source, words_, tables);
  for (Grid& grid : tables.grids) find_prose(source, grid);
  std::sort(tables.grids.begin(), tables.grids.end(),
            [](const Grid& a, const Grid& b) { return a.first_line < b.first_line; });
  return tables;
}

}  // namespace zhibiao::tables
