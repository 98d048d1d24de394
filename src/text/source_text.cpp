#include "text/source_text.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace zhibiao::text {
namespace {

// Counting code points from one of these places costs little however long a line is.
constexpr std::size_t kStride = 4096;

// The number of code points in text.utf8[0, offset).
std::size_t code_points_before(const SourceText& text, std::size_t offset) {
  const std::size_t step = std::min(offset / kStride, text.code_points_at_strides.size());
  const std::size_t known = step == 0 ? 0 : text.code_points_at_strides[step - 1];
  return known + base::count_code_points(std::string_view(text.utf8).substr(step * kStride, offset - step * kStride));
}

}  // namespace

void index_lines(SourceText& text) {
  const std::string_view utf8 = text.utf8;
  text.lines.clear();
  std::size_t begin = utf8.starts_with(base::kUtf8ByteOrderMark) ? base::kUtf8ByteOrderMark.size() : 0;
  while (begin < utf8.size()) {
    const std::size_t feed = std::min(utf8.find('\n', begin), utf8.size());
    // Lone carriage returns end lines too; the one before a line feed belongs to it.
    const std::size_t last = feed < utf8.size() && feed > begin && utf8[feed - 1] == '\r' ? feed - 1 : feed;
    while (begin < last) {
      const std::size_t end = std::min(utf8.substr(begin, last - begin).find('\r'), last - begin) + begin;
      if (end == last) break;
      text.lines.push_back({begin, end});
      begin = end + 1;
    }
    if (begin < last || feed < utf8.size()) text.lines.push_back({begin, last});
    begin = feed + 1;
  }
  text.code_points_at_strides.clear();
  std::size_t count = 0;
  for (std::size_t at = kStride; at <= utf8.size(); at += kStride) {
    count += base::count_code_points(utf8.substr(at - kStride, kStride));
    text.code_points_at_strides.push_back(count);
  }
}

Span SourceText::span(base::Range bytes) const {
  Span span{bytes.begin, bytes.end, 1, 1};
  const auto after = std::upper_bound(lines.begin(), lines.end(), bytes.begin,
                                      [](std::size_t offset, const base::Range& line) { return offset < line.begin; });
  if (after == lines.begin()) return span;
  span.line = static_cast<std::size_t>(after - lines.begin());
  const std::size_t line_begin = std::prev(after)->begin;
  const bool near = bytes.begin - line_begin <= kStride;
  span.column = 1 + (near ? base::count_code_points(std::string_view(utf8).substr(line_begin, bytes.begin - line_begin))
                          : code_points_before(*this, bytes.begin) - code_points_before(*this, line_begin));
  return span;
}

std::string SourceText::slice(base::Range bytes) const {
  std::string text(bytes.of(utf8));
  // Most ranges stand in one line; a search for one byte is as fast as a copy.
  if (text.find('\n') == std::string::npos && text.find('\r') == std::string::npos) return text;
  std::erase_if(text, [](char byte) { return byte == '\r' || byte == '\n'; });
  return text;
}

}  // namespace zhibiao::text
