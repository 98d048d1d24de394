// html: one page, complete in itself, on which a person checks the indicators beside the document's text and corrects
// them. The page's script, style and frame are the files in review/. It loads nothing: its Content-Security-Policy
// allows its own script and style by their hashes and nothing else. Documents stand in it as JSON that cannot end its
// element, and the script writes text nodes only.
#pragma once

#include <memory>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// Its documents should have their text, evidence and offsets in UTF-16; of one without its text there is a list alone.
[[nodiscard]] std::unique_ptr<const Writer> make_review_writer(const WriterOptions& options);

}  // namespace zhibiao::output
