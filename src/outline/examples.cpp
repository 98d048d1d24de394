#include "outline/examples.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "embedded/embedded.h"
#include "layout/examples.h"
#include "layout/layout.h"
#include "layout/markers.h"
#include "layout/message_rows.h"
#include "lexicon/lexicon.h"
#include "outline/candidates.h"
#include "outline/message_rows.h"
#include "outline/tree.h"

namespace zhibiao::outline {
namespace {

// An unnumbered heading stands above something.
constexpr std::string_view kTextBelow = "\n……";

struct Body {
  text::SourceText source;
  layout::PageLayout layout;
};

// Every line a paragraph.
Body body_of(const std::string& text) {
  Body body;
  body.source.utf8 = text + std::string(kTextBelow);
  const std::string& utf8 = body.source.utf8;
  for (std::size_t begin = 0; begin <= utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    layout::Paragraph paragraph;
    paragraph.first_line = paragraph.last_line = static_cast<std::uint32_t>(body.source.lines.size());
    body.source.lines.emplace_back(begin, end);
    const std::size_t at = body.layout.folded.size();
    body.layout.folded.append(utf8, {begin, end});
    paragraph.text = {at, body.layout.folded.size()};
    body.layout.folded.append_break("\n", end);
    body.layout.paragraphs.push_back(paragraph);
    begin = end + 1;
  }
  return body;
}

std::string folded(const std::string& text) {
  text::FoldedText made;
  made.append(text, {0, text.size()});
  return made.text();
}

std::string_view name_of(Placement placement) {
  constexpr std::array<std::string_view, 3> names = {"line", "run_in", "inline"};
  return names[static_cast<std::size_t>(placement)];
}

}  // namespace

struct HeadingExamples::Rules {
  explicit Rules(const patterns::PackSet& packs) : words(embedded::language().words, packs), markers(packs, words) {}
  lexicon::Lexicon words;
  layout::Markers markers;
};

HeadingExamples::HeadingExamples(const patterns::PackSet& packs) : rules_(std::make_unique<const Rules>(packs)) {}
HeadingExamples::~HeadingExamples() = default;

std::vector<Error> HeadingExamples::failures(const patterns::Heading& heading) const {
  std::vector<Error> failed;
  const auto& markers = rules_->markers;
  // The heading's own marker in a text, if any, as the whole of the packs reads it.
  const auto find = [&](const Body& body) -> std::optional<Candidate> {
    for (const auto& found : find_candidates(body.layout, markers)) {
      if (found.start && markers.heading(found.start->heading).id == heading.id) return *found.start;
      for (const auto& inside : found.inside) {
        if (markers.heading(inside.heading).id == heading.id) return inside;
      }
    }
    return std::nullopt;
  };
  for (const auto& example : heading.match) {
    const Body body = body_of(example.text);
    const auto fail = [&](const Message& why) { failed.push_back(layout::example_failure(heading, example, why)); };
    const auto found = find(body);
    if (!found) {
      fail(rows::kNoMarkerOfThisHeadingIsFound());
      continue;
    }
    const auto candidates = find_candidates(body.layout, markers);
    const Outline outline = TreeBuilder(body.layout, body.source, markers, candidates).build();
    const auto node = std::find_if(outline.nodes.begin(), outline.nodes.end(),
                                   [&](const Node& each) { return each.marker == found->marker; });
    if (node == outline.nodes.end()) {
      fail(rows::kOutlineDoesNotTakeItsMarker());
      continue;
    }
    for (const auto& [field, value] : example.expect) {
      std::string is;
      if (field == "marker") is = node->marker.of(body.layout.folded.text());
      if (field == "title") is = node->title.of(body.layout.folded.text());
      if (field == "ordinal" && node->ordinal) is = std::to_string(*node->ordinal);
      if (field == "placement") is = name_of(node->placement);
      if (is == folded(value)) continue;
      fail(layout::rows::kFieldIsNot(field, is, value));
    }
  }
  for (const auto& example : heading.reject) {
    const Body body = body_of(example.text);
    const auto found = find(body);
    if (!found) continue;
    const auto candidates = find_candidates(body.layout, markers);
    const Outline outline = TreeBuilder(body.layout, body.source, markers, candidates).build();
    const bool taken = std::any_of(outline.nodes.begin(), outline.nodes.end(),
                                   [&](const Node& node) { return node.marker == found->marker; });
    if (taken) failed.push_back(layout::example_failure(heading, example, rows::kOutlineTakesItsMarker()));
  }
  return failed;
}

}  // namespace zhibiao::outline
