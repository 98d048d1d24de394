// Where the command stands among the arguments. It may follow options, as those of git and cargo do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zhibiao::cli {

// The first word that is neither an option nor the value of one; nothing where there is none before "--".
[[nodiscard]] std::optional<std::size_t> first_word(const std::vector<std::string>& arguments);

}  // namespace zhibiao::cli
