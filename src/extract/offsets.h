// The spans of a record counted in code points and in UTF-16 units, for those whose texts are counted so.
#pragma once

#include <string_view>

#include "zhibiao/document.h"

namespace zhibiao::extract {

// `utf8` is the text that the spans of the document count bytes of.
void add_offsets(std::string_view utf8, Document& document);

}  // namespace zhibiao::extract
