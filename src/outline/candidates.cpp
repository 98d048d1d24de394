#include "outline/candidates.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "layout/lines.h"

namespace zhibiao::outline {
namespace {

// A sentence's end, or that of a list's item.
bool ends_text(std::string_view paragraph) {
  const char32_t last = layout::last_sign(paragraph);
  return layout::ends_sentence(paragraph) || last == U';' || last == U':';
}

Candidate candidate_of(const layout::Marker& found, const layout::Markers& markers, std::string_view paragraph,
                       std::size_t offset) {
  const auto moved = [&](base::Range range) { return base::Range{range.begin + offset, range.end + offset}; };
  Candidate candidate;
  candidate.heading = found.heading;
  candidate.marker = moved(found.marker);
  if (found.title) candidate.title = moved(*found.title);
  candidate.ordinal = found.ordinal;
  candidate.outer = found.outer;
  candidate.spoken = markers.is_spoken(found, paragraph);
  return candidate;
}

constexpr std::size_t kLongestPlain = 60;     // bytes of a heading that only its place tells
constexpr std::size_t kLongestIsolated = 36;  // and of one above prose
constexpr std::size_t kFewestProse = 60;
constexpr std::size_t kFewestParts = 2;

// Short lines without a number, each above a series of one style that begins anew: 环境质量 / (一) … (二) … / 措施 /
// (一) ….
void find_plain(const layout::PageLayout& layout, const layout::Markers& markers,
                std::vector<ParagraphCandidates>& candidates) {
  const auto text_of = [&](std::size_t i) { return layout.paragraphs[i].text.of(layout.folded.text()); };
  std::map<std::size_t, std::vector<std::pair<std::size_t, layout::Marker>>> by_style;
  std::map<std::size_t, std::size_t> begins;  // by style: how often a series begins
  std::set<std::size_t> alone;                // styles above which a line stands that only its place tells
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& start = candidates[i].start;
    if (!start || start->ordinal != 1 || start->spoken || start->outer) continue;
    ++begins[start->heading];
    if (i == 0 || layout.paragraphs[i - 1].cell) continue;
    // A heading that its words tell is one of them, where others have their place alone.
    const auto& above = candidates[i - 1].start;
    const bool worded = above && !above->ordinal && markers.heading(above->heading).series.empty();
    if (above && !worded) continue;
    const std::string_view line = text_of(i - 1);
    if (line.size() > kLongestPlain || (i > 1 && !candidates[i - 2].start && !ends_text(text_of(i - 2)))) continue;
    if (const auto marker = markers.plain(line)) {
      by_style[start->heading].emplace_back(i - 1, *marker);
      if (!worded) alone.insert(start->heading);
    }
  }
  for (const auto& [style, lines] : by_style) {
    if (lines.size() < kFewestParts || lines.size() != begins[style] || alone.count(style) == 0) continue;
    for (const auto& [paragraph, marker] : lines) {
      candidates[paragraph].start =
          std::optional(candidate_of(marker, markers, text_of(paragraph), layout.paragraphs[paragraph].text.begin));
    }
  }
}

// Titles of further texts in one file, behind a text that has ended.
void find_texts(const layout::PageLayout& layout, const layout::Markers& markers,
                std::vector<ParagraphCandidates>& candidates) {
  const auto& paragraphs = layout.paragraphs;
  const auto text_of = [&](std::size_t i) { return paragraphs[i].text.of(layout.folded.text()); };
  for (std::size_t i = 1; i < paragraphs.size(); ++i) {
    if (candidates[i].start || paragraphs[i].cell || paragraphs[i].note || !ends_text(text_of(i - 1))) continue;
    if (const auto marker = markers.title_of_text(text_of(i))) {
      candidates[i].start = std::optional(candidate_of(*marker, markers, text_of(i), paragraphs[i].text.begin));
    }
  }
}

// Short lines without a number or a sign, each by itself above prose, in a text whose only numbers are those of items.
void find_isolated(const layout::PageLayout& layout, const layout::Markers& markers,
                   std::vector<ParagraphCandidates>& candidates) {
  const bool numbered = std::any_of(candidates.begin(), candidates.end(), [](const auto& each) {
    return each.start && each.start->ordinal && !each.start->spoken;
  });
  if (numbered) return;
  const auto& paragraphs = layout.paragraphs;
  const auto text_of = [&](std::size_t i) { return paragraphs[i].text.of(layout.folded.text()); };
  std::vector<std::pair<std::size_t, layout::Marker>> found;
  for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
    const bool numbered_item = candidates[i].start && candidates[i].start->ordinal;
    if (numbered_item || paragraphs[i].cell || paragraphs[i].note || paragraphs[i + 1].cell) continue;
    const std::string_view line = text_of(i);
    const bool parted =
        i == 0 || (paragraphs[i].first_line > paragraphs[i - 1].last_line + 1 && ends_text(text_of(i - 1)));
    const bool above_prose = layout::ends_sentence(text_of(i + 1)) && text_of(i + 1).size() > kFewestProse &&
                             text_of(i + 1).size() > line.size();
    if (!parted || !above_prose || line.size() > kLongestIsolated || line.find(' ') != std::string_view::npos) continue;
    if (const auto marker = markers.plain(line)) found.emplace_back(i, *marker);
  }
  if (found.size() < kFewestParts) return;
  for (const auto& [paragraph, marker] : found) {
    candidates[paragraph].start =
        std::optional(candidate_of(marker, markers, text_of(paragraph), paragraphs[paragraph].text.begin));
  }
}

}  // namespace

std::vector<ParagraphCandidates> find_candidates(const layout::PageLayout& layout, const layout::Markers& markers) {
  std::vector<ParagraphCandidates> candidates(layout.paragraphs.size());
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const auto& paragraph = layout.paragraphs[i];
    if (paragraph.cell || paragraph.note) continue;
    const std::string_view text = paragraph.text.of(layout.folded.text());
    std::size_t from = 0;
    if (const auto start = paragraph.as_it_stands ? paragraph.opening : markers.at_start(text)) {
      candidates[i].start = std::optional(candidate_of(*start, markers, text, paragraph.text.begin));
      from = start->marker.end;
    }
    for (const auto& found : markers.inside(text, from)) {
      candidates[i].inside.push_back(candidate_of(found, markers, text, paragraph.text.begin));
    }
  }
  find_texts(layout, markers, candidates);
  find_plain(layout, markers, candidates);
  find_isolated(layout, markers, candidates);
  return candidates;
}

}  // namespace zhibiao::outline
