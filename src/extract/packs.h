// What PatternPacks holds.
#pragma once

#include "patterns/pack_set.h"
#include "zhibiao/pattern_pack.h"

namespace zhibiao {

struct PatternPacks::Impl {
  patterns::PackSet set;
};

}  // namespace zhibiao
