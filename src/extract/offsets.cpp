#include "extract/offsets.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace zhibiao::extract {
namespace {

constexpr std::size_t kStride = 256;  // bytes

// Indicators as they are, with the other counts of their spans.
class Counted : public IndicatorSource {
 public:
  Counted(std::string_view utf8, Indicators indicators)
      : utf8_(utf8), counter_(utf8_), indicators_(std::move(indicators)) {}

  [[nodiscard]] std::size_t size() const override { return indicators_.size(); }
  [[nodiscard]] std::unique_ptr<Walker<Indicator>> walk() const override { return std::make_unique<Walk>(*this); }

 private:
  class Walk : public Walker<Indicator> {
   public:
    explicit Walk(const Counted& of) : of_(of), at_(of.indicators_.begin()) {}

    bool next(Indicator& indicator) override {
      if (at_ == of_.indicators_.end()) return false;
      indicator = *at_;
      of_.counter_.add(indicator);
      ++at_;
      return true;
    }

   private:
    const Counted& of_;
    Indicators::const_iterator at_;
  };

  std::string utf8_;
  OffsetCounter counter_;
  Indicators indicators_;
};

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
  OffsetCounter(utf8).add(document.sections);
  document.indicators = Indicators(std::make_shared<Counted>(utf8, std::move(document.indicators)));
}

}  // namespace zhibiao::extract
