// A figure as the document writes it: 13697.5 and 亿元 of 13697.5亿元, where the value in the unit is 1369750000000.
// What a reader holds against the page without counting zeros. Scales that stand at the number's end are the unit's;
// those inside it (3万4000, 二百五十) are part of the number. Blanks are left out.
#pragma once

#include <string_view>

#include "indicators/figure_finder.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

[[nodiscard]] Stated stated(std::string_view text, const Figure& figure);

}  // namespace zhibiao::indicators
