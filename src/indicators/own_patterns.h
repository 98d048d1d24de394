// Indicators that a pack tells by an expression of its own: group `number` is read by the number reader, `unit` and
// `metric` are taken as they stand. They outrank what the other stages find at the same place.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex_set.h"
#include "indicators/figure_finder.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

class OwnPatterns {
 public:
  explicit OwnPatterns(const std::vector<patterns::IndicatorPattern>& patterns);

  // Puts the figures of all expressions into `figures` (those of the sentence, by place), in the stead of the ones they
  // overlap.
  void apply(std::string_view text, base::Range sentence, const FigureFinder& finder,
             std::vector<Figure>& figures) const;
  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  std::vector<const patterns::IndicatorPattern*> patterns_;
  base::RegexSearch search_;  // of patterns_
};

}  // namespace zhibiao::indicators
