#include "tables/chunks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kGap = 2;           // columns of blanks that part two cells
constexpr std::size_t kLetterGap = 4;     // between the letters of 合  计
constexpr std::size_t kRepeatedGap = 12;  // of a pair that comes twice in a line
constexpr std::size_t kCloseGap = 2;      // the same where columns are letters
constexpr std::size_t kTabWidth = 8;
constexpr std::size_t kNear = 3;           // lines from a row to the next
constexpr std::size_t kFewestFigures = 2;  // of a row
constexpr std::size_t kCloseWeight = 2;    // of cells a single blank apart, against edges in line
constexpr std::size_t kPageWeight = 6;     // of a page break, which a typed text has none of

void look_at(const text::SourceText& source, std::vector<Chunk>& chunks) {
  for (Chunk& chunk : chunks) chunk.kind = kind_of(source, {chunk.place, {}});
}

bool is_letter(const text::SourceText& source, const Chunk& chunk) {
  const std::string_view text = chunk.place.of(source.utf8);
  return chunk.kind == CellKind::words && base::begins_ideograph(text, 0) && base::count_code_points(text) == 1;
}

// 合  计 is one word; 类  款  项 are three. A pair that comes twice in a line, 项      目, may stand further apart.
void join_letters(const text::SourceText& source, std::vector<Chunk>& chunks, std::size_t widest) {
  const auto letter = [&](std::size_t at) { return at < chunks.size() && is_letter(source, chunks[at]); };
  const auto gap_behind = [&](std::size_t at) { return chunks[at + 1].left - chunks[at].right; };
  std::vector<std::pair<std::size_t, std::string>> pairs;  // where they stand, and their letters
  for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
    if (!letter(i) || !letter(i + 1)) continue;
    const std::string_view first = chunks[i].place.of(source.utf8);
    const std::string_view second = chunks[i + 1].place.of(source.utf8);
    const std::size_t near = 2 * gap_behind(i) + kGap;
    const bool third =
        (letter(i + 2) && gap_behind(i + 1) <= near) || (i > 0 && letter(i - 1) && gap_behind(i - 1) <= near);
    if (!third && first != second) pairs.emplace_back(i, std::string(first).append(second));
  }
  for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
    const std::size_t at = pair->first;
    const std::string& letters = pair->second;
    const bool twice =
        std::count_if(pairs.begin(), pairs.end(), [&](const auto& other) { return other.second == letters; }) > 1;
    if (gap_behind(at) > (twice ? kRepeatedGap : widest)) continue;
    chunks[at].place.end = chunks[at + 1].place.end;
    chunks[at].right = chunks[at + 1].right;
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  }
}

bool is_value(const Chunk& chunk) {
  return chunk.kind == CellKind::number || chunk.kind == CellKind::year || chunk.kind == CellKind::nothing;
}

std::size_t figures_in(const std::vector<Chunk>& chunks) {
  return static_cast<std::size_t>(std::count_if(chunks.begin(), chunks.end(), is_value));
}

// Two figures with one blank between them are two cells.
void part_figures(const text::SourceText& source, std::vector<Chunk>& chunks) {
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (chunks[i].kind == CellKind::nothing) continue;
    const auto parts = split_at_blanks(source, chunks[i]);
    if (parts.size() < 2) continue;
    if (figures_in(parts) < parts.size()) continue;
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(i));
    chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(), parts.end());
    i += parts.size() - 1;
  }
}

// Parted at blanks that are as wide as `gap`.
std::vector<Chunk> parted(const text::SourceText& source, base::Range range, std::size_t column, std::size_t line,
                          std::size_t gap, Measure measure) {
  const auto width_of = [&](char32_t sign) {
    const std::size_t width = text::display_width(sign);
    return measure == Measure::letters ? std::min<std::size_t>(width, 1) : width;
  };
  std::vector<Chunk> chunks;
  std::size_t blanks = gap;
  for (std::size_t at = range.begin; at < range.end;) {
    const auto sign = base::decode_code_point(source.utf8, at);
    if (is_blank(sign.value)) {
      const std::size_t width = sign.value == U'\t' ? kTabWidth - column % kTabWidth : width_of(sign.value);
      blanks += width;
      column += width;
    } else {
      const std::size_t width = width_of(sign.value);
      if (blanks >= gap || chunks.empty()) chunks.push_back({{at, at}, column, column, CellKind::words, line});
      column += width;
      chunks.back().place.end = at + sign.size;
      chunks.back().right = column;
      blanks = 0;
    }
    at += sign.size;
  }
  look_at(source, chunks);
  return chunks;
}

