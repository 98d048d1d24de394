// Why a document failed, for a Chinese reader of a table: what the code of an error says. A record has its message in
// English alone, so that it is the same everywhere; tables are made of records too, and of equal records equal tables.
#pragma once

#include <string_view>

namespace zhibiao::output {

// Empty for a code that stands for many causes or is not known.
[[nodiscard]] std::string_view words_of_error(std::string_view code);

}  // namespace zhibiao::output
