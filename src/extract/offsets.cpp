#include "extract/offsets.h"

#include <algorithm>

namespace zhibiao::extract {
namespace {

constexpr std::size_t kStride = 256;  // bytes

}  // namespace

OffsetCounter::OffsetCounter(std::string_view utf8) : utf8_(utf8) {
  strides_.reserve(utf8.size() / kStride + 1);
  Count count;
  for (std::size_t begin = 0; begin <= utf8.size(); begin += kStride) {
    strides_.push_back(count);
    count = counted(count, utf8.substr(begin, kStride));
  }
}

OffsetCounter::Count OffsetCounter::counted(Count count, std::string_view part) {
  for (const char each : part) {
    const auto byte = static_cast<unsigned char>(each);
    if ((byte & 0xC0U) == 0x80U) continue;
    ++count.chars;
    count.utf16 += byte >= 0xF0U ? 2 : 1;
  }
  return count;
}

OffsetCounter::Count OffsetCounter::count_at(std::size_t byte) const {
  const std::size_t stride = std::min(byte / kStride, strides_.size() - 1);
  return counted(strides_[stride], utf8_.substr(stride * kStride, byte - stride * kStride));
}

void OffsetCounter::add(Span& span) const {
  const Count start = count_at(span.start);
  const Count end = count_at(span.end);
  span.chars = Offsets{start.chars, end.chars};
  span.utf16 = Offsets{start.utf16, end.utf16};
}

void OffsetCounter::add(Indicator& indicator) const {
  add(indicator.span);
  for (Evidence& evidence : indicator.evidence) {
    if (evidence.span) add(*evidence.span);
  }
}

void OffsetCounter::add(std::vector<Section>& sections) const {
  for (Section& section : sections) {
    add(section.span);
    add(section.sections);
  }
}

void add_offsets(std::string_view utf8, Document& document) {
  const OffsetCounter counter(utf8);
  counter.add(document.sections);
  for (Indicator& indicator : document.indicators.kept()) counter.add(indicator);
}

}  // namespace zhibiao::extract
