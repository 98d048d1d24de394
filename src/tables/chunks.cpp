#include "tables/chunks.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kGap = 2;        // columns of blanks that part two cells
constexpr std::size_t kLetterGap = 4;  // between the letters of 合  计
constexpr std::size_t kTabWidth = 8;

void look_at(const text::SourceText& source, std::vector<Chunk>& chunks) {
  for (Chunk& chunk : chunks) chunk.kind = kind_of(source, {chunk.place, {}});
}

bool is_letter(const text::SourceText& source, const Chunk& chunk) {
  const std::string_view text = chunk.place.of(source.utf8);
  return chunk.kind == CellKind::words && base::count_code_points(text) == 1 && chunk.right - chunk.left == 2;
}

// 合  计 is one word; 类  款  项 are three.
void join_letters(const text::SourceText& source, std::vector<Chunk>& chunks) {
  for (std::size_t i = 0; i + 1 < chunks.size(); ++i) {
    const auto letter = [&](std::size_t at) { return at < chunks.size() && is_letter(source, chunks[at]); };
    if (!letter(i) || !letter(i + 1)) continue;
    if (letter(i + 2) || (i > 0 && letter(i - 1))) continue;
    if (chunks[i + 1].left - chunks[i].right > kLetterGap) continue;
    chunks[i].place.end = chunks[i + 1].place.end;
    chunks[i].right = chunks[i + 1].right;
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// Two figures with one blank between them are two cells.
void part_figures(const text::SourceText& source, std::vector<Chunk>& chunks) {
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (chunks[i].kind == CellKind::nothing) continue;
    const auto parts = split_at_blanks(source, chunks[i]);
    if (parts.size() < 2) continue;
    const bool figures = std::all_of(parts.begin(), parts.end(), [](const Chunk& part) {
      return part.kind == CellKind::number || part.kind == CellKind::year || part.kind == CellKind::nothing;
    });
    if (!figures) continue;
    chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(i));
    chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(), parts.end());
    i += parts.size() - 1;
  }
}

// Parted at blanks that are as wide as `gap`.
std::vector<Chunk> parted(const text::SourceText& source, base::Range range, std::size_t column, std::size_t line,
                          std::size_t gap) {
  std::vector<Chunk> chunks;
  std::size_t blanks = gap;
  for (std::size_t at = range.begin; at < range.end;) {
    const auto sign = base::decode_code_point(source.utf8, at);
    if (is_blank(sign.value)) {
      const std::size_t width = sign.value == U'\t' ? kTabWidth - column % kTabWidth : text::display_width(sign.value);
      blanks += width;
      column += width;
    } else {
      const std::size_t width = text::display_width(sign.value);
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

}  // namespace

std::size_t overlap(std::size_t left, std::size_t right, const Chunk& chunk) {
  const std::size_t begin = std::max(left, chunk.left);
  const std::size_t end = std::min(right, chunk.right);
  return end > begin ? end - begin : 0;
}

std::vector<Chunk> chunks_of(const text::SourceText& source, std::size_t line) {
  std::vector<Chunk> chunks = parted(source, source.lines[line], 0, line, kGap);
  join_letters(source, chunks);
  part_figures(source, chunks);
  return chunks;
}

std::vector<Chunk> split_at_blanks(const text::SourceText& source, const Chunk& chunk) {
  return parted(source, chunk.place, chunk.left, chunk.line, 1);
}

}  // namespace zhibiao::tables
