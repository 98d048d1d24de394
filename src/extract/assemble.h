// From what the stages made to the record: folded ranges become spans and slices of the source, nodes become a tree
// with ids by position.
#pragma once

#include "extract/stages.h"
#include "zhibiao/document.h"

namespace zhibiao::extract {

// A sentence of more bytes is shown in part: as much around the number as this.
inline constexpr std::size_t kLongestSentence = 4096;

// Everything but `source`. Refused candidates of the trace are left out. What of the trace is needed no more is freed
// at once: of a large document trace and record together are the most that stands in memory.
// Past the deadline the rest of the indicators is left out.
struct Assembling {
  bool lean = false;     // indicators are made when they are gone through: the document keeps the trace for that
  bool offsets = false;  // count spans in all units
};
[[nodiscard]] Document assemble(Trace trace, Assembling how = {}, const base::Deadline& deadline = {});

// The source's characters of a folded range as one line: its blanks kept, line breaks with the indentation around them
// left out.
[[nodiscard]] std::string joined(const Trace& trace, base::Range folded);

// Ids of the outline's nodes by their index: "1", "1.1", …
[[nodiscard]] std::vector<std::string> section_ids(const outline::Outline& outline);

}  // namespace zhibiao::extract
