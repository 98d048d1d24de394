#include "extract/stages.h"

#include <algorithm>
#include <utility>

#include "layout/markers.h"

#include "embedded/embedded.h"
#include "extract/message_rows.h"
#include "patterns/pack_loader.h"

namespace zhibiao::extract {

Stages::Stages(const patterns::PackSet& packs)
    : Stages(packs, std::make_shared<const layout::Markers>(packs.headings)) {}

Stages::Stages(const patterns::PackSet& packs, const std::shared_ptr<const layout::Markers>& markers)
    : layout_(packs, markers), outline_(packs, markers), indicators_(packs, embedded::file("lexicon.table")) {}

Expected<Trace> Stages::run(std::string bytes, std::string_view path, const std::optional<std::string>& encoding,
                            Candidates candidates, const base::Deadline& deadline) const {
  const auto timeout = [&] {
    return tl::unexpected(Error{.code = "timeout", .path = std::string(path), .message = rows::kNotDoneInTime()});
  };
  auto source = text::decode(std::move(bytes), path, encoding);
  if (!source) return tl::unexpected(std::move(source.error()));
  Trace trace{std::move(*source), {}, {}, {}};
  if (deadline.passed()) return timeout();
  trace.layout = layout_.read(trace.source);
  if (deadline.passed()) return timeout();
  trace.outline = outline_.read(trace.layout, trace.source);
  trace.found = candidates == Candidates::all ? indicators_.read_all(trace.layout, trace.outline, deadline)
                                              : indicators_.read(trace.layout, trace.outline, deadline);
  if (deadline.passed()) return timeout();
  trace.found.shrink_to_fit();  // it stays while the record is put together
  return trace;
}

Trace Stages::run_body(const std::string& text) const {
  Trace trace;
  trace.source.utf8 = text;
  trace.source.encoding = "UTF-8";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t line = trace.source.lines.size();
    trace.source.lines.push_back({begin, end});
    if (begin < end) {
      const std::size_t at = trace.layout.folded.size();
      trace.layout.folded.append(trace.source.utf8, {begin, end});
      trace.layout.paragraphs.push_back({{at, trace.layout.folded.size()}, line, line});
      trace.layout.folded.append_break("\n", end);
    }
    begin = end + 1;
  }
  // A single sentence is never a heading; several lines may hold one.
  if (trace.layout.paragraphs.size() > 1) trace.outline = outline_.read(trace.layout, trace.source);
  trace.found = indicators_.read_all(trace.layout, trace.outline);
  return trace;
}

}  // namespace zhibiao::extract
