// Bytes as base64 (RFC 4648) and back.
#pragma once

#include <string>
#include <string_view>

namespace zhibiao::base {

[[nodiscard]] std::string base64(std::string_view bytes);
// What is no digit of it ends the text.
[[nodiscard]] std::string bytes_of_base64(std::string_view text);

}  // namespace zhibiao::base
