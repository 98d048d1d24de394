#include <algorithm>

#include "outline/message_rows.h"
#include "outline/tree.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kLookAhead = 300;  // items in which a second member must come

}  // namespace

void TreeBuilder::add_inside(std::size_t paragraph, bool has_start) {
  const auto& inside = candidates_[paragraph].inside;
  std::vector<Series> series;
  if (has_start && open_.back().last) {
    series.push_back(
        {open_.back().style, *open_.back().last, open_.size() - 1, true, candidates_[paragraph].start->spoken});
  }
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const Candidate& candidate = inside[i];
    if (!candidate.ordinal) continue;
    if (!goes_on(candidate, series) && !begins(paragraph, i, series) && !goes_on_from_before(candidate, series))
      continue;
    const std::size_t depth = series.back().depth;
    add_node(candidate, depth, child_level(depth), true);
    spoken_.back() = series.back().spoken;
  }
}

// The next of a series of this paragraph, the innermost first; of its own style rather than of a kindred one.
bool TreeBuilder::goes_on(const Candidate& candidate, std::vector<Series>& series) {
  const std::int64_t ordinal = *candidate.ordinal;
  for (const bool kindred : {false, true}) {
    for (std::size_t i = series.size(); i-- > 0;) {
      const bool own = series[i].style == candidate.heading;
      if (kindred ? own || !same_series(series[i].style, candidate.heading) : !own) continue;
      if (series[i].last + 1 != ordinal) continue;
      if (kindred) {
        note(candidate, "mixed-series", rows::kGoesOnAsNumber(shown(candidate.marker), ordinal));
      }
      series.resize(i + 1);
      series[i].last = ordinal;
      series[i].style = candidate.heading;
      return true;
    }
  }
  if (!candidate.spoken) return false;
  for (std::size_t i = series.size(); i-- > 0;) {
    if (series[i].style != candidate.heading || ordinal <= series[i].last) continue;
    if (ordinal > series[i].last + kWidestGap) continue;
    note_order(candidate, series[i].last);
    series.resize(i + 1);
    series[i].last = ordinal;
    return true;
  }
  return false;
}

bool TreeBuilder::begins(std::size_t paragraph, std::size_t index, std::vector<Series>& series) {
  const Candidate& candidate = candidates_[paragraph].inside[index];
  if (*candidate.ordinal != 1 || !is_confirmed(paragraph, index)) return false;
  for (std::size_t i = series.size(); i-- > 0;) {
    if (series[i].style != candidate.heading) continue;
    const bool nested = series[i].is_start || comes_back(paragraph, index, series[i].last);
    if (nested && series.size() < kDeepest) break;
    series.resize(i + 1);
    series[i].last = 1;
    return true;
  }
  std::size_t depth = open_.size();
  const auto open = open_of(candidate.heading);
  if (series.empty()) {
    if (open) {
      depth = *open;
    } else {
      close_inline();
      if (!open_.empty() && open_.back().is_frame && !candidate.spoken) open_.pop_back();
      depth = open_.size();
    }
  }
  series.push_back({candidate.heading, 1, std::min(depth, kDeepest - 1), false, candidate.spoken});
  return true;
}

// The next of a series that an earlier paragraph began: 一是 there, 二是 here.
bool TreeBuilder::goes_on_from_before(const Candidate& candidate, std::vector<Series>& series) const {
  const auto open = open_of(candidate.heading);
  if (!series.empty() || !open || !open_[*open].last || *open_[*open].last + 1 != *candidate.ordinal) return false;
  if (!candidate.spoken) return false;
  series.push_back({candidate.heading, *candidate.ordinal, *open, false, candidate.spoken});
  return true;
}

// A second member stands behind it, in this paragraph or the next, or the text breaks off before one could.
bool TreeBuilder::is_confirmed(std::size_t paragraph, std::size_t index) const {
  const auto& inside = candidates_[paragraph].inside;
  const std::size_t style = inside[index].heading;
  const auto is_second = [&](const Candidate& other) {
    return other.ordinal == 2 && (other.heading == style || same_series(other.heading, style));
  };
  for (std::size_t i = index + 1; i < inside.size() && i <= index + kLookAhead; ++i) {
    if (is_second(inside[i])) return true;
  }
  if (!inside[index].spoken) return runs_on(paragraph, index);
  if (paragraph + 1 >= candidates_.size()) return true;
  const auto& next = candidates_[paragraph + 1];
  if (next.start) return is_second(*next.start);
  return !next.inside.empty() && is_second(next.inside.front());
}

// 一、产业发展（一）种植业。… 二、…: of a text that lost its line ends, the only one below a heading whose title runs
// into it, where that one's series goes on or began before.
bool TreeBuilder::runs_on(std::size_t paragraph, std::size_t index) const {
  constexpr std::size_t kLongestTitle = 60;  // bytes
  const auto& candidates = candidates_[paragraph];
  const auto& inside = candidates.inside;
  const Candidate* outer = index > 0 ? &inside[index - 1] : candidates.start ? &*candidates.start : nullptr;
  if (outer == nullptr || !outer->ordinal || outer->spoken || outer->heading == inside[index].heading) return false;
  const std::string_view title = std::string_view(text_).substr(
      outer->marker.end, inside[index].marker.begin - std::min(outer->marker.end, inside[index].marker.begin));
  const bool plain =
      !title.empty() && title.size() <= kLongestTitle &&
      std::ranges::all_of(title, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80 || byte == ' '; }) &&
      title.find("，") == std::string_view::npos && title.find("。") == std::string_view::npos;
  const auto is_beside = [&](const Candidate& other) {
    return other.heading == outer->heading &&
           (other.ordinal == *outer->ordinal + 1 || other.ordinal == *outer->ordinal - 1);
  };
  return plain && ((candidates.start && is_beside(*candidates.start)) || std::ranges::any_of(inside, is_beside));
}

// Behind the series that begins at `index` the one around it, now at `outer`, goes on.
bool TreeBuilder::comes_back(std::size_t paragraph, std::size_t index, std::int64_t outer) const {
  const auto& inside = candidates_[paragraph].inside;
  std::int64_t inner = 1;
  for (std::size_t i = index + 1; i < inside.size() && i <= index + kLookAhead; ++i) {
    if (inside[i].heading != inside[index].heading || !inside[i].ordinal) continue;
    if (*inside[i].ordinal == inner + 1) {
      ++inner;
    } else {
      return *inside[i].ordinal == outer + 1;
    }
  }
  return false;
}

}  // namespace zhibiao::outline
