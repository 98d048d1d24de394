#include "tables/aligned_head.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kOffCentre = 3;         // columns by which the lines of one head may lie apart
constexpr std::size_t kLinesApart = 2;        // lines that another head's may stand between
constexpr std::size_t kFarthestCovered = 40;  // columns from a wide head to one that it covers

struct Node {
  std::vector<Chunk> parts;  // from the top down
  std::size_t left = 0;
  std::size_t right = 0;
  double line = 0;  // its middle
  std::size_t first_line = 0;
  std::size_t parent = kNone;
  bool gone = false;    // joined into another
  bool group = false;   // others stand below it
  bool raised = false;  // a wide head though nothing stands right below it
  [[nodiscard]] std::size_t centre() const { return (left + right) / 2; }
};

std::size_t distance(const Node& a, const Node& b) {
  if (a.right <= b.left) return b.left - a.right;
  if (b.right <= a.left) return a.left - b.right;
  return 0;
}

std::size_t shared(const Node& a, const Node& b) {
  const std::size_t begin = std::max(a.left, b.left);
  const std::size_t end = std::min(a.right, b.right);
  return end > begin ? end - begin : 0;
}

class AlignedHead {
 public:
  AlignedHead(const text::SourceText& source, const std::vector<std::vector<Chunk>>& lines,
              const std::vector<Stretch>& columns, Grid& grid)
      : source_(source), columns_(columns), grid_(grid), count_(lines.size()) {
    for (std::size_t line = 0; line < lines.size(); ++line) {
      for (const Chunk& chunk : lines[line]) add(chunk, line);
    }
  }

  bool build() {
    raise_above_repeated();
    // A head that might cover its neighbour is one that does, unless too few heads are left for the columns.
    const std::vector<Node> as_found = nodes_;
    find_pairs(true);
    join();
    if (leaves().size() < columns_.size()) {
      nodes_ = as_found;
      pairs_.clear();
      apart_.clear();
      find_pairs(false);
      join();
    }
    if (leaves().size() < columns_.size()) split_wide();
    raise_groups();
    const auto above = leaves_above();
    if (above.empty()) return false;
    find_parents();
    take(above);
    return true;
  }

 private:
  void add(const Chunk& chunk, std::size_t line) {
    Node node;
    node.parts.push_back(chunk);
    node.left = chunk.left;
    node.right = chunk.right;
    node.line = static_cast<double>(line);
    node.first_line = line;
    nodes_.push_back(std::move(node));
  }

