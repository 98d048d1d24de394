// What a printed page or a web page puts around the text: page numbers, running heads, menus, buttons, notices.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/breaks.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/wrapping.h"

namespace zhibiao::layout {

// Numbers of pages between the lines: decorated ones by the packs, bare ones where they count the pages up or part a
// sentence. The head or foot that stands beside them on every page goes with them.
void mark_pages(std::vector<LineView>& lines, const LineRules& rules, const BreakReader& breaks,
                const Wrapping& wrapping);

// Lines that are furniture wherever they stand. True where one of them says that the text is not shown whole.
[[nodiscard]] bool mark_furniture(std::vector<LineView>& lines, const LineRules& rules);

// Lines from `begin` to `end` that are furniture only before or after the text.
void mark_edge(std::vector<LineView>& lines, std::size_t begin, std::size_t end, const LineRules& rules);

// What follows the text: buttons and lists of links.
void mark_tail(std::vector<LineView>& lines, const LineRules& rules);

}  // namespace zhibiao::layout
