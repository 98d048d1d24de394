// text: for reading in a terminal. Each document's title and outline, the indicators of a section under its heading in
// columns aligned by display width.
#pragma once

#include <memory>
#include <string>

#include "zhibiao/writer.h"

namespace zhibiao::output {

[[nodiscard]] std::unique_ptr<const Writer> make_text_writer(const WriterOptions& options);

// The title and the section tree alone, each heading in full with its line.
[[nodiscard]] std::string outline_text(const Document& document, bool color, Language language = Language::english);

}  // namespace zhibiao::output
