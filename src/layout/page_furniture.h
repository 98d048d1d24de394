// What a printed page or a web page puts around the text: page numbers, running heads, menus, buttons, notices.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/breaks.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/wrapping.h"

namespace zhibiao::layout {

// Numbers of pages that their signs or words tell: asked before rows of cells are looked for, which — 3 — might be.
void mark_decorated_pages(std::vector<LineView>& lines, const LineRules& rules);

// Bare numbers of pages, and those with how many there are, where they count the pages up or part a sentence. The head
// or foot that stands beside a page's number goes with it.
void mark_pages(std::vector<LineView>& lines, const LineRules& rules, const BreakReader& breaks,
                const Wrapping& wrapping);

// Lines that are furniture wherever they stand. True where one of them says that the text is not shown whole.
[[nodiscard]] bool mark_furniture(std::vector<LineView>& lines, const LineRules& rules);

// Lines from `begin` to `end` that are furniture only before or after the text.
void mark_edge(std::vector<LineView>& lines, std::size_t begin, std::size_t end, const LineRules& rules);

// What follows the text: buttons and lists of links.
void mark_tail(std::vector<LineView>& lines, const LineRules& rules);

}  // namespace zhibiao::layout
