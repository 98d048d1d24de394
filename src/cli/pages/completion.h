// Pages made from the tables of commands and options for programs besides this one: completions for shells, and the
// manual in roff.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/pages/language.h"

namespace zhibiao::cli {

// For bash, zsh or fish; nothing for another shell.
[[nodiscard]] std::optional<std::string> completion(std::string_view shell, Language language);

// zhibiao(1).
[[nodiscard]] std::string manual(Language language);

}  // namespace zhibiao::cli
