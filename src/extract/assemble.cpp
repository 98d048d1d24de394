#include "extract/assemble.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "extract/left_out.h"
#include "extract/limits.h"
#include "extract/message_rows.h"
#include "extract/offsets.h"
#include "layout/lines.h"
#include "tables/cells.h"

namespace zhibiao::extract {
namespace {

constexpr std::size_t kBetweenLooks = 256;  // at the clock

// Spans of ranges that mostly stand one behind the other: columns are counted on from the last.
class Spans {
 public:
  explicit Spans(const text::SourceText& source) : source_(source) {}

  Span operator()(base::Range bytes) {
    const auto& lines = source_.lines;
    const std::size_t line = last_.line - 1;
    const bool goes_on = line < lines.size() && lines[line].begin <= last_.start && last_.start <= bytes.begin &&
                         (line + 1 == lines.size() || bytes.begin < lines[line + 1].begin);
    if (!goes_on) return last_ = source_.span(bytes);
    const std::string_view between = base::Range{last_.start, bytes.begin}.of(source_.utf8);
    return last_ = {bytes.begin, bytes.end, last_.line, last_.column + base::count_code_points(between)};
  }

 private:
  const text::SourceText& source_;
  Span last_{0, 0, 0, 0};
};

Section section_of(const Trace& trace, const outline::Node& node, std::string id, Spans& spans) {
  Section section;
  section.id = std::move(id);
  section.marker = node.marker.empty() ? std::string() : joined(trace, node.marker);
  section.ordinal = node.ordinal;
  section.level = node.level;
  section.title = node.title.empty() ? std::string() : joined(trace, node.title);
  section.placement = node.placement;
  base::Range whole = node.marker.empty() ? node.title : node.marker;
  if (!node.title.empty()) whole.end = std::max(whole.end, node.title.end);
  section.span = spans(trace.layout.folded.source(whole));
  return section;
}

// Each section is made where it stays: all lists have their room before, and parents stand before their children.
std::vector<Section> section_tree(const Trace& trace, const std::vector<std::string>& ids) {
  const auto& nodes = trace.outline.nodes;
  Spans spans(trace.source);
  std::vector<std::size_t> children(nodes.size() + 1);  // the last: of the root
  for (const outline::Node& node : nodes) ++children[std::min(node.parent, nodes.size())];
  std::vector<Section> roots;
  roots.reserve(children.back());
  std::vector<Section*> made(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    auto& siblings = nodes[i].parent == outline::kNoNode ? roots : made[nodes[i].parent]->sections;
    made[i] = &siblings.emplace_back(section_of(trace, nodes[i], ids[i], spans));
    made[i]->sections.reserve(children[i]);
  }
  return roots;
}

// What stands for a sentence: all of it, or of one that runs on and on the part around the number. Without a bound, a
// text of nothing but commas would give every number the whole document.
base::Range sentence_shown(const Trace& trace, base::Range sentence, base::Range number) {
  if (sentence.size() <= kLongestSentence) return sentence;
  const std::string_view source = trace.source.utf8;
  const auto is_inside = [&](std::size_t offset) {
    return offset < source.size() && (static_cast<unsigned char>(source[offset]) & 0xC0U) == 0x80U;
  };
  const std::size_t around = (kLongestSentence - std::min(number.size(), kLongestSentence)) / 2;
  if (number.begin - sentence.begin > around) {
    sentence.begin = number.begin - around;
    while (is_inside(sentence.begin)) ++sentence.begin;
  }
  if (sentence.end > number.end && sentence.end - number.end > around) {
    sentence.end = number.end + around;
    while (is_inside(sentence.end)) --sentence.end;
  }
  return sentence;
}

// The source's own characters without what a page puts between two lines of a sentence.
std::string text_of(const Trace& trace, base::Range range) {
  const auto& lines = trace.source.lines;
  const auto& furniture = trace.layout.boilerplate;
  auto line = std::upper_bound(lines.begin(), lines.end(), range.begin,
                               [](std::size_t at, const base::ShortRange& each) { return at < each.begin; });
  if (line != lines.begin()) --line;
  if (line != lines.end() && range.end <= line->end) return std::string(range.of(trace.source.utf8));
  std::string text;
  for (; line != lines.end() && line->begin < range.end; ++line) {
    const auto number = static_cast<std::size_t>(line - lines.begin()) + 1;
    const base::Range part = {std::max<std::size_t>(line->begin, range.begin),
                              std::min<std::size_t>(line->end, range.end)};
    if (part.begin >= part.end || std::binary_search(furniture.begin(), furniture.end(), number)) continue;
    text += part.of(trace.source.utf8);
  }
  return text;
}

// A word in two lines of a cell has its neighbours' between them: each part that goes on unbroken is one.
std::vector<Evidence> evidence_of(const Trace& trace, const indicators::Found& found) {
  const LeftOut left_out(trace.source, trace.layout.boilerplate);
  std::vector<Evidence> all;
  for (const auto& [field, rule, word] : found.evidence) {
    const std::vector<base::Range> parts = trace.layout.folded.stretches(word);
    if (parts.empty()) all.push_back({field, rule, {}, {}});
    for (std::size_t i = 0; i < parts.size();) {
      base::Range whole = parts[i];
      std::string text;
      do {
        whole.end = parts[i].end;
        text += parts[i].of(trace.source.utf8);
      } while (++i < parts.size() && parts[i].begin >= whole.end && left_out.is_all_between(whole.end, parts[i].begin));
      all.push_back({field, rule, std::move(text), trace.source.span(whole)});
    }
  }
  return all;
}

void name_or_nothing(const Trace& trace, const std::optional<base::Range>& range, std::optional<std::string>& name) {
  name.reset();
  if (range && !range->empty()) name = joined(trace, *range);
}

// All but its number and the sentence.
void describe(const Trace& trace, const indicators::Found& found, const std::vector<std::string>& ids,
              Indicator& indicator) {
  indicator.section.reset();
  if (found.node != outline::kNoNode) indicator.section = ids[found.node];
  indicator.kind = found.kind;
  indicator.role = found.role;
  name_or_nothing(trace, found.metric, indicator.metric);
  indicator.value = found.value;
  indicator.high = found.high;
  indicator.unit = found.unit;
  indicator.comparator = found.comparator;
  indicator.change = found.change;
  name_or_nothing(trace, found.base, indicator.base);
  indicator.period = found.period;
  indicator.placeholder = found.placeholder;
  indicator.stated = found.stated;
  indicator.table = found.table;
  indicator.pattern = found.pattern;
  indicator.evidence = evidence_of(trace, found);
}

// What was found and the text that it was found in.
class MadeIndicators : public IndicatorSource {
 public:
  MadeIndicators(Trace trace, std::vector<std::string> ids, bool offsets)
      : trace_(std::move(trace)), ids_(std::move(ids)) {
    if (offsets) offsets_.emplace(trace_.source.utf8);
  }

