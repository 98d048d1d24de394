// Indicators that a pack tells by an expression of its own: group `number` is read by the number reader, `unit` and
// `metric` are taken as they stand. They outrank what the other stages find at the same place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex_set.h"
#include "indicators/candidates.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

// A metric that an expression named, for the candidate that begins at `candidate`.
struct NamedMetric {
  std::size_t candidate = 0;  // byte offset of the candidate's first byte
  base::Range metric;
};

class OwnPatterns {
 public:
  explicit OwnPatterns(const std::vector<patterns::IndicatorPattern>& patterns);

  // Puts the candidates of all expressions into `candidates` (those of the sentence, by place), in the stead of the
  // ones they overlap, and the metrics they name into `metrics`.
  void apply(std::string_view text, base::Range sentence, const CandidateFinder& finder,
             std::vector<Candidate>& candidates, std::vector<NamedMetric>& metrics) const;
  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  std::vector<const patterns::IndicatorPattern*> patterns_;
  base::RegexSearch search_;  // of patterns_
};

}  // namespace zhibiao::indicators
