// What help pages and the manual say besides the tables of commands and options.
#pragma once

#include <span>
#include <string_view>

#include "cli/pages/language.h"

namespace zhibiao::cli {

// A row of a list: an example and what comes of it, a status, a file, and what is said of it.
struct Item {
  std::string_view name;
  Text about;
};

[[nodiscard]] Text about_paths();
[[nodiscard]] std::span<const Item> examples();
[[nodiscard]] std::span<const Item> exit_statuses();
[[nodiscard]] std::span<const Item> settings_files();

}  // namespace zhibiao::cli
