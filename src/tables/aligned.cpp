#include "tables/aligned.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/aligned_columns.h"
#include "tables/aligned_head.h"
#include "tables/aligned_rows.h"
#include "tables/chunks.h"
#include "tables/column_heads.h"

namespace zhibiao::tables {
namespace {

constexpr std::string_view kWideBlank = "\xE3\x80\x80";
constexpr std::size_t kMostBlank = 3;  // lines inside a table
constexpr std::size_t kMostWords = 3;  // lines between two rows of figures
constexpr std::size_t kMostHeadLines = 9;
constexpr std::size_t kWidestHead = 60;           // columns of one line of a head
constexpr std::size_t kFewestAlone = 3;           // figures of a table of one row
constexpr std::size_t kFewestBesideSentence = 4;  // cells of a row one of which is a sentence

bool has_gap(std::string_view text) {
  return text.find("  ") != std::string_view::npos || text.find(kWideBlank) != std::string_view::npos;
}

class AlignedFinder {
 public:
  AlignedFinder(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables), measure_(measure_of(source)), lines_(source.lines.size()) {}

  void find() {
    for (std::size_t i = 0; i < lines_.size(); ++i) look(i);
    for (const Grid& grid : tables_.grids) {
      for (std::size_t i = grid.first_line; i <= grid.last_line; ++i) lines_[i].taken = true;
    }
    for (std::size_t at = 0; at < lines_.size();) {
      if (!lines_[at].is_row()) {
        ++at;
        continue;
      }
      at = read_table(at);
    }
  }

 private:
  void look(std::size_t index) {
    AlignedLine& line = lines_[index];
    const base::Range range = trimmed(source_.utf8, source_.lines[index]);
    line.blank = range.empty();
    if (line.blank) return;
    const std::string_view text = range.of(source_.utf8);
    if (text.find('\t') != std::string_view::npos) line.taken = true;
    const bool sentence = tables::is_prose(text);
    if (line.taken || (sentence && !has_gap(text))) {
      line.prose = sentence;
      return;
    }
    line.chunks = chunks_of(source_, words_, measure_, index);
    for (Chunk& chunk : line.chunks) {
      if (chunk.kind == CellKind::number) chunk.kind = words_.kind_of(source_, {chunk.place, {}});
    }
    if (is_page_number(line)) {
      line.blank = true;
      line.chunks.clear();
      return;
    }
    // 0-15岁 names its row: what stands first with letters behind it.
    if (line.chunks.size() > 1 && line.chunks.front().kind == CellKind::number && has_letters(line.chunks.front()) &&
        !(stands_right_of(index, index + 1) && index > 0 && stands_right_of(index, index - 1))) {
      line.chunks.front().kind = CellKind::words;
    }
    // A cell may hold a sentence where figures stand beside it.
    line.prose = sentence && (line.chunks.size() < kFewestBesideSentence || line.figures() == 0);
    if (line.prose) line.chunks.clear();
  }

  // — 3 —: a page ends inside the table.
  [[nodiscard]] static bool is_page_number(const AlignedLine& line) {
    return line.chunks.size() == 3 && line.chunks[0].kind == CellKind::nothing && is_figure(line.chunks[1]) &&
           line.chunks[2].kind == CellKind::nothing;
  }

  [[nodiscard]] bool has_letters(const Chunk& chunk) const {
    const std::string_view words = chunk.place.of(source_.utf8);
    for (std::size_t at = 0; at < words.size(); at += base::decode_code_point(words, at).size) {
      if (base::begins_ideograph(words, at)) return true;
    }
    return false;
  }
  // The line begins behind the words of `other`: these are a piece of its name.
  [[nodiscard]] bool stands_right_of(std::size_t index, std::size_t other) const {
    if (other >= lines_.size()) return false;
    const auto words = chunks_of(source_, words_, measure_, other);
    return !words.empty() && words.front().kind == CellKind::words &&
           words.front().right <= lines_[index].chunks.front().left;
  }
  [[nodiscard]] std::string text(const Chunk& chunk) const { return folded(source_, {chunk.place, {}}); }

  // Two rows have a figure in the same column.
  [[nodiscard]] static bool align(const AlignedLine& a, const AlignedLine& b) {
    const auto may_be = [](const Chunk& chunk) { return is_figure(chunk) || chunk.kind == CellKind::nothing; };
    for (const Chunk& one : a.chunks) {
      if (!may_be(one)) continue;
      for (const Chunk& other : b.chunks) {
        if (may_be(other) && overlap(one.left, one.right, other) > 0) return true;
      }
    }
    return false;
  }

