// The head of a document: what stands before its first sentence, and which of its lines is the title.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "layout/breaks.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/metadata.h"
#include "layout/wrapping.h"
#include "text/source_text.h"

namespace zhibiao::layout {

struct Head {
  std::optional<std::string> title;
  std::size_t body_begin = 0;  // 0-based line of the first sentence, salutation or numbered heading
  Pairs metadata;
};

// Marks the lines of the title, the page's header and the menus above the text.
// `folded`: what the lines point into. `given`: the title that a markup's front matter names.
[[nodiscard]] Head read_head(const text::SourceText& source, const text::FoldedText& folded,
                             std::vector<LineView>& lines, const LineRules& rules, const BreakReader& breaks,
                             const Wrapping& wrapping, const std::optional<std::string>& given);

}  // namespace zhibiao::layout
