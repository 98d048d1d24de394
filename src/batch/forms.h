// What a file is by its content: its name may say otherwise. An old .doc is as often a web page, Rich Text, a .docx or
// plain text under that name as it is a Word document.
#pragma once

#include <cstddef>
#include <string_view>

#include "batch/archive.h"

namespace zhibiao::batch {

enum class Form {
  text,
  pdf,
  docx,
  odt,
  html,
  rtf,
  doc,           // Word before 2007
  spreadsheet,   // .xlsx .xls .ods
  presentation,  // .pptx .ppt .odp
  web_archive,   // MHTML
  compressed,    // gzip and its like; what lies in it is not known yet
  archive,       // zip or tar with files
};

// Enough of a file's first bytes for form_of().
inline constexpr std::size_t kEnoughToTellForm = 4096;

// `begun` is the beginning of the file. Where the content leaves it open, the name decides: a page may begin with any
// tag, and an empty .docx is still none. A zip is an archive for it;
// form_of_zip() tells more.
[[nodiscard]] Form form_of(std::string_view begun, std::string_view name);
// A broken one is what its name says.
[[nodiscard]] Form form_of_zip(const ZipFacts& facts, std::string_view name);

}  // namespace zhibiao::batch
