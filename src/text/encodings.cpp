#include "text/encodings.h"

#include <simdjson.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "base/utf8.h"

namespace zhibiao::text {
namespace {

struct Name {
  std::string_view name;  // an alias as compared: lower case, letters and digits only
  Encoding encoding;
};

// GBK and GB2312 are read as GB18030, which contains them.
constexpr Name kAliases[] = {
    {"utf8", Encoding::utf8},           {"utf8bom", Encoding::utf8},        {"utf8sig", Encoding::utf8},
    {"utf16", Encoding::utf16},         {"unicode", Encoding::utf16},       {"utf16le", Encoding::utf16_le},
    {"ucs2le", Encoding::utf16_le},     {"utf16be", Encoding::utf16_be},    {"ucs2be", Encoding::utf16_be},
    {"gb18030", Encoding::gb18030},     {"gbk", Encoding::gb18030},         {"gb2312", Encoding::gb18030},
    {"gb180302022", Encoding::gb18030}, {"gb180302005", Encoding::gb18030}, {"cp936", Encoding::gb18030},
    {"ms936", Encoding::gb18030},       {"windows936", Encoding::gb18030},  {"euccn", Encoding::gb18030},
    {"big5", Encoding::big5},           {"big5hkscs", Encoding::big5},      {"cp950", Encoding::big5},
    {"ms950", Encoding::big5},          {"windows950", Encoding::big5},
};

constexpr char16_t kByteOrderMark = 0xFEFF;

// Characters that GB 18030-2022 moved out of the private use area; ICU knows this only from 73.2 on.
struct Moved {
  char16_t from;
  char32_t to;
};
constexpr Moved kMoved[] = {
    {0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11}, {0xE790, 0xFE13}, {0xE791, 0xFE14},  {0xE792, 0xFE15},
    {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18}, {0xE796, 0xFE19}, {0xE816, 0x20087}, {0xE817, 0x20089},
    {0xE818, 0x200CC}, {0xE81E, 0x9FB4},  {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7},  {0xE831, 0x215D7},
    {0xE832, 0x9FB8},  {0xE83B, 0x2298F}, {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE855, 0x241FE}, {0xE864, 0x9FBB},
};

char32_t moved_by_gb18030_2022(char16_t unit) {
  if (unit < std::begin(kMoved)->from || unit > std::prev(std::end(kMoved))->from) return unit;
  const auto* const found = std::ranges::lower_bound(kMoved, unit, {}, &Moved::from);
  return found->from == unit ? found->to : unit;
}

constexpr bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }
constexpr bool is_lead(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_trail(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// Appends `units` as UTF-8 up to the first surrogate without its partner; gives the number of units taken.
template <class Map>
std::size_t append_units(std::string& utf8, std::u16string_view units, const Map& map) {
  const std::size_t before = utf8.size();
  utf8.resize(before + 4 * units.size());  // a single unit may be mapped to a character of four bytes
  char* out = utf8.data() + before;
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  std::size_t at = 0;
  while (at < units.size()) {
    char32_t code_point = units[at];
    std::size_t taken = 1;
    if (code_point < 0x80) {
      put(code_point);
      ++at;
      continue;
    }
    if (is_surrogate(code_point)) {
      if (!is_lead(code_point) || at + 1 == units.size() || !is_trail(units[at + 1])) break;
      code_point = 0x10000 + ((code_point - 0xD800) << 10) + (units[at + 1] - 0xDC00U);
      taken = 2;
    } else {
      code_point = map(units[at]);
    }
    if (code_point < 0x800) {
      put(0xC0 | code_point >> 6);
    } else if (code_point < 0x10000) {
      put(0xE0 | code_point >> 12);
      put(0x80 | (code_point >> 6 & 0x3F));
    } else {
      put(0xF0 | code_point >> 18);
      put(0x80 | (code_point >> 12 & 0x3F));
      put(0x80 | (code_point >> 6 & 0x3F));
    }
    put(0x80 | (code_point & 0x3F));
    at += taken;
  }
  utf8.resize(static_cast<std::size_t>(out - utf8.data()));
  return at;
}

// Text is converted in pieces of this many units, so that a large file needs little more memory than its bytes and its
// text.
constexpr std::size_t kPiece = std::size_t{32} << 10;

Decoded from_utf16(std::string_view bytes, Encoding encoding) {
  const std::size_t high = encoding == Encoding::utf16_be ? 0 : 1;
  const auto unit_at = [&](std::size_t offset) {
    const auto byte = [&](std::size_t which) { return static_cast<unsigned char>(bytes[offset + which]); };
    return static_cast<char16_t>(byte(high) << 8 | byte(1 - high));
  };
  const std::size_t whole = bytes.size() - bytes.size() % 2;
  Decoded decoded;
  decoded.utf8.reserve(bytes.size() + bytes.size() / 2);
  std::u16string units;
  for (std::size_t at = whole > 0 && unit_at(0) == kByteOrderMark ? 2 : 0; at < whole;) {
    units.clear();
    for (std::size_t next = at; next < whole && units.size() < kPiece; next += 2) units.push_back(unit_at(next));
    const std::size_t taken = append_units(decoded.utf8, units, [](char16_t unit) { return char32_t{unit}; });
    at += 2 * taken;
    // A pair that the end of a piece cuts is taken whole with the next one.
    const bool is_cut = taken + 1 == units.size() && is_lead(units.back()) && at + 2 < whole;
    if (taken < units.size() && !is_cut) {
      decoded.bad = BadBytes{at, 2};
      return decoded;
    }
  }
  if (whole < bytes.size()) decoded.bad = BadBytes{whole, 1};
  return decoded;
}

Decoded from_converter(std::string_view bytes, Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const char* const converter_name = encoding == Encoding::big5 ? "Big5" : "gb18030";
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converter_name, &status), &ucnv_close);
  Decoded decoded;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) {  // ICU's data is incomplete
    decoded.bad = BadBytes{0, 0};
    return decoded;
  }
  decoded.utf8.reserve(bytes.size() + bytes.size() / 2);
  std::u16string units(kPiece, u'\0');
  std::size_t kept = 0;  // a lead surrogate that the end of the piece before cut off from its partner
  const char* source = bytes.data();
  const char* const end = bytes.data() + bytes.size();
  do {
    char16_t* target = units.data() + kept;
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, true, &status);
    const std::u16string_view piece(units.data(), static_cast<std::size_t>(target - units.data()));
    const std::size_t taken = encoding == Encoding::gb18030
                                  ? append_units(decoded.utf8, piece, moved_by_gb18030_2022)
                                  : append_units(decoded.utf8, piece, [](char16_t unit) { return char32_t{unit}; });
    kept = piece.size() - taken;
    std::copy_n(piece.data() + taken, kept, units.data());
  } while (status == U_BUFFER_OVERFLOW_ERROR && kept <= 1);
  if (U_FAILURE(status) || kept > 0) {
    std::array<char, 32> invalid{};
    auto size = static_cast<std::int8_t>(invalid.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), invalid.data(), &size, &ignored);
    const auto bad_size = static_cast<std::size_t>(std::max<std::int8_t>(size, 0));
    decoded.bad = BadBytes{static_cast<std::size_t>(source - bytes.data()) - bad_size, bad_size};
  }
  if (decoded.utf8.starts_with(base::kUtf8ByteOrderMark)) decoded.utf8.erase(0, base::kUtf8ByteOrderMark.size());
  return decoded;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16:
      return "UTF-16";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
    case Encoding::gb18030:
      return "GB18030";
    case Encoding::big5:
      return "Big5";
  }
  return {};
}

std::optional<Encoding> find_encoding(std::string_view name) {
  std::string plain;
  for (const char letter : name) {
    if (letter == '-' || letter == '_' || letter == ' ' || letter == '.') continue;
    plain.push_back(letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter);
  }
  const auto* const found = std::ranges::find(kAliases, plain, &Name::name);
  if (found == std::end(kAliases)) return std::nullopt;
  return found->encoding;
}

Decoded to_utf8(std::string_view bytes, Encoding encoding) {
  return is_utf16(encoding) ? from_utf16(bytes, encoding) : from_converter(bytes, encoding);
}

std::optional<BadBytes> find_bad_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::nullopt;
  return BadBytes{base::first_invalid_utf8(bytes).value_or(0), 1};
}

}  // namespace zhibiao::text
