// What PatternPacks holds.
#pragma once

#include <string>

#include "patterns/pack_set.h"
#include "zhibiao/pattern_pack.h"

namespace zhibiao {

struct PatternPacks::Impl {
  patterns::PackSet set;
  std::string users = {};  // names and hashes of the packs that are not embedded
};

namespace extract {

// The SHA-256 of all packs, the embedded ones and the others.
[[nodiscard]] std::string fingerprint(const PatternPacks& packs);

}  // namespace extract

}  // namespace zhibiao
