#include "layout/layout.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "layout/breaks.h"
#include "layout/contents.h"
#include "layout/front_matter.h"
#include "layout/genre_year.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/markers.h"
#include "layout/page_furniture.h"
#include "layout/paragraphs.h"
#include "layout/tables.h"
#include "layout/title.h"
#include "layout/wrapping.h"
#include "lexicon/lexicon.h"

namespace zhibiao::layout {
namespace {

constexpr std::string_view kRemark = "remark";

std::size_t count_redactions(const text::SourceText& source, const std::vector<LineView>& lines) {
  std::size_t count = 0;
  for (const LineView& line : lines) {
    if (!line.has_bracket) continue;
    const std::string_view text = line.range.of(source.utf8);
    for (const std::string_view sign : {"〔...〕", "〔…〕", "〔……〕"}) {
      for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size()))
        ++count;
    }
  }
  return count;
}

bool ends_in_table(const std::vector<LineView>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (!lines[i].blank() && (lines[i].use == LineUse::body || lines[i].use == LineUse::table)) {
      return lines[i].use == LineUse::table;
    }
  }
  return false;
}

void list_lines(const std::vector<LineView>& lines, PageLayout& layout) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    switch (lines[i].use) {
      case LineUse::title:
        layout.title_lines.push_back(i + 1);
        break;
      case LineUse::metadata:
        layout.metadata_lines.push_back(i + 1);
        layout.boilerplate.push_back(i + 1);
        break;
      case LineUse::contents:
        layout.toc.push_back(i + 1);
        break;
      case LineUse::boilerplate:
      case LineUse::page_number:
        layout.boilerplate.push_back(i + 1);
        break;
      case LineUse::body:
      case LineUse::table:
        break;
    }
  }
}

// ① … is a note and no item only at a page's foot: below a blank line, with the page's number below it.
void mark_foot_notes(std::vector<LineView>& lines, const LineRules& rules) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].use != LineUse::page_number) continue;
    std::size_t first = i;
    for (std::size_t at = i; at-- > 0;) {
      if (lines[at].blank()) {
        if (first == i) continue;
        break;
      }
      if (lines[at].use != LineUse::body || !rules.find(LineRole::footnote, lines[at].folded, "foot")) {
        first = i;
        break;
      }
      first = at;
    }
    for (std::size_t at = first; at < i; ++at) lines[at].note = !lines[at].blank();
  }
}

// 注：1.… / 2.… / 3.…: the lines below that count on from a remark, or from its word alone.
void mark_numbered_remarks(std::vector<LineView>& lines, std::size_t first, std::string_view words,
                           const Markers& markers) {
  base::Rare<Marker> marker = markers.at_start(words);
  if (words.empty() && first + 1 < lines.size()) marker = lines[first + 1].marker;
  if (!marker || marker->ordinal != 1) return;
  std::int64_t last = words.empty() ? 0 : 1;
  for (std::size_t i = first + 1; i < lines.size() && !lines[i].blank() && lines[i].use == LineUse::body; ++i) {
    const auto& own = lines[i].marker;
    if (!own || own->heading != marker->heading || own->ordinal != last + 1) return;
    lines[i].note = true;
    ++last;
  }
}

// 附件:1.… / 2.…, or each below it: a list of what is annexed, and no part of the last section.
void mark_annexes(std::vector<LineView>& lines, std::size_t first, std::string_view words, const Markers& markers) {
  constexpr std::size_t kWidestName = 100;  // columns
  base::Rare<Marker> marker = markers.at_start(words);
  std::size_t line = first;
  if (words.empty()) {
    line = next_line(lines, first + 1);
    if (line < lines.size()) marker = lines[line].marker;
  }
  if (!marker || marker->ordinal != 1) return;
  for (std::size_t at = first; at <= line; ++at) lines[at].note = !lines[at].blank();
  std::int64_t last = 1;
  for (std::size_t i = next_line(lines, line + 1); i < lines.size(); i = next_line(lines, i + 1)) {
    const auto& own = lines[i].marker;
    const bool name = lines[i].use == LineUse::body && lines[i].width <= kWidestName && !lines[i].has_sentence;
    if (!name || !own || own->heading != marker->heading || own->ordinal != last + 1) return;
    lines[i].note = true;
    ++last;
  }
}

