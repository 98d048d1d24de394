#include "tables/aligned_columns.h"

#include <algorithm>
#include <map>

namespace zhibiao::tables {
namespace {

constexpr std::size_t kReach = 2;  // columns by which a figure may stand beside its column

void widen(std::vector<Stretch>& columns, const Chunk& chunk, bool figures) {
  Stretch all{chunk.left, chunk.right, figures};
  for (auto column = columns.begin(); column != columns.end();) {
    if (overlap(column->left, column->right, chunk) == 0) {
      ++column;
      continue;
    }
    all.left = std::min(all.left, column->left);
    all.right = std::max(all.right, column->right);
    column = columns.erase(column);
  }
  columns.push_back(all);
}

}  // namespace

std::vector<Stretch> AlignedColumns::below_each_other() const {
  auto columns = below(rows_);
  if (!columns.empty()) return columns;
  if (measure_ == Measure::letters) return in_order();
  std::map<std::size_t, std::vector<std::size_t>> by_size;
  for (const std::size_t row : rows_) by_size[lines_[row].chunks.size()].push_back(row);
  const auto most = std::max_element(by_size.begin(), by_size.end(),
                                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  return below(most->second);
}

// Of a page the cells of a row may stand beside their columns: all that have as many cells as most, in their order.
std::vector<Stretch> AlignedColumns::in_order() const {
  std::map<std::size_t, std::size_t> sizes;
  for (const std::size_t row : rows_) ++sizes[lines_[row].chunks.size()];
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most->second * 2 <= rows_.size()) return {};
  return in_order(most->first);
}

std::vector<Stretch> AlignedColumns::in_order(std::size_t cells) const {
  std::vector<Stretch> columns(cells, Stretch{static_cast<std::size_t>(-1), 0, false});
  std::vector<std::size_t> words(cells, 0);
  std::vector<std::size_t> figures(cells, 0);
  for (const std::size_t row : rows_) {
    const auto& chunks = lines_[row].chunks;
    if (chunks.size() != cells) continue;
    for (std::size_t i = 0; i < cells; ++i) {
      columns[i].left = std::min(columns[i].left, chunks[i].left);
      columns[i].right = std::max(columns[i].right, chunks[i].right);
      ++(chunks[i].kind != CellKind::words ? figures : words)[i];
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    columns[i].figures = figures[i] > words[i];
    if (i == 0 || columns[i - 1].right <= columns[i].left) continue;
    const std::size_t middle = (columns[i - 1].right + columns[i].left) / 2;
    columns[i - 1].right = columns[i].left = middle;
  }
  return columns;
}

// None where two cells of a row would fall into one.
std::vector<Stretch> AlignedColumns::below(const std::vector<std::size_t>& rows) const {
  std::vector<Stretch> columns;
  for (const bool figures : {true, false}) {
    std::vector<Stretch> own;
    for (const std::size_t row : rows) {
      for (const Chunk& chunk : lines_[row].chunks) {
        const bool of_figures = is_figure(chunk);
        if (figures != of_figures || (!figures && chunk.kind == CellKind::nothing)) continue;
        if (!figures && stands_in(columns, chunk, row)) continue;
        widen(own, chunk, figures);
      }
    }
    columns.insert(columns.end(), own.begin(), own.end());
  }
  std::sort(columns.begin(), columns.end(), [](const Stretch& a, const Stretch& b) { return a.left < b.left; });
  for (const std::size_t row : rows) {
    std::vector<bool> used(columns.size(), false);
    for (const Chunk& chunk : lines_[row].chunks) {
      const auto column = column_of(columns, chunk);
      if (!column) continue;
      if (used[*column]) return {};
      used[*column] = true;
    }
  }
  return columns;
}

// Words in a column of figures: 持平.
bool AlignedColumns::stands_in(const std::vector<Stretch>& columns, const Chunk& chunk, std::size_t row) const {
  if (&chunk == &lines_[row].chunks.front()) return false;
  return std::any_of(columns.begin(), columns.end(), [&](const Stretch& column) {
    const bool inside = chunk.left + kReach >= column.left && chunk.right <= column.right + kReach;
    const bool same_end = chunk.right + kReach >= column.right && chunk.right <= column.right + kReach;
    return overlap(column.left, column.right, chunk) > 0 && (inside || same_end);
  });
}

}  // namespace zhibiao::tables
