#include "extract/stages.h"

#include <algorithm>
#include <utility>

#include "layout/markers.h"

#include "embedded/embedded.h"
#include "extract/message_rows.h"
#include "indicators/role.h"
#include "patterns/pack_loader.h"

namespace zhibiao::extract {

void read_tables(const cells::TableReader& cells, const indicators::IndicatorReader& indicators, bool all,
                 Trace& trace) {
  if (trace.tables.grids.empty()) return;
  indicators::FoundList found;
  cells::Surroundings around;
  const auto& paragraphs = trace.layout.paragraphs;
  const indicators::DocumentRole document = indicators.roles().document(trace.layout);
  const auto roles = indicators.roles().section_roles(trace.layout, trace.outline, document);
  const Role usual = document.usual;
  around.long_term = document.long_term;
  for (const auto& grid : trace.tables.grids) {
    // The section is that of the text right before.
    const auto after = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const layout::Paragraph& each) {
      return each.first_line < grid.first_line;
    });
    around.node = after == paragraphs.begin() ? outline::kNoNode : trace.outline.node_at(std::prev(after)->text.end);
    around.role = around.node != outline::kNoNode ? roles[around.node].value_or(usual) : usual;
    trace.columns.push_back(cells.read(grid, trace.source, around, all, trace.layout, found));
  }
  trace.found = indicators::FoundList::in_order(std::move(trace.found), std::move(found), [&](base::Range text) {
    return trace.layout.folded.source(text).begin;
  });
}

void leave_out_tables(Trace& trace) {
  indicators::FoundList prose;
  for (const indicators::Found& found : trace.found) {
    if (!found.table) prose.push_back(found);
  }
  trace.found = std::move(prose);
  trace.tables = {};
  trace.columns.clear();
}

Error not_done_in_time(std::string_view path) {
  return {.code = "timeout", .path = std::string(path), .message = rows::kNotDoneInTime()};
}

namespace {

// What is kept of a line is small beside a line of words, and fifty times one of a single sign.
constexpr std::size_t kMostShortLines = 200'000;
constexpr std::size_t kShortLine = 10;  // bytes, its break included

bool is_nothing_but_lines(const text::SourceText& source) {
  return source.lines.size() > kMostShortLines && source.utf8.size() < kShortLine * source.lines.size();
}

}  // namespace

Stages::Stages(const patterns::PackSet& packs)
    : words_(embedded::language().words, packs),
      markers_(std::make_shared<const layout::Markers>(packs, words_)),
      tables_(packs, words_),
      layout_(packs, words_, markers_),
      outline_(packs, markers_),
      indicators_(packs, words_),
      cells_(packs, tables_.words(), indicators_) {}

Expected<Trace> Stages::run(std::string bytes, std::string_view path, const std::optional<std::string>& encoding,
                            Candidates candidates, const base::Deadline& deadline) const {
  const auto timeout = [&] { return tl::unexpected(not_done_in_time(path)); };
  auto source = text::decode(std::move(bytes), path, encoding);
  if (!source) return tl::unexpected(std::move(source.error()));
  if (is_nothing_but_lines(*source)) {
    const std::size_t lines = source->lines.size();
    return tl::unexpected(Error{.code = "lines-too-short",
                                .path = std::string(path),
                                .message = rows::kLinesTooShort(lines, source->utf8.size() / lines, kMostShortLines)});
  }
  Trace trace{std::move(*source), {}, {}, {}, {}, {}, {}};
  if (deadline.passed()) return timeout();
  trace.tables = tables_.find(trace.source, path);
  if (deadline.passed()) return timeout();
  trace.layout = layout_.read(trace.source, trace.tables);
  if (deadline.passed()) return timeout();
  trace.outline = outline_.read(trace.layout, trace.source);
  auto* const tokens = candidates == Candidates::all_with_tokens ? &trace.tokens : nullptr;
  const bool all = candidates != Candidates::taken;
  trace.found = all ? indicators_.read_all(trace.layout, trace.outline, deadline, tokens)
                    : indicators_.read(trace.layout, trace.outline, deadline);
  read_tables(cells_, indicators_, all, trace);
  if (deadline.passed()) return timeout();
  return trace;
}

Trace Stages::run_body(const std::string& text) const {
  Trace trace;
  trace.source.utf8 = text;
  trace.source.encoding = "UTF-8";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    trace.source.lines.emplace_back(begin, end);
    begin = end + 1;
  }
  trace.tables = tables_.find(trace.source, {});
  for (std::size_t line = 0; line < trace.source.lines.size(); ++line) {
    const auto [begin, end] = trace.source.lines[line];
    const bool in_table = std::any_of(trace.tables.grids.begin(), trace.tables.grids.end(), [&](const auto& grid) {
      return grid.first_line <= line && line <= grid.last_line;
    });
    if (begin < end && !in_table) {
      const std::size_t at = trace.layout.folded.size();
      trace.layout.folded.append(trace.source.utf8, {begin, end});
      const auto number = static_cast<std::uint32_t>(line);
      trace.layout.paragraphs.push_back({{at, trace.layout.folded.size()}, number, number});
      trace.layout.folded.append_break("\n", end);
    }
  }
  // A single sentence is never a heading; several lines may hold one.
  if (trace.layout.paragraphs.size() > 1) trace.outline = outline_.read(trace.layout, trace.source);
  trace.found = indicators_.read_all(trace.layout, trace.outline);
  read_tables(cells_, indicators_, true, trace);
  return trace;
}

}  // namespace zhibiao::extract
