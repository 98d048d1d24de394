#include <algorithm>
#include <utility>

#include "base/hexadecimal.h"
#include "base/utf8.h"
#include "text/detect.h"
#include "text/encodings.h"
#include "text/message_rows.h"
#include "text/repair.h"
#include "text/simplify.h"
#include "text/source_text.h"

namespace zhibiao::text {
namespace {

using Result = Expected<SourceText>;

constexpr std::size_t kEnoughToTell = std::size_t{256} << 10;
// So many valid characters of three bytes, and not one byte that is none of UTF-8, are no other encoding's by chance.
constexpr std::size_t kSurelyUtf8 = 4;
// UTF-16 with fewer units than this is not repaired, nor more often than once in so many.
constexpr std::size_t kFewestUnits = 20;
constexpr std::size_t kUnitsPerRepair = 100;
// A file that shorter could be UTF-16 all of whose bytes are ASCII.
constexpr std::size_t kLongEnoughForAscii = 64;

SourceText source_text(std::string utf8, Encoding encoding) {
  SourceText text;
  text.utf8 = std::move(utf8);
  text.encoding = encoding_name(encoding);
  text.traditional = is_traditional(text.utf8);
  index_lines(text);
  return text;
}

std::string shown_bytes(std::string_view bytes) { return base::hexadecimal(bytes, base::kUpperHexDigits, " "); }

// `before` is the text up to the place.
Error error_after(std::string_view before, std::string_view path) {
  SourceText text;
  text.utf8 = before;
  index_lines(text);
  // A break just before the place opens a line that the text does not have yet.
  const bool fresh_line = before.ends_with('\n') || before.ends_with('\r');
  const Span place = text.span({before.size(), before.size()});
  return {.path = std::string(path),
          .line = fresh_line ? place.line + 1 : place.line,
          .column = fresh_line ? 1 : place.column};
}

Error undecodable(std::string_view bytes, std::string_view before, const BadBytes& bad, Encoding encoding,
                  std::string_view path) {
  Error error = error_after(before, path);
  error.code = "undecodable";
  error.text = shown_bytes(bytes.substr(bad.offset, bad.size));
  error.message = error.text.empty() ? rows::kNotAtByte(encoding_name(encoding), bad.offset)
                                     : rows::kNotAtByteShowing(encoding_name(encoding), bad.offset, error.text);
  return error;
}

Error binary(std::string_view before, std::size_t offset, std::string_view path) {
  Error error = error_after(before, path);
  error.code = "binary-file";
  error.message = rows::kNulByte(offset);
  error.hint = rows::kOnlyTextFilesAreRead();
  return error;
}

Error without_byte_order(std::string_view path) {
  return {.code = "no-byte-order-mark",
          .path = std::string(path),
          .message = rows::kNoByteOrderMark(),
          .hint = rows::kSayWhichUtf16()};
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

Error broken_utf8(std::string_view bytes, const BadBytes& bad, std::string_view path) {
  Error error = undecodable(bytes, bytes.substr(0, bad.offset), bad, Encoding::utf8, path);
  error.message = rows::kBrokenUtf8(bad.offset, error.text);
  return error;
}

Result repaired(std::string_view bytes, const Utf8Damage& damage) {
  Repaired result = repair(bytes, damage);
  SourceText text = source_text(std::move(result.utf8), Encoding::utf8);
  for (std::size_t i = 0; i < damage.places.size(); ++i) {
    const BadBytes& place = damage.places[i];
    const Span span = text.span({result.places[i], result.places[i]});
    text.diagnostics.push_back(
        {Severity::warning, "repaired-utf8", span.line, span.column,
         rows::kByteReplaced(place.offset, shown_bytes(bytes.substr(place.offset, place.size)))});
  }
  return text;
}

Result decode_utf8(std::string bytes, std::string_view path) {
  const std::size_t nul = bytes.find('\0');
  if (const auto bad = find_bad_utf8(bytes)) {
    const Utf8Damage damage = find_damage(bytes);
    if (damage.is_repairable() && nul == std::string::npos) return repaired(bytes, damage);
    return tl::unexpected(
        undecodable(bytes, std::string_view(bytes).substr(0, bad->offset), *bad, Encoding::utf8, path));
  }
  if (nul != std::string::npos) return tl::unexpected(binary(std::string_view(bytes).substr(0, nul), nul, path));
  return source_text(std::move(bytes), Encoding::utf8);
}

// A surrogate without its partner, or a byte too many at the end, in a text that is UTF-16 otherwise.
std::optional<SourceText> repaired_utf16(std::string_view bytes, Encoding encoding) {
  const std::size_t units = bytes.size() / 2;
  const std::size_t most = std::min(1 + units / kUnitsPerRepair, kMostRepairs);
  if (units < kFewestUnits) return std::nullopt;
  std::string utf8;
  std::vector<std::pair<std::size_t, BadBytes>> places;  // in utf8, and in the bytes
  for (std::size_t done = 0; done < bytes.size();) {
    const Decoded part = to_utf8(bytes.substr(done), encoding);
    utf8 += part.utf8;
    if (!part.bad) break;
    const BadBytes bad{done + part.bad->offset, part.bad->size};
    if (places.size() == most) return std::nullopt;
    places.emplace_back(utf8.size(), bad);
    base::append_code_point(utf8, base::kReplacement);
    done = bad.offset + bad.size;
  }
  if (utf8.find('\0') != std::string::npos) return std::nullopt;
  SourceText text = source_text(std::move(utf8), encoding);
  for (const auto& [at, bad] : places) {
    const Span span = text.span({at, at});
    text.diagnostics.push_back(
        {Severity::warning, "repaired-utf16", span.line, span.column,
         rows::kBytesReplaced(bad.offset, shown_bytes(bytes.substr(bad.offset, bad.size)), encoding_name(encoding))});
  }
  return text;
}

Result decode_other(std::string_view bytes, Encoding encoding, std::string_view path) {
  Decoded decoded = to_utf8(bytes, encoding);
  if (decoded.bad && is_utf16(encoding)) {
    if (auto repaired = repaired_utf16(bytes, encoding)) return std::move(*repaired);
  }
  if (decoded.bad) return tl::unexpected(undecodable(bytes, decoded.utf8, *decoded.bad, encoding, path));
  if (const std::size_t nul = decoded.utf8.find('\0'); nul != std::string::npos) {
    const bool wide = is_utf16(encoding);
    const std::size_t offset = wide ? nul : bytes.find('\0');
    Error error = binary(std::string_view(decoded.utf8).substr(0, nul), offset, path);
    if (wide) error.message = rows::kNulCharacter(encoding_name(encoding));
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
    const Detection found = mark ? Detection{} : detect(bytes);
    if (mark == Encoding::utf16_le || mark == Encoding::utf16_be) {
      encoding = *mark;
    } else if (found.decided && is_utf16(found.best->encoding)) {
      encoding = found.best->encoding;
    } else {
      return tl::unexpected(without_byte_order(path));
    }
  }
  return encoding == Encoding::utf8 ? decode_utf8(std::move(bytes), path) : decode_other(bytes, encoding, path);
}

bool holds_long_characters(std::string_view utf8) {
  std::size_t count = 0;
  return std::ranges::any_of(utf8, [&](char byte) {
    count += static_cast<unsigned char>(byte) >= 0xE0 ? 1 : 0;
    return count >= kSurelyUtf8;
  });
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

Error undecided(const Detection& detection, std::string_view path) {
  const Message why = detection.best->is_plausible() ? rows::kCouldBeEither(encoding_name(detection.best->encoding),
                                                                            encoding_name(detection.next->encoding))
                                                     : rows::kNoneIsChinese();
  return {.code = "undecidable-encoding",
          .path = std::string(path),
          .message = rows::kEncodingCannotBeTold(why),
          .hint = rows::kNameTheEncoding()};
}

// The first line of GB18030 or Big5 that is UTF-8 by itself: two files in one.
std::optional<base::Range> line_in_utf8(std::string_view bytes) {
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    if (!find_bad_utf8(line) && holds_long_characters(line)) return base::Range{begin, end};
    begin = end + 1;
  }
  return std::nullopt;
}

Error mixed(std::string_view bytes, base::Range line, Encoding encoding, std::string_view path) {
  // The lines before are decoded for their number alone.
  Error error = error_after(to_utf8(bytes.substr(0, line.begin), encoding).utf8, path);
  error.code = "mixed-encodings";
  error.message = rows::kLineIsUtf8(encoding_name(encoding));
  error.hint = rows::kSplitOrConvert();
  return error;
}

// What no encoding reads as Chinese: where GB18030, the likeliest, fails, that is the place to look at.
Error unreadable(std::string_view bytes, const BadBytes& bad_utf8, const Detection& detection, std::string_view path) {
  const Result decoded = decode_other(bytes, Encoding::gb18030, path);
  if (decoded) return undecided(detection, path);
  Error error = decoded.error();
  error.message = rows::kNeitherUtf8NorGb18030(bad_utf8.offset, error.message);
  error.hint = rows::kNameTheEncoding();
  return error;
}

Result decode_detected(std::string bytes, const Detection& detection, std::string_view path) {
  const Encoding encoding = detection.best->encoding;
  if (encoding == Encoding::gb18030 || encoding == Encoding::big5) {
    if (const auto line = line_in_utf8(bytes)) return tl::unexpected(mixed(bytes, *line, encoding, path));
  }
  Result decoded = decode_as(std::move(bytes), encoding, path);
  if (decoded) decoded->encoding_confidence = detection.confidence;
  return decoded;
}

// No byte order mark, no word of the user, and UTF-8 not beyond doubt.
Result decode_valid_utf8(std::string bytes, std::string_view path) {
  const Detection detection = detect(bytes);
  if (!detection.decided) return tl::unexpected(undecided(detection, path));
  return decode_detected(std::move(bytes), detection, path);
}

Result decode_with_nul(std::string bytes, std::size_t nul, std::string_view path) {
  const Detection detection = detect(bytes);
  if (!detection.best || !detection.best->is_plausible()) {
    return tl::unexpected(binary(std::string_view(bytes).substr(0, nul), nul, path));
  }
  if (!detection.decided) return tl::unexpected(undecided(detection, path));
  return decode_detected(std::move(bytes), detection, path);
}

Result decode_invalid_utf8(std::string bytes, const BadBytes& bad, std::string_view path) {
  const Utf8Damage damage = find_damage(bytes);
  if (damage.is_repairable() && damage.is_surely_utf8()) return repaired(bytes, damage);
  if (damage.is_surely_utf8() && is_mostly_utf8(bytes)) return tl::unexpected(broken_utf8(bytes, bad, path));
  const Detection detection = detect(bytes);
  if (detection.best->encoding == Encoding::utf8) {
    if (detection.decided && damage.is_repairable()) return repaired(bytes, damage);
    if (is_mostly_utf8(bytes)) return tl::unexpected(broken_utf8(bytes, bad, path));
    return tl::unexpected(unreadable(bytes, bad, detection, path));
  }
  if (!detection.best->is_plausible()) return tl::unexpected(unreadable(bytes, bad, detection, path));
  if (!detection.decided) return tl::unexpected(undecided(detection, path));
  return decode_detected(std::move(bytes), detection, path);
}

// The encodings that write Chinese in bytes of ASCII between marks of their own.
std::optional<std::string_view> seven_bit_encoding(std::string_view bytes) {
  constexpr std::size_t kFewestBytes = 4;  // of a run of characters between the marks
  const bool iso = bytes.find("\x1B$)A") != std::string_view::npos || bytes.find("\x1B$)G") != std::string_view::npos;
  if (iso && is_ascii(bytes)) return "ISO-2022-CN";
  for (std::size_t open = bytes.find("~{"); open != std::string_view::npos; open = bytes.find("~{", open + 2)) {
    const std::size_t close = bytes.find("~}", open);
    if (close == std::string_view::npos) break;
    const std::string_view run = bytes.substr(open + 2, close - open - 2);
    const bool pairs = run.size() >= kFewestBytes && run.size() % 2 == 0;
    if (pairs && std::ranges::all_of(run, [](char byte) { return byte > ' ' && byte < 0x7F; }) && is_ascii(bytes)) {
      return "HZ";
    }
  }
  return std::nullopt;
}

Error seven_bit(std::string_view name, std::string_view path) {
  Error error;
  error.code = "unknown-encoding";
  error.path = path;
  error.message = rows::kEncodingIsNotRead(name);
  error.hint = rows::kConvertByIconv(name);
  return error;
}

Result decode_unmarked(std::string&& bytes, std::string_view path) {
  if (const auto name = seven_bit_encoding(bytes)) return tl::unexpected(seven_bit(*name, path));
  if (const std::size_t nul = std::string_view(bytes).find('\0'); nul != std::string_view::npos) {
    return decode_with_nul(std::move(bytes), nul, path);
  }
  if (const auto bad = find_bad_utf8(bytes)) return decode_invalid_utf8(std::move(bytes), *bad, path);
  if (bytes.empty() || holds_long_characters(bytes) || (bytes.size() > kLongEnoughForAscii && is_ascii(bytes))) {
    return source_text(std::move(bytes), Encoding::utf8);
  }
  return decode_valid_utf8(std::move(bytes), path);
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
      return tl::unexpected(Error{
          .code = "unknown-encoding", .path = std::string(path), .message = rows::kUnknownEncoding(), .text = *forced});
    }
    return decode_as(std::move(bytes), *encoding, path);
  }
  if (const auto mark = byte_order_mark(bytes)) return decode_as(std::move(bytes), *mark, path);
  return decode_unmarked(std::move(bytes), path);
}

}  // namespace zhibiao::text
