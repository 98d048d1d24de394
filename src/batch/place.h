// Where a document came from.
#pragma once

#include <cstddef>
#include <string>

namespace zhibiao::batch {

struct Place {
  std::size_t input = 0;
  std::string member = {};  // of an archive: its path inside
};

}  // namespace zhibiao::batch
