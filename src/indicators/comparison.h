// What a change is held against (同比, 较“十三五”末), and what one figure of a sentence tells of the next: an old level
// before a rise, a word of change once for several figures.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/metric.h"
#include "indicators/phrase.h"

namespace zhibiao::indicators {

// The words of the comparison that tokens[open] opens, no further than `limit`; none for 按可比价计算, which tells in
// what terms.
[[nodiscard]] std::optional<base::Range> base_words(std::string_view text, const std::vector<Token>& tokens,
                                                    std::size_t open, std::size_t limit);

// Whether tokens [begin, end) are all that a comparison is made with: 上年决算数, 2015年.
[[nodiscard]] bool is_comparand(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

// Carries words of change and bases over to the figures that share them. After the metrics are found.
void settle_comparisons(std::string_view text, const std::vector<Token>& tokens, const Brackets& brackets,
                        std::vector<Figure>& figures);

}  // namespace zhibiao::indicators
