// Text as a spreadsheet's file can hold it.
#pragma once

#include <string>
#include <string_view>

namespace zhibiao::output {

// What XML 1.0 cannot hold (NUL and its like, noncharacters, broken UTF-8) is U+FFFD, and no more UTF-16 units stand
// than a cell has room for (32,767); a longer text ends in ….
[[nodiscard]] std::string spreadsheet_text(std::string_view text);

}  // namespace zhibiao::output
