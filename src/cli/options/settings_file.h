// Settings of one TOML file: the long names of options are its keys.
#pragma once

#include <string>

#include "cli/options/settings.h"

namespace zhibiao::cli {

// An unknown key, a value that does not fit and what the file's level may not set are errors with their place.
[[nodiscard]] tl::expected<Settings, UsageError> settings_of_file(const std::string& path, Level level);

}  // namespace zhibiao::cli
