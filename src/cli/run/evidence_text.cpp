#include "cli/run/evidence_text.h"

#include <fmt/format.h>

#include "extract/assemble.h"
#include "output/terminal_text.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

std::string values_of(const extract::Trace& trace, const indicators::Found& found) {
  std::string value = found.value ? found.value->text : "null";
  if (found.high) value += ".." + found.high->text;
  std::string text = fmt::format("{}{} {}  {}", found.comparator == Comparator::equal ? "" : name_of(found.comparator),
                                 value, found.unit, name_of(found.kind));
  if (found.change != Change::none) text += fmt::format("  {}", name_of(found.change));
  text += fmt::format("  {}", name_of(found.role));
  if (found.metric) text += fmt::format("  metric \"{}\"", extract::joined(trace, *found.metric));
  if (found.period) text += fmt::format("  period {}", *found.period);
  if (found.placeholder) text += "  placeholder";
  return text + fmt::format("  by {}", found.pattern);
}

}  // namespace

Lines lines_of(const extract::Trace& trace, base::Range folded) {
  const base::Range source = trace.layout.folded.source(folded);
  const std::size_t last = source.empty() ? source.begin : source.end - 1;
  return {trace.source.span({source.begin, source.begin}).line, trace.source.span({last, last}).line};
}

std::string candidate_text(const extract::Trace& trace, const indicators::Found& found) {
  const Span span = trace.source.span(trace.layout.folded.source(found.text));
  std::string text = fmt::format("{}:{} {} \"{}\"", span.line, span.column, found.refused ? "refused" : "taken",
                                 extract::joined(trace, found.text));
  if (!found.refused) text += "  " + values_of(trace, found);
  text = output::printable(text) + "\n";
  for (const indicators::Evidence& evidence : found.evidence) {
    std::string line = fmt::format("    {}: {}", evidence.field, evidence.rule);
    if (!evidence.word.empty()) {
      const Span word = trace.source.span(trace.layout.folded.source(evidence.word));
      line += fmt::format("  \"{}\" at {}:{}", extract::joined(trace, evidence.word), word.line, word.column);
    }
    text += output::printable(line) + "\n";
  }
  return text;
}

}  // namespace zhibiao::cli
