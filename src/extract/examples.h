// Runs the examples of pattern packs through the stages that use them: what must match gives the expected fields, what
// must not gives nothing of the kind.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "extract/stages.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::extract {

// user: of the entries from a user's folders alone; built_in: of the others, as the user's folders leave them.
enum class ExampleScope { all, user, built_in };

// An indicator's fields as a pack writes them, by the names that examples have for them; what is absent is "".
[[nodiscard]] std::map<std::string, std::string> fields_of(const Indicator& indicator);

struct ExampleReport {
  std::size_t entries = 0;
  std::size_t examples = 0;
  std::vector<Error> failures;  // with the example's file and line
};

[[nodiscard]] ExampleReport run_examples(const patterns::PackSet& packs, const Stages& stages, ExampleScope scope);

}  // namespace zhibiao::extract
