// The blanks inside a line: between two words, between two cells, or nothing at all where a line is justified or
// letter-spaced, or where they stand inside a number.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "text/folded_text.h"

namespace zhibiao::layout {

enum class Gap { none, space, tab };

struct Blanks {
  base::Range range;  // in LineView::folded
  std::size_t width = 0;
  std::size_t tab = 0;  // where the first tab stands; range.end where there is none
  Gap gap = Gap::space;
};

// All of a line, in order. `joined`: a blank between two letters means nothing. `marker_end`: up to where no blank
// counts.
void read_gaps(std::string_view source, const LineView& line, const text::FoldedText& folded, bool joined,
               std::size_t marker_end, const LineRules& rules, std::vector<Blanks>& gaps);

}  // namespace zhibiao::layout
