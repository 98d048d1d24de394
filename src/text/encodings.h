// Bytes of one known encoding as UTF-8, strictly. Which encoding a file has is decode()'s decision.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zhibiao::text {

enum class Encoding { utf8, utf16, utf16_le, utf16_be, gb18030, big5 };

[[nodiscard]] constexpr bool is_utf16(Encoding encoding) {
  return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
}

[[nodiscard]] std::string_view encoding_name(Encoding encoding);
// By canonical name or alias, in any case, with or without hyphens.
[[nodiscard]] std::optional<Encoding> find_encoding(std::string_view name);

// Bytes that stand for no character.
struct BadBytes {
  std::size_t offset = 0;
  std::size_t size = 1;
};

struct Decoded {
  std::string utf8;  // up to the bad bytes where there are any
  std::optional<BadBytes> bad;
};

// `encoding` is neither utf8, which needs no conversion, nor utf16, which needs a byte order first. A byte order mark
// is left out of the result.
[[nodiscard]] Decoded to_utf8(std::string_view bytes, Encoding encoding);

// Nothing where all is valid UTF-8.
[[nodiscard]] std::optional<BadBytes> find_bad_utf8(std::string_view bytes);

}  // namespace zhibiao::text
