// Whether a text breaks off: in mid-sentence, after a heading without text, or before what it has promised.
#pragma once

#include "layout/layout.h"
#include "layout/line_rules.h"
#include "layout/markers.h"
#include "outline/outline.h"

namespace zhibiao::outline {

[[nodiscard]] bool is_cut(const layout::PageLayout& layout, const Outline& outline, const layout::Markers& markers,
                          const layout::LineRules& rules);

}  // namespace zhibiao::outline