// 2020 年, 1—6 月累计, 400 人: a page's letters and digits stand a blank apart, and are one cell.
std::vector<Chunk> join_numbers(const text::SourceText& source, const TableWords& words,
                                const std::vector<Chunk>& parts) {
  std::vector<Chunk> cells;
  for (const Chunk& part : parts) {
    const bool near = !cells.empty() && part.left == cells.back().right + 1 && part.kind == CellKind::words;
    const std::string_view before = near ? cells.back().place.of(source.utf8) : std::string_view();
    if (near && before.back() >= '0' && before.back() <= '9') {
      std::size_t digits = before.size();
      while (digits > 0 && before[digits - 1] >= '0' && before[digits - 1] <= '9') --digits;
      const base::Range tail = {cells.back().place.begin + digits, part.place.end};
      Chunk both = cells.back();
      both.place.end = part.place.end;
      both.right = part.right;
      const bool amount = is_value(cells.back()) && words.says(folded(source, {part.place, {}}), Says::unit);
      if (amount || words.says(folded(source, {tail, {}}), Says::time)) {
        both.kind = words.kind_of(source, {both.place, {}});
        cells.back() = both;
        continue;
      }
    }
    cells.push_back(part);
  }
  return cells;
}

// 全县 126     138 8600: in a row of figures, and in heads, a single blank parts two cells; two words of a row are one
// cell unless the second is a unit. 3 近岸海域: a number before words alone counts the rows.
std::vector<Chunk> part_closely(const text::SourceText& source, const TableWords& words, std::vector<Chunk> chunks,
                                std::size_t line) {
  std::vector<Chunk> parts =
      join_numbers(source, words, parted(source, source.lines[line], 0, line, 1, Measure::letters));
  const std::size_t figures = figures_in(parts);
  if (parts.empty() || figures == 0) return parts;
  if (figures < kFewestFigures) {
    if (!is_value(parts.front()) || parts.size() < 2 || parts.front().place.end >= chunks.front().place.end)
      return chunks;
    const Chunk number = parts.front();
    chunks.front().place.begin = parts[1].place.begin;
    chunks.front().left = parts[1].left;
    chunks.insert(chunks.begin(), number);
    chunks.front().kind = CellKind::words;
    return chunks;
  }
  std::vector<Chunk> cells;
  for (const Chunk& part : parts) {
    const bool goes_on = !cells.empty() && part.kind == CellKind::words && cells.back().kind == CellKind::words &&
                         part.left == cells.back().right + 1 && !is_letter(source, part) &&
                         !words.says(folded(source, {part.place, {}}), Says::unit);
    if (!goes_on) {
      cells.push_back(part);
      continue;
    }
    cells.back().place.end = part.place.end;
    cells.back().right = part.right;
  }
  return cells;
}

// Figures of two rows, one below the other, that begin, end or are centred in the same column; counted from the right.
std::size_t edges_in_line(const std::vector<Chunk>& row, const std::vector<Chunk>& above) {
  std::size_t count = 0;
  for (std::size_t i = 1; i <= std::min(row.size(), above.size()); ++i) {
    const Chunk& one = row[row.size() - i];
    const Chunk& other = above[above.size() - i];
    if (!is_value(one) || !is_value(other)) continue;
    count += one.right == other.right || one.left == other.left ? 2U : one.centre() == other.centre() ? 1U : 0U;
  }
  return count;
}

// 1 新建停车位: cells and figures that a single blank parts from letters, which nobody types.
std::size_t close_cells(const text::SourceText& source, const std::vector<Chunk>& parts) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool turn = is_value(parts[i - 1]) != is_value(parts[i]);
    const Chunk& words = is_value(parts[i]) ? parts[i - 1] : parts[i];
    const bool letters = words.kind == CellKind::words && base::begins_ideograph(words.place.of(source.utf8), 0);
    count += turn && letters && parts[i].left == parts[i - 1].right + 1 ? 1U : 0U;
  }
  return count;
}

// How far the figures of a row stand from the heads above them.
std::size_t off_heads(const std::vector<Chunk>& row, const std::vector<Chunk>& heads) {
  std::size_t sum = 0;
  for (const Chunk& figure : row) {
    if (!is_value(figure)) continue;
    std::size_t nearest = static_cast<std::size_t>(-1);
    for (const Chunk& head : heads) {
      const std::size_t a = figure.centre();
      nearest = std::min(nearest, a > head.centre() ? a - head.centre() : head.centre() - a);
    }
    if (!heads.empty()) sum += nearest;
  }
  return sum;
}

}  // namespace

