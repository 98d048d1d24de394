// What must be there for a regex to match a text: cheap to ask of many regexes at once, before any is asked itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/first_code_points.h"

namespace zhibiao::base {

struct RegexFilter {
  // Every text that matches holds one of these; of ASCII letters either case will do. None: it needs nothing.
  std::vector<std::string> literals;
  // Where a match begins with the text, what the text begins with.
  std::optional<std::vector<CodePointRange>> first;
};

// Nothing is needed by one that RE2 refuses.
[[nodiscard]] RegexFilter filter_of(std::string_view regex);

}  // namespace zhibiao::base
