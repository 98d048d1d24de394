// Texts one after another in a string of bytes, each as its size and its bytes: what threads hand to the one that
// writes. It leaves the process for nothing but a file without a name.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "zhibiao/error.h"

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

// Of pieces that were cut anywhere.
class SizedTexts {
 public:
  // Gives `take` each text that is whole now.
  template <class Take>
  Expected<void> add(std::string_view piece, const Take& take) {
    kept_ += piece;
    std::string_view left = kept_;
    while (const auto text = take_whole_sized(left)) {
      if (Expected<void> taken = take(*text); !taken) return taken;
    }
    kept_.erase(0, kept_.size() - left.size());
    return {};
  }

 private:
  std::string kept_;  // the beginning of the next
};

}  // namespace zhibiao::output
