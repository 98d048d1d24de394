// What the regexes of packs need in a text to match at all (base/regex_filter.h).
#pragma once

#include "patterns/pack_set.h"

namespace zhibiao::patterns {

// Finds it out for every entry: takes as long as compiling all of them.
void find_filters(PackSet& packs);
// Takes it from the entries of `compiled` that have the same expression.
void take_filters(PackSet& packs, const PackSet& compiled);

}  // namespace zhibiao::patterns
