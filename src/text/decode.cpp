#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/encodings.h"
#include "text/source_text.h"

namespace zhibiao::text {
namespace {

using Result = Expected<SourceText>;

constexpr std::size_t kEnoughToTell = std::size_t{256} << 10;

SourceText source_text(std::string utf8, Encoding encoding) {
  SourceText text;
  text.utf8 = std::move(utf8);
  text.encoding = encoding_name(encoding);
  index_lines(text);
  return text;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char byte : bytes) {
    if (!text.empty()) text.push_back(' ');
    text.push_back(kDigits[static_cast<unsigned char>(byte) >> 4]);
    text.push_back(kDigits[static_cast<unsigned char>(byte) & 0x0F]);
  }
  return text;
}

// `before` is the text up to the place.
Error error_after(std::string_view before, std::string_view path) {
  SourceText text;
  text.utf8 = before;
  index_lines(text);
  // A break just before the place opens a line that the text does not have yet.
  const bool fresh_line = before.ends_with('\n') || before.ends_with('\r');
  const Span place = text.span({before.size(), before.size()});
  Error error;
  error.path = path;
  error.line = fresh_line ? place.line + 1 : place.line;
  error.column = fresh_line ? 1 : place.column;
  return error;
}

Error undecodable(std::string_view bytes, std::string_view before, const BadBytes& bad, Encoding encoding,
                  std::string_view path) {
  Error error = error_after(before, path);
  error.code = "undecodable";
  error.text = hexadecimal(bytes.substr(bad.offset, bad.size));
  error.message = "not " + std::string(encoding_name(encoding)) + " at byte " + std::to_string(bad.offset) +
                  (error.text.empty() ? "" : " (" + error.text + ")");
  return error;
}

Error binary(std::string_view before, std::size_t offset, std::string_view path) {
  Error error = error_after(before, path);
  error.code = "binary-file";
  error.message = "not a text: a NUL byte at byte " + std::to_string(offset);
  error.hint = "only text files are read";
  return error;
}

Error without_byte_order(std::string_view path, std::string hint) {
  Error error;
  error.code = "no-byte-order-mark";
  error.path = path;
  error.message = "UTF-16 without a byte order mark";
  error.hint = std::move(hint);
  return error;
}

// The byte order of what has the shape of UTF-16: read that way nearly all of it is what Chinese texts are made of.
std::optional<Encoding> utf16_shape(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto is_expected = [](unsigned unit) {
    return unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7F) ||
           (unit >= 0x2010 && unit <= 0x2049) || (unit >= 0x3000 && unit <= 0x303F) ||
           (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0xFF01 && unit <= 0xFFEF);
  };
  std::size_t little = 0;
  std::size_t big = 0;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const unsigned first = static_cast<unsigned char>(bytes[i]);
    const unsigned second = static_cast<unsigned char>(bytes[i + 1]);
    little += is_expected(second << 8 | first) ? 1 : 0;
    big += is_expected(first << 8 | second) ? 1 : 0;
  }
  const std::size_t units = bytes.size() / 2;
  if (std::max(little, big) < units - units / 10 || little == big) return std::nullopt;
  return little > big ? Encoding::utf16_le : Encoding::utf16_be;
}

// Whether most of what is not ASCII are valid characters of three bytes and more, as Chinese is in UTF-8. By chance, in
// GB18030, it is about one byte in thirty. The first ones tell as much as all.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t high = 0;
  std::size_t valid = 0;
  for (std::size_t at = 0; at < bytes.size() && high < kEnoughToTell;) {
    const base::CodePoint next = base::decode_code_point(bytes, at);
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) high += next.size;
    if (next.size >= 3) valid += next.size;
    at += next.size;
  }
  return valid > high / 2;
}

Result decode_utf8(std::string bytes, std::string_view path) {
  if (const auto bad = find_bad_utf8(bytes)) {
    return tl::unexpected(
        undecodable(bytes, std::string_view(bytes).substr(0, bad->offset), *bad, Encoding::utf8, path));
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    return tl::unexpected(binary(std::string_view(bytes).substr(0, nul), nul, path));
  }
  return source_text(std::move(bytes), Encoding::utf8);
}

