// UTF-8 by hand where no library is needed. Text that came through text::decode() is valid; all of these are safe on
// any bytes nevertheless.
#pragma once

#include <cstddef>
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

// The code point at `offset`, which must be less than text.size().
[[nodiscard]] CodePoint decode_code_point(std::string_view text, std::size_t offset);

// Offset of the code point that ends before `offset` (more than 0), going back over at most three continuation bytes.
[[nodiscard]] std::size_t previous_code_point(std::string_view text, std::size_t offset);

// Appends the code point; a surrogate or what lies above U+10FFFF as U+FFFD.
void append_code_point(std::string& text, char32_t code_point);

// Bytes that are no continuation bytes: the code points of valid text.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Columns on a terminal: wide East Asian characters two, combining and control characters none, all others one.
[[nodiscard]] std::size_t display_width(std::string_view text);
[[nodiscard]] std::size_t display_width(char32_t code_point);

// Offset of the first byte that is not part of a valid character, nothing where all is valid (RFC 3629: no surrogates,
// no overlong forms).
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

}  // namespace zhibiao::base