std::size_t overlap(std::size_t left, std::size_t right, const Chunk& chunk) {
  const std::size_t begin = std::max(left, chunk.left);
  const std::size_t end = std::min(right, chunk.right);
  return end > begin ? end - begin : 0;
}

std::vector<Chunk> chunks_of(const text::SourceText& source, const TableWords& words, Measure measure,
                             std::size_t line) {
  std::vector<Chunk> chunks = parted(source, source.lines[line], 0, line, kGap, measure);
  if (measure == Measure::letters) chunks = part_closely(source, words, std::move(chunks), line);
  join_letters(source, chunks, measure == Measure::letters ? kCloseGap : kLetterGap);
  part_figures(source, chunks);
  return chunks;
}

void join_spread_pairs(const text::SourceText& source, std::vector<Chunk>& line) {
  const bool letters =
      std::all_of(line.begin(), line.end(), [&](const Chunk& chunk) { return is_letter(source, chunk); });
  if (!letters || line.size() % 2 != 0) return;
  std::vector<Chunk> heads;
  for (std::size_t i = 0; i < line.size(); i += 2) {
    Chunk head = line[i];
    head.place.end = line[i + 1].place.end;
    head.right = line[i + 1].right;
    heads.push_back(head);
  }
  line = std::move(heads);
}

void join_spread_names(const text::SourceText& source, const TableWords& words, std::vector<Chunk>& line) {
  const auto letter = [&](std::size_t i) { return i < line.size() && is_letter(source, line[i]); };
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (!letter(i) || !letter(i + 1) || letter(i - 1) || letter(i + 2)) continue;
    Cell pair{line[i].place, {}};
    pair.more.push_back(line[i + 1].place);
    const std::string both = folded(source, pair);
    const bool name = words.says(both, Says::rows_things) || words.says(both, Says::rows_measures) ||
                      words.says(both, Says::unit_column);
    if (!name) continue;
    line[i].place.end = line[i + 1].place.end;
    line[i].right = line[i + 1].right;
    line.erase(line.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

std::vector<Chunk> split_at_blanks(const text::SourceText& source, const Chunk& chunk, Measure measure) {
  return parted(source, chunk.place, chunk.left, chunk.line, 1, measure);
}

Measure measure_of(const text::SourceText& source) {
  std::size_t by_width = 0;
  std::size_t by_letters = 0;
  std::size_t off_by_width = 0;
  std::size_t off_by_letters = 0;
  std::vector<Chunk> last;  // of the row above
  std::vector<Chunk> last_letters;
  bool rows_above = false;
  std::size_t above = 0;  // the last line that is not blank
  for (std::size_t line = 0; line < source.lines.size(); ++line) {
    const base::Range range = source.lines[line];
    if (trimmed(source.utf8, range).empty()) continue;
    const std::size_t head = std::exchange(above, line);
    const bool gaps = source.line(line).find("  ") != std::string_view::npos;
    std::vector<Chunk> row = gaps ? parted(source, range, 0, line, 1, Measure::width) : std::vector<Chunk>();
    if (figures_in(row) < kFewestFigures) {
      rows_above = false;
      continue;
    }
    const bool is_first = !std::exchange(rows_above, true);
    std::vector<Chunk> letters = parted(source, range, 0, line, 1, Measure::letters);
    if (is_first && head < line) {
      const base::Range heads = source.lines[head];
      off_by_width += off_heads(row, parted(source, heads, 0, head, 1, Measure::width));
      off_by_letters += off_heads(letters, parted(source, heads, 0, head, 1, Measure::letters));
    }
    if (!last.empty() && line <= last.front().line + kNear) {
      by_width += edges_in_line(row, last);
      by_letters += edges_in_line(letters, last_letters);
    }
    by_letters += kCloseWeight * close_cells(source, letters);
    last = std::move(row);
    last_letters = std::move(letters);
  }
  if (source.utf8.find('\f') != std::string::npos) by_letters += kPageWeight;
  const bool letters = by_letters != by_width ? by_letters > by_width : off_by_letters < off_by_width;
  return letters ? Measure::letters : Measure::width;
}

}  // namespace zhibiao::tables
