#include "base/hexadecimal.h"

namespace zhibiao::base {

std::string hexadecimal(std::string_view bytes, std::string_view digits, std::string_view between) {
  std::string text;
  text.reserve(bytes.size() * (2 + between.size()));
  for (const char signed_byte : bytes) {
    const auto byte = static_cast<unsigned char>(signed_byte);
    if (!text.empty()) text += between;
    text.push_back(digits[byte >> 4U]);
    text.push_back(digits[byte & 0x0FU]);
  }
  return text;
}

}  // namespace zhibiao::base
