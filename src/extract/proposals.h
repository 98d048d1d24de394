// Entries of packs that might make a corrected sentence come out right, the likeliest first. Whether one does is for
// whoever asks to try.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/learning.h"
#include "patterns/pack_set.h"

namespace zhibiao::extract {

struct Proposal {
  std::string list;   // "units"
  std::string entry;  // JSON
};

// `number` makes their ids.
[[nodiscard]] std::vector<Proposal> proposals(const Correction& correction, const patterns::PackSet& packs,
                                              std::size_t number);

// A pack of these entries as a person would write it.
[[nodiscard]] std::string pack_of(const std::vector<Proposal>& entries);

}  // namespace zhibiao::extract
