#include "cli/pages/language.h"

#include <unistd.h>

namespace zhibiao::cli {

Environment environment_of_process() {
  Environment environment;
  for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t sign = text.find('=');
    if (sign != std::string_view::npos) environment.emplace(text.substr(0, sign), text.substr(sign + 1));
  }
  return environment;
}

Language language_of_locale(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto found = environment.find(name);
    if (found == environment.end() || found->second.empty()) continue;
    return found->second.starts_with("zh") ? Language::chinese : Language::english;
  }
  return Language::english;
}

}  // namespace zhibiao::cli
