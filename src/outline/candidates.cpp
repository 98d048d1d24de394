#include "outline/candidates.h"

#include <utility>

namespace zhibiao::outline {
namespace {

Candidate candidate_of(const layout::Marker& found, const layout::Markers& markers, std::string_view paragraph,
                       std::size_t offset) {
  const auto moved = [&](base::Range range) { return base::Range{range.begin + offset, range.end + offset}; };
  Candidate candidate;
  candidate.heading = found.heading;
  candidate.marker = moved(found.marker);
  if (found.title) candidate.title = moved(*found.title);
  candidate.ordinal = found.ordinal;
  candidate.spoken = markers.is_spoken(found, paragraph);
  return candidate;
}

}  // namespace

std::vector<ParagraphCandidates> find_candidates(const layout::PageLayout& layout, const layout::Markers& markers) {
  std::vector<ParagraphCandidates> candidates(layout.paragraphs.size());
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const auto& paragraph = layout.paragraphs[i];
    if (paragraph.cell) continue;
    const std::string_view text = paragraph.text.of(layout.folded.text());
    std::size_t from = 0;
    if (const auto start = paragraph.opening ? paragraph.opening->marker : markers.at_start(text)) {
      candidates[i].start = candidate_of(*start, markers, text, paragraph.text.begin);
      from = start->marker.end;
    }
    for (const auto& found : markers.inside(text, from)) {
      candidates[i].inside.push_back(candidate_of(found, markers, text, paragraph.text.begin));
    }
  }
  return candidates;
}

}  // namespace zhibiao::outline
