// Names of inputs from a file or a pipe: one a line, or each ended by a NUL as `find -print0` writes them.
#pragma once

#include <string>
#include <vector>

#include "batch/batch.h"

namespace zhibiao::batch {

enum class Separator { line_feed, nul };

// Empty names are left out. A file named "-" in the list is a file, not standard input.
[[nodiscard]] Expected<std::vector<std::string>> read_file_list(const std::string& path, Separator separator,
                                                                const BatchOptions& options);

}  // namespace zhibiao::batch
