// Texts one after another in a string of bytes, each as its size and its bytes: what threads hand to the one that
// writes. It never leaves the process.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::output {

inline void append_sized(std::string& bytes, std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  char written[sizeof size];
  std::memcpy(written, &size, sizeof size);
  bytes.append(written, sizeof written);
  bytes += text;
}

// Nothing where it does not stand there as a whole.
inline std::optional<std::string_view> take_whole_sized(std::string_view& bytes) {
  std::uint32_t size = 0;
  if (bytes.size() < sizeof size) return std::nullopt;
  std::memcpy(&size, bytes.data(), sizeof size);
  if (bytes.size() - sizeof size < size) return std::nullopt;
  const std::string_view text = bytes.substr(sizeof size, size);
  bytes.remove_prefix(sizeof size + size);
  return text;
}

// Of what append_sized() wrote.
inline std::string_view take_sized(std::string_view& bytes) { return *take_whole_sized(bytes); }

}  // namespace zhibiao::output
