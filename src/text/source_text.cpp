#include "text/source_text.h"

#include <algorithm>
#include <array>
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

// A line's end that is neither LF nor CR.
struct Break {
  std::size_t at = 0;
  std::size_t size = 0;  // 0: there is none
};

constexpr std::array<std::string_view, 4> kRareBreaks = {"\v", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

bool holds_rare_breaks(std::string_view utf8) {
  return !next_break_tag(utf8).empty() || std::ranges::any_of(kRareBreaks, [&](std::string_view sign) {
    return utf8.find(sign) != std::string_view::npos;
  });
}

Break next_rare_break(std::string_view line) {
  // With nothing behind it, it is the line's own end.
  const auto parts = [&](Break sign) { return line.find_first_not_of(" \t", sign.at + sign.size) < line.size(); };
  Break first;
  // In a row of a table <br> parts the lines of a cell.
  if (!line.starts_with('|')) {
    const base::Range tag = next_break_tag(line);
    first = {tag.begin, tag.size()};
  }
  if (first.size > 0 && !parts(first)) first = {};
  for (const std::string_view sign : kRareBreaks) {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos || (first.size > 0 && at > first.at)) continue;
    if (parts({at, sign.size()})) first = {at, sign.size()};
  }
  return first;
}

}  // namespace

base::Range next_break_tag(std::string_view text, std::size_t from) {
  constexpr std::string_view kName = "br";
  const auto same = [](char own, char sign) { return (own | 0x20) == sign; };
  for (std::size_t at = text.find('<', from); at < text.size(); at = text.find('<', at + 1)) {
    std::size_t end = at + 1;
    if (!std::ranges::equal(text.substr(end, kName.size()), kName, same)) continue;
    end += kName.size();
    while (end < text.size() && text[end] == ' ') ++end;
    if (end < text.size() && text[end] == '/') ++end;
    if (end < text.size() && text[end] == '>') return {at, end + 1};
  }
  return {};
}

void index_lines(SourceText& text) {
  const std::string_view utf8 = text.utf8;
  text.lines.clear();
  const bool rare = holds_rare_breaks(utf8);
  std::size_t begin = utf8.starts_with(base::kUtf8ByteOrderMark) ? base::kUtf8ByteOrderMark.size() : 0;
  // Adds [from, end) and gives where the next line begins, behind the break.
  const auto add = [&](std::size_t from, std::size_t end, std::size_t next) {
    text.lines.emplace_back(from, end);
    return next;
  };
  while (begin < utf8.size()) {
    const std::size_t feed = std::min(utf8.find('\n', begin), utf8.size());
    // Lone carriage returns end lines too; the one before a line feed belongs to it.
    const std::size_t last = feed < utf8.size() && feed > begin && utf8[feed - 1] == '\r' ? feed - 1 : feed;
    while (begin < last) {
      const std::string_view line = utf8.substr(begin, last - begin);
      const std::size_t end = line.find('\r');
      const Break other = rare ? next_rare_break(line.substr(0, end)) : Break{};
      if (other.size > 0) {
        begin = add(begin, begin + other.at, begin + other.at + other.size);
      } else if (end != std::string_view::npos) {
        begin = add(begin, begin + end, begin + end + 1);
      } else {
        break;
      }
    }
    if (begin < last || feed < utf8.size()) text.lines.emplace_back(begin, last);
    begin = feed + 1;
  }
  text.lines.shrink_to_fit();
  text.code_points_at_strides.clear();
  std::size_t count = 0;
  for (std::size_t at = kStride; at <= utf8.size(); at += kStride) {
    count += base::count_code_points(utf8.substr(at - kStride, kStride));
    text.code_points_at_strides.push_back(count);
  }
}

Span SourceText::span(base::Range bytes) const {
  Span span{bytes.begin, bytes.end, 1, 1};
  const auto after =
      std::upper_bound(lines.begin(), lines.end(), bytes.begin,
                       [](std::size_t offset, const base::ShortRange& line) { return offset < line.begin; });
  if (after == lines.begin()) return span;
  span.line = static_cast<std::size_t>(after - lines.begin());
  const std::size_t line_begin = std::prev(after)->begin;
  const bool near = bytes.begin - line_begin <= kStride;
  span.column = 1 + (near ? base::count_code_points(std::string_view(utf8).substr(line_begin, bytes.begin - line_begin))
                          : code_points_before(*this, bytes.begin) - code_points_before(*this, line_begin));
  return span;
}

std::string SourceText::slice(base::Range bytes) const {
  auto line = std::upper_bound(lines.begin(), lines.end(), bytes.begin,
                               [](std::size_t offset, const base::ShortRange& each) { return offset < each.begin; });
  if (line == lines.begin()) return std::string(bytes.of(utf8));
  --line;
  if (bytes.end <= line->end) return std::string(bytes.of(utf8));
  std::string text;
  for (; line != lines.end() && line->begin < bytes.end; ++line) {
    const base::Range part = {std::max<std::size_t>(line->begin, bytes.begin),
                              std::min<std::size_t>(line->end, bytes.end)};
    if (part.begin < part.end) text += part.of(utf8);
  }
  return text;
}

}  // namespace zhibiao::text
