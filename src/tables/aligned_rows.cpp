#include "tables/aligned_rows.h"

#include <cstdlib>
#include <limits>
#include <map>
#include <string>

#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kMostSerial = 3;  // digits of a row's number
constexpr std::size_t kNarrow = 4;      // letters of a line of a name that is merged over rows

// Of parts in their order.
Cell cell_of(const std::vector<base::Range>& parts) { return {parts.front(), {parts.begin() + 1, parts.end()}}; }

}  // namespace

std::optional<std::size_t> column_of(const std::vector<Stretch>& columns, const Chunk& chunk) {
  std::optional<std::size_t> best;
  std::size_t most = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t common = overlap(columns[i].left, columns[i].right, chunk);
    const std::size_t shared = common * 2 + (columns[i].figures == is_figure(chunk) ? 1 : 0);
    if (common > 0 && shared > most) {
      most = shared;
      best = i;
    }
  }
  return best;
}

bool continues(const AlignedLine& row, const AlignedLine& line) {
  const auto name = std::find_if(row.chunks.begin(), row.chunks.end(),
                                 [](const Chunk& chunk) { return chunk.kind == CellKind::words; });
  const Chunk& rest = line.chunks.front();
  return name != row.chunks.end() && rest.left == name->left && rest.right <= name->right;
}

bool lies_below_name(const AlignedLine& row, const AlignedLine& line) {
  const auto name = std::find_if(row.chunks.begin(), row.chunks.end(),
                                 [](const Chunk& chunk) { return chunk.kind == CellKind::words; });
  const Chunk& rest = line.chunks.front();
  return name != row.chunks.end() && name->left <= rest.left && rest.right <= name->right;
}

bool begins_with_number(const text::SourceText& source, const AlignedLine& line) {
  if (line.chunks.size() < 2) return false;
  const std::string_view first = line.chunks.front().place.of(source.utf8);
  return first.size() <= kMostSerial && first.find_first_not_of("0123456789") == std::string_view::npos;
}

void AlignedRows::take(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& between, Grid& grid) {
  rows_ = rows;
  between_ = between;
  for (const std::size_t line : rows_) {
    Row row;
    row.line = line;
    row.cells.resize(columns_.size());
    place(line, row);
    grid.rows.push_back(std::move(row));
  }
  const auto name = name_column();
  if (!name) return;
  for (const auto* lines : {&rows_, &between_}) {
    for (const std::size_t line : *lines) {
      if (const Chunk* piece = piece_of(line, *name)) widest_name_ = std::max(widest_name_, piece->right - piece->left);
    }
  }
  share_out(*name, grid);
  for (std::size_t column = 0; column < *name; ++column) {
    if (!columns_[column].figures) fill_merged(column, *name, grid);
  }
}

// Of a list, the name that is merged over several rows.
bool AlignedRows::lacks_first(const std::vector<Chunk>& chunks) const {
  return is_list_ && chunks.size() + 1 == columns_.size() && columns_.front().right < chunks.front().left;
}

// By what they stand below; figures that are as many as the columns at the right stand in these.
void AlignedRows::place(std::size_t line, Row& row) const {
  const std::vector<Chunk>& chunks = lines_[line].chunks;
  if (in_order_ && chunks.size() == columns_.size()) {
    for (std::size_t i = 0; i < chunks.size(); ++i) row.cells[i].place = chunks[i].place;
    return;
  }
  if (lacks_first(chunks)) {
    for (std::size_t i = 0; i < chunks.size(); ++i) row.cells[i + 1].place = chunks[i].place;
    return;
  }
  std::size_t last_names = columns_.size();
  while (last_names > 0 && columns_[last_names - 1].figures) --last_names;
  std::size_t last_words = chunks.size();
  while (last_words > 0 && chunks[last_words - 1].kind != CellKind::words) --last_words;
  std::vector<const Chunk*> strays;
  const bool whole = last_names > 0 && last_words > 0 && columns_.size() - last_names == chunks.size() - last_words;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    const auto column = whole && i >= last_words ? last_names + i - last_words : column_of(columns_, chunks[i]);
    if (!column) {
      strays.push_back(&chunks[i]);
      continue;
    }
    if (!row.cells[*column].empty()) row.certain = false;
    row.cells[*column].place = chunks[i].place;
  }
  // 合计 between the columns is the name that its row lacks.
  for (const Chunk* stray : strays) {
    std::size_t best = columns_.size();
    for (std::size_t i = 0; i < columns_.size() && columns_[i].left < stray->right; ++i) {
      if (!columns_[i].figures && row.cells[i].empty()) best = i;
    }
    if (best < columns_.size() && stray->kind == CellKind::words) row.cells[best].place = stray->place;
  }
}

