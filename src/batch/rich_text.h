// The text of a document in Rich Text Format, a line for each paragraph and row, cells parted by tabs. pandoc and unrtf
// of Debian 12 lose digits behind \u escapes, and catdoc does not know the code pages of Chinese offices.
#pragma once

#include <string>
#include <string_view>

#include "zhibiao/error.h"

namespace zhibiao::batch {

// UTF-8. `name` is for messages; the code is that of bytes that cannot be decoded.
[[nodiscard]] Expected<std::string> text_of_rich_text(std::string_view bytes, const std::string& name);

}  // namespace zhibiao::batch
