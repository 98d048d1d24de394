#include "extract/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "indicators/number_reader.h"

namespace zhibiao::extract {

std::vector<Diagnostic> beyond_limits(const Trace& trace) {
  constexpr std::string_view kDigits = "0123456789";
  const std::string_view text = trace.layout.folded.text();
  std::vector<Diagnostic> told;
  std::size_t at = text.find_first_of(kDigits);
  while (at != std::string_view::npos && told.size() < kMostToldOfLimit) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    if (end - at > indicators::NumberReader::kMaxDigits) {
      const Span place = trace.source.span(trace.layout.folded.source({at, end}));
      told.push_back({Severity::note, "number-too-long", place.line, place.column,
                      std::to_string(end - at) + " digits are no number; it has " +
                          std::to_string(indicators::NumberReader::kMaxDigits) + " at most"});
    }
    at = text.find_first_of(kDigits, end);
  }
  return told;
}

}  // namespace zhibiao::extract