  [[nodiscard]] std::size_t size() const override { return trace_.found.size() - trace_.found.refused(); }
  [[nodiscard]] std::unique_ptr<Walker<Indicator>> walk() const override { return std::make_unique<Walk>(*this); }

 private:
  class Walk : public Walker<Indicator> {
   public:
    explicit Walk(const MadeIndicators& of)
        : of_(of), spans_(of.trace_.source), at_(of.trace_.found.begin()), end_(of.trace_.found.end()) {}

    bool next(Indicator& indicator) override {
      while (at_ != end_ && at_->refused) ++at_;
      if (at_ == end_) return false;
      const Trace& trace = of_.trace_;
      const base::Range span = trace.layout.folded.source(at_->text);
      indicator.id = ++count_;
      describe(trace, *at_, of_.ids_, indicator);
      indicator.text = text_of(trace, span);
      const base::Range sentence = sentence_shown(trace, trace.layout.folded.source(at_->sentence), span);
      // Those of one sentence follow each other, and it stands there from the last.
      if (sentence != shown_ || count_ == 1) indicator.sentence = text_of(trace, shown_ = sentence);
      indicator.span = spans_(span);
      if (of_.offsets_) of_.offsets_->add(indicator);
      ++at_;
      return true;
    }

   private:
    const MadeIndicators& of_;
    Spans spans_;
    indicators::FoundList::const_iterator at_;
    indicators::FoundList::const_iterator end_;
    std::size_t count_ = 0;
    base::Range shown_;
  };

  Trace trace_;
  std::vector<std::string> ids_;
  std::optional<OffsetCounter> offsets_;  // counts in the text of trace_
};

std::vector<Table> tables_of(const Trace& trace) {
  std::vector<Table> all;
  for (const auto& grid : trace.tables.grids) {
    Table& table = all.emplace_back();
    table.first_line = grid.first_line + 1;
    table.last_line = grid.last_line + 1;
    if (!grid.captions.empty()) table.caption = tables::verbatim(trace.source, grid.captions.front());
    table.rows = grid.rows.size();
    table.columns = grid.columns;
  }
  for (std::size_t i = 0; i < trace.columns.size() && i < all.size(); ++i) all[i].unit = trace.columns[i].unit;
  return all;
}

void add_unread_tables(const Trace& trace, std::vector<Diagnostic>& diagnostics) {
  for (const auto& table : trace.tables.unread) {
    diagnostics.push_back({Severity::note, "table-unread", table.line + 1, 0,
                           rows::kTableShapeUnknown(table.line + 1, table.last_line + 1)});
  }
  for (const auto& grid : trace.tables.grids) {
    for (const auto& row : grid.rows) {
      if (row.certain) continue;
      diagnostics.push_back({Severity::note, "table-unread", row.line + 1, 0, rows::kCellOfRowLost()});
    }
  }
}

Completeness completeness_of(const Trace& trace) {
  Completeness completeness;
  if (trace.layout.notice) {
    completeness.truncated_by = TruncatedBy::notice;
  } else if (trace.outline.cut) {
    completeness.truncated_by = TruncatedBy::cut;
  }
  completeness.placeholders = static_cast<std::size_t>(
      std::count_if(trace.found.begin(), trace.found.end(),
                    [](const indicators::Found& found) { return found.placeholder && !found.refused; }));
  completeness.redactions = trace.layout.redactions;
  return completeness;
}

// A key that the page gives twice keeps its first value that is not empty: an object has each key once.
std::vector<std::pair<std::string, std::string>> unique_keys(
    const std::vector<std::pair<std::string, std::string>>& metadata) {
  std::vector<std::pair<std::string, std::string>> unique;
  for (const auto& [key, value] : metadata) {
    const auto same = [&key = key](const auto& row) { return row.first == key; };
    const auto known = std::find_if(unique.begin(), unique.end(), same);
    if (known == unique.end()) {
      unique.emplace_back(key, value);
    } else if (known->second.empty()) {
      known->second = value;
    }
  }
  return unique;
}

// Blanks between two words of one line.
bool is_blank_of_line(const Trace& trace, base::Range gap) {
  const std::string_view text = gap.of(trace.source.utf8);
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = base::decode_code_point(text, at);
    if (!layout::is_blank(sign.value)) return false;
    at += sign.size;
  }
  const auto& lines = trace.source.lines;
  const auto next = std::upper_bound(lines.begin(), lines.end(), gap.begin,
                                     [](std::size_t at, const base::ShortRange& each) { return at < each.begin; });
  return next == lines.end() || gap.end < next->begin;
}

}  // namespace

