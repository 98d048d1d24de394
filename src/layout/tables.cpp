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

}  // namespace

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
