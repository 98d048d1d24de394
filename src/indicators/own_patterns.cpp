#include "indicators/own_patterns.h"

#include <algorithm>
#include <utility>

namespace zhibiao::indicators {

OwnPatterns::OwnPatterns(const std::vector<patterns::IndicatorPattern>& patterns) {
  std::vector<const base::ExpressionNeeds*> needs;
  for (const auto& pattern : patterns) {
    needs.push_back(&pattern.needs);
    Rule rule{&pattern, base::Regex::when_asked(pattern.expression), pattern.kind, {}, {}, {}};
    rule.number = rule.expression.group("number");
    rule.unit = rule.expression.group("unit");
    rule.metric = rule.expression.group("metric");
    rules_.push_back(std::move(rule));
  }
  prefilter_ = base::Prefilter(needs);
}

void OwnPatterns::apply(std::string_view text, base::Range sentence, const CandidateFinder& finder,
                        std::vector<Candidate>& candidates, std::vector<NamedMetric>& metrics) const {
  if (rules_.empty()) return;
  std::vector<std::optional<base::Range>> groups;
  std::vector<base::Range> taken;  // an earlier pattern outranks a later one
  const std::string_view whole = text.substr(0, sentence.end);
  const auto group = [&](const std::optional<int>& index) {
    return index ? groups[static_cast<std::size_t>(*index)] : std::nullopt;
  };
  const auto possible = prefilter_.anywhere(sentence.of(text));
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (!possible.has(i)) continue;
    const Rule& rule = rules_[i];
    for (std::size_t at = sentence.begin; at < sentence.end;) {
      if (!rule.expression.match(whole, at, base::Regex::Anchor::none, groups) || !groups[0]) break;
      at = std::max(groups[0]->end, at + 1);
      const auto number = group(rule.number);
      if (!number) continue;
      auto candidate = finder.at(text, sentence, number->begin);
      if (!candidate) continue;
      if (const auto unit = group(rule.unit); unit && !unit->empty()) {
        candidate->unit = *unit;
        candidate->unit_name = unit->of(text);
        candidate->range.end = std::max(candidate->number.end, unit->end);
      }
      if (rule.kind) candidate->kind = *rule.kind;
      candidate->has_unit = true;
      candidate->own = true;
      candidate->refused_by = {};
      candidate->pattern = rule.pattern->id;
      const auto overlaps = [&](base::Range other) {
        return other.begin < candidate->range.end && candidate->range.begin < other.end;
      };
      if (std::any_of(taken.begin(), taken.end(), overlaps)) continue;
      taken.push_back(candidate->range);
      if (const auto metric = group(rule.metric); metric && !metric->empty()) {
        metrics.push_back({candidate->range.begin, *metric});
      }
      std::erase_if(candidates, [&](const Candidate& other) { return overlaps(other.range); });
      const auto place = std::partition_point(candidates.begin(), candidates.end(), [&](const Candidate& other) {
        return other.range.begin < candidate->range.begin;
      });
      candidates.insert(place, *candidate);
    }
  }
}

}  // namespace zhibiao::indicators
