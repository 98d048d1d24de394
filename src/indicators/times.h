// The times that a sentence names: what each says as a period, and which of its figures it belongs to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/candidates.h"
#include "indicators/phrase.h"
#include "numbers/number_reader.h"

namespace zhibiao::indicators {

struct Time {
  base::Range range;
  bool reference = false;  // 比2020年, 成立于1998年: a time of something else than the figure
  std::string period;      // 2024, 2024-H1, 2024-06, 2024-01/2024-09, 2024/, ..2027; empty where none is named; a part
                           // that begins with - lacks the document's year
  bool as_of = false;      // 截至2024年10月底: up to which something is reported
  bool until = false;      // 到2025年
  std::size_t holds_to = std::string::npos;  // 由2022年的45%: of the figure behind it alone, or of a list of such
  bool now = false;                          // 今年, 目前: names no period and ends the one before
};

// What the groups of a time's expression hold, each empty where it is not there.
struct TimeParts {
  std::string_view year, month, first_half, second_half, quarter, until, from, from_month, quarters, months, since,
      span, as_of;
};

// `numbers` reads years in characters.
[[nodiscard]] std::string written_period(const TimeParts& parts, const numbers::NumberReader& numbers);

// The year of times that name one year and no part of it, where all name the same.
[[nodiscard]] std::optional<int> only_year(const std::vector<Time>& times);
// 上半年 is one of the document's year; without one it names none.
void set_years(std::optional<int> document_year, std::vector<Time>& times);

// Marks the times of other things than the figures, and takes 到2015年 for no term where it ends a rise that is told.
void settle_times(std::string_view text, const std::vector<Token>& tokens, const std::vector<Candidate>& candidates,
                  std::optional<int> document_year, std::vector<Time>& times);

// The period of the figure that stands at `figure`: a time named once holds until another.
[[nodiscard]] std::string period_of(const std::vector<Time>& times, base::Range figure);

}  // namespace zhibiao::indicators
