#include "cli/pages/evidence_text.h"

#include <fmt/format.h>

#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "extract/assemble.h"
#include "output/terminal_text.h"
#include "output/words_zh.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

std::string values_of(const extract::Trace& trace, const indicators::Found& found) {
  std::string value = found.value ? found.value->text : "null";
  if (found.high) value += ".." + found.high->text;
  const auto word = [](auto of) { return output::word_in(language_spoken(), of); };
  std::string text = fmt::format("{}{} {}  {}", found.comparator == Comparator::equal ? "" : name_of(found.comparator),
                                 value, found.unit, word(found.kind));
  if (found.change != Change::none) text += fmt::format("  {}", word(found.change));
  text += fmt::format("  {}", word(found.role));
  if (found.metric) text += "  " + spoken(rows::kWithMetric(extract::joined(trace, *found.metric)));
  if (found.period) text += "  " + spoken(rows::kWithPeriod(*found.period));
  if (found.placeholder) text += "  " + spoken(rows::kIsPlaceholder());
  return text + "  " + spoken(rows::kByPattern(found.pattern));
}

// In the record a field has its English name.
std::string field_spoken(std::string_view field) {
  for (const MessageRow<0>* row : {&rows::kFieldValue, &rows::kFieldUnit, &rows::kFieldComparator, &rows::kFieldLevel,
                                   &rows::kFieldChange, &rows::kFieldBase, &rows::kFieldRole, &rows::kFieldMetric,
                                   &rows::kFieldPeriod, &rows::kFieldRow, &rows::kFieldColumn, &rows::kFieldRefused}) {
    if (row->texts.english == field) return spoken((*row)());
  }
  return std::string(field);
}

}  // namespace

Lines lines_of(const extract::Trace& trace, base::Range folded) {
  const base::Range source = trace.layout.folded.source(folded);
  const std::size_t last = source.empty() ? source.begin : source.end - 1;
  return {trace.source.span({source.begin, source.begin}).line, trace.source.span({last, last}).line};
}

std::string candidate_text(const extract::Trace& trace, const indicators::Found& found) {
  const Span span = trace.source.span(trace.layout.folded.source(found.text));
  const auto& verdict = found.refused ? rows::kRefused : rows::kTaken;
  std::string text = spoken(verdict(span.line, span.column, extract::joined(trace, found.text)));
  if (!found.refused) text += "  " + values_of(trace, found);
  text = output::printable(text) + "\n";
  for (const indicators::Evidence& evidence : found.evidence) {
    std::string line = "    " + spoken(rows::kEvidenceOf(field_spoken(evidence.field), evidence.rule));
    if (!evidence.word.empty()) {
      const Span word = trace.source.span(trace.layout.folded.source(evidence.word));
      line += "  " + spoken(rows::kWordAt(extract::joined(trace, evidence.word), word.line, word.column));
    }
    text += output::printable(line) + "\n";
  }
  return text;
}

}  // namespace zhibiao::cli
