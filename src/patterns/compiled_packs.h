// The built-in packs in the form in which a program that starts reads them in no time: all that the stages need, put
// together and read off the expressions when the program is built. Examples stay in the packs that people edit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "patterns/pack_set.h"

namespace zhibiao::patterns {

// Of packs that load() gave without a mistake.
[[nodiscard]] std::string compiled_packs(const PackSet& packs);
// Nothing where `bytes` is not what compiled_packs() made. Entries have no examples.
[[nodiscard]] std::optional<PackSet> read_compiled_packs(std::string_view bytes);

}  // namespace zhibiao::patterns
