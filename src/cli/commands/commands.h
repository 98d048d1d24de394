// The one table of commands.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "cli/options/options.h"
#include "cli/pages/language.h"

namespace zhibiao::cli {

struct CommandRow {
  Command command;
  std::string_view name;  // empty: what is done without a command
  std::string_view arguments;
  Text about;
  std::string_view words = {};  // what a shell offers as its first argument
  bool hidden = false;          // in no list: for the build
};

[[nodiscard]] std::span<const CommandRow> commands();
[[nodiscard]] const CommandRow& row_of(Command command);
[[nodiscard]] std::optional<Command> command_by_name(std::string_view name);

}  // namespace zhibiao::cli
