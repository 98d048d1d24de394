// Where files go that nobody is to see.
#pragma once

#include <cstdlib>
#include <string>

namespace zhibiao::base {

[[nodiscard]] inline std::string temporary_folder() {
  const char* named = ::getenv("TMPDIR");
  return named != nullptr && *named != '\0' ? named : "/tmp";
}

}  // namespace zhibiao::base
