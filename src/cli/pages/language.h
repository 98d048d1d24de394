// The two languages in which the program speaks. Records never depend on it.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "zhibiao/message.h"

namespace zhibiao::cli {

using Text = MessageTexts;

using Environment = std::map<std::string, std::string>;

[[nodiscard]] Environment environment_of_process();

// By LC_ALL, LC_MESSAGES and LANG, the first that says something: Chinese where that begins with zh.
[[nodiscard]] Language language_of_locale(const Environment& environment);

}  // namespace zhibiao::cli
