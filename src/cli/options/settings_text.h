// What `zhibiao config` prints: the settings in force as TOML, each with its origin, then the options left as they are.
#pragma once

#include <string>

#include "cli/options/settings.h"

namespace zhibiao::cli {

[[nodiscard]] std::string settings_text(const Settings& settings, Language language);

}  // namespace zhibiao::cli