  // The rows of figures from `first` on, and the lines of words between them.
  [[nodiscard]] std::vector<std::size_t> rows_from(std::size_t first, std::vector<std::size_t>& between) const {
    std::vector<std::size_t> rows = {first};
    std::vector<std::size_t> pending;
    std::size_t blank = 0;
    for (std::size_t at = first + 1; at < lines_.size(); ++at) {
      const AlignedLine& line = lines_[at];
      if (line.blank) {
        if (++blank > kMostBlank) break;
        continue;
      }
      if (line.taken || line.prose) break;
      if (line.is_row() && (align(lines_[rows.back()], line) || align(lines_[first], line))) {
        between.insert(between.end(), pending.begin(), pending.end());
        pending.clear();
        rows.push_back(at);
        blank = 0;
        continue;
      }
      if (repeats_above(at, first)) continue;  // the heads once more, on another page
      if (line.is_row() || pending.size() >= kMostWords || stops(line)) break;
      pending.push_back(at);
      blank = 0;
    }
    // The end of a name that is broken over lines.
    if (!pending.empty() && pending.front() == rows.back() + 1 && lines_[pending.front()].chunks.size() == 1 &&
        !stops(lines_[pending.front()]) &&
        (continues(lines_[rows.back()], lines_[pending.front()]) ||
         (!between.empty() && lies_below_name(lines_[rows.back()], lines_[pending.front()])))) {
      between.push_back(pending.front());
    }
    return rows;
  }

  [[nodiscard]] bool same_words(std::size_t a, std::size_t b) const {
    const auto& left = lines_[a].chunks;
    const auto& right = lines_[b].chunks;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](const Chunk& one, const Chunk& other) { return text(one) == text(other); });
  }

  // One of the lines above the first row.
  [[nodiscard]] bool repeats_above(std::size_t line, std::size_t first) const {
    if (lines_[line].chunks.size() < 2) return false;
    for (std::size_t at = first; at-- > 0 && first - at <= kMostHeadLines && !lines_[at].prose;) {
      if (same_words(at, line)) return true;
    }
    return false;
  }

  // What names a table, begins a paragraph or ends the table.
  [[nodiscard]] bool stops(const AlignedLine& line) const {
    for (const Chunk& chunk : line.chunks) {
      const std::string words = text(chunk);
      if (words_.says(words, Says::caption) || words_.says(words, Says::unit_line) || words_.says(words, Says::note) ||
          (words.ends_with(':') && !words_.says(words, Says::marker))) {
        return true;
      }
    }
    return line.chunks.empty() || line.chunks.front().right - line.chunks.front().left > kWidestHead;
  }

  std::size_t read_table(std::size_t first) {
    std::vector<std::size_t> between;
    const std::vector<std::size_t> rows = rows_from(first, between);
    const std::size_t next = rows.back() + 1;
    if (rows.size() < 2 && lines_[first].figures() < kFewestAlone) return next;
    Grid grid;
    grid.form = Form::aligned;
    grid.first_line = first;
    grid.last_line = std::max(rows.back(), between.empty() ? rows.back() : between.back());
    auto heads = heads_above(first, grid);
    while (heads.size() > 1 && begins_with_number(source_, lines_[heads.back()])) {
      between.insert(between.begin(), heads.back());  // the first row's name begins above its figures
      heads.pop_back();
    }
    if (heads.empty()) return next;
    if (repeats_last_heads(heads)) heads = last_heads_;
    last_heads_ = heads;
    const AlignedColumns by_lines(lines_, rows, measure_);
    auto columns = by_lines.below_each_other();
    // Cells below no common column, but as many in each row as there are heads: they stand in their order.
    const std::size_t count = most_cells(rows);
    const bool in_order = columns.size() != count && is_list(rows, heads, count);
    if (in_order) columns = by_lines.in_order(count);
    if (columns.empty() || is_contents(rows, columns)) return next;
    // The beginning of a name that stands above its figures.
    while (heads.size() > 1 && is_name_above(lines_[heads.back()], lines_[first], columns)) {
      between.insert(between.begin(), heads.back());
      heads.pop_back();
    }
    for (const std::size_t row : rows) part_names(columns, lines_[row]);
    grid.columns = columns.size();
    std::vector<std::vector<Chunk>> head_lines;
    for (const std::size_t line : heads) {
      head_lines.push_back(lines_[line].chunks);
      join_spread_names(source_, words_, head_lines.back());
    }
    // Of one storey alone the letters may be heads themselves: 类 款 项 目.
    if (head_lines.size() > 1) join_spread_pairs(source_, head_lines.front());
    const bool headed = measure_ == Measure::letters ? build_column_heads(source_, words_, head_lines, columns, grid)
                                                     : build_aligned_heads(source_, head_lines, columns, grid);
    if (!headed) {
      tables_.unread.push_back({grid.first_line, grid.last_line});
      return next;
    }
    AlignedRows(source_, words_, lines_, columns, measure_, in_order).take(rows, between, grid);
    take_notes(grid);
    for (std::size_t i = grid.first_line; i <= grid.last_line; ++i) lines_[i].taken = true;
    const std::size_t end = grid.last_line + 1;
    tables_.grids.push_back(std::move(grid));
    return std::max(end, next);
  }

