// Whether a record still says what stands in its document: every span is cut out of the text again.
#pragma once

#include <cstddef>
#include <vector>

#include "text/source_text.h"
#include "zhibiao/document.h"

namespace zhibiao::extract {

struct SliceReport {
  std::size_t spans = 0;                // that were held against the text
  std::vector<Diagnostic> differences;  // each with the place the record names
};

// Sections, indicators, and evidence where the record has it.
[[nodiscard]] SliceReport check_slices(const text::SourceText& source, const Document& document);

}  // namespace zhibiao::extract