// The column of names next to the figures, units set aside; one before it is merged over several rows.
std::optional<std::size_t> AlignedRows::name_column() const {
  const auto is_units = [&](std::size_t column) {
    std::size_t units = 0;
    std::size_t words = 0;
    for (const std::size_t row : rows_) {
      const Chunk* piece = piece_of(row, column);
      if (piece == nullptr) continue;
      ++words;
      units += words_.says(folded(source_, {piece->place, {}}), Says::unit) ? 1U : 0U;
    }
    return units * 2 > words;
  };
  std::optional<std::size_t> name;
  for (std::size_t i = 0; i < columns_.size() && !(name && columns_[i].figures); ++i) {
    if (!columns_[i].figures && !(name && is_units(i))) name = i;
  }
  return name;
}

const Chunk* AlignedRows::piece_of(std::size_t line, std::size_t column) const {
  const auto& chunks = lines_[line].chunks;
  if (is_list_ && std::binary_search(rows_.begin(), rows_.end(), line)) {
    const std::size_t lacking = columns_.size() - std::min(columns_.size(), chunks.size());
    if (lacking < 2) return column < lacking ? nullptr : &chunks[column - lacking];
  }
  for (const Chunk& chunk : chunks) {
    if (column_of(columns_, chunk) == column) return &chunk;
  }
  return nullptr;
}

// A name that fills its cell goes on in the next line.
bool AlignedRows::is_full(const Chunk* piece) const {
  const std::size_t letter = measure_ == Measure::letters ? 1 : 2;
  return piece != nullptr && piece->right - piece->left + letter >= widest_name_;
}

// How many of the lines between two rows belong to the upper one.
std::size_t AlignedRows::taken_above(std::size_t above, std::size_t below, const std::vector<std::size_t>& group,
                                     std::size_t name) const {
  const auto number =
      std::find_if(group.begin(), group.end(), [&](std::size_t at) { return begins_with_number(source_, lines_[at]); });
  if (number != group.end()) return static_cast<std::size_t>(number - group.begin());
  const Chunk* next = piece_of(below, name);
  // 电力、热力生产 / 和供应业
  // 公共建筑及服务 / 业: a letter alone, below a name as wide as any.
  const std::size_t letter = measure_ == Measure::letters ? 1 : 2;
  const Chunk* lowest = piece_of(group.back(), name);
  const bool letter_alone = next != nullptr && next->right - next->left == letter && lowest != nullptr &&
                            lowest->right - lowest->left == widest_name_;
  const bool nameless = next == nullptr || letter_alone || words_.says(folded(source_, {next->place, {}}), Says::rest);
  const Chunk* last = piece_of(above, name);
  if (last == nullptr && nameless) return group.size() / 2;  // figures in the middle of their names
  std::size_t taken = 0;
  while (taken < group.size() && is_full(last)) last = piece_of(group[taken++], name);
  if (taken == group.size()) return nameless ? taken - 1 : taken;
  return nameless || is_full(piece_of(group.back(), name)) ? taken : group.size();
}

// Each line of words to the row whose name it is a part of.
void AlignedRows::share_out(std::size_t name, Grid& grid) const {
  std::vector<std::vector<std::size_t>> parts(rows_.size());  // by row: its lines
  auto at = between_.begin();
  for (std::size_t i = 0; i <= rows_.size(); ++i) {
    std::vector<std::size_t> group;
    for (; at != between_.end() && (i == rows_.size() || *at < rows_[i]); ++at) {
      if (piece_of(*at, name) != nullptr) group.push_back(*at);
    }
    const std::size_t above = i == 0              ? 0
                              : i == rows_.size() ? group.size()
                              : group.empty()     ? 0
                                                  : taken_above(rows_[i - 1], rows_[i], group, name);
    for (std::size_t k = 0; k < group.size(); ++k) parts[k < above ? i - 1 : i].push_back(group[k]);
    if (i < rows_.size()) parts[i].push_back(rows_[i]);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::vector<base::Range> pieces;
    for (const std::size_t line : parts[i]) {
      if (const Chunk* piece = piece_of(line, name)) pieces.push_back(piece->place);
    }
    if (!pieces.empty()) grid.rows[i].cells[name] = cell_of(pieces);
  }
}

