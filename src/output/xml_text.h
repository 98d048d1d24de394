// Text as the XML of a spreadsheet's file can hold it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhibiao::output {

// Appends the text, escaped, and gives the width at which it is shown: its longest line in half widths. What XML 1.0
// cannot hold (NUL and its like, noncharacters, broken UTF-8) becomes U+FFFD, and no more UTF-16 units stand than a
// cell has room for (32,767); a longer text ends in …. What a spreadsheet would read as an escape of its own (_x0041_)
// is escaped.
std::size_t append_xml_text(std::string& xml, std::string_view text);

}  // namespace zhibiao::output
