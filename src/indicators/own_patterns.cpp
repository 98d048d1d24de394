#include "indicators/own_patterns.h"

#include <algorithm>
#include <utility>

namespace zhibiao::indicators {

OwnPatterns::OwnPatterns(const std::vector<patterns::IndicatorPattern>& patterns) {
  std::vector<base::RegexSearch::Member> members;
  for (const auto& pattern : patterns) {
    members.push_back({pattern.expression, pattern.needed()});
    patterns_.push_back(&pattern);
  }
  search_ = base::RegexSearch(members);
}

void OwnPatterns::apply(std::string_view text, base::Range sentence, const CandidateFinder& finder,
                        std::vector<Candidate>& candidates, std::vector<NamedMetric>& metrics) const {
  if (patterns_.empty()) return;
  std::vector<base::Range> taken;  // an earlier pattern outranks a later one
  search_.each_match(text.substr(0, sentence.end), sentence.begin, [&](std::size_t of_pattern, const auto& groups) {
    const patterns::IndicatorPattern& pattern = *patterns_[of_pattern];
    const auto group = [&](std::string_view name) {
      const auto index = search_.regex(of_pattern).group(name);
      return index ? groups[static_cast<std::size_t>(*index)] : std::nullopt;
    };
    const std::size_t on = std::max(groups[0]->end, groups[0]->begin + 1);
    const auto number = group("number");
    auto candidate = number ? finder.at(text, sentence, number->begin) : std::nullopt;
    if (!candidate) return on;
    if (const auto unit = group("unit"); unit && !unit->empty()) {
      candidate->unit = *unit;
      candidate->unit_name = unit->of(text);
      candidate->range.end = std::max(candidate->number.end, unit->end);
    }
    if (pattern.kind) candidate->kind = *pattern.kind;
    candidate->has_unit = true;
    candidate->own = true;
    candidate->refused_by = {};
    candidate->pattern = pattern.id;
    const auto overlaps = [&](base::Range other) {
      return other.begin < candidate->range.end && candidate->range.begin < other.end;
    };
    if (std::any_of(taken.begin(), taken.end(), overlaps)) return on;
    taken.push_back(candidate->range);
    if (const auto metric = group("metric"); metric && !metric->empty()) {
      metrics.push_back({candidate->range.begin, *metric});
    }
    std::erase_if(candidates, [&](const Candidate& other) { return overlaps(other.range); });
    const auto place = std::partition_point(candidates.begin(), candidates.end(), [&](const Candidate& other) {
      return other.range.begin < candidate->range.begin;
    });
    candidates.insert(place, *candidate);
    return on;
  });
}

}  // namespace zhibiao::indicators
