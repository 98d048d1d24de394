// Files that stand in a folder only as long as somebody works at them. Such a file is locked as long as it is open, so
// what a killed process left of its own can be told from what a living one still needs, and is removed by the next.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

#include "base/descriptor.h"

namespace zhibiao::base {

struct UnfinishedFile {
  std::string path;
  Descriptor file;  // for writing; not open: errno tells why
};

// In `folder` (empty: the present one), under a name of its own that ends in `extension`, by which some programs tell
// what a file holds.
[[nodiscard]] UnfinishedFile create_unfinished(const std::string& folder, mode_t mode,
                                               const std::string& extension = {});

// Removes what processes that were killed left of their unfinished files in `folder` (empty: the present one), and
// gives their number. A living process's files are locked and stay.
std::size_t remove_leftovers(const std::string& folder);

}  // namespace zhibiao::base
