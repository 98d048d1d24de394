#include "outline/tree.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "layout/lines.h"
#include "outline/message_rows.h"

namespace zhibiao::outline {
namespace {

constexpr std::int64_t kLastFirst = 30;  // the highest number with which a text may begin in mid-series
constexpr std::string_view kFrame = "frame";
constexpr std::string_view kPlain = "plain";
constexpr std::string_view kMarkup = "markup";
constexpr std::string_view kText = "text";
constexpr std::size_t kFarthestFirst = 4;  // paragraphs from a further text's title to its first heading
constexpr std::size_t kNoStyle = static_cast<std::size_t>(-1);

// The offset of the first sign that ends a title, or `end`.
std::size_t title_end(std::string_view text, std::size_t begin, std::size_t end, bool spoken) {
  for (std::size_t at = begin; at < end;) {
    const auto sign = base::decode_code_point(text, at);
    if (sign.value == U'。') return at;
    if (spoken && (sign.value == U':' || sign.value == U';')) return at;
    at += sign.size;
  }
  return end;
}

bool is_separator(char32_t sign) {
  return layout::is_blank(sign) || sign == U';' || sign == U',' || sign == U'，' || sign == U'、' || sign == U':';
}

// Nothing but blanks, closing signs and the end of the title's own sentence.
bool is_over(std::string_view rest) {
  for (std::size_t at = 0; at < rest.size();) {
    const auto sign = base::decode_code_point(rest, at);
    if (!is_separator(sign.value) && sign.value != U'。' && sign.value != U'”' && sign.value != U')') return false;
    at += sign.size;
  }
  return true;
}

// What a record may hold: a text of nothing but headings has a hundred times its size in them and in what is said of
// them.
constexpr std::size_t kMostSections = 100'000;
constexpr std::size_t kMostNotes = 1000;

base::Range without_blank_ends(std::string_view text, base::Range range) {
  while (range.begin < range.end) {
    const auto sign = base::decode_code_point(text, range.begin);
    if (!layout::is_blank(sign.value)) break;
    range.begin += sign.size;
  }
  while (range.begin < range.end) {
    const std::size_t before = base::previous_code_point(text, range.end);
    if (!layout::is_blank(base::decode_code_point(text, before).value)) break;
    range.end = before;
  }
  return range;
}

}  // namespace

TreeBuilder::TreeBuilder(const layout::PageLayout& layout, const text::SourceText& source,
                         const layout::Markers& markers, const std::vector<ParagraphCandidates>& candidates)
    : layout_(layout),
      source_(source),
      markers_(markers),
      candidates_(candidates),
      text_(layout.folded.text()),
      styles_(markers.size()),
      starts_(markers.size()) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto& start = candidates[i].start;
    if (start && start->ordinal) starts_[start->heading].emplace_back(i, *start->ordinal);
  }
  next_numbered_.assign(candidates.size() + 1, candidates.size());
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const auto& start = candidates[i].start;
    next_numbered_[i] = start && start->ordinal ? i : next_numbered_[i + 1];
  }
}

Outline TreeBuilder::build() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (outline_.nodes.size() >= kMostSections && candidates_[i].start) {
      const Span span = source_.span(layout_.folded.source(candidates_[i].start->marker));
      outline_.diagnostics.push_back(
          {Severity::warning, "too-many-sections", span.line, span.column, rows::kSectionsLeftOut(kMostSections)});
      break;
    }
    add_paragraph(i);
  }
  return std::move(outline_);
}

