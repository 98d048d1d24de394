#include "outline/cut.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "layout/lines.h"
#include "layout/ordinals.h"

namespace zhibiao::outline {
namespace {

constexpr std::size_t kLongestClosing = 40;  // code points of a signature or another closing line
constexpr std::size_t kMostClosing = 60;     // such lines
constexpr std::size_t kEntryLetters = 6;     // bytes of an entry's title that tell it
constexpr std::size_t kMostPromises = 200;   // paragraphs that say how many points follow
constexpr std::size_t kHeadingGap = 8;       // bytes between two headings that have nothing between them

std::string_view text_of(const layout::PageLayout& layout, std::size_t paragraph) {
  return layout.paragraphs[paragraph].text.of(layout.folded.text());
}

bool opens_with_node(const Outline& outline, const layout::Paragraph& paragraph) {
  const auto node = std::lower_bound(outline.nodes.begin(), outline.nodes.end(), paragraph.text.begin,
                                     [](const Node& each, std::size_t at) { return each.marker.begin < at; });
  return node != outline.nodes.end() && node->marker.begin == paragraph.text.begin;
}

// Cells, signatures and dates stand behind the last sentence without being cut.
std::optional<std::size_t> last_text(const layout::PageLayout& layout, const Outline& outline,
                                     const layout::LineRules& rules) {
  std::size_t left = kMostClosing;
  for (std::size_t i = layout.paragraphs.size(); i-- > 0;) {
    const std::string_view text = text_of(layout, i);
    if (opens_with_node(outline, layout.paragraphs[i])) return i;
    const bool closing = layout.paragraphs[i].cell || rules.is(layout::LineRole::closing, text);
    if (closing) continue;
    const bool is_short = base::count_code_points(text) <= kLongestClosing && !layout::ends_sentence(text) &&
                          text.find("，") == std::string_view::npos && text.find(',') == std::string_view::npos;
    if (!is_short || left-- == 0) return i;
  }
  return std::nullopt;
}

// The last paragraph as a heading on its own line.
const Node* last_heading(const Outline& outline, base::Range paragraph) {
  if (outline.nodes.empty()) return nullptr;
  const Node& last = outline.nodes.back();
  const bool own_line = last.placement == Placement::line && paragraph.contains(last.title.begin);
  return own_line ? &last : nullptr;
}

// The headings beside it have text below them: this one's is missing. The items of a list have none.
bool lacks_text(const Outline& outline, const Node& last) {
  for (std::size_t i = outline.nodes.size() - 1; i-- > 0;) {
    const Node& node = outline.nodes[i];
    if (node.level > last.level) continue;
    if (node.level < last.level || node.parent != last.parent) return false;
    const std::size_t text_begin = node.title.end;
    const std::size_t text_end = outline.nodes[i + 1].marker.begin;
    return outline.nodes[i + 1].level > node.level || text_end > text_begin + kHeadingGap;
  }
  return false;
}

// What the contents list last is not in the body, not even with another wording behind its marker and first letters.
bool misses_contents(const layout::PageLayout& layout, const layout::Markers& markers) {
  if (layout.toc_entries.empty()) return false;
  const std::string entry = layout::without_blanks(layout.toc_entries.back());
  const auto marker = markers.at_start(entry);
  const std::size_t enough =
      marker && !marker->marker.empty() ? std::min(entry.size(), marker->marker.end + kEntryLetters) : entry.size();
  const std::string_view start = std::string_view(entry).substr(0, enough);
  return std::none_of(layout.paragraphs.begin(), layout.paragraphs.end(), [&](const layout::Paragraph& paragraph) {
    const std::string_view text = paragraph.text.of(layout.folded.text());
    return layout::without_blanks(text.substr(0, 2 * entry.size() + kEntryLetters)).starts_with(start);
  });
}

// "Eight points:" with fewer points up to the text's end.
bool misses_promised(const layout::PageLayout& layout, const Outline& outline, const layout::Ordinals& ordinals,
                     const layout::LineRules& rules) {
  const std::string_view text = layout.folded.text();
  std::size_t promises = 0;
  for (std::size_t i = 0; i + 1 < layout.paragraphs.size() && promises < kMostPromises; ++i) {
    const base::Range range = layout.paragraphs[i].text;
    if (!text_of(layout, i).ends_with(':')) continue;
    const auto promise = rules.search(layout::LineRole::promise, range.of(text));
    if (!promise || !promise->value) continue;
    ++promises;
    const std::string_view numeral = promise->value->of(range.of(text));
    const auto count = ordinals.read(numeral, patterns::OrdinalStyle::chinese);
    const auto first = std::find_if(outline.nodes.begin(), outline.nodes.end(),
                                    [&](const Node& node) { return node.marker.begin >= range.end; });
    if (!count || first == outline.nodes.end() || first->marker.begin != layout.paragraphs[i + 1].text.begin) continue;
    std::int64_t found = 0;
    bool over = false;  // the text goes on with something else behind the series
    for (auto node = first; node != outline.nodes.end() && !over; ++node) {
      over = node->level < first->level;
      found += !over && node->parent == first->parent ? 1 : 0;
    }
    if (!over && found < *count) return true;
  }
  return false;
}

}  // namespace

bool is_cut(const layout::PageLayout& layout, const Outline& outline, const layout::Markers& markers,
            const layout::LineRules& rules) {
  const auto last = last_text(layout, outline, rules);
  if (!last) return false;
  const base::Range range = layout.paragraphs[*last].text;
  const std::string_view text = text_of(layout, *last);
  if (!layout::ends_sentence(text)) {
    const char32_t end = layout::last_sign(text);
    const bool closed = end == U')' || end == U'”' || end == U'》' || end == U'…' || end == U'」' || end == U'.';
    const Node* heading = last_heading(outline, range);
    if (heading != nullptr) {
      if (lacks_text(outline, *heading)) return true;
    } else if (!closed) {
      return true;
    }
  }
  return misses_contents(layout, markers) || misses_promised(layout, outline, markers.ordinals(), rules);
}

}  // namespace zhibiao::outline
