#include "tables/column_heads.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace zhibiao::tables {
namespace {

constexpr int kBare = 12;  // half columns: a wide head over a column that has no head of its own
constexpr int kGroup = 4;  // by which one of few words in a line is rather a wide head
constexpr std::size_t kLongName = 10;
constexpr int kName = 8;       // by which a word alone is rather the table's name
constexpr int kSkipped = 1;    // a column of figures beside wide heads that none of them covers
constexpr int kTotal = 8;      // a wide head over the sum of all that covers only some of the rest
constexpr int kDropped = 80;   // a word that stands over no column
constexpr int kUnitBelow = 4;  // by which a word is rather the beginning of the head whose unit stands below it
constexpr std::size_t kFarthest = std::numeric_limits<std::size_t>::max();
constexpr int kWorst = std::numeric_limits<int>::max() / 2;

// Columns from `first` up to `last`.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] std::size_t size() const { return last - first + 1; }
  [[nodiscard]] bool holds(const Run& other) const { return first <= other.first && other.last <= last; }
  [[nodiscard]] bool is_apart(const Run& other) const { return last < other.first || other.last < first; }
  auto operator<=>(const Run&) const = default;  // NOLINT(modernize-use-nullptr): of what it becomes
};

std::size_t gap_between(const Chunk& a, const Chunk& b) {
  return a.right <= b.left ? b.left - a.right : b.right <= a.left ? a.left - b.right : 0;
}

// The words that have nothing below them, from the left.
std::vector<const Chunk*> lowest(const std::vector<std::vector<Chunk>>& lines) {
  std::vector<const Chunk*> found;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (const Chunk& word : lines[line]) {
      bool covers = false;
      for (std::size_t below = line + 1; below < lines.size(); ++below) {
        for (const Chunk& other : lines[below]) {
          const std::size_t narrow = std::min(word.right - word.left, other.right - other.left);
          covers = covers || 2 * overlap(word.left, word.right, other) >= std::max<std::size_t>(narrow, 1);
        }
      }
      if (!covers) found.push_back(&word);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Chunk* a, const Chunk* b) { return a->left + a->right < b->left + b->right; });
  return found;
}

// The same, without the wide heads that stand above the gap between their own: of more than there are columns the
// highest, and of one line those nearest to a head below.
std::vector<const Chunk*> lowest_of(std::size_t columns, const std::vector<std::vector<Chunk>>& lines) {
  auto found = lowest(lines);
  while (found.size() > columns) {
    auto widest = found.end();
    // Its line, whether it stands beside its own rather than between them, and how near.
    std::tuple<std::size_t, bool, std::size_t> first{kFarthest, true, kFarthest};
    for (auto each = found.begin(); each != found.end(); ++each) {
      std::size_t near = kFarthest;
      bool left = false;
      bool right = false;
      for (const Chunk* other : found) {
        if (other->line <= (*each)->line) continue;
        near = std::min(near, gap_between(**each, *other));
        (other->left < (*each)->left ? left : right) = true;
      }
      const std::tuple now{(*each)->line, !(left && right), near};
      if (near == kFarthest || now >= first) continue;
      first = now;
      widest = each;
    }
    if (widest == found.end()) break;
    found.erase(widest);
  }
  return found;
}

