// What a document holds beyond the limits within which it is read.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/stages.h"
#include "zhibiao/document.h"

namespace zhibiao::extract {

// So many of a kind are told of one document.
inline constexpr std::size_t kMostToldOfLimit = 20;

// A note for each run of more digits than a number may have.
[[nodiscard]] std::vector<Diagnostic> beyond_limits(const Trace& trace);
// A note number-unread for each figure that no rule explains and that cannot be read as a whole, the first
// kMostToldOfLimit of a document.
[[nodiscard]] std::vector<Diagnostic> unread_numbers(const Trace& trace);

}  // namespace zhibiao::extract
