// Candidates and their evidence as lines for reading.
#pragma once

#include <cstddef>
#include <string>

#include "extract/stages.h"

namespace zhibiao::cli {

// One candidate: what it is or that it was refused, then a line for each piece of evidence.
[[nodiscard]] std::string candidate_text(const extract::Trace& trace, const indicators::Found& found);

// The 1-based lines of the source that a folded range touches.
struct Lines {
  std::size_t first = 0;
  std::size_t last = 0;
};
[[nodiscard]] Lines lines_of(const extract::Trace& trace, base::Range folded);

}  // namespace zhibiao::cli
