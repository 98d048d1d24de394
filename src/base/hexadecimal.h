// Bytes as hexadecimal digits, two for each.
#pragma once

#include <string>
#include <string_view>

namespace zhibiao::base {

inline constexpr std::string_view kLowerHexDigits = "0123456789abcdef";
inline constexpr std::string_view kUpperHexDigits = "0123456789ABCDEF";

[[nodiscard]] std::string hexadecimal(std::string_view bytes, std::string_view digits = kLowerHexDigits,
                                      std::string_view between = "");

}  // namespace zhibiao::base