void TreeBuilder::add_paragraph(std::size_t paragraph) {
  const auto& found = candidates_[paragraph];
  if (layout_.paragraphs[paragraph].note) {
    const std::size_t node = outline_.scopes.empty() ? kNoNode : outline_.scopes.back().node;
    add_scope(layout_.paragraphs[paragraph].text.begin, kNoNode);
    add_scope(layout_.paragraphs[paragraph].text.end + 1, node);
    return;
  }
  const std::size_t first_node = outline_.nodes.size();
  bool has_start = false;
  if (found.start) {
    if (!found.start->ordinal) {
      has_start = accepts_unnumbered(*found.start, paragraph);
      if (has_start) add_unnumbered(*found.start);
    } else {
      has_start = accepts_start(*found.start, paragraph);
      if (has_start) add_start(*found.start);
    }
  }
  if (!found.inside.empty()) add_inside(paragraph, has_start);
  if (outline_.nodes.size() == first_node) return;
  set_titles(first_node, layout_.paragraphs[paragraph]);
  if (!open_.empty() && open_.back().is_inline) {
    std::size_t depth = open_.size();
    while (depth > 0 && open_[depth - 1].is_inline) --depth;
    add_scope(layout_.paragraphs[paragraph].text.end + 1, depth == 0 ? kNoNode : open_[depth - 1].node);
  }
}

// ---- markers at a paragraph's start

std::optional<std::int64_t> TreeBuilder::next_of_style(std::size_t style, std::size_t paragraph) const {
  const auto& starts = starts_[style];
  const auto next = std::upper_bound(starts.begin(), starts.end(), paragraph,
                                     [](std::size_t at, const auto& start) { return at < start.first; });
  if (next == starts.end()) return std::nullopt;
  return next->second;
}

// The first of a series, the next one, and where a text begins in the middle of one; any other figure only where the
// next member follows: a line may begin with a number.
bool TreeBuilder::accepts_start(const Candidate& candidate, std::size_t paragraph) const {
  const std::int64_t ordinal = *candidate.ordinal;
  const Style& style = styles_[candidate.heading];
  if (candidate.outer) {
    const auto parent = open_outer(candidate);
    if (!parent) return false;
    const bool first = *parent + 1 == open_.size() || open_[*parent + 1].style != candidate.heading;
    return first ? ordinal == 1 : open_[*parent + 1].last && *open_[*parent + 1].last + 1 == ordinal;
  }
  if (markers_.heading(candidate.heading).confirmed && ordinal == 1 && !has_second(candidate, paragraph)) return false;
  if (ordinal == 1 || (style.met && ordinal == style.last + 1)) return true;
  for (const Open& open : open_) {
    const bool related = open.style == candidate.heading || same_series(open.style, candidate.heading);
    if (related && open.last && *open.last + 1 == ordinal) return true;
  }
  const auto& heading = markers_.heading(candidate.heading);
  if (heading.confirmed) return false;
  const bool figure = heading.ordinal == patterns::OrdinalStyle::arabic && heading.inline_items;
  if (!figure && !candidate.spoken) return true;
  if (figure && !style.met && ordinal <= kLastFirst) return true;
  const auto next = next_of_style(candidate.heading, paragraph);
  if (next && *next == ordinal + 1) return true;
  return style.met && ordinal > style.last && ordinal <= style.last + kWidestGap;
}

// No item of a list.
bool TreeBuilder::is_heading(const Open& open) const {
  const auto& heading = markers_.heading(open.style);
  return open.last && heading.ordinal == patterns::OrdinalStyle::chinese && heading.series.empty() &&
         !spoken_[open.node];
}

// A second member begins a later paragraph, or stands in this one.
bool TreeBuilder::has_second(const Candidate& candidate, std::size_t paragraph) const {
  const auto& inside = candidates_[paragraph].inside;
  const bool here = std::any_of(inside.begin(), inside.end(), [&](const Candidate& other) {
    return other.heading == candidate.heading && other.ordinal == 2;
  });
  if (here || next_of_style(candidate.heading, paragraph) == 2) return true;
  // Of a kindred style only the very next item: 1、2座渡口 above 2、更换灯浮.
  const std::size_t next = next_numbered_[paragraph + 1];
  if (next == candidates_.size()) return false;
  const auto& start = candidates_[next].start;
  return *start->ordinal == 2 && same_series(start->heading, candidate.heading);
}

// The open node whose number a marker like 2.1 names.
std::optional<std::size_t> TreeBuilder::open_outer(const Candidate& candidate) const {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].style != candidate.heading && open_[at].last == candidate.outer) return at;
  }
  return std::nullopt;
}

