#include "patterns/json_refusal.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kNumberSigns = "0123456789+-.eE";

// What may stand at a place, as a message calls it.
enum class Wanted { value, value_or_end, key, key_or_end, colon, comma_or_end, end_of_file };

Message name_of(Wanted wanted, std::optional<JsonBracket> inside) {
  const bool array = inside == JsonBracket::array;
  switch (wanted) {
    case Wanted::value:
      return rows::kValue();
    case Wanted::value_or_end:
      return rows::kValueOrBracket();
    case Wanted::key:
      return rows::kKey();
    case Wanted::key_or_end:
      return rows::kKeyOrBrace();
    case Wanted::colon:
      return Message::verbatim("':'");
    case Wanted::comma_or_end:
      return array ? rows::kCommaOrBracket() : rows::kCommaOrBrace();
    case Wanted::end_of_file:
      return rows::kEndOfFile();
  }
  return {};
}

// Where the refused token begins: behind what was read, blanks and the one sign that had to follow.
struct Place {
  std::size_t begin = 0;
  Wanted wanted = Wanted::value;
  bool after_comma = false;
};

Place place_after(std::string_view text, const JsonProgress& progress) {
  const auto skip_blanks = [&](std::size_t at) { return std::min(text.find_first_not_of(kBlanks, at), text.size()); };
  const bool array = progress.inside == JsonBracket::array;
  Place place;
  const bool marked = progress.end == 0 && text.starts_with(base::kUtf8ByteOrderMark);
  place.begin = skip_blanks(marked ? base::kUtf8ByteOrderMark.size() : progress.end);
  const auto takes = [&](char sign) {
    if (place.begin == text.size() || text[place.begin] != sign) return false;
    place.begin = skip_blanks(place.begin + 1);
    return true;
  };
  switch (progress.last) {
    case JsonRead::nothing:
      place.wanted = Wanted::value;
      break;
    case JsonRead::opening:
      place.wanted = array ? Wanted::value_or_end : Wanted::key_or_end;
      break;
    case JsonRead::key:
      place.wanted = takes(':') ? Wanted::value : Wanted::colon;
      break;
    case JsonRead::value:
      if (!progress.inside) {
        place.wanted = Wanted::end_of_file;
      } else if (takes(',')) {
        place.wanted = array ? Wanted::value : Wanted::key;
        place.after_comma = true;
      } else {
        place.wanted = Wanted::comma_or_end;
      }
      break;
  }
  return place;
}

bool wants_string(Wanted wanted) {
  return wanted != Wanted::colon && wanted != Wanted::comma_or_end && wanted != Wanted::end_of_file;
}

// A string ends at the first quotation mark that no backslash escapes.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size();
}

// The parser stopped inside the string that begins at `begin`, with the byte before `taken`.
JsonRefusal broken_string(std::string_view text, std::size_t begin, std::size_t taken) {
  const base::Range where{taken - 1, taken};
  const auto last = static_cast<unsigned char>(text[where.begin]);
  if (last < 0x20) {
    const bool line_break = last == '\n' || last == '\r';
    return {where, rows::kNoJson(line_break ? rows::kStringWithLineBreak() : rows::kStringWithControlCharacter()),
            rows::kClosingQuoteMissingOrBreak()};
  }
  if (base::first_invalid_utf8(text.substr(begin, taken - begin))) {
    return {where, rows::kNoJson(rows::kStringNotUtf8()), rows::kSaveFileAsUTF8()};
  }
  std::size_t backslashes = 0;
  while (text[where.begin - backslashes - 1] == '\\') ++backslashes;
  const bool escaped =
      backslashes % 2 == 1 && std::string_view("\"\\/bfnrtu").find(text[where.begin]) == std::string_view::npos;
  if (!escaped && taken == text.size() && end_of_string(text, begin) == taken && (last != '"' || taken - begin == 1)) {
    return {where, rows::kNoJson(rows::kStringWithoutEnd()), rows::kClosingQuoteMissing()};
  }
  return {where, rows::kNoJson(rows::kStringWithUnknownEscape()), escaped ? rows::kBackslashTwice() : Message()};
}

