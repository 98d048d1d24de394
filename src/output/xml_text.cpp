#include "output/xml_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kRoom = 32767;
constexpr char32_t kFirstBeyondBmp = 0x10000;
constexpr std::size_t kEscapeSize = std::string_view("_x0041_").size();

bool may_stand(const base::CodePoint& point) {
  if (!point.valid) return false;
  if (point.value < 0x20) return point.value == '\t' || point.value == '\n' || point.value == '\r';
  return (point.value & 0xFFFEU) != 0xFFFEU && (point.value < 0xFDD0 || point.value > 0xFDEF);
}

bool is_hexadecimal(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

bool is_escape(std::string_view text) {
  return text.size() >= kEscapeSize && text.starts_with("_x") && text[kEscapeSize - 1] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + kEscapeSize - 1, is_hexadecimal);
}

// What stands for this one; empty: itself.
std::string_view escaped(char byte, std::string_view from_it) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "_x000D_";  // XML would make a line feed of it
    case '_':
      return is_escape(from_it) ? "_x005F_" : std::string_view();
    default:
      return {};
  }
}

}  // namespace

std::size_t append_xml_text(std::string& xml, std::string_view text) {
  constexpr std::string_view kMore = "…";
  std::size_t units = 0;  // of UTF-16
  std::size_t line = 0;
  std::size_t widest = 0;
  std::size_t begun = 0;  // of what is appended as it is
  const auto append_as_it_is = [&](std::size_t end) { xml.append(text, begun, end - begun); };
  std::size_t at = 0;
  while (at < text.size()) {
    const base::CodePoint point = base::decode_code_point(text, at);
    const std::size_t size = point.valid && point.value >= kFirstBeyondBmp ? 2 : 1;
    const std::size_t end = at + point.size;
    if (units + size + (end < text.size() ? 1 : 0) > kRoom) {
      append_as_it_is(at);
      xml += kMore;
      return std::max(widest, line);
    }
    units += size;
    if (point.value == '\n') {
      widest = std::max(widest, line);
      line = 0;
    } else {
      line += text::display_width(point.value);
    }
    if (!may_stand(point)) {
      append_as_it_is(at);
      base::append_code_point(xml, base::kReplacement);
      begun = end;
    } else if (const auto instead = point.size == 1 ? escaped(text[at], text.substr(at)) : std::string_view();
               !instead.empty()) {
      append_as_it_is(at);
      xml += instead;
      begun = end;
    }
    at = end;
  }
  append_as_it_is(at);
  return std::max(widest, line);
}

}  // namespace zhibiao::output