// Character by character: what the fold left out between two of them is kept where it is blanks inside a line, and
// dropped where it holds a line break or signs of a markup.
std::string joined(const Trace& trace, base::Range folded) {
  const std::string_view text = trace.layout.folded.text();
  const std::string_view source = trace.source.utf8;
  // Mostly it stands in the source as it is.
  if (const std::string_view whole = trace.layout.folded.source(folded).of(source); whole == folded.of(text)) {
    return std::string(whole);
  }
  std::string result;
  std::optional<std::size_t> done;  // the source's offset up to which all is in `result`
  for (std::size_t at = folded.begin; at < folded.end;) {
    const std::size_t next = std::min(at + base::decode_code_point(text, at).size, folded.end);
    const base::Range piece = trace.layout.folded.source({at, next});
    if (done && *done < piece.begin) {
      if (is_blank_of_line(trace, {*done, piece.begin})) result += source.substr(*done, piece.begin - *done);
    }
    const std::size_t from = std::max(piece.begin, done.value_or(piece.begin));
    if (from < piece.end) result += source.substr(from, piece.end - from);
    done = std::max(piece.end, done.value_or(piece.end));
    at = next;
  }
  return result;
}

std::vector<std::string> section_ids(const outline::Outline& outline) {
  std::vector<std::string> ids(outline.nodes.size());
  std::vector<std::size_t> children(outline.nodes.size(), 0);
  std::size_t roots = 0;
  for (std::size_t i = 0; i < outline.nodes.size(); ++i) {
    const std::size_t parent = outline.nodes[i].parent;
    ids[i] =
        parent == outline::kNoNode ? std::to_string(++roots) : ids[parent] + "." + std::to_string(++children[parent]);
  }
  return ids;
}

Document assemble(Trace trace, Assembling how, const base::Deadline& deadline) {
  std::vector<std::string> ids = section_ids(trace.outline);
  Document document;
  document.title = trace.layout.title;
  document.genre = trace.layout.genre;
  document.year = trace.layout.year;
  document.metadata = unique_keys(trace.layout.metadata);
  document.issuer = trace.layout.issuer;
  document.published = trace.layout.published;
  document.layout = {trace.layout.wrapped, trace.layout.toc, trace.layout.boilerplate, tables_of(trace)};
  add_unread_tables(trace, document.diagnostics);
  std::vector<tables::Grid>().swap(trace.tables.grids);
  std::vector<layout::Paragraph>().swap(trace.layout.paragraphs);
  document.sections = section_tree(trace, ids);
  std::vector<outline::Node>().swap(trace.outline.nodes);
  document.completeness = completeness_of(trace);
  for (auto* told : {&trace.source.diagnostics, &trace.layout.diagnostics, &trace.outline.diagnostics}) {
    document.diagnostics.insert(document.diagnostics.end(), std::make_move_iterator(told->begin()),
                                std::make_move_iterator(told->end()));
    std::vector<Diagnostic>().swap(*told);
  }
  for (const auto& notes : {beyond_limits(trace), unread_numbers(trace)}) {
    document.diagnostics.insert(document.diagnostics.end(), notes.begin(), notes.end());
  }
  std::stable_sort(document.diagnostics.begin(), document.diagnostics.end(), [](const auto& a, const auto& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  if (how.offsets) OffsetCounter(trace.source.utf8).add(document.sections);
  document.indicators = Indicators(std::make_shared<MadeIndicators>(std::move(trace), std::move(ids), how.offsets));
  if (how.lean) return document;
  std::vector<Indicator> kept;
  kept.reserve(document.indicators.size());
  for (const Indicator& indicator : document.indicators) {
    if (kept.size() % kBetweenLooks == 0 && deadline.passed()) break;
    kept.push_back(indicator);
  }
  document.indicators = Indicators(std::move(kept));
  return document;
}

}  // namespace zhibiao::extract
