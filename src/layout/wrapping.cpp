#include "layout/wrapping.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kNarrowest = 24;  // columns: narrower columns of text are tables
constexpr std::size_t kWidest = 170;
constexpr std::size_t kFewest = 4;  // full lines
constexpr std::size_t kBand = 8;    // columns by which full lines differ: a word or a sign that had no place
constexpr std::size_t kSlack = 3;   // columns by which two measures of a line's width may differ
constexpr std::size_t kIndent = 4;  // columns of a paragraph's indent

bool opens(char32_t sign) {
  return sign == U'“' || sign == U'‘' || sign == U'《' || sign == U'(' || sign == U'【' || sign == U'「';
}

// Columns of what may not be broken at a line's start: a letter with its brackets and signs, or a run of ASCII.
std::size_t first_word_width(std::string_view text) {
  std::size_t width = 0;
  bool letter = false;
  bool ascii = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = base::decode_code_point(text, at);
    const bool plain = sign.value < 0x80 && sign.value > U' ' && sign.value != U'(';
    if (letter) {
      const bool goes_on = (ascii && plain) || (is_wide_punctuation(sign.value) && !opens(sign.value)) ||
                           sign.value == U')' || sign.value == U'%';
      if (!goes_on) break;
    } else if (!opens(sign.value)) {
      letter = true;
      ascii = plain;
    }
    width += text::display_width(sign.value);
    at += sign.size;
  }
  return width;
}

}  // namespace

Wrapping measure_wrapping(const std::vector<LineView>& lines) {
  std::vector<std::size_t> widths;
  for (const auto& line : lines) {
    if (!line.blank() && line.use == LineUse::body) widths.push_back(line.indent + line.width);
  }
  if (widths.size() < kFewest) return {};
  std::sort(widths.begin(), widths.end());
  // A few lines may be longer than the rest: what a converter could not break.
  const std::size_t full = widths[widths.size() - 1 - widths.size() / 50];
  if (full < kNarrowest || full > kWidest) return {};
  std::size_t long_lines = 0;
  std::size_t full_lines = 0;
  std::size_t unfinished = 0;
  for (const auto& line : lines) {
    if (line.blank() || line.use != LineUse::body) continue;
    const std::size_t width = line.indent + line.width;
    if (width * 10 < full * 6) continue;
    ++long_lines;
    if (width + kBand < full) continue;
    ++full_lines;
    if (!ends_sentence(line.folded) && last_sign(line.folded) != U':') ++unfinished;
  }
  const bool wrapped = full_lines >= kFewest && full_lines * 2 >= long_lines && unfinished * 10 >= full_lines * 6;
  return {wrapped, full};
}

bool is_full(const LineView& line, const LineView& next, const Wrapping& wrapping, bool first_line) {
  const std::size_t width = line.indent + line.width;
  const std::size_t slack = kSlack + (first_line && line.indent == 0 ? kIndent : 0);
  if (width + first_word_width(next.folded) + slack > wrapping.width) return true;
  return !ends_sentence(line.folded) && last_sign(line.folded) != U':' && width * 10 >= wrapping.width * 8;
}

}  // namespace zhibiao::layout
