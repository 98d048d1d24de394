#include "extract/slices.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "extract/message_rows.h"
#include "extract/offsets.h"

namespace zhibiao::extract {
namespace {

// Blanks, line breaks and signs without width: what a record leaves out where lines were joined.
bool is_left_out(char32_t sign) {
  return sign <= 0x20 || sign == 0xA0 || sign == 0xAD || sign == 0x1680 || (sign >= 0x2000 && sign <= 0x200F) ||
         (sign >= 0x2028 && sign <= 0x202F) || (sign >= 0x205F && sign <= 0x206F) || sign == 0x3000 || sign == 0xFEFF;
}

class Check {
 public:
  Check(const text::SourceText& source, const Document& document)
      : source_(source), document_(document), counter_(source.utf8) {}

  SliceReport take() {
    sections(document_.sections);
    for (const Indicator& indicator : document_.indicators) {
      check(indicator.span, indicator.text);
      for (const Evidence& evidence : indicator.evidence) {
        if (evidence.span) check(*evidence.span, evidence.text);
      }
    }
    return std::move(report_);
  }

 private:
  void sections(const std::vector<Section>& all) {
    for (const Section& section : all) {
      check(section.span, section.marker + section.title);
      sections(section.sections);
    }
  }

  void check(const Span& span, std::string_view text) {
    ++report_.spans;
    if (span.start > span.end || span.end > source_.utf8.size()) {
      return differ(span, rows::kSpanIsBeyondText(span.start, span.end, source_.utf8.size()));
    }
    const base::Range bytes = {span.start, span.end};
    if (!holds(bytes, text)) return differ(span, rows::kAnotherTextStandsThere(text, source_.slice(bytes)));
    const Span is = source_.span(bytes);
    if (is.line != span.line || is.column != span.column) {
      return differ(span, rows::kPlaceIsAnother(is.line, is.column));
    }
    Span counted = span;
    counter_.add(counted);
    if ((span.chars && span.chars != counted.chars) || (span.utf16 && span.utf16 != counted.utf16)) {
      differ(span, rows::kCountsAreOthers());
    }
  }

  // The text is the slice but for what was left out between two lines, a page's furniture included.
  [[nodiscard]] bool holds(base::Range bytes, std::string_view text) const {
    const std::string_view slice = bytes.of(source_.utf8);
    std::size_t in_text = 0;
    for (std::size_t at = 0; at < slice.size();) {
      const auto sign = base::decode_code_point(slice, at);
      const bool same = slice.substr(at, sign.size) == text.substr(std::min(in_text, text.size()), sign.size);
      if (same) {
        in_text += sign.size;
        at += sign.size;
      } else if (is_left_out(sign.value)) {
        at += sign.size;
      } else if (const std::size_t end = end_of_furniture(bytes.begin + at); end > 0) {
        at = std::min(end - bytes.begin, slice.size());
      } else {
        return false;
      }
    }
    return in_text == text.size();
  }

  // Where what is no part of the document ends, a line or what parts two of them; 0 where the byte is in another line.
  [[nodiscard]] std::size_t end_of_furniture(std::size_t byte) const {
    const auto& lines = source_.lines;
    const auto next = std::upper_bound(lines.begin(), lines.end(), byte,
                                       [](std::size_t at, const base::Range& each) { return at < each.begin; });
    const auto number = static_cast<std::size_t>(next - lines.begin());
    if (number > 0 && byte >= std::prev(next)->end) return next == lines.end() ? source_.utf8.size() : next->begin;
    const auto& furniture = document_.layout.boilerplate;
    const bool is = std::find(furniture.begin(), furniture.end(), number) != furniture.end();
    return is ? std::max<std::size_t>(std::prev(next)->end, byte + 1) : 0;
  }

  void differ(const Span& span, Message message) {
    report_.differences.push_back({Severity::error, "differs", span.line, span.column, std::move(message)});
  }

  const text::SourceText& source_;
  const Document& document_;
  OffsetCounter counter_;
  SliceReport report_;
};

}  // namespace

SliceReport check_slices(const text::SourceText& source, const Document& document) {
  return Check(source, document).take();
}

}  // namespace zhibiao::extract
