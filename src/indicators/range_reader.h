// Two numbers that are the ends of one range: 3—5所, 三百至五百万元, -5℃～10℃, 百分之五到八, 8000与12000元之间.
#pragma once

#include <string_view>

#include "base/range.h"
#include "indicators/candidate.h"
#include "indicators/unit_reader.h"
#include "lexicon/lexicon.h"
#include "numbers/number_reader.h"

namespace zhibiao::indicators {

class RangeReader {
 public:
  // All must outlive this.
  RangeReader(const lexicon::Lexicon& words, const NumberReader& numbers, const UnitReader& units)
      : words_(words), numbers_(numbers), units_(units) {}

  // Makes the candidate a range where it is the lower end of one. One that falls is refused.
  void take(std::string_view text, base::Range range, Candidate& candidate) const;

 private:
  struct Join {
    std::size_t end = 0;  // of the sign between the two
    bool closed = false;  // 与: only with 之间 behind
    bool dash = false;    // a sign and no word: 5-3 is no two figures
  };
  [[nodiscard]] std::optional<Join> join_at(std::string_view text, base::Range range, std::size_t at) const;
  [[nodiscard]] static Exact shared(const Candidate& low, const Number& upper);

  const lexicon::Lexicon& words_;
  const NumberReader& numbers_;
  const UnitReader& units_;
};

}  // namespace zhibiao::indicators
