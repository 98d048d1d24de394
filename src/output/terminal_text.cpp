#include "output/terminal_text.h"

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::output {
namespace {

constexpr std::string_view kEllipsis = "…";

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "\033[1m";
    case Style::dim:
      return "\033[2m";
    case Style::red:
      return "\033[31m";
    case Style::green:
      return "\033[32m";
    case Style::yellow:
      return "\033[33m";
    case Style::cyan:
      return "\033[36m";
  }
  return "";
}

// C0 and C1 controls, and the signs that turn the direction of writing.
bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_code_point(text, at);
    if (point.value == U'\t') {
      result += ' ';
    } else {
      base::append_code_point(result, is_control(point.value) ? base::kReplacement : point.value);
    }
    at += point.size;
  }
  return result;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (text::display_width(text) <= width) return std::string(text);
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    const base::CodePoint point = base::decode_code_point(text, at);
    used += text::display_width(point.value);
    if (used + 1 > width) break;
    at += point.size;
  }
  return std::string(text.substr(0, at)) + std::string(kEllipsis);
}

Page& Page::add(std::string_view text, Style style) {
  if (text.empty()) return *this;
  const bool styled = color_ && style != Style::plain;
  if (styled) out_ += escape_of(style);
  out_ += printable(text);
  if (styled) out_ += "\033[0m";
  return *this;
}

Page& Page::spaces(std::size_t count) {
  out_.append(count, ' ');
  return *this;
}

Page& Page::left(std::string_view text, std::size_t width, Style style) {
  const std::size_t used = text::display_width(text);
  return add(text, style).spaces(used < width ? width - used : 0);
}

Page& Page::right(std::string_view text, std::size_t width, Style style) {
  const std::size_t used = text::display_width(text);
  return spaces(used < width ? width - used : 0).add(text, style);
}

Page& Page::end_line() {
  while (out_.ends_with(' ')) out_.pop_back();
  out_ += '\n';
  return *this;
}

}  // namespace zhibiao::output
