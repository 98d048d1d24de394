#include "extract/limits.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/message_rows.h"
#include "numbers/number_reader.h"

namespace zhibiao::extract {
namespace {

constexpr std::size_t kLongestShown = 60;  // bytes

}  // namespace

std::vector<Diagnostic> beyond_limits(const Trace& trace) {
  using numbers::NumberReader;
  const std::string_view text = trace.layout.folded.text();
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  std::vector<Diagnostic> told;
  // A run too long has a digit at one of any so many places in a row.
  for (std::size_t at = NumberReader::kMaxDigits; at < text.size() && told.size() < kMostToldOfLimit;
       at += NumberReader::kMaxDigits + 1) {
    if (!is_digit(at)) continue;
    std::size_t begin = at;
    while (begin > 0 && is_digit(begin - 1)) --begin;
    std::size_t end = at;
    while (end < text.size() && is_digit(end)) ++end;
    if (end - begin > NumberReader::kMaxDigits) {
      const Span place = trace.source.span(trace.layout.folded.source({begin, end}));
      told.push_back({Severity::note, "number-too-long", place.line, place.column,
                      rows::kTooManyDigits(end - begin, NumberReader::kMaxDigits)});
      at = end;
    }
  }
  return told;
}

std::vector<Diagnostic> unread_numbers(const Trace& trace) {
  std::vector<Diagnostic> told;
  for (const auto& found : trace.found) {
    if (!found.unread || told.size() == kMostToldOfLimit) continue;
    if (found.text.size() > kLongestShown) continue;  // number-too-long tells of it
    const base::Range source = trace.layout.folded.source(found.text);
    const Span place = trace.source.span(source);
    told.push_back(
        {Severity::note, "number-unread", place.line, place.column, rows::kNumberUnread(source.of(trace.source.utf8))});
  }
  return told;
}

}  // namespace zhibiao::extract
