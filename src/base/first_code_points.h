// Which code points the match of a regex may begin with, read off the regex.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace zhibiao::base {

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;
  bool operator==(const CodePointRange&) const = default;
};

// In order and apart. Nothing where the regex may match the empty text or holds what is not read here (properties,
// flags that leave the case open): then a match may begin with any.
[[nodiscard]] std::optional<std::vector<CodePointRange>> first_code_points(std::string_view regex);

}  // namespace zhibiao::base