  [[nodiscard]] std::size_t most_cells(const std::vector<std::size_t>& rows) const {
    std::size_t most = 0;
    for (const std::size_t row : rows) most = std::max(most, lines_[row].chunks.size());
    return most;
  }

  // A row may lack its first cell, a name that is merged over several.
  [[nodiscard]] bool is_list(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& heads,
                             std::size_t cells) const {
    if (rows.size() < 2 || cells < 3 || (heads.size() > 1 && measure_ == Measure::width)) return false;
    std::vector<std::vector<Chunk>> head_lines;
    for (const std::size_t line : heads) head_lines.push_back(lines_[line].chunks);
    if (!may_be_heads_of(cells, head_lines)) return false;
    std::size_t edge = 0;  // where the first cells end
    for (const std::size_t row : rows) {
      const AlignedLine& line = lines_[row];
      if (line.chunks.size() == cells) edge = std::max(edge, line.chunks.front().right);
    }
    return edge > 0 && std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
             const auto& chunks = lines_[row].chunks;
             const bool merged = measure_ == Measure::letters && chunks.size() + 1 == cells;
             return chunks.size() == cells || (merged && chunks.front().left > edge && !is_figure(chunks.front()));
           });
  }

  [[nodiscard]] static bool is_name_above(const AlignedLine& line, const AlignedLine& row,
                                          const std::vector<Stretch>& columns) {
    if (line.chunks.size() != 1) return false;
    const auto column = column_of(columns, line.chunks.front());
    return column && !columns[*column].figures &&
           std::none_of(row.chunks.begin(), row.chunks.end(),
                        [&](const Chunk& chunk) { return column_of(columns, chunk) == column; });
  }

  // A page that repeats the lowest lines of the heads, and not those above them.
  [[nodiscard]] bool repeats_last_heads(const std::vector<std::size_t>& heads) const {
    if (heads.size() >= last_heads_.size()) return false;
    return std::equal(heads.rbegin(), heads.rend(), last_heads_.rbegin(),
                      [&](std::size_t a, std::size_t b) { return same_words(a, b); });
  }

  // Page numbers count up below each other; so do the entries of a table of contents.
  [[nodiscard]] bool is_contents(const std::vector<std::size_t>& rows, const std::vector<Stretch>& columns) const {
    if (columns.size() > 2) return false;
    long last = 0;
    for (const std::size_t row : rows) {
      const Chunk& chunk = lines_[row].chunks.back();
      const std::string number = text(chunk);
      if (number.size() > 4 || number.find_first_not_of("0123456789") != std::string::npos) return false;
      const long page = std::stol(number);
      if (page < last) return false;
      last = page;
    }
    return true;
  }

  void take_notes(Grid& grid) const {
    std::size_t line = grid.last_line + 1;
    while (line < lines_.size() && lines_[line].blank) ++line;
    if (line >= lines_.size() || lines_[line].taken) return;
    const Cell note{trimmed(source_.utf8, source_.lines[line]), {}};
    if (!words_.says(folded(source_, note), Says::note)) return;
    grid.notes.push_back(note);
    grid.last_line = line;
  }

  // The lines of words above the first row, from the top down; caption and unit are taken on the way.
  std::vector<std::size_t> heads_above(std::size_t first, Grid& grid) const {
    std::vector<std::size_t> heads;
    std::size_t blank = 0;
    for (std::size_t at = first; at-- > 0;) {
      const AlignedLine& line = lines_[at];
      if (line.blank) {
        if (++blank > kMostBlank) break;
        continue;
      }
      if (line.taken || line.prose || heads.size() >= kMostHeadLines) break;
      const bool apart = blank > 0 && !heads.empty();
      blank = 0;
      bool unit = false;
      for (const Chunk& chunk : line.chunks) {
        if (!words_.says(text(chunk), Says::unit_line)) continue;
        grid.units.push_back({chunk.place, {}});
        unit = true;
      }
      if (unit) {
        grid.first_line = at;
        continue;
      }
      const Cell whole{trimmed(source_.utf8, source_.lines[at]), {}};
      const bool numbered = !line.chunks.empty() && line.chunks.size() == 2 &&
                            words_.says(text(line.chunks.front()), Says::caption);  // 表3   各县情况
      if (numbered || words_.says(folded(source_, whole), Says::caption)) {
        grid.captions.push_back(whole);
        grid.first_line = at;
        break;
      }
      // A lone word above a blank line is what comes before the table.
      if (!grid.units.empty() || !is_head_line(line) || (apart && line.chunks.size() == 1)) break;
      heads.push_back(at);
      grid.first_line = at;
    }
    std::reverse(heads.begin(), heads.end());
    return heads;
  }

  [[nodiscard]] bool is_head_line(const AlignedLine& line) const {
    if (line.chunks.empty()) return false;
    for (const Chunk& chunk : line.chunks) {
      if (chunk.kind == CellKind::number) return false;
      if (chunk.right - chunk.left > kWidestHead) return false;
      const std::string head = text(chunk);
      if (head.ends_with(':') && !words_.says(head, Says::marker)) return false;
    }
    // A lone word at the left edge is the line before the table.
    const Chunk& only = line.chunks.front();
    return line.chunks.size() > 1 || only.left >= 12 || !words_.says(text(only), Says::marker);
  }

  // 政府性基金预算拨款 2      630: a long name reaches the column beside it, whose figure only one blank parts from it.
  void part_names(const std::vector<Stretch>& columns, AlignedLine& line) const {
    for (std::size_t i = 0; i < line.chunks.size(); ++i) {
      const Chunk name = line.chunks[i];
      if (name.kind != CellKind::words) continue;
      auto parts = split_at_blanks(source_, name, measure_);
      if (parts.size() < 2 || !is_figure(parts.back())) continue;
      const Chunk figure = parts.back();
      const auto column = column_of(columns, figure);
      if (!column || !columns[*column].figures) continue;
      const bool taken = std::any_of(line.chunks.begin(), line.chunks.end(), [&](const Chunk& chunk) {
        return is_figure(chunk) && column_of(columns, chunk) == column;
      });
      if (taken) continue;
      line.chunks[i].place.end = parts[parts.size() - 2].place.end;
      line.chunks[i].right = parts[parts.size() - 2].right;
      line.chunks.insert(line.chunks.begin() + static_cast<std::ptrdiff_t>(i) + 1, figure);
      ++i;
    }
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
  Measure measure_;
  std::vector<AlignedLine> lines_;
  std::vector<std::size_t> last_heads_;  // lines of the table before
};

}  // namespace

bool has_gaps(const text::SourceText& source) {
  const std::string_view text = source.utf8;
  const auto inside = [&](std::size_t begin, std::size_t end) {
    while (begin > 0 && (text[begin - 1] == ' ')) --begin;
    while (end < text.size() && text[end] == ' ') ++end;
    return begin > 0 && text[begin - 1] != '\n' && end < text.size() && text[end] != '\n' && text[end] != '\r';
  };
  for (std::size_t at = text.find("  "); at != std::string_view::npos; at = text.find("  ", at)) {
    std::size_t end = at;
    while (end < text.size() && text[end] == ' ') ++end;
    if (inside(at, end)) return true;
    at = end;
  }
  for (std::size_t at = text.find(kWideBlank); at != std::string_view::npos; at = text.find(kWideBlank, at)) {
    std::size_t end = at;
    while (text.substr(end, kWideBlank.size()) == kWideBlank) end += kWideBlank.size();
    if (inside(at, end)) return true;
    at = end;
  }
  return false;
}

void find_aligned(const text::SourceText& source, const TableWords& words, Tables& tables) {
  AlignedFinder(source, words, tables).find();
}

}  // namespace zhibiao::tables
