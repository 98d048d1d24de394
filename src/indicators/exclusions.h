// What looks like a figure and is none: dates, ordinals, levels, numbers of documents, slogans. An exclusion that names
// a time (groups year, month, half, quarter, until) also tells the sentence's period.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex_set.h"
#include "indicators/candidates.h"
#include "indicators/number_reader.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

struct Time {
  base::Range range;
  bool reference = false;  // 比2020年: what is compared with, no time of the figure's own
  std::string period;      // 2024, 2024-H1, 2024-Q3, 2024-06, ..2027; empty for a time that names none
};

struct Excluded {
  base::Range range;
  std::string_view id;
};

class Exclusions {
 public:
  // `numbers` reads years in characters and must outlive this.
  Exclusions(const std::vector<patterns::Exclusion>& entries, const NumberReader& numbers);

  // All that text[sentence] excludes; its times by place.
  void find(std::string_view text, base::Range sentence, std::vector<Excluded>& excluded,
            std::vector<Time>& times) const;

 private:
  // What a match's groups name.
  struct Parts {
    std::optional<base::Range> number, year, month, half, quarter, until;
  };
  [[nodiscard]] std::string period(const Parts& parts, std::string_view text) const;

  const NumberReader& numbers_;

  std::vector<std::string_view> ids_;
  base::RegexSearch search_;  // of ids_
};

// Refuses the candidates that an exclusion covers or cuts into.
void refuse_excluded(const std::vector<Excluded>& excluded, std::vector<Candidate>& candidates);

}  // namespace zhibiao::indicators