class ColumnHeads {
 public:
  ColumnHeads(const text::SourceText& source, const TableWords& words, const std::vector<Stretch>& columns, Grid& grid)
      : source_(source),
        words_(words),
        columns_(columns),
        slots_(columns),
        tops_(columns.size(), kFarthest),
        grid_(grid) {
    // Names, figures, names: two halves side by side.
    std::size_t turns = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool turn = i == 0 || columns[i].figures != columns[i - 1].figures;
      turns += turn && (turns > 0 || !columns[i].figures) ? 1U : 0U;
    }
    halves_ = turns > 3;
    named_ = !grid.captions.empty() || !grid.units.empty();
  }

  bool build(const std::vector<std::vector<Chunk>>& all_lines) {
    const auto lines = without_empty(all_lines);
    const auto leaves = lowest_of(columns_.size(), lines);
    // As many as there are columns: each stands over its own, however far.
    const bool all = leaves.size() == columns_.size();
    for (std::size_t i = 0; all && i < leaves.size(); ++i) set({i, i}, *leaves[i]);
    two_storeys_ = all && stand_apart(leaves, lines);
    if (all) find_period(leaves);
    const auto first = std::find_if(columns_.begin(), columns_.end(), [](const Stretch& each) { return each.figures; });
    first_figures_ = static_cast<std::size_t>(first - columns_.begin());
    total_first_ = all && first_figures_ < leaves.size() &&
                   words_.says(folded(source_, {leaves[first_figures_]->place, {}}), Says::total);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      std::vector<const Chunk*> words;
      for (const Chunk& word : *line) {
        if (!all || std::find(leaves.begin(), leaves.end(), &word) == leaves.end()) words.push_back(&word);
      }
      at_top_ = std::next(line) == lines.rend();
      if (!words.empty() && !place_over_groups(words)) place(words);
    }
    return take();
  }

 private:
  // Of more heads than columns, a last one that stands behind all figures is that of a column without any.
  [[nodiscard]] std::vector<std::vector<Chunk>> without_empty(std::vector<std::vector<Chunk>> lines) const {
    while (lowest(lines).size() > columns_.size()) {
      const Chunk* last = lowest(lines).back();
      if (last->left < columns_.back().right) break;
      auto& line = *std::find_if(lines.begin(), lines.end(),
                                 [&](const auto& each) { return !each.empty() && &each.back() == last; });
      line.pop_back();
    }
    return lines;
  }

  // 本期 | 同期 | 增减 | 本期 | 同期 | 增减: heads that come again up to the last column.
  void find_period(const std::vector<const Chunk*>& leaves) {
    const auto words = [&](std::size_t i) { return leaves[i]->place.of(source_.utf8); };
    for (std::size_t size = 2; size * 2 <= leaves.size() && period_ == 0; ++size) {
      for (std::size_t last = leaves.size(); last + 2 >= leaves.size() && last >= 2 * size; --last) {
        std::size_t first = last - size;
        while (first > 0 && words(first - 1) == words(first - 1 + size)) --first;
        const std::size_t groups = (last - first) / size;
        if (groups < 2) continue;
        period_ = size;
        again_ = {last - groups * size, last - 1};
        break;
      }
    }
  }
  // As many words as there are groups of such heads, or fewer, are wide heads over whole groups.
  [[nodiscard]] bool may_cover_groups(const std::vector<const Chunk*>& words) const {
    if (period_ == 0 || covered_ || words.size() * period_ > again_.size()) return false;
    for (std::size_t column = again_.first; column <= again_.last; ++column) {
      if (!is_below(*words.front(), column)) return false;
    }
    return true;
  }
  bool place_over_groups(const std::vector<const Chunk*>& words) {
    if (words.size() < 2 || words.size() * period_ != again_.size() || !may_cover_groups(words)) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      set({again_.first + i * period_, again_.first + (i + 1) * period_ - 1}, *words[i]);
    }
    covered_ = true;
    return true;
  }

  // Some of the lowest heads stand in a line between the upper storey and the others: the words above are wide heads.
  [[nodiscard]] static bool stand_apart(const std::vector<const Chunk*>& leaves,
                                        const std::vector<std::vector<Chunk>>& lines) {
    if (lines.size() != 3 || lines.back().empty() || lines[1].empty()) return false;
    const auto among = [&](const Chunk& word) {
      return std::find(leaves.begin(), leaves.end(), &word) != leaves.end();
    };
    return lines.back().size() >= 2 * lines.front().size() && std::all_of(lines[1].begin(), lines[1].end(), among);
  }

  // Lines come from below.
  void set(const Run& run, const Chunk& word) {
    auto& words = runs_[run];
    if (run.size() == 1) {  // a wide head stands over the middle of the heads below it
      Stretch& slot = slots_[run.first];
      slot.left = words.empty() ? word.left : std::min(slot.left, word.left);
      slot.right = words.empty() ? word.right : std::max(slot.right, word.right);
      tops_[run.first] = word.line;
    }
    words.insert(words.begin(), &word);
  }

  // Its own head stands in a lower line, as those do that a wide head covers.
  [[nodiscard]] bool is_below(const Chunk& word, std::size_t column) const { return tops_[column] > word.line; }

  // Twice the distance of the middles.
  [[nodiscard]] int distance(const Chunk& word, const Run& run) const {
    const auto middle = static_cast<int>(slots_[run.first].left + slots_[run.last].right);
    return std::abs(static_cast<int>(word.left + word.right) - middle);
  }

  // 年均增长 over (%).
  [[nodiscard]] bool has_unit_below(const Chunk& word, const Run& run) const {
    const auto below = runs_.find(run);
    if (below == runs_.end() || overlap(word.left, word.right, *below->second.front()) == 0) return false;
    const std::string_view unit = below->second.front()->place.of(source_.utf8);
    return unit.starts_with("(") || unit.starts_with("（");
  }

  // Names with figures at their right.
  [[nodiscard]] bool names_figures(const Run& run) const {
    std::size_t column = run.first;
    while (column < run.last && columns_[column].figures) ++column;
    return !columns_[column].figures && columns_[run.last].figures;
  }

  [[nodiscard]] int cost(const Chunk& word, const Run& run, std::size_t words) const {
    int bare = 0;
    for (std::size_t column = run.first; column <= run.last; ++column) {
      const bool headed = std::any_of(runs_.begin(), runs_.end(), [&](const auto& each) {
        return each.first.holds({column, column});
      });
      bare += headed || !columns_[column].figures ? 0 : kBare;
    }
    for (const auto& [below, pieces] : runs_) {
      if (!run.is_apart(below) && !run.holds(below)) return kWorst;
    }
    const int alone = two_storeys_ && at_top_ ? kBare : 0;  // it is the head of several
    if (over_groups_ && !run.is_apart(again_)) {
      const bool whole = run.size() % period_ == 0 && run.first >= again_.first && run.last <= again_.last &&
                         (run.first - again_.first) % period_ == 0;
      if (!whole) return kWorst;
    }
    if (run.size() == 1) return distance(word, run) + alone - (has_unit_below(word, run) ? kUnitBelow : 0);
    const bool all = run.size() == columns_.size();
    for (std::size_t column = run.first; column <= run.last; ++column) {
      if (!is_below(word, column)) return kWorst;
    }
    if (!all && !halves_ && names_figures(run)) return kWorst;
    if (all && (!at_top_ || two_storeys_ || named_)) return kWorst;
    int likely = 2 * words <= columns_.size() ? kGroup : 0;
    if (all) likely = words > 1 ? 0 : word.right - word.left < kLongName ? kName : 3 * kName;
    // 合计 in front of all figures is the sum of what stands as high, also beside the wide head.
    const bool part_of_sum = total_first_ && run.first <= first_figures_ && run.last + 1 < columns_.size() &&
                             tops_[run.last + 1] == tops_[first_figures_];
    return distance(word, run) + bare - likely + (part_of_sum ? kTotal : 0);
  }

  // The words of a line in their order, each over its run: the cheapest way.
  void place(const std::vector<const Chunk*>& words) {
    const std::size_t width = columns_.size();
    over_groups_ = may_cover_groups(words);
    const bool few = 2 * words.size() <= width;  // a line of wide heads, that leaves few columns out
    struct Step {
      int cost = kWorst;
      Run run;
      bool dropped = true;
      std::size_t from = 0;  // columns before it that are used up
    };
    // [i][used]: the first i words stand over the first `used` columns.
    std::vector<std::vector<Step>> best(words.size() + 1, std::vector<Step>(width + 1));
    best[0][0].cost = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t used = 0; used <= width; ++used) {
        const int before = best[i][used].cost;
        if (before >= kWorst) continue;
        const auto offer = [&](std::size_t now, int cost, Run run, bool dropped) {
          Step& step = best[i + 1][now];
          if (before + cost < step.cost) step = {before + cost, run, dropped, used};
        };
        offer(used, kDropped, {}, true);
        int skipped = 0;
        for (std::size_t first = used; first < width; ++first) {
          for (std::size_t last = first; last < width; ++last) {
            const int of_run = cost(*words[i], {first, last}, words.size());
            if (of_run < kWorst) offer(last + 1, of_run + (last > first ? skipped : 0), {first, last}, false);
          }
          if (!is_below(*words[i], first)) continue;
          skipped = few && columns_[first].figures ? skipped + kSkipped : 0;
        }
      }
    }
    std::size_t used = 0;
    int least = kWorst;
    int rest = 0;  // of the columns of figures right behind
    for (std::size_t now = width + 1; now-- > 0;) {
      const Step& step = best[words.size()][now];
      const int whole = step.cost + (!step.dropped && step.run.size() > 1 ? rest : 0);
      if (whole < least) {
        least = whole;
        used = now;
      }
      if (now > 0 && !is_below(*words.back(), now - 1)) continue;
      rest = now > 0 && few && columns_[now - 1].figures ? rest + kSkipped : 0;
    }
    for (std::size_t i = words.size(); i > 0; --i) {
      const Step& step = best[i][used];
      if (!step.dropped) set(step.run, *words[i - 1]);
      used = step.from;
    }
  }

  bool take() {
    std::vector<std::pair<Run, std::size_t>> heads;  // and its number
    const Run all{0, columns_.size() - 1};
    for (const auto& [run, words] : runs_) {
      Cell cell{words.front()->place, {}};
      for (std::size_t i = 1; i < words.size(); ++i) cell.more.push_back(words[i]->place);
      if (run == all && columns_.size() > 1) {
        grid_.captions.push_back(std::move(cell));
        continue;
      }
      heads.emplace_back(run, grid_.heads.size());
      grid_.heads.push_back(std::move(cell));
    }
    std::stable_sort(heads.begin(), heads.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    grid_.storeys.assign(columns_.size(), {});
    for (const auto& [run, head] : heads) {
      for (std::size_t column = run.first; column <= run.last; ++column) grid_.storeys[column].push_back(head);
    }
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (columns_[column].figures && grid_.storeys[column].empty()) return false;
    }
    return true;
  }

  const text::SourceText& source_;
  const TableWords& words_;
  const std::vector<Stretch>& columns_;
  std::vector<Stretch> slots_;     // where each column's own head stands, or its figures
  std::vector<std::size_t> tops_;  // the line of each column's own head, of its first piece
  Grid& grid_;
  std::size_t first_figures_ = 0;  // the first column of figures
  bool total_first_ = false;       // which holds their sum
  std::size_t period_ = 0;         // of heads that come again, in the columns of `again_`
  Run again_;
  bool covered_ = false;      // each group of these has its wide head
  bool over_groups_ = false;  // the words at hand are wide heads over whole groups of these
  bool halves_ = false;
  bool named_ = false;  // a line above the heads is the table's name, or tells its unit
  bool at_top_ = false;
  bool two_storeys_ = false;
  std::map<Run, std::vector<const Chunk*>> runs_;  // from the top down
};

}  // namespace

bool build_column_heads(const text::SourceText& source, const TableWords& words,
                        const std::vector<std::vector<Chunk>>& lines, const std::vector<Stretch>& columns, Grid& grid) {
  return ColumnHeads(source, words, columns, grid).build(lines);
}

bool may_be_heads_of(std::size_t columns, const std::vector<std::vector<Chunk>>& lines) {
  return lowest_of(columns, lines).size() == columns;
}

}  // namespace zhibiao::tables
