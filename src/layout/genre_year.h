// What kind of document it is and which year it speaks of, by its title, else by its first sentences and its headings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "layout/layout.h"
#include "layout/line_rules.h"
#include "layout/ordinals.h"
#include "zhibiao/document.h"

namespace zhibiao::layout {

[[nodiscard]] Genre read_genre(const PageLayout& layout, const LineRules& rules);
// The last year of the five-year plan that the title names, whatever other year stands there: 2025 of
// 第十四个五年规划和2035年远景目标纲要.
[[nodiscard]] std::optional<int> read_plan_year(const PageLayout& layout, const LineRules& lines,
                                                const Ordinals& ordinals);
// After read_genre().
[[nodiscard]] std::optional<int> read_year(const PageLayout& layout, const LineRules& lines, const Ordinals& ordinals);

}  // namespace zhibiao::layout