// 产业 / 发展 beside three rows: a name merged over rows stands at their middle, or its first line at the first of
// them.
void AlignedRows::fill_merged(std::size_t column, std::size_t name, Grid& grid) const {
  // A sum whose name stands in this column is none of the merged rows.
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (piece_of(rows_[i], column) == nullptr || piece_of(rows_[i], name) != nullptr) indexes.push_back(i);
  }
  const auto line_of = [&](std::size_t index) { return rows_[indexes[index]]; };
  std::vector<std::size_t> all = rows_;
  all.insert(all.end(), between_.begin(), between_.end());
  std::sort(all.begin(), all.end());
  struct Group {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<base::Range> parts;
  };
  std::vector<Group> groups;
  std::size_t before = std::numeric_limits<std::size_t>::max() - 1;  // place of the last piece among the lines
  bool broken = false;
  std::size_t pieces = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Chunk* piece = piece_of(all[i], column);
    const bool is_sum = std::binary_search(rows_.begin(), rows_.end(), all[i]) && piece_of(all[i], name) == nullptr;
    if (piece == nullptr || is_sum) continue;
    ++pieces;
    widest = std::max(widest, piece->right - piece->left);
    if (groups.empty() || i != before + 1) groups.push_back({all[i], all[i], {}});
    broken = broken || !groups.back().parts.empty();
    groups.back().last = all[i];
    groups.back().parts.push_back(piece->place);
    before = i;
  }
  const bool from_top = !groups.empty() && groups.front().first <= rows_.front();
  if (groups.empty() || indexes.empty() || pieces >= indexes.size() || (from_top && !broken)) return;
  if (broken && widest > (measure_ == Measure::letters ? kNarrow : 2 * kNarrow)) return;
  // Each group takes a run of rows around its middle: by group, the rows where those up to it may end and the cheapest
  // way there.
  constexpr double kFarOff = 1.5;  // lines
  struct Step {
    double cost = 0;
    std::size_t from = 0;
  };
  const std::size_t count = indexes.size();
  std::vector<std::map<std::size_t, Step>> steps(groups.size() + 1);
  steps[0][0] = {};
  const double even = static_cast<double>(count) / static_cast<double>(groups.size());
  for (std::size_t k = 0; k < groups.size(); ++k) {
    const double middle = static_cast<double>(groups[k].first + groups[k].last) / 2;
    for (const auto& [first, so_far] : steps[k]) {
      if (first >= count || (from_top && line_of(first) != groups[k].first)) continue;
      if (static_cast<double>(line_of(first)) > middle + kFarOff) break;
      for (std::size_t last = first; last < count; ++last) {
        const double off = static_cast<double>(line_of(first) + line_of(last)) / 2 - middle;
        if (from_top ? k + 1 < groups.size() && line_of(last) >= groups[k + 1].first : off > kFarOff) break;
        if (!from_top && (off < -kFarOff || static_cast<double>(line_of(last)) < middle - kFarOff)) continue;
        if (from_top && last + 1 < count && (k + 1 == groups.size() || line_of(last + 1) != groups[k + 1].first)) {
          continue;
        }
        const double size = static_cast<double>(last - first + 1) - even;
        const double now = so_far.cost + (from_top ? 0 : std::max(0.0, std::abs(off) - 0.5)) + size * size / 100;
        const auto [step, is_new] = steps[k + 1].try_emplace(last + 1, Step{now, first});
        if (!is_new && now < step->second.cost) step->second = {now, first};
      }
    }
  }
  if (steps[groups.size()].count(count) == 0) return;
  std::size_t end = count;
  for (std::size_t k = groups.size(); k > 0; --k) {
    const std::size_t first = steps[k].at(end).from;
    for (std::size_t row = first; row < end; ++row) {
      grid.rows[indexes[row]].cells[column] = cell_of(groups[k - 1].parts);
    }
    end = first;
  }
}

}  // namespace zhibiao::tables
