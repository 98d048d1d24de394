#include "layout/paragraphs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "layout/gaps.h"
#include "layout/ordinals.h"
#include "tables/cells.h"
#include "text/width.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kMarkerPart = 8;         // code points of a line that may be a piece of a marker
constexpr std::size_t kWidestNextTitle = 100;  // columns of a title that follows its marker on the next line
constexpr std::size_t kWidestSentence = 50;    // of one that ends like a sentence
constexpr std::size_t kBreakBlankLines = 3;    // a page's break inside a paragraph
constexpr std::size_t kTitleRest = 45;         // bytes of a title's end on the next line
constexpr std::size_t kUnfinished = 40;        // columns of a line that may go on behind a page number

// A title that ends like a sentence.
bool is_one_sentence(const LineView& line) {
  const std::size_t end = line.folded.find("。");
  return !line.has_clause && end + std::string_view("。").size() == line.folded.size();
}

bool is_body(const LineView& line) { return !line.blank() && line.use == LineUse::body; }

}  // namespace

void mark_broken_markers(std::vector<LineView>& lines, const Markers& markers) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineView& line = lines[i];
    if (!is_body(line)) continue;
    const std::size_t next = next_line(lines, i + 1);
    if (next >= lines.size() || next > i + 2 || lines[next].use != LineUse::body) continue;
    const auto& own = line.marker;
    if (own) {
      // A marker alone: what follows is its title, unless that is a sentence or has a marker itself.
      const bool alone = !own->marker.empty() && trimmed(std::string_view(line.folded).substr(own->marker.end)).empty();
      const bool title =
          !is_prose(lines[next]) || (lines[next].width <= kWidestSentence && is_one_sentence(lines[next]));
      const bool marked = lines[next].marker && lines[next].marker->ordinal;
      if (alone && lines[next].width <= kWidestNextTitle && title && !marked && !is_plain_number(lines[next].folded)) {
        line.joins_next = true;
      }
      continue;
    }
    if (base::count_code_points(line.folded) > kMarkerPart || lines[next].marker) continue;
    const std::string both = std::string(line.folded).append(lines[next].folded);
    const auto marker = markers.at_start(both);
    if (!marker || marker->marker.end <= line.folded.size()) continue;
    line.joins_next = true;
    const bool alone = marker->marker.end == both.size();
    const std::size_t third = next_line(lines, next + 1);
    if (alone && third < lines.size() && third <= next + 2 && is_body(lines[third]) && !is_prose(lines[third]) &&
        lines[third].width <= kWidestNextTitle && !lines[third].marker) {
      lines[next].joins_next = true;
    }
  }
}

ParagraphBuilder::ParagraphBuilder(const text::SourceText& source, const text::FoldedText& folded,
                                   const std::vector<LineView>& lines, const Markers& markers, const LineRules& rules,
                                   const Contents& contents, Wrapping wrapping, const tables::Tables& tables)
    : source_(source),
      folded_(folded),
      lines_(lines),
      markers_(markers),
      rules_(rules),
      wrapping_(wrapping),
      tables_(tables) {
  std::map<std::size_t, std::size_t> indents;
  for (const auto& line : lines_) {
    if (is_body(line)) ++indents[line.indent];
  }
  const auto usual = std::max_element(indents.begin(), indents.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual != indents.end()) usual_indent_ = usual->first;
  for (const auto& entry : contents.entries) entries_.push_back(without_blanks(entry));
  std::sort(entries_.begin(), entries_.end());
  heading_lines_.resize(lines_.size());
  if (!wrapping_.wrapped) return;
  find_heading_lines();
  for (const auto& line : lines_) {
    if (is_body(line) && is_worded(line) && leaves_room(line)) worded_.insert(line.marker->heading);
  }
}

// A full line that begins with a marker is a heading, or the start of a sentence that goes on: the rest of its series
// tells.
void ParagraphBuilder::find_heading_lines() {
  struct Series {
    std::vector<std::size_t> lines;
    std::size_t sentences = 0;
    std::size_t headings = 0;
  };
  std::map<std::size_t, Series> open;
  const auto close = [&](const Series& series) {
    if (series.sentences > series.headings) return;
    for (const std::size_t line : series.lines) heading_lines_[line] = true;
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!is_body(lines_[i]) || lines_[i].cell) continue;
    const auto& marker = lines_[i].marker;
    if (!marker || !marker->ordinal) continue;
    Series& series = open[marker->heading];
    if (*marker->ordinal == 1) {
      close(series);
      series = {};
    }
    const std::string_view text = lines_[i].folded;
    const std::size_t next = next_line(lines_, i + 1);
    // 1.新建泊位12个，栽植苗: headings hold no figures beside a comma
    const bool figures =
        lines_[i].has_clause && text.find_first_of("0123456789", marker->marker.end) != std::string_view::npos;
    if (figures || text.find("。") != std::string::npos || text.find(';') != std::string::npos) {
      ++series.sentences;
    } else {
      series.lines.push_back(i);
      if (next < lines_.size() && !is_full(lines_[i], lines_[next], wrapping_, true)) ++series.headings;
    }
  }
  for (const auto& [style, series] : open) close(series);
}

