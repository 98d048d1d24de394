// The messages in Chinese. What is said is made in English, by every layer; here a finished English message is matched
// against the templates it may have been made from, and the Chinese one is filled with what stood in their {}.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/language.h"

namespace zhibiao::cli {

// Templates: {} stands for any text, which is translated in its turn where it is itself a message, unless it stands in
// quotation marks.
[[nodiscard]] std::span<const Text> run_catalogue();
[[nodiscard]] std::span<const Text> pack_catalogue();

// As it is where no template fits it.
[[nodiscard]] std::string in_chinese(std::string_view message);

}  // namespace zhibiao::cli
