#include "layout/tables.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidest = 40;  // columns of a cell
constexpr std::size_t kFewest = 8;   // cells of a table
constexpr std::size_t kNumbers = 5;  // one cell in so many is a number

bool may_be_cell(const LineView& line) {
  return line.use == LineUse::body && line.width <= kWidest && !line.joins_next && !line.has_sentence &&
         !line.has_semicolon;
}

// A row that kept its tabs; a single tab may only set a list's number apart.
bool is_row(const LineView& line) { return line.use == LineUse::body && line.tabs >= 2; }

// Lines of the table that stand around its rows.
bool is_beside(const tables::Grid& grid, const LineView& line) {
  const auto holds = [&](const std::vector<tables::Cell>& cells) {
    return std::any_of(cells.begin(), cells.end(), [&](const tables::Cell& cell) {
      return line.range.begin <= cell.place.begin && cell.place.end <= line.range.end;
    });
  };
  return holds(grid.captions);
}

}  // namespace

void mark_rows(const tables::Tables& tables, const text::SourceText& source, std::vector<LineView>& lines) {
  for (const auto& grid : tables.grids) {
    for (std::size_t i = grid.first_line; i <= grid.last_line; ++i) {
      LineView& line = lines[i];
      if (line.blank()) continue;
      if (!is_beside(grid, line)) {
        line.use = LineUse::table;
        continue;
      }
      // A caption in a row of bars is its words alone: it may be the document's title.
      for (const auto& caption : grid.captions) {
        if (caption.place.begin < line.range.begin || caption.place.end > line.range.end) continue;
        const std::string_view words = caption.place.of(source.utf8);
        const std::size_t at = line.folded.find(words);
        if (at == std::string_view::npos) continue;
        line.range = caption.place;
        line.folded = line.folded.substr(at, words.size());
        line.folded_at += at;
        line.tabs = 0;
      }
    }
  }
}

void mark_captions(const tables::Tables& tables, std::vector<LineView>& lines) {
  for (const auto& grid : tables.grids) {
    for (std::size_t i = grid.first_line; i <= grid.last_line; ++i) {
      if (!lines[i].blank() && lines[i].use == LineUse::body) lines[i].use = LineUse::table;
    }
  }
}

void mark_cells(std::vector<LineView>& lines, const Contents& contents) {
  std::vector<std::string> headings;
  headings.reserve(contents.entries.size());
  for (const auto& entry : contents.entries) headings.push_back(without_blanks(entry));
  std::sort(headings.begin(), headings.end());
  const auto is_heading = [&](const LineView& line) {
    return line.marker && std::binary_search(headings.begin(), headings.end(), without_blanks(line.folded));
  };
  std::size_t from = 0;
  while (from < lines.size()) {
    std::vector<std::size_t> run;
    std::size_t numbers = 0;
    std::size_t at = from;
    for (; at < lines.size(); ++at) {
      if (lines[at].blank()) continue;
      if (!may_be_cell(lines[at]) || is_heading(lines[at])) break;
      run.push_back(at);
      numbers += is_plain_number(lines[at].folded) ? 1 : 0;
    }
    if (run.size() >= kFewest && numbers * kNumbers >= run.size()) {
      const auto heads = [&](std::size_t line) { return lines[line].marker.has_value(); };
      std::size_t first = 0;
      std::size_t last = run.size();
      while (first < last && heads(run[first])) ++first;
      while (last > first && heads(run[last - 1])) --last;
      for (std::size_t i = first; i < last; ++i) lines[run[i]].cell = true;
    }
    from = std::max(at, from) + 1;
  }
  for (auto& line : lines) {
    if (!line.blank() && is_row(line)) line.cell = true;
  }
}

}  // namespace zhibiao::layout
