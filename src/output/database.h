// An SQLite database of documents, sections, indicators and diagnostics: docs/sqlite.md.
#pragma once

#include "output/built_file.h"

namespace zhibiao::output {

Expected<std::unique_ptr<BuiltFile>> create_database(const std::string& file, const std::string& folder,
                                                     const WriterOptions& options);

}  // namespace zhibiao::output
