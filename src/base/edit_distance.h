// How many slips of typing lie between two words.
#pragma once

#include <cstddef>
#include <string_view>

namespace zhibiao::base {

// Insertions, deletions, replacements and swaps of neighbours, byte by byte; the work is the product of both lengths.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

}  // namespace zhibiao::base
