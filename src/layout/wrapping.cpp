#include "layout/wrapping.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "text/width.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kNarrowest = 18;  // columns: narrower columns of text are tables
constexpr std::size_t kNarrow = 24;     // below which there must be many lines
constexpr std::size_t kWidestPage = 170;
constexpr std::size_t kFewestFull = 4;  // full lines
constexpr std::size_t kMany = 8;        // full lines of a narrow column
constexpr std::size_t kBand = 8;        // columns by which full lines differ: a word or a sign that had no place
constexpr std::size_t kFewAmong = 50;   // of so many full lines one may be wider than a line is
constexpr std::size_t kSlack = 3;       // columns by which two measures of a line's width may differ
constexpr std::size_t kIndent = 4;      // columns of a paragraph's indent

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

// What a text's width is told by: no rows, links, letter-spaced heads or a markup's headings.
bool is_measured(const LineView& line) {
  return !line.blank() && line.use == LineUse::body && !line.cell && line.heading == 0 && !is_spaced_out(line.folded) &&
         line.folded.find("://") == std::string_view::npos;
}

bool is_unfinished(const LineView& line) { return !ends_sentence(line.folded) && last_sign(line.folded) != U':'; }

struct Measure {
  std::size_t width = 0;
  bool punctuated = false;
};

std::size_t widest(const std::vector<Measure>& lines) {
  std::size_t width = 0;
  for (const Measure& line : lines) width = std::max(width, line.width);
  return width;
}

// Paragraphs of which most are shorter than a line: none is longer than the widest, and those that break off in
// mid-sentence are all as wide as that.
bool is_bounded(const std::vector<Measure>& lines, const std::vector<std::size_t>& unfinished) {
  constexpr std::size_t kWide = 28;        // columns
  constexpr std::size_t kFewestEnds = 3;   // lines that break off
  constexpr std::size_t kFewestLines = 8;  // of the text
  constexpr std::size_t kWidePage = 60;
  constexpr std::size_t kFewestOfPage = 5;
  const std::size_t width = widest(lines);
  if (width < kWide || width > kWidestPage) return false;
  const std::size_t slack = std::max(kSlack, width / 10);  // digits are narrower on a page than half a character
  const auto broken =
      std::count_if(unfinished.begin(), unfinished.end(), [&](std::size_t each) { return each + slack >= width; });
  const auto punctuated = std::count_if(
      lines.begin(), lines.end(), [&](const Measure& line) { return line.width + slack >= width && line.punctuated; });
  const auto all_unfinished = static_cast<std::ptrdiff_t>(unfinished.size());
  // A page of few lines: all that break off are as wide as a page is, and have a comma.
  const bool is_page = width >= kWidePage && lines.size() >= kFewestOfPage && broken >= 2;
  if (is_page && broken == all_unfinished && punctuated >= broken) return true;
  return lines.size() >= kFewestLines && broken >= static_cast<std::ptrdiff_t>(kFewestEnds) &&
         broken * 4 >= all_unfinished * 3 && punctuated * 2 >= broken;
}

}  // namespace

// The commonest width of lines that end in mid-sentence. Wider lines (a footnote, a link) are few and do not count.
Wrapping measure_wrapping(const std::vector<LineView>& lines) {
  std::vector<std::size_t> unfinished;
  std::vector<Measure> all;
  bool next_marked = false;  // a heading need not end like a sentence
  for (std::size_t i = lines.size(); i-- > 0;) {
    const LineView& line = lines[i];
    if (line.blank() || line.use == LineUse::page_number) continue;
    const bool before_marker = next_marked;
    next_marked = line.marker && line.marker->ordinal;
    if (!is_measured(line)) continue;
    const std::size_t words = line.marker ? line.marker->marker.end : 0;  // the sign of 一、 is none of a sentence
    const Measure measure{line.indent + line.width, line.has_clause || line.has_sentence ||
                                                        line.folded.find("、", words) != std::string_view::npos};
    const bool heading = line.marker && line.marker->ordinal && !measure.punctuated;
    if (heading) continue;  // it ends where its words do
    all.push_back(measure);
    if (is_unfinished(line) && !before_marker) unfinished.push_back(measure.width);
  }
  if (all.size() < kFewestFull) return {};
  std::sort(unfinished.begin(), unfinished.end());
  std::size_t full = 0;
  std::size_t most = 0;
  for (std::size_t first = 0, last = 0; last < unfinished.size(); ++last) {
    while (unfinished[first] + kBand < unfinished[last]) ++first;
    const std::size_t width = unfinished[last];
    if (width < kNarrowest || width > kWidestPage || last + 1 - first <= most) continue;
    most = last + 1 - first;
    // One line that was never broken, but is as wide, is no measure for hundreds that were.
    full = unfinished[last - (most - 1) / kFewAmong];
  }
  if (full == 0) return {};
  std::size_t long_lines = 0;
  std::size_t full_lines = 0;
  std::size_t punctuated = 0;  // of headings and cells few are
  for (const Measure& line : all) {
    if (line.width * 10 < full * 6) continue;
    ++long_lines;
    if (line.width + kBand < full || line.width > full + kSlack) continue;
    ++full_lines;
    punctuated += line.punctuated ? 1 : 0;
  }
  if (is_bounded(all, unfinished)) return {true, widest(all)};
  const bool wrapped = full_lines >= (full < kNarrow ? kMany : kFewestFull) && full_lines * 2 >= long_lines &&
                       most * 10 >= full_lines * 6 && punctuated * 3 >= full_lines;
  return {wrapped, full};
}

bool is_full(const LineView& line, const LineView& next, const Wrapping& wrapping, bool first_line) {
  const std::size_t width = line.indent + line.width;
  // A line that was never broken does not go on.
  if (width > wrapping.width + kBand) return false;
  const std::size_t slack = kSlack + (first_line && line.indent == 0 ? kIndent : 0);
  if (width + first_word_width(next.folded) + slack > wrapping.width) return true;
  return !ends_sentence(line.folded) && last_sign(line.folded) != U':' && width * 10 >= wrapping.width * 8;
}

}  // namespace zhibiao::layout