bool ParagraphBuilder::is_heading_line(std::size_t line, std::size_t next) const {
  if (!heading_lines_[line]) return false;
  // The rest of a heading that is broken too: 二、主要目 / 标和举措.
  const LineView& rest = lines_[next];
  if (next == line + 1 && !rest.marker && !rest.has_clause && !rest.has_sentence &&
      std::size_t{rest.width} * 10 < std::size_t{wrapping_.width} * 8) {
    return false;
  }
  // A title whose end stands at the next line's start, having had no place.
  return leaves_room(lines_[line]) || lines_[next].folded.find("。") > kTitleRest;
}

// Two more letters had had a place beside it.
bool ParagraphBuilder::leaves_room(const LineView& line) const {
  constexpr std::size_t kTwoLetters = 4;  // columns
  return line.indent + line.width + kTwoLetters <= wrapping_.width;
}

// “十六五”时期的主要任务: words alone tell it.
bool ParagraphBuilder::is_worded(const LineView& line) {
  return line.marker && !line.marker->ordinal && line.heading == 0 && !line.has_clause && !line.has_sentence;
}

// One that fills its line may be a sentence's beginning, but where others of its kind are headings it is one too.
bool ParagraphBuilder::is_worded_heading(const LineView& line) const {
  return is_worded(line) && (leaves_room(line) || worded_.count(line.marker->heading) > 0);
}

// A heading of the contents that is broken over two lines in the body.
bool ParagraphBuilder::is_contents_entry(std::size_t line, std::size_t next) const {
  if (entries_.empty() || lines_[line].width > kWidestNextTitle || lines_[next].width > kWidestNextTitle) return false;
  const std::string first = without_blanks(lines_[line].folded);
  if (std::binary_search(entries_.begin(), entries_.end(), first)) return false;
  return std::binary_search(entries_.begin(), entries_.end(), first + without_blanks(lines_[next].folded));
}

// 二、主要目标 below a line that is no sentence either; but 二、三产业 goes on with what stands above.
bool ParagraphBuilder::may_be_heading(const LineView& line) const {
  if (!line.marker || !line.marker->ordinal || line.has_clause) return false;
  const std::string_view title = std::string_view(line.folded).substr(line.marker->marker.end);
  const std::size_t first = title.empty() ? 0 : base::decode_code_point(title, 0).size;
  return !markers_.ordinals().read(title.substr(0, first), patterns::OrdinalStyle::chinese);
}

bool ParagraphBuilder::begins_paragraph(std::size_t line, const LineView& before, bool before_is_full) const {
  const LineView& view = lines_[line];
  if (view.note) return true;
  if (rules_.is(LineRole::salutation, view.folded)) return true;
  if (view.indent >= usual_indent_ + 2) return true;
  const auto& marker = view.marker;
  if (!marker) return false;
  if (marker->marker.empty()) return !before_is_full || (ends_sentence(before.folded) && is_worded_heading(view));
  // 二是 may come to stand at a line's start by chance; a sign behind an unfinished line may be a mention.
  if (markers_.is_spoken(*marker, view.folded)) return !before_is_full;
  const char32_t last = last_sign(before.folded);
  return !before_is_full || ends_sentence(before.folded) || last == U':' || last == U';' ||
         (!before.has_clause && !before.has_sentence && may_be_heading(view));
}

bool ParagraphBuilder::goes_on(std::size_t line, std::size_t next, bool first_line) const {
  const LineView& before = lines_[line];
  const LineView& after = lines_[next];
  if (before.joins_next) return true;
  if (before.cell || after.cell) return false;
  if (is_contents_entry(line, next)) return true;
  const bool finished = ends_sentence(before.folded);
  const bool page = after.page_breaks;
  if (!wrapping_.wrapped) {
    const auto last = last_sign(before.folded);
    return page && !finished && last != U':' && (is_prose(before) || before.width >= kUnfinished) && !after.marker &&
           after.indent <= before.indent;
  }
  const bool heading = first_line && (is_heading_line(line, next) || is_worded_heading(before));
  const bool full = is_full(before, after, wrapping_, first_line) && !heading;
  if (begins_paragraph(next, before, full)) return false;
  if (page) return !finished && (full || !first_line || is_prose(before));
  const std::size_t blanks = next - line - 1;
  if (blanks == 0) return full;
  return blanks <= kBreakBlankLines && full && !finished && last_sign(before.folded) != U':';
}

