// Sentences of a paragraph: up to 。 ！ ？ and at the places where another section begins.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/range.h"
#include "outline/outline.h"

namespace zhibiao::indicators {

// Text that never ends a sentence is cut at its commas: what stands so many bytes away says nothing of a figure.
inline constexpr std::size_t kLongestSentence = 8192;

// Calls `take` with each sentence of text[paragraph] in order.
template <class Take>
void for_each_sentence(std::string_view text, base::Range paragraph, const outline::Outline& outline,
                       const Take& take) {
  std::size_t begin = paragraph.begin;
  auto scope = std::upper_bound(outline.scopes.begin(), outline.scopes.end(), paragraph.begin,
                                [](std::size_t at, const outline::Scope& s) { return at < s.begin; });
  const auto close = [&](std::size_t end) {
    if (end > begin) take(base::Range{begin, end});
    begin = end;
  };
  const auto is = [&](std::size_t at, std::string_view sign) { return text.substr(at, sign.size()) == sign; };
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const std::size_t next_scope =
        scope == outline.scopes.end() ? paragraph.end : std::min(scope->begin, paragraph.end);
    while (at < next_scope) {
      const auto lead = static_cast<unsigned char>(text[at]);
      if (lead >= 0xE4 && lead <= 0xE9) {  // an ideograph, as most signs are
        at += 3;
      } else if (lead >= 0x80) {
        const bool ends = (lead == 0xE3 && is(at, "。")) || (lead == 0xEF && (is(at, "！") || is(at, "？")));
        at += ends ? 3 : 1;
        if (ends) close(at);
      } else if (lead == '!' || lead == '?' || lead == '\n') {
        close(++at);
      } else {
        ++at;
        const bool pause = lead == ',' || lead == ';' || lead == ' ' || at - begin > 2 * kLongestSentence;
        if (at - begin > kLongestSentence && pause) close(at);
      }
    }
    if (scope == outline.scopes.end() || at >= paragraph.end) break;
    if (at == scope->begin) close(at);
    ++scope;
  }
  close(paragraph.end);
}

}  // namespace zhibiao::indicators
