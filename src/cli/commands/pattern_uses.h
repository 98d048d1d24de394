// What patterns do on documents: words they lack, and what each of them did.
#pragma once

#include <string>
#include <vector>

#include "cli/options/options.h"
#include "patterns/pack_set.h"

namespace zhibiao::cli {

// The words behind numbers that were refused for want of a unit, the commonest first, as a pack to fill in.
int suggest_patterns(const Options& options, const patterns::PackSet& packs, const std::vector<std::string>& paths);

// How often each rule and each of its words set a field or refused a number.
int count_patterns(const Options& options, const patterns::PackSet& packs, const std::vector<std::string>& paths);

}  // namespace zhibiao::cli