bool TreeBuilder::accepts_unnumbered(const Candidate& candidate, std::size_t paragraph) const {
  if (paragraph + 1 >= candidates_.size() || layout_.paragraphs[paragraph + 1].cell) return false;
  const std::string& series = markers_.heading(candidate.heading).series;
  if (series == kFrame || series == kPlain || series == kMarkup) return true;
  if (series == kText && (open_.empty() || next_numbered_[paragraph + 1] > paragraph + kFarthestFirst)) return false;
  if (series != kText && (all_unnumbered() || styles_[candidate.heading].met)) return true;
  // Among numbered headings only where the outermost numbering begins anew below it.
  const std::size_t next = next_numbered_[paragraph + 1];
  if (next == candidates_.size()) return false;
  const auto& start = candidates_[next].start;
  const auto outermost =
      std::find_if(open_.begin(), open_.end(), [](const Open& open) { return open.last.has_value(); });
  return *start->ordinal == 1 && outermost != open_.end() && start->heading == outermost->style;
}

void TreeBuilder::add_unnumbered(const Candidate& candidate) {
  const Style& style = styles_[candidate.heading];
  const bool frame = markers_.heading(candidate.heading).series == kFrame;
  close_inline();
  if (!open_.empty() && open_.back().is_frame) open_.pop_back();
  const std::string& series = markers_.heading(candidate.heading).series;
  bool adopts = !frame && (all_unnumbered() || series == kPlain || series == kMarkup || series == kText);
  std::size_t depth = 0;
  if (adopts && all_unnumbered()) depth = open_.size();
  // Below numbered headings, above the items of lists.
  while (series == kMarkup && depth < open_.size() && is_heading(open_[depth])) ++depth;
  if (!frame && style.met) {
    depth = open_.size();
    while (depth > 0 && outline_.nodes[open_[depth - 1].node].level >= style.level) --depth;
    adopts = true;
  }
  const int level = child_level(depth);
  if (series == kText) std::fill(styles_.begin(), styles_.end(), Style{});  // its numbering is its own
  add_node(candidate, depth, level, false);
  open_.back().is_frame = !adopts;
  if (adopts) styles_[candidate.heading] = {true, level, 0, {}};
}

void TreeBuilder::add_start(const Candidate& candidate) {
  const std::size_t own = candidate.heading;
  const std::int64_t ordinal = *candidate.ordinal;
  Style& style = styles_[own];
  if (candidate.outer) {
    const std::size_t depth = *open_outer(candidate) + 1;
    add_node(candidate, depth, child_level(depth), false);
    style.met = true;
    style.last = ordinal;
    return;
  }
  if (const auto at = open_before(own, ordinal)) {
    note_order(candidate, open_[*at].last);
    const int level = outline_.nodes[open_[*at].node].level;
    add_node(candidate, *at, level, false);
    style.met = true;
    style.level = level;
    style.last = ordinal;
    return;
  }
  const bool runs_on = style.met && ordinal == style.last + 1 && !candidate.spoken;
  for (std::size_t at = runs_on ? 0 : open_.size(); at-- > 0;) {
    if (!same_series(open_[at].style, own) || !open_[at].last || *open_[at].last + 1 != ordinal) continue;
    note(candidate, "mixed-series",
         rows::kGoesOnAfter(shown(candidate.marker), shown(outline_.nodes[open_[at].node].marker)));
    const bool spoken = spoken_[open_[at].node];
    add_node(candidate, at, outline_.nodes[open_[at].node].level, false);
    spoken_.back() = spoken;
    return;
  }
  close_inline();
  if (!open_.empty() && open_.back().is_frame) open_.pop_back();
  std::size_t depth = open_.size();
  if (style.met && !candidate.spoken) {
    depth = depth_of_parent(own, runs_on);
    if (style.level > child_level(depth)) {
      note(candidate, "level-skipped", rows::kLevelSkipped(shown(candidate.marker), style.level, style.level - 1));
    }
    if (ordinal != 1) note_order(candidate, style.last);
  } else if (ordinal != 1 && !open_.empty() && !candidate.spoken) {
    // It begins in the middle: its first members, and what is open below them, stand before this text.
    depth = 0;
    for (auto& other : styles_) other = {};
  }
  const int level = child_level(depth);
  const std::size_t parent = depth == 0 ? kNoStyle : open_[depth - 1].style;
  add_node(candidate, depth, level, false);
  style.met = true;
  style.level = level;
  style.last = ordinal;
  if (!has_parent(own, parent)) style.parents.push_back(parent);
}

