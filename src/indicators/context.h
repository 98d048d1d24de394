// What the words beside a figure say of it: comparator, change, and how far those words reach, so that the metric is
// looked for beyond them. Knows one clause; knows no roles and no metric.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indicators/figure_finder.h"
#include "indicators/phrase.h"

namespace zhibiao::indicators {

Context read_context(std::string_view text, const std::vector<Token>& tokens, const Figure& figure);

}  // namespace zhibiao::indicators