Result decode_other(std::string_view bytes, Encoding encoding, std::string_view path) {
  Decoded decoded = to_utf8(bytes, encoding);
  if (decoded.bad) return tl::unexpected(undecodable(bytes, decoded.utf8, *decoded.bad, encoding, path));
  if (const std::size_t nul = decoded.utf8.find('\0'); nul != std::string::npos) {
    const bool wide = encoding == Encoding::utf16_le || encoding == Encoding::utf16_be;
    const std::size_t offset = wide ? nul : bytes.find('\0');
    Error error = binary(std::string_view(decoded.utf8).substr(0, nul), offset, path);
    if (wide) error.message = "not a text: a NUL character in " + std::string(encoding_name(encoding));
    return tl::unexpected(std::move(error));
  }
  return source_text(std::move(decoded.utf8), encoding);
}

std::optional<Encoding> byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with(base::kUtf8ByteOrderMark)) return Encoding::utf8;
  if (bytes.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (bytes.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  if (bytes.starts_with("\x84\x31\x95\x33")) return Encoding::gb18030;
  return std::nullopt;
}

Result decode_as(std::string bytes, Encoding encoding, std::string_view path) {
  if (encoding == Encoding::utf16) {
    const auto mark = byte_order_mark(bytes);
    if (mark != Encoding::utf16_le && mark != Encoding::utf16_be) {
      return tl::unexpected(without_byte_order(path, "say UTF-16LE or UTF-16BE"));
    }
    encoding = *mark;
  }
  return encoding == Encoding::utf8 ? decode_utf8(std::move(bytes), path) : decode_other(bytes, encoding, path);
}

// No byte order mark and no word of the user: each rule decides or leaves it to the next.
Result decode_unmarked(std::string bytes, std::string_view path) {
  const auto bad_utf8 = find_bad_utf8(bytes);
  if (bytes.find('\0') != std::string::npos) {
    if (const auto encoding = utf16_shape(bytes)) {
      return tl::unexpected(
          without_byte_order(path, "if it is, say so: --encoding " + std::string(encoding_name(*encoding))));
    }
    const std::size_t nul = bytes.find('\0');
    return tl::unexpected(binary(std::string_view(bytes).substr(0, nul), nul, path));
  }
  if (!bad_utf8) return source_text(std::move(bytes), Encoding::utf8);
  // GB18030 would often take broken UTF-8 for other characters.
  if (is_mostly_utf8(bytes)) {
    Error error =
        undecodable(bytes, std::string_view(bytes).substr(0, bad_utf8->offset), *bad_utf8, Encoding::utf8, path);
    error.message = "broken UTF-8 at byte " + std::to_string(bad_utf8->offset) + " (" + error.text + ")";
    return tl::unexpected(std::move(error));
  }
  Result decoded = decode_other(bytes, Encoding::gb18030, path);
  if (!decoded) {
    Error& error = decoded.error();
    error.message = "neither UTF-8 (byte " + std::to_string(bad_utf8->offset) + ") nor GB18030: " + error.message;
    error.hint = "name the encoding: --encoding NAME";
  }
  return decoded;
}

}  // namespace

std::optional<std::string> canonical_encoding(std::string_view name) {
  const auto encoding = find_encoding(name);
  if (!encoding) return std::nullopt;
  return std::string(encoding_name(*encoding));
}

Expected<SourceText> decode(std::string bytes, std::string_view path, const std::optional<std::string>& forced) {
  if (forced) {
    const auto encoding = find_encoding(*forced);
    if (!encoding) {
      Error error;
      error.code = "unknown-encoding";
      error.path = path;
      error.message = "unknown encoding";
      error.text = *forced;
      return tl::unexpected(std::move(error));
    }
    return decode_as(std::move(bytes), *encoding, path);
  }
  if (const auto mark = byte_order_mark(bytes)) return decode_as(std::move(bytes), *mark, path);
  return decode_unmarked(std::move(bytes), path);
}

}  // namespace zhibiao::text
