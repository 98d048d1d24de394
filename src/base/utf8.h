// UTF-8 by hand where no library is needed. Text that came through text::decode() is valid; all of these are safe on
// any bytes nevertheless.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::base {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kUtf8ByteOrderMark = "\xEF\xBB\xBF";

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t size = 1;  // bytes; a byte that starts no valid character is one kReplacement of size 1
  bool valid = false;
};

// What is neither ASCII nor one of the three bytes that most Chinese characters take, and broken bytes.
[[nodiscard]] CodePoint decode_other_code_point(std::string_view text, std::size_t offset);

// The code point at `offset`, which must be less than text.size().
[[nodiscard]] inline CodePoint decode_code_point(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[offset + at]));
  };
  if (byte(0) < 0x80) return {byte(0), 1, true};
  if (byte(0) > 0xE0 && byte(0) < 0xF0 && byte(0) != 0xED && text.size() - offset >= 3 &&
      ((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) < 0x40) {
    return {(byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3, true};
  }
  return decode_other_code_point(text, offset);
}

// Bytes of U+4E00 to U+9FFF, as most of Chinese text is.
inline constexpr std::size_t kIdeographSize = 3;

// Whether one of those stands there: what looks at each sign need not decode it.
[[nodiscard]] constexpr bool begins_ideograph(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  return byte(offset) >= 0xE5 ? byte(offset) <= 0xE9
                              : byte(offset) == 0xE4 && offset + 1 < text.size() && byte(offset + 1) >= 0xB8;
}

// Offset of the code point that ends before `offset` (more than 0), going back over at most three continuation bytes.
[[nodiscard]] std::size_t previous_code_point(std::string_view text, std::size_t offset);

// Appends the code point; a surrogate or what lies above U+10FFFF as U+FFFD.
void append_code_point(std::string& text, char32_t code_point);

// Bytes that are no continuation bytes: the code points of valid text.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Offset of the first byte that is not part of a valid character, nothing where all is valid (RFC 3629: no surrogates,
// no overlong forms).
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

}  // namespace zhibiao::base
