#include "extract/offsets.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace zhibiao::extract {
namespace {

struct Count {
  std::size_t byte = 0;
  std::size_t chars = 0;
  std::size_t utf16 = 0;
};

void add_spans(std::vector<Section>& sections, std::vector<Span*>& spans) {
  for (Section& section : sections) {
    spans.push_back(&section.span);
    add_spans(section.sections, spans);
  }
}

std::vector<Span*> spans_of(Document& document) {
  std::vector<Span*> spans;
  add_spans(document.sections, spans);
  for (Indicator& indicator : document.indicators) {
    spans.push_back(&indicator.span);
    for (Evidence& evidence : indicator.evidence) {
      if (evidence.span) spans.push_back(&*evidence.span);
    }
  }
  return spans;
}

}  // namespace

// All offsets are counted in one pass over the text, however they overlap.
void add_offsets(std::string_view utf8, Document& document) {
  const std::vector<Span*> spans = spans_of(document);
  std::vector<Count> counts;
  counts.reserve(2 * spans.size());
  for (const Span* span : spans) {
    counts.push_back({span->start});
    counts.push_back({span->end});
  }
  const auto before = [](const Count& left, const Count& right) { return left.byte < right.byte; };
  std::sort(counts.begin(), counts.end(), before);
  Count at;
  for (Count& count : counts) {
    for (; at.byte < count.byte && at.byte < utf8.size(); ++at.byte) {
      const auto byte = static_cast<unsigned char>(utf8[at.byte]);
      if ((byte & 0xC0U) == 0x80U) continue;
      ++at.chars;
      at.utf16 += byte >= 0xF0U ? 2 : 1;
    }
    count = {count.byte, at.chars, at.utf16};
  }
  const auto count_at = [&](std::size_t byte) {
    return *std::lower_bound(counts.begin(), counts.end(), Count{byte}, before);
  };
  for (Span* span : spans) {
    const Count start = count_at(span->start);
    const Count end = count_at(span->end);
    span->chars = Offsets{start.chars, end.chars};
    span->utf16 = Offsets{start.utf16, end.utf16};
  }
}

}  // namespace zhibiao::extract
