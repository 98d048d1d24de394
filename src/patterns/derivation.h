// Lists of words that are made of other lists: 举办了 and 举办过 of the verbs.
#pragma once

#include <string>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::patterns {

// Each word of the cues `of`, by their ids, with one of these before or behind it, is a word of the cue `id`.
struct Derivation {
  std::string id;
  std::vector<std::string> of, before, behind;
};

void derive_words(const std::vector<Derivation>& derivations, std::vector<Cue>& cues);

}  // namespace zhibiao::patterns
