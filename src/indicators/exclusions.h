// What looks like a figure and is none: dates, ordinals, levels, numbers of documents, slogans. An exclusion that names
// a time (groups year, month, half, quarter and their like) also tells the sentence's period.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex_set.h"
#include "indicators/figure_finder.h"
#include "indicators/times.h"
#include "numbers/number_reader.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

struct Excluded {
  base::Range range;
  std::string_view id;
  bool time = false;  // a time without a period of its own: 连续三年
};

class Exclusions {
 public:
  // `numbers` reads years in characters and must outlive this.
  Exclusions(const std::vector<patterns::Exclusion>& entries, const numbers::NumberReader& numbers);

  // All that text[sentence] excludes; its times by place.
  void find(std::string_view text, base::Range sentence, std::vector<Excluded>& excluded,
            std::vector<Time>& times) const;

 private:
  const numbers::NumberReader& numbers_;

  std::vector<std::string_view> ids_;
  base::RegexSearch search_;  // of ids_
};

// Refuses the figures that an exclusion covers or cuts into.
void refuse_excluded(const std::vector<Excluded>& excluded, std::vector<Figure>& figures);

}  // namespace zhibiao::indicators