void ParagraphBuilder::append_line(PageLayout& layout, const LineView& line, bool opens_paragraph) {
  const auto append = [&](std::size_t begin, std::size_t end) {
    if (begin < end) layout.folded.append(folded_, {line.folded_at + begin, line.folded_at + end});
  };
  std::size_t done = 0;
  if (line.has_blank) {
    const std::size_t marker_end = opens_paragraph && line.marker ? line.marker->marker.end : 0;
    const bool joined = !line.cell && (wrapping_.wrapped || is_prose(line) || line.has_clause);
    read_gaps(source_.utf8, line, folded_, joined, marker_end, rules_, gaps_);
    for (const Blanks& blanks : gaps_) {
      append(done, blanks.range.begin);
      const std::size_t source_at =
          folded_.source({line.folded_at + blanks.range.begin, line.folded_at + blanks.range.end}).begin;
      const bool has_tab = blanks.tab < blanks.range.end;
      if (blanks.gap == Gap::tab && has_tab) append(blanks.tab, blanks.tab + 1);
      if (blanks.gap == Gap::tab && !has_tab) layout.folded.append_break("\t", source_at);
      if (blanks.gap == Gap::space) layout.folded.append_break(" ", source_at);
      done = blanks.range.end;
    }
  }
  append(done, line.folded.size());
}

// Two Latin words broken over a line keep the blank between them.
void ParagraphBuilder::append_joint(PageLayout& layout, const LineView& line) const {
  const auto is_letter = [](char32_t sign) { return is_ascii_alnum(sign) && (sign < U'0' || sign > U'9'); };
  const char32_t before = last_sign(layout.folded.text());
  const char32_t after = first_sign(line.folded);
  const bool placeholder = before == after && (before == U'x' || before == U'X');
  if (is_letter(before) && is_letter(after) && !placeholder) {
    layout.folded.append_break(" ", line.range.begin);
  }
}

void ParagraphBuilder::append_prose(PageLayout& layout, std::size_t line) const {
  for (const auto& grid : tables_.grids) {
    if (grid.first_line != line) continue;
    for (const auto& prose : grid.prose) {
      Paragraph paragraph;
      paragraph.text = tables::append(layout.folded, source_, prose.cell);
      paragraph.first_line = paragraph.last_line = static_cast<std::uint32_t>(prose.line);
      paragraph.cell = true;
      paragraph.role = prose.role;
      layout.folded.append_break("\n", prose.cell.place.end);
      layout.paragraphs.push_back(std::move(paragraph));
    }
  }
}

void ParagraphBuilder::build(PageLayout& layout) {
  layout.folded.reserve(source_.utf8.size() + lines_.size());
  std::optional<std::size_t> before;
  bool first_line = true;
  const auto close = [&] {
    Paragraph& paragraph = layout.paragraphs.back();
    paragraph.text = {paragraph.text.begin, layout.folded.size()};
    const LineView& first = lines_[paragraph.first_line];
    paragraph.as_it_stands = paragraph.text.of(layout.folded.text()) == first.folded;
    if (paragraph.as_it_stands) paragraph.opening = first.marker;
    layout.folded.append_break("\n", lines_[paragraph.last_line].range.end);
  };
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!is_body(lines_[i])) {
      // Furniture other than a page's end parts what stands around it.
      if (!lines_[i].blank() && lines_[i].use != LineUse::page_number && before) {
        close();
        before.reset();
      }
      append_prose(layout, i);
      continue;
    }
    const bool joined = before && goes_on(*before, i, first_line);
    if (joined) {
      append_joint(layout, lines_[i]);
      first_line = false;
    } else {
      if (before) close();
      Paragraph paragraph;
      paragraph.text = {layout.folded.size(), layout.folded.size()};
      paragraph.first_line = static_cast<std::uint32_t>(i);
      paragraph.cell = lines_[i].cell;
      paragraph.note = lines_[i].note;
      layout.paragraphs.push_back(std::move(paragraph));
      first_line = true;
    }
    layout.paragraphs.back().last_line = static_cast<std::uint32_t>(i);
    append_line(layout, lines_[i], !joined);
    before = i;
  }
  if (before) close();
}

}  // namespace zhibiao::layout
