#include "tables/captions.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kMost = 3;          // lines
constexpr std::size_t kLongestHead = 20;  // code points of a head that stands alone

}  // namespace

std::vector<FoundRow> captions_above(const text::SourceText& source, const TableWords& words, std::size_t first_line,
                                     bool lone_head) {
  std::vector<FoundRow> above;
  for (std::size_t line = first_line; line-- > 0 && above.size() < kMost;) {
    const Cell cell{trimmed(source.utf8, source.lines[line]), {}};
    if (cell.empty()) continue;
    const std::string text = folded(source, cell);
    const bool caption = words.says(text, Says::caption);
    const bool head = lone_head && above.empty() && base::count_code_points(text) <= kLongestHead &&
                      words.says(text, Says::aspect) && words.kind_of(text) == CellKind::words;
    if (!caption && !head && !words.says(text, Says::unit_line)) break;
    above.push_back({line, line, {cell}});
    if (caption && !text.starts_with('(')) break;
  }
  std::reverse(above.begin(), above.end());
  return above;
}

}  // namespace zhibiao::tables
