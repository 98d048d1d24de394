#include "layout/tables.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidestCell = 40;  // columns of a cell
constexpr std::size_t kFewestCells = 8;  // cells of a table
constexpr std::size_t kNumbers = 5;      // one cell in so many is a number

bool may_be_cell(const LineView& line) {
  return line.use == LineUse::body && line.width <= kWidestCell && !line.joins_next && !line.has_sentence &&
         !line.has_semicolon;
}

constexpr std::size_t kColumnGap = 2;  // blanks that part two cells
constexpr std::size_t kHeadGap = 3;    // of a line without figures
constexpr std::size_t kMostUnit = 24;  // bytes behind a cell's figure

// What a line's tabs, bars or wide gaps part.
struct Row {
  std::size_t cells = 0;
  std::size_t figures = 0;  // cells that are a figure, the first cell not counted
  std::size_t bars = 0;
  std::size_t gaps = 0;  // that are wide
};

// A figure with or without its unit, a dash for none.
bool is_figure(std::string_view cell) {
  std::size_t at = 0;
  while (at < cell.size() &&
         (is_ascii_alnum(static_cast<unsigned char>(cell[at])) || cell[at] == '.' || cell[at] == ',' ||
          cell[at] == '-' || cell[at] == '+' || cell[at] == '%' || cell[at] == '/')) {
    ++at;
  }
  const std::string_view rest = trimmed(cell.substr(at));
  const bool digit = cell.find_first_of("0123456789") < at;
  if (!digit) return cell == "—" || cell == "——" || cell == "-" || cell == "…" || cell == "--";
  return rest.size() <= kMostUnit && rest.find_first_of("0123456789") == std::string_view::npos;
}

Row read_row(const LineView& line) {
  Row row;
  const std::string_view text = line.folded;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view cell = trimmed(text.substr(begin, end - begin));
    if (!cell.empty() && row.cells++ > 0 && is_figure(cell)) ++row.figures;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '|' || text[at] == '\t') {
      close(at);
      row.bars += text[at] == '|' ? 1 : 0;
      begin = ++at;
    } else if (text[at] == ' ') {
      const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
      if (end - at >= kColumnGap) {
        close(at);
        begin = end;
      }
      row.gaps += end - at >= kHeadGap ? 1 : 0;
      at = end;
    } else {
      ++at;
    }
  }
  close(text.size());
  return row;
}

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
        line.folded_at += static_cast<std::uint32_t>(at);
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

// Two figures make a row; so does one where the lines beside it are rows too, and a head of wide gaps or bars.
void mark_loose_rows(std::vector<LineView>& lines) {
  std::vector<std::size_t> places;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const LineView& line = lines[i];
    if (line.blank()) continue;
    const bool may_be =
        line.use == LineUse::body && (line.has_blank || line.folded.find('|') != std::string_view::npos);
    const bool prose = line.has_sentence || line.has_semicolon;
    places.push_back(i);
    rows.push_back(may_be && !line.joins_next ? read_row(line) : Row{});
    const bool barred = rows.back().bars >= 2;
    if (!barred && (prose || (line.has_clause && rows.back().figures < 2))) rows.back() = {};
  }
  const auto is_sure = [&](std::size_t i) {
    return i < rows.size() && (rows[i].figures >= 2 || (rows[i].bars >= 2 && rows[i].figures >= 1));
  };
  const auto may_be = [&](std::size_t i) { return i < rows.size() && (rows[i].figures >= 1 || rows[i].bars >= 2); };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool beside = may_be(i - 1) || may_be(i + 1);
    const bool head =
        (is_sure(i + 1) || is_sure(i - 1)) && rows[i].cells >= 2 && (rows[i].gaps >= 1 || lines[places[i]].tabs > 0);
    const bool bars_alone = rows[i].cells == 0 && rows[i].bars > 0 && beside;
    const bool row = is_sure(i) || (may_be(i) && beside) || head || bars_alone || lines[places[i]].tabs >= 2;
    if (row) lines[places[i]].cell = lines[places[i]].use == LineUse::body;
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
    if (run.size() >= kFewestCells && numbers * kNumbers >= run.size()) {
      const auto heads = [&](std::size_t line) { return lines[line].marker.has_value(); };
      std::size_t first = 0;
      std::size_t last = run.size();
      while (first < last && heads(run[first])) ++first;
      while (last > first && heads(run[last - 1])) --last;
      for (std::size_t i = first; i < last; ++i) lines[run[i]].cell = true;
    }
    from = std::max(at, from) + 1;
  }
}

}  // namespace zhibiao::layout
