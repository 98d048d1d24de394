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

void OwnPatterns::apply(std::string_view text, base::Range sentence, const FigureFinder& finder,
                        std::vector<Figure>& figures) const {
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
    auto figure = number ? finder.at(text, sentence, number->begin) : std::nullopt;
    if (!figure) return on;
    if (const auto unit = group("unit"); unit && !unit->empty()) {
      figure->unit = *unit;
      figure->unit_name = unit->of(text);
      figure->range.end = std::max(figure->number.end, unit->end);
    }
    if (pattern.kind) figure->kind = *pattern.kind;
    figure->has_unit = true;
    figure->own = true;
    figure->refused_by = {};
    figure->pattern = pattern.id;
    const auto overlaps = [&](base::Range other) {
      return other.begin < figure->range.end && figure->range.begin < other.end;
    };
    if (std::any_of(taken.begin(), taken.end(), overlaps)) return on;
    taken.push_back(figure->range);
    if (const auto metric = group("metric"); metric && !metric->empty()) figure->own_metric = *metric;
    std::erase_if(figures, [&](const Figure& other) { return overlaps(other.range); });
    const auto place = std::partition_point(
        figures.begin(), figures.end(), [&](const Figure& other) { return other.range.begin < figure->range.begin; });
    figures.insert(place, *figure);
    return on;
  });
}

}  // namespace zhibiao::indicators
