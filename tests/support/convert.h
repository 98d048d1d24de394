// The system's own converter, so that ours is not held against itself.
#pragma once

#include <iconv.h>

#include <cstddef>
#include <optional>
#include <string>

namespace zhibiao::tests {

// Nothing where a character has no form in `to`.
inline std::optional<std::string> convert(const std::string& bytes, const char* from, const char* to) {
  iconv_t converter = iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr): POSIX
  std::string out(bytes.size() * 4 + 16, '\0');
  std::string in = bytes;
  char* source = in.data();
  char* target = out.data();
  std::size_t source_left = in.size();
  std::size_t target_left = out.size();
  const std::size_t result = iconv(converter, &source, &source_left, &target, &target_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return std::nullopt;
  out.resize(out.size() - target_left);
  return out;
}

}  // namespace zhibiao::tests
