// "Did you mean": the known word nearest to a mistyped one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::cli {

// Nothing where none is near: at most one slip for every three letters, swapped neighbours counting as one.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace zhibiao::cli