bool TreeBuilder::has_parent(std::size_t style, std::size_t parent) const {
  const auto& parents = styles_[style].parents;
  return std::find(parents.begin(), parents.end(), parent) != parents.end();
}

// How much of open_ stays above a style that was met before: down to a node of a style that it was under before, or of
// one that ranks before it and was never below it.
// A series that runs on across its parents hangs below whatever is open and was never below it.
std::size_t TreeBuilder::depth_of_parent(std::size_t style, bool runs_on) const {
  for (std::size_t depth = open_.size(); depth > 0; --depth) {
    const std::size_t above = open_[depth - 1].style;
    if (runs_on && !styles_[style].parents.empty() && styles_[style].parents.front() != kNoStyle && above != style &&
        !open_[depth - 1].is_frame && open_[depth - 1].last && !has_parent(above, style)) {
      return depth;
    }
    if (has_parent(style, above) || (above < style && !has_parent(above, style))) return depth;
  }
  return 0;
}

void TreeBuilder::note_order(const Candidate& candidate, std::optional<std::int64_t> last) {
  const std::int64_t ordinal = *candidate.ordinal;
  if (!last || ordinal == *last + 1) return;
  const std::string marker = "'" + shown(candidate.marker) + "'";
  if (ordinal > *last) {
    note(candidate, "ordinal-gap", rows::kFollowsNumber(marker, *last));
  } else if (ordinal != 1 || !candidate.spoken) {
    note(candidate, "ordinal-repeat", rows::kComesAgain(marker, *last));
  }
}

// ---- nodes

void TreeBuilder::add_node(const Candidate& candidate, std::size_t depth, int level, bool is_inline) {
  depth = std::min(depth, kDeepest - 1);
  open_.resize(std::min(depth, open_.size()));
  Node node;
  node.marker = candidate.marker;
  node.title = {candidate.marker.end, candidate.marker.end};
  node.ordinal = candidate.ordinal;
  node.level = std::min(level, static_cast<int>(kDeepest));
  node.placement = is_inline ? Placement::inline_ : Placement::line;
  node.parent = open_.empty() ? kNoNode : open_.back().node;
  const std::size_t index = outline_.nodes.size();
  open_.push_back({candidate.heading, candidate.ordinal, index, is_inline, false});
  add_scope(candidate.marker.begin, index);
  outline_.nodes.push_back(node);
  spoken_.push_back(candidate.spoken);
  named_titles_.push_back(candidate.title);
  node_styles_.push_back(candidate.heading);
}

void TreeBuilder::set_titles(std::size_t first_node, const layout::Paragraph& paragraph) {
  auto& nodes = outline_.nodes;
  for (std::size_t i = first_node; i < nodes.size(); ++i) {
    Node& node = nodes[i];
    const std::size_t limit = i + 1 < nodes.size() ? nodes[i + 1].marker.begin : paragraph.text.end;
    if (named_titles_[i]) {
      node.title = without_blank_ends(text_, *named_titles_[i]);
      continue;
    }
    std::size_t begin = node.marker.end;
    while (begin < limit) {
      const auto sign = base::decode_code_point(text_, begin);
      if (!is_separator(sign.value)) break;
      begin += sign.size;
    }
    std::size_t end = title_end(text_, begin, limit, spoken_[i]);
    if (const auto blank = blank_behind_title(i, {begin, end})) end = *blank;
    node.title = without_blank_ends(text_, {begin, end});
    const bool is_inline = node.placement == Placement::inline_;
    const bool before_next = end == limit && limit < paragraph.text.end;
    while (is_inline || before_next) {
      if (node.title.empty()) break;
      const std::size_t before = base::previous_code_point(text_, node.title.end);
      if (!is_separator(base::decode_code_point(text_, before).value)) break;
      node.title.end = before;
    }
    if (is_inline) continue;
    const bool over = limit == paragraph.text.end && is_over(base::Range{end, paragraph.text.end}.of(text_));
    if (!over) {
      node.placement = Placement::run_in;
    } else if (!spoken_[i]) {  // a heading on its own line is the whole line, its 。 included
      node.title = without_blank_ends(text_, {node.title.begin, limit});
    }
  }
}