bool is_chinese_sign(std::string_view text) {
  constexpr std::string_view kSigns[] = {"“",  "”",  "‘",  "’",  "，", "：", "、",
                                         "｛", "｝", "［", "］", "【", "】", "＂"};
  return std::any_of(std::begin(kSigns), std::end(kSigns),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

JsonRefusal unexpected(base::Range where, Message found, const Place& place, const JsonProgress& progress) {
  const Message wanted = name_of(place.wanted, progress.inside);
  return {where, rows::kNoJson(rows::kFoundWhereExpected(std::move(found), wanted)), {}};
}

// A sign or a token that JSON has, at a place where it may not stand.
JsonRefusal misplaced(base::Range where, Message found, char first, const Place& place, const JsonProgress& progress) {
  JsonRefusal refusal = unexpected(where, std::move(found), place, progress);
  const bool closes = first == ']' || first == '}';
  const bool opened_otherwise = place.wanted == Wanted::comma_or_end || place.wanted == Wanted::value_or_end ||
                                place.wanted == Wanted::key_or_end;
  if (place.wanted == Wanted::end_of_file) {
    refusal.hint = rows::kFileHoldsOnePack();
  } else if (closes && place.after_comma) {
    refusal.hint = rows::kNoCommaAfterLast();
  } else if (closes && opened_otherwise) {
    refusal.hint = rows::kClosedByAnother();
  } else if (!closes && first != ':' && place.wanted == Wanted::comma_or_end) {
    refusal.hint = rows::kCommaIsMissing();
  }
  return refusal;
}

}  // namespace

JsonRefusal refusal(std::string_view text, const JsonProgress& progress, std::size_t taken) {
  const Place place = place_after(text, progress);
  const std::size_t begin = place.begin;
  if (begin == text.size()) {
    JsonRefusal early = unexpected({begin, begin}, rows::kEndOfFile(), place, progress);
    early.hint = progress.last == JsonRead::nothing ? rows::kFileIsEmpty() : rows::kClosingBracketMissing();
    return early;
  }
  const char first = text[begin];
  if (first == '"') {
    const bool whole = !wants_string(place.wanted) && taken == end_of_string(text, begin) && text[taken - 1] == '"';
    return whole ? misplaced({begin, taken}, rows::kString(), first, place, progress)
                 : broken_string(text, begin, taken);
  }
  if (std::string_view("{}[]:,").find(first) != std::string_view::npos) {
    return misplaced({begin, begin + 1}, Message::verbatim(std::string("'") + first + "'"), first, place, progress);
  }
  if ((first >= '0' && first <= '9') || first == '-') {
    const std::size_t end = std::min(text.find_first_not_of(kNumberSigns, begin), text.size());
    // JSON's numbers end otherwise than numbers elsewhere: 1. and 01 are none.
    if (wants_string(place.wanted) && place.wanted != Wanted::key && place.wanted != Wanted::key_or_end) {
      return {{begin, end}, rows::kNoJson(rows::kNumberOtherwise()), {}};
    }
    return misplaced({begin, end}, rows::kNumber(), first, place, progress);
  }
  if (is_letter(first)) {
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string_view word = text.substr(begin, end - begin);
    if (word == "true" || word == "false" || word == "null") {
      return misplaced({begin, end}, Message::verbatim(std::string("'").append(word).append("'")), first, place,
                       progress);
    }
    return {{begin, end}, rows::kNoJson(rows::kWordOutsideQuotes(word)), rows::kWordInQuotes()};
  }
  const std::size_t end = begin + base::decode_code_point(text, begin).size;
  if (!base::decode_code_point(text, begin).valid) {
    return {{begin, end}, rows::kNoJson(rows::kBytesNotUtf8()), rows::kSaveFileAsUTF8()};
  }
  return {{begin, end},
          rows::kNoJson(rows::kSignOutsideQuotes(text.substr(begin, end - begin))),
          is_chinese_sign(text.substr(begin)) ? rows::kHalfWidthSigns() : rows::kWordInQuotes()};
}

}  // namespace zhibiao::patterns
