// Every option: its names, the value it takes, its help, the commands that know it and what it sets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace zhibiao::cli {

struct OptionRow {
  std::string_view names;  // "-o,--output"
  std::string_view value;  // "FILE"; empty for a flag
  std::string_view help;
  bool (*known_to)(Command);
  // Sets the value; gives what is wrong with it, if anything. A flag gets an empty text.
  std::optional<std::string> (*set)(Options&, const std::string& text);
};

[[nodiscard]] std::span<const OptionRow> option_table();

}  // namespace zhibiao::cli