// 三、明年打算 力争…，…: of a text without line ends the title of a heading reaches to the blank, where a sentence of
// several clauses follows. Of wrapped lines the blanks say nothing.
std::optional<std::size_t> TreeBuilder::blank_behind_title(std::size_t node, base::Range title) const {
  constexpr std::size_t kShortest = 4;  // letters
  constexpr std::size_t kLongest = 24;
  const auto& heading = markers_.heading(node_styles_[node]);
  if (layout_.wrapped || spoken_[node] || heading.ordinal != patterns::OrdinalStyle::chinese) return std::nullopt;
  std::size_t letters = 0;
  for (std::size_t at = title.begin; at < title.end && letters <= kLongest; ++letters) {
    const auto sign = base::decode_code_point(text_, at);
    if (sign.value == U'，' || sign.value == U',' || sign.value == U';' || sign.value == U':') return std::nullopt;
    const base::Range here = layout_.folded.source({at, at + sign.size});
    at += sign.size;
    if (letters + 1 < kShortest || at >= title.end) continue;
    const std::size_t next = layout_.folded.source({at, at + 1}).begin;
    if (next <= here.end) continue;
    const std::string_view rest = base::Range{at, title.end}.of(text_);
    const bool clauses = rest.find("，") != std::string_view::npos || rest.find(',') != std::string_view::npos;
    const bool figures = std::string_view(text_).substr(title.end).starts_with("。") &&
                         rest.find_first_of("0123456789") != std::string_view::npos;
    return clauses || figures ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

void TreeBuilder::add_scope(std::size_t begin, std::size_t node) {
  if (!outline_.scopes.empty() && outline_.scopes.back().begin == begin) {
    outline_.scopes.back().node = node;
  } else {
    outline_.scopes.push_back({begin, node});
  }
}

void TreeBuilder::close_inline() {
  while (!open_.empty() && open_.back().is_inline) open_.pop_back();
}

std::optional<std::size_t> TreeBuilder::open_of(std::size_t style) const {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].style == style) return at;
  }
  return std::nullopt;
}

bool TreeBuilder::all_unnumbered() const {
  return std::none_of(open_.begin(), open_.end(), [](const Open& open) { return open.last && !open.is_frame; });
}

// The open series of that style which `ordinal` goes on, or else the innermost.
std::optional<std::size_t> TreeBuilder::open_before(std::size_t style, std::int64_t ordinal) const {
  for (std::size_t at = open_.size(); at-- > 0;) {
    if (open_[at].style == style && open_[at].last && *open_[at].last + 1 == ordinal) return at;
  }
  return open_of(style);
}

bool TreeBuilder::same_series(std::size_t a, std::size_t b) const {
  const std::string& series = markers_.heading(a).series;
  return !series.empty() && series == markers_.heading(b).series;
}

int TreeBuilder::child_level(std::size_t depth) const {
  return depth == 0 || open_.empty() ? 1 : outline_.nodes[open_[std::min(depth, open_.size()) - 1].node].level + 1;
}

void TreeBuilder::note(const Candidate& candidate, std::string code, Message message) {
  if (outline_.diagnostics.size() > kMostNotes) return;
  const Span span = source_.span(layout_.folded.source(candidate.marker));
  if (outline_.diagnostics.size() == kMostNotes) {
    code = "notes-left-out";
    message = rows::kNotesLeftOut(kMostNotes);
  }
  outline_.diagnostics.push_back({Severity::note, std::move(code), span.line, span.column, std::move(message)});
}

std::string TreeBuilder::shown(base::Range folded) const { return source_.slice(layout_.folded.source(folded)); }

}  // namespace zhibiao::outline