// Notes stand below what they are on, at the page's foot or the text's end: [1] …. Where a line was broken before the
// sign of a note, what follows is no note.
void mark_notes(std::vector<LineView>& lines, const LineRules& rules, const Markers& markers,
                const Wrapping& wrapping) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineView& line = lines[i];
    if (line.blank() || line.use != LineUse::body || line.cell || line.note) continue;
    const auto remark = rules.find(LineRole::footnote, line.folded, kRemark);
    if (remark && remark->title && remark->value) {
      mark_annexes(lines, i, remark->value->of(line.folded), markers);
      continue;
    }
    if (!remark && !line.folded.starts_with('[')) continue;
    const LineView* above = i > 0 && wrapping.wrapped ? &lines[i - 1] : nullptr;
    const bool goes_on = above != nullptr && !above->blank() && above->use == LineUse::body && !above->note &&
                         !ends_sentence(above->folded) && is_full(*above, line, wrapping, false);
    line.note = !goes_on && (remark || rules.is(LineRole::footnote, line.folded));
    if (line.note && remark) {
      const base::Range words = remark->value.value_or(base::Range{});
      mark_numbered_remarks(lines, i, words.of(line.folded), markers);
    }
  }
  mark_foot_notes(lines, rules);
}

// The title that a markup's front matter names.
std::optional<std::string> title_of(const FrontMatter& front) {
  for (const auto& [key, value] : front.pairs) {
    if ((key == "title" || key == "Title") && !value.empty()) return value;
  }
  return std::nullopt;
}

}  // namespace

struct LayoutReader::Rules {
  Rules(const patterns::PackSet& packs, const lexicon::Lexicon& words, std::shared_ptr<const Markers> of_packs)
      : markers(std::move(of_packs)), lines(packs.lines), breaks(lines, words) {}
  std::shared_ptr<const Markers> markers;
  LineRules lines;
  BreakReader breaks;
};

LayoutReader::LayoutReader(const patterns::PackSet& packs, const lexicon::Lexicon& words,
                           std::shared_ptr<const Markers> markers)
    : rules_(std::make_unique<const Rules>(packs, words, std::move(markers))) {}
LayoutReader::LayoutReader(const patterns::PackSet& packs, const lexicon::Lexicon& words)
    : LayoutReader(packs, words, std::make_shared<const Markers>(packs, words)) {}
LayoutReader::~LayoutReader() = default;

PageLayout LayoutReader::read(const text::SourceText& source, const tables::Tables& tables) const {
  PageLayout layout;
  layout.folded = text::FoldedText(source.traditional);
  text::FoldedText folded(source.traditional);
  std::vector<LineView> lines = view_lines(source, rules_->markers->ordinals(), folded, &rules_->lines);
  mark_markers(lines, *rules_->markers);
  mark_rows(tables, source, lines);

  FrontMatter front = read_front_matter(source, lines);
  for (const std::size_t line : front.lines) lines[line].use = LineUse::metadata;
  mark_broken_markers(lines, *rules_->markers);
  mark_decorated_pages(lines, rules_->lines);
  mark_loose_rows(lines);
  mark_pages(lines, rules_->lines, rules_->breaks, measure_wrapping(lines));
  const Contents contents = find_contents(lines, *rules_->markers, rules_->lines);
  for (const std::size_t line : contents.lines) lines[line].use = LineUse::contents;
  layout.notice = mark_furniture(lines, rules_->lines);
  rules_->breaks.mark(lines);
  Head head = read_head(source, folded, lines, rules_->lines, rules_->breaks, measure_wrapping(lines), title_of(front));
  // A title with nothing below it is the text: 全县有学校12所.
  const bool no_body = std::none_of(lines.begin(), lines.end(), [](const LineView& line) {
    return (line.use == LineUse::body || line.use == LineUse::table) && !line.folded.empty();
  });
  if (no_body) {
    for (LineView& line : lines) {
      if (line.use == LineUse::title) line.use = LineUse::body;
    }
  }
  mark_tail(lines, rules_->lines);
  mark_captions(tables, lines);
  mark_cells(lines, contents);
  const Wrapping wrapping = measure_wrapping(lines);
  mark_notes(lines, rules_->lines, *rules_->markers, wrapping);

  layout.title = std::move(head.title);
  layout.metadata = std::move(front.pairs);
  layout.metadata.insert(layout.metadata.end(), std::make_move_iterator(head.metadata.begin()),
                         std::make_move_iterator(head.metadata.end()));
  layout.issuer = value_saying("issuer", layout.metadata, rules_->lines, source.traditional);
  layout.published = value_saying("published", layout.metadata, rules_->lines, source.traditional);
  layout.wrapped = wrapping.wrapped;
  layout.toc_entries = contents.entries;
  layout.redactions = count_redactions(source, lines);
  list_lines(lines, layout);
  ParagraphBuilder(source, folded, lines, *rules_->markers, rules_->lines, contents, wrapping, tables).build(layout);
  layout.blocks = blocks_of(lines, layout.paragraphs);
  layout.ends_in_table = ends_in_table(lines);
  layout.genre = read_genre(layout, rules_->lines);
  layout.year = read_year(layout, rules_->lines, rules_->markers->ordinals());
  layout.plan_year = read_plan_year(layout, rules_->lines, rules_->markers->ordinals());
  return layout;
}

}  // namespace zhibiao::layout
