// The page's own header as keys and values: several pairs a line, a line a pair, a list of a markup's front matter.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/line_rules.h"
#include "layout/lines.h"
#include "text/source_text.h"

namespace zhibiao::layout {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The pairs of one line, in the source's own characters; none where the line has no key that the packs know, or reads
// like a sentence.
[[nodiscard]] Pairs metadata_pairs(const text::SourceText& source, const LineView& line, const LineRules& rules);

// A pair whose key the packs do not know: what stands beside lines that they do know.
[[nodiscard]] Pairs unknown_pair(const text::SourceText& source, const LineView& line, const LineRules& rules);

// The value of the pair whose key the packs say to tell that, of several the one whose entry stands first in them.
[[nodiscard]] std::optional<std::string> value_saying(std::string_view what, const Pairs& pairs, const LineRules& rules,
                                                      bool traditional);

}  // namespace zhibiao::layout
