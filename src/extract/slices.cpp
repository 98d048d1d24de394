#include "extract/slices.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "extract/left_out.h"
#include "extract/message_rows.h"
#include "extract/offsets.h"

namespace zhibiao::extract {
namespace {

class Check {
 public:
  Check(const text::SourceText& source, const Document& document)
      : source_(source), document_(document), left_out_(source, document.layout.boilerplate), counter_(source.utf8) {}

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
      check(section.span, section.marker + section.title, section.marker.size());
      sections(section.sections);
    }
  }

  void check(const Span& span, std::string_view text, std::size_t parted = std::string_view::npos) {
    ++report_.spans;
    if (span.start > span.end || span.end > source_.utf8.size()) {
      return differ(span, rows::kSpanIsBeyondText(span.start, span.end, source_.utf8.size()));
    }
    const base::Range bytes = {span.start, span.end};
    if (!holds(bytes, text, parted)) return differ(span, rows::kAnotherTextStandsThere(text, source_.slice(bytes)));
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

  // The text is the slice but for what was left out between two lines, a page's furniture included. Of a heading, which
  // has a marker and a title, one sign between these and a markup's signs are left out too.
  [[nodiscard]] bool holds(base::Range bytes, std::string_view text, std::size_t parted) const {
    const std::string_view slice = bytes.of(source_.utf8);
    const bool is_heading = parted != std::string_view::npos;
    std::size_t in_text = 0;
    for (std::size_t at = 0; at < slice.size();) {
      const auto sign = base::decode_code_point(slice, at);
      const bool same = slice.substr(at, sign.size) == text.substr(std::min(in_text, text.size()), sign.size);
      if (same) {
        in_text += sign.size;
        at += sign.size;
      } else if (const std::size_t end = left_out_.end(bytes.begin + at); end > bytes.begin + at) {
        at = std::min(end - bytes.begin, slice.size());
      } else if (const std::size_t behind = is_heading ? end_of_markup(slice, at) : at; behind > at) {
        at = behind;
      } else if (in_text == parted) {
        at += sign.size;
        parted = std::string_view::npos;
      } else {
        return false;
      }
    }
    return in_text == text.size();
  }

  void differ(const Span& span, Message message) {
    report_.differences.push_back({Severity::error, "differs", span.line, span.column, std::move(message)});
  }

  const text::SourceText& source_;
  const Document& document_;
  LeftOut left_out_;
  OffsetCounter counter_;
  SliceReport report_;
};

}  // namespace

SliceReport check_slices(const text::SourceText& source, const Document& document) {
  return Check(source, document).take();
}

}  // namespace zhibiao::extract
