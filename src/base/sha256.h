// The SHA-256 of bytes as 64 lower-case hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace zhibiao::base {

// Empty where the system's cryptography forbids or cannot load the algorithm.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace zhibiao::base
