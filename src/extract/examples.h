// Runs the examples of pattern packs through the stages that use them: what must match gives the expected fields, what
// must not gives nothing of the kind.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/stages.h"
#include "patterns/pack_set.h"
#include "zhibiao/error.h"

namespace zhibiao::extract {

enum class ExampleScope { all, user };  // user: of the entries from a user's folders alone

struct ExampleReport {
  std::size_t entries = 0;
  std::size_t examples = 0;
  std::vector<Error> failures;  // with the example's file and line
};

[[nodiscard]] ExampleReport run_examples(const patterns::PackSet& packs, const Stages& stages, ExampleScope scope);

}  // namespace zhibiao::extract
