// Every marker of a document's paragraphs, at their starts and inside them, and what speaks for it: the markers that
// come after. Builds no tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/rare.h"
#include "layout/layout.h"
#include "layout/markers.h"

namespace zhibiao::outline {

struct Candidate {
  std::size_t heading = 0;
  base::Range marker;  // in PageLayout::folded
  std::optional<base::Range> title;
  std::optional<std::int64_t> ordinal;
  std::optional<std::int64_t> outer;  // as layout::Marker::outer
  bool spoken = false;                // of the 一是 kind
};

struct ParagraphCandidates {
  base::Rare<Candidate> start;
  std::vector<Candidate> inside;  // in text order
};

[[nodiscard]] std::vector<ParagraphCandidates> find_candidates(const layout::PageLayout& layout,
                                                               const layout::Markers& markers);

}  // namespace zhibiao::outline