  [[nodiscard]] std::vector<std::size_t> touching(std::size_t node, bool below) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (i == node || nodes_[i].gone || shared(nodes_[i], nodes_[node]) == 0) continue;
      if (below ? nodes_[i].line > nodes_[node].line : nodes_[i].line < nodes_[node].line) found.push_back(i);
    }
    return found;
  }

  // 城镇 | 农村 over 户数 | 增长 | 户数 | 增长: words above as many heads that come again, once below each, are wide
  // heads, wherever they stand.
  void raise_above_repeated() {
    for (std::size_t line = 1; line < count_; ++line) {
      const auto lower = of_line(line);
      const auto upper = of_line(line - 1);
      if (upper.size() < 2) continue;
      for (std::size_t first = 0; first < lower.size(); ++first) {
        const std::size_t size = (lower.size() - first) / upper.size();
        if (size < 2 || size * upper.size() != lower.size() - first) continue;
        bool again = nodes_[upper.front()].left + nodes_[upper.front()].right > 2 * nodes_[lower[first]].left;
        for (std::size_t i = first + size; i < lower.size() && again; ++i) {
          again = text_of(lower[i]) == text_of(lower[i - size]);
        }
        for (std::size_t i = 0; again && i < upper.size(); ++i) nodes_[upper[i]].raised = true;
      }
    }
  }

  [[nodiscard]] std::vector<std::size_t> of_line(std::size_t line) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].first_line == line) found.push_back(i);
    }
    return found;
  }

  // Two that stand below each other and touch no third one are one head on two lines.
  void find_pairs(bool wide_cover) {
    for (std::size_t upper = 0; upper < nodes_.size(); ++upper) {
      if (nodes_[upper].raised) continue;
      const auto below = touching(upper, true);
      if (below.empty()) continue;
      const std::size_t lower = below.front();
      const Node& a = nodes_[upper];
      const Node& b = nodes_[lower];
      if (b.line - a.line > static_cast<double>(kLinesApart)) continue;
      // The next line of it, and no other at its side in that line.
      const bool alone = std::count_if(below.begin(), below.end(),
                                       [&](std::size_t i) { return nodes_[i].first_line == b.first_line; }) == 1;
      const auto above = touching(lower, false);
      const bool only = std::all_of(above.begin(), above.end(),
                                    [&](std::size_t i) { return i == upper || nodes_[i].first_line < a.first_line; });
      const std::size_t off = a.centre() > b.centre() ? a.centre() - b.centre() : b.centre() - a.centre();
      const bool group = wide_cover && (covers_neighbour(a, b) || lies_over_row(a, lower));
      if (alone && only && off <= kOffCentre && !is_wide(a) && !group) {
        pairs_.emplace_back(upper, lower);
      }
    }
  }

  // A head wider than the one below it may cover that one's neighbour as well, if nothing else stands above it.
  [[nodiscard]] bool covers_neighbour(const Node& upper, const Node& lower) const {
    constexpr std::size_t kNear = 12;
    if (upper.right - upper.left <= lower.right - lower.left + 2) return false;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& other = nodes_[i];
      if (other.first_line != lower.first_line || &other == &lower || distance(upper, other) > kNear) continue;
      const bool figures = std::any_of(columns_.begin(), columns_.end(), [&](const Stretch& column) {
        return column.figures && overlap(column.left, column.right, other.parts.front()) > 0;
      });
      const auto above = touching(i, false);
      const bool free = std::none_of(above.begin(), above.end(),
                                     [&](std::size_t each) { return nodes_[each].first_line == upper.first_line; });
      if (figures && free) return true;
    }
    return false;
  }

  // Heads of one line all stand as high: in the middle of those of two, or at the upper end. Where some stand beside a
  // head and others, with nothing above them, beside the one below it, the upper one is theirs as well.
  [[nodiscard]] bool lies_over_row(const Node& upper, std::size_t lower) const {
    const Node& below = nodes_[lower];
    const bool apart = below.first_line >= upper.first_line + 2;
    std::size_t free = 0;
    bool single = apart;  // a line between is a row of its own
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& other = nodes_[i];
      if (i != lower && other.first_line == below.first_line && touching(i, false).empty()) ++free;
      single = single || (&other != &upper && other.first_line == upper.first_line && touching(i, true).empty());
    }
    return single && free > 0;
  }

  // It stands above more than one column.
  [[nodiscard]] bool is_wide(const Node& node) const {
    std::size_t covered = 0;
    for (const Stretch& column : columns_)
      covered += overlap(column.left, column.right, node.parts.front()) > 0 ? 1 : 0;
    return covered > 1;
  }

  [[nodiscard]] std::size_t letters(std::size_t node) const {
    return base::count_code_points(nodes_[node].parts.front().place.of(source_.utf8));
  }

  // Of the pairs so many are two heads as there are columns without one: those whose lower word is longest.
  void join() {
    std::vector<std::pair<std::size_t, std::size_t>> order = pairs_;
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto& a, const auto& b) { return letters(a.second) < letters(b.second); });
    std::size_t left = heads_if(order.size(), order);
    std::size_t joined = order.size();
    while (joined > 0 && left < columns_.size() && letters(order[joined - 1].second) > 1) {
      left = heads_if(--joined, order);
    }
    for (std::size_t i = joined; i < order.size(); ++i) apart_.push_back(order[i]);
    // From below, so that three lines become one.
    std::vector<std::pair<std::size_t, std::size_t>> chosen(order.begin(),
                                                            order.begin() + static_cast<std::ptrdiff_t>(joined));
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [upper, lower] : chosen) merge(upper, lower);
  }

  // How many leaves there are when the first `count` pairs are joined and the others stand side by side.
  [[nodiscard]] std::size_t heads_if(std::size_t count,
                                     const std::vector<std::pair<std::size_t, std::size_t>>& order) const {
    std::size_t leaves = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      bool is_leaf = !nodes_[i].raised;
      for (const std::size_t below : touching(i, true)) {
        const auto pair = std::find(order.begin(), order.end(), std::pair(i, below));
        const bool apart = pair != order.end() && static_cast<std::size_t>(pair - order.begin()) >= count;
        if (!apart) is_leaf = false;
      }
      leaves += is_leaf ? 1U : 0U;
    }
    return leaves;
  }

  void merge(std::size_t upper, std::size_t lower) {
    Node& a = nodes_[upper];
    Node& b = nodes_[lower];
    if (a.gone || b.gone) return;
    a.line = (static_cast<double>(a.first_line) + static_cast<double>(b.first_line) +
              2 * (b.line - static_cast<double>(b.first_line))) /
             2;
    a.parts.insert(a.parts.end(), b.parts.begin(), b.parts.end());
    a.left = std::min(a.left, b.left);
    a.right = std::max(a.right, b.right);
    b.gone = true;
  }

  [[nodiscard]] bool is_leaf(std::size_t node) const {
    if (nodes_[node].raised) return false;
    const auto below = touching(node, true);
    return std::all_of(below.begin(), below.end(), [&](std::size_t each) {
      return std::find(apart_.begin(), apart_.end(), std::pair(node, each)) != apart_.end();
    });
  }

  [[nodiscard]] std::vector<std::size_t> leaves() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!nodes_[i].gone && is_leaf(i)) found.push_back(i);
    }
    std::sort(found.begin(), found.end(),
              [&](std::size_t a, std::size_t b) { return nodes_[a].centre() < nodes_[b].centre(); });
    return found;
  }

  // Two heads that only one blank parts.
  void split_wide() {
    const auto all = leaves();
    for (const std::size_t leaf : all) {
      if (leaves().size() >= columns_.size()) return;
      if (nodes_[leaf].parts.size() != 1 || !is_wide(nodes_[leaf])) continue;
      const auto parts = split_at_blanks(source_, nodes_[leaf].parts.front());
      if (parts.size() < 2) continue;
      const std::size_t line = nodes_[leaf].first_line;
      nodes_[leaf].gone = true;
      for (const Chunk& part : parts) add(part, line);
    }
  }

  // A wide head may stand above the gap between the ones it covers: of more heads than columns the highest are such.
  void raise_groups() {
    for (auto all = leaves(); all.size() > columns_.size(); all = leaves()) {
      std::size_t best = kNone;
      std::size_t nearest = kFarthestCovered;
      for (const std::size_t leaf : all) {
        std::size_t below = kFarthestCovered;
        for (const std::size_t other : all) {
          if (nodes_[other].line > nodes_[leaf].line) below = std::min(below, distance(nodes_[leaf], nodes_[other]));
        }
        if (below >= kFarthestCovered) continue;
        const bool higher = best == kNone || nodes_[leaf].line < nodes_[best].line;
        const bool same = best != kNone && nodes_[leaf].line == nodes_[best].line && below < nearest;
        if (!higher && !same) continue;
        best = leaf;
        nearest = below;
      }
      if (best == kNone) return;
      nodes_[best].raised = true;
    }
  }

  // By column its leaf.
  [[nodiscard]] std::vector<std::size_t> leaves_above() const {
    auto all = leaves();
    std::vector<std::size_t> above(columns_.size(), kNone);
    if (all.size() == columns_.size()) return all;
    for (const std::size_t leaf : all) {
      std::size_t best = kNone;
      std::size_t nearest = kFarthestCovered;
      for (std::size_t column = 0; column < columns_.size(); ++column) {
        Node at;
        at.left = columns_[column].left;
        at.right = columns_[column].right;
        const std::size_t centre = at.centre() > nodes_[leaf].centre() ? at.centre() - nodes_[leaf].centre()
                                                                       : nodes_[leaf].centre() - at.centre();
        const std::size_t away = shared(at, nodes_[leaf]) > 0 ? centre / 4 : centre;
        if (away < nearest) {
          nearest = away;
          best = column;
        }
      }
      if (best == kNone || above[best] != kNone) return {};
      above[best] = leaf;
    }
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (columns_[column].figures && above[column] == kNone) return {};
    }
    return above;
  }

  void find_parents() {
    const double middle = (static_cast<double>(count_) - 1) / 2;
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      nodes_[i].group = !nodes_[i].gone && !is_leaf(i);
      if (nodes_[i].group) groups.push_back(i);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [&](std::size_t a, std::size_t b) { return nodes_[a].line > nodes_[b].line; });
    if (groups.empty()) return;
    const std::size_t top = nodes_[groups.back()].first_line;
    // A wide head in the middle is centred above its own.
    for (const std::size_t group : groups) {
      if (nodes_[group].first_line == top) continue;
      take_centred(group);
    }
    share_repeated(groups, top, middle);
    for (Node& node : nodes_) {
      if (node.gone || node.parent != kNone || (node.group && node.first_line == top)) continue;
      if (!node.group && node.line <= middle) continue;  // as high as the whole head
      std::size_t best = kNone;
      for (const std::size_t group : groups) {
        if (nodes_[group].first_line != top || nodes_[group].line >= node.line) continue;
        const bool nearer = best == kNone || distance(nodes_[group], node) < distance(nodes_[best], node) ||
                            (distance(nodes_[group], node) == distance(nodes_[best], node) &&
                             shared(nodes_[group], node) > shared(nodes_[best], node));
        if (nearer) best = group;
      }
      if (best != kNone && distance(nodes_[best], node) <= kFarthestCovered) put_under(best, node);
    }
  }

  // 产值 | 增长 | 产值 | 增长: heads that come again are shared out by their order, wherever the wide ones stand above.
  void share_repeated(const std::vector<std::size_t>& groups, std::size_t top, double middle) {
    const auto by_left = [&](std::size_t a, std::size_t b) { return nodes_[a].left < nodes_[b].left; };
    std::vector<std::size_t> wide;
    for (const std::size_t group : groups) {
      if (nodes_[group].first_line == top) wide.push_back(group);
    }
    std::vector<std::size_t> below;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (!node.gone && !node.group && node.parent == kNone && node.line > middle) below.push_back(i);
    }
    if (wide.size() < 2 || below.empty() || below.size() % wide.size() != 0) return;
    const std::size_t each = below.size() / wide.size();
    if (each < 2) return;
    std::sort(wide.begin(), wide.end(), by_left);
    std::sort(below.begin(), below.end(), by_left);
    for (std::size_t i = each; i < below.size(); ++i) {
      if (text_of(below[i]) != text_of(below[i - each])) return;
    }
    for (std::size_t i = 0; i < below.size(); ++i) put_under(wide[i / each], nodes_[below[i]]);
  }

  [[nodiscard]] std::string text_of(std::size_t node) const {
    std::string text;
    for (const Chunk& part : nodes_[node].parts) text += folded(source_, {part.place, {}});
    return text;
  }

  // Unless the parent stands under the node itself: between two lines that both may be above a third.
  void put_under(std::size_t parent, Node& node) {
    for (std::size_t above = parent; above != kNone; above = nodes_[above].parent) {
      if (&nodes_[above] == &node) return;
    }
    node.parent = parent;
  }

  // The run of heads of one line below whose middle is nearest to the group's.
  void take_centred(std::size_t group) {
    std::vector<std::size_t> below;
    double lowest = 0;
    for (const std::size_t each : touching(group, true)) lowest = std::max(lowest, nodes_[each].line);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!nodes_[i].gone && nodes_[i].parent == kNone && i != group && nodes_[i].line == lowest) below.push_back(i);
    }
    std::sort(below.begin(), below.end(),
              [&](std::size_t a, std::size_t b) { return nodes_[a].left < nodes_[b].left; });
    std::size_t best_begin = 0;
    std::size_t best_end = 0;
    std::size_t best_off = kNone;
    for (std::size_t begin = 0; begin < below.size(); ++begin) {
      for (std::size_t end = begin + 2; end <= below.size(); ++end) {
        const std::size_t centre = (nodes_[below[begin]].left + nodes_[below[end - 1]].right) / 2;
        const std::size_t of = nodes_[group].centre();
        const std::size_t off = centre > of ? centre - of : of - centre;
        if (off < best_off) {
          best_off = off;
          best_begin = begin;
          best_end = end;
        }
      }
    }
    for (std::size_t i = best_begin; i < best_end; ++i) put_under(group, nodes_[below[i]]);
  }

  // A head that stands above all columns is the table's name.
  std::size_t above_all(const std::vector<std::size_t>& above) const {
    std::size_t name = kNone;
    for (std::size_t column = 0; column < above.size(); ++column) {
      std::size_t top = above[column];
      while (top != kNone && nodes_[top].parent != kNone) top = nodes_[top].parent;
      if (top == kNone || top == above[column] || (column > 0 && top != name)) return kNone;
      name = top;
    }
    if (name != kNone) grid_.captions.push_back({nodes_[name].parts.front().place, {}});
    return name;
  }

  void take(const std::vector<std::size_t>& above) {
    std::vector<std::size_t> index(nodes_.size(), kNone);
    const auto head_of = [&](std::size_t node) {
      if (index[node] == kNone) {
        Cell cell{nodes_[node].parts.front().place, {}};
        for (std::size_t i = 1; i < nodes_[node].parts.size(); ++i) cell.more.push_back(nodes_[node].parts[i].place);
        index[node] = grid_.heads.size();
        grid_.heads.push_back(std::move(cell));
      }
      return index[node];
    };
    grid_.storeys.assign(columns_.size(), {});
    const std::size_t name = above_all(above);
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      std::vector<std::size_t> path;
      for (std::size_t node = above[column]; node != kNone && path.size() < 6; node = nodes_[node].parent) {
        if (node != name) path.push_back(node);
      }
      for (auto node = path.rbegin(); node != path.rend(); ++node) grid_.storeys[column].push_back(head_of(*node));
    }
  }

  const text::SourceText& source_;
  const std::vector<Stretch>& columns_;
  Grid& grid_;
  std::size_t count_;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;  // upper and lower line of one head, perhaps
  std::vector<std::pair<std::size_t, std::size_t>> apart_;  // of these, those that are two heads
};

}  // namespace

bool build_aligned_heads(const text::SourceText& source, const std::vector<std::vector<Chunk>>& lines,
                         const std::vector<Stretch>& columns, Grid& grid) {
  return AlignedHead(source, lines, columns, grid).build();
}

}  // namespace zhibiao::tables
