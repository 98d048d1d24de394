// The number in a heading's marker: 二十一, 〇, 12, ③. Knows nothing of quantities.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "patterns/pack_set.h"

namespace zhibiao::layout {

// `numeral` as it stands in the marker, blanks inside it left out; nothing where it is no numeral of that style.
[[nodiscard]] std::optional<std::int64_t> read_ordinal(std::string_view numeral, patterns::OrdinalStyle style);

}  // namespace zhibiao::layout
