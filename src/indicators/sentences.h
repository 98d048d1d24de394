// Sentences of a paragraph: up to 。 ！ ？ and at the places where another section begins. One look at each sign also
// tells where a number might begin and where a quotation or a bracket opens.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/sign_set.h"
#include "indicators/pairs.h"
#include "numbers/number_reader.h"
#include "outline/outline.h"

namespace zhibiao::indicators {

// Text that never ends a sentence is cut at its commas, or in the end at any sign that is no numeral: what stands so
// many bytes away says nothing of a figure.
inline constexpr std::size_t kLongestSentence = 8192;

struct Sentence {
  base::Range range;
  std::vector<std::size_t> beginnings;  // where a number might begin, ascending
  std::vector<Opening> openings;        // by place
};

class SentenceReader {
 public:
  // `cues` must outlive this.
  SentenceReader(const numbers::NumberReader& numbers, const std::vector<patterns::Cue>& cues);
  SentenceReader(const SentenceReader&) = delete;
  SentenceReader& operator=(const SentenceReader&) = delete;

  // Calls `take` with each sentence of text[paragraph] in order; `sentence` is kept by the caller so that memory is
  // asked for once.
  template <class Take>
  void read(std::string_view text, base::Range paragraph, const outline::Outline& outline, Sentence& sentence,
            const Take& take) const;

 private:
  // What a sign may be.
  static constexpr unsigned kNumber = 1;
  static constexpr unsigned kEnd = 2;
  static constexpr unsigned kPause = 4;
  static constexpr unsigned kOpening = 8;

  void add(char32_t sign, unsigned is);
  [[nodiscard]] const Pair* pair(char32_t sign) const { return &*std::ranges::find(pairs_, sign, &Pair::sign); }

  std::vector<Pair> pairs_;            // openings point to them
  base::SignSet events_;               // signs that are any of this: of most a look at one bit is enough
  std::vector<std::uint8_t> classes_;  // by code point of the basic plane
};

template <class Take>
void SentenceReader::read(std::string_view text, base::Range paragraph, const outline::Outline& outline,
                          Sentence& sentence, const Take& take) const {
  std::size_t begin = paragraph.begin;
  const auto close = [&](std::size_t end) {
    sentence.range = {begin, end};
    if (end > begin) take(sentence);
    begin = end;
    sentence.beginnings.clear();
    sentence.openings.clear();
  };
  sentence.beginnings.clear();
  sentence.openings.clear();
  auto scope = std::upper_bound(outline.scopes.begin(), outline.scopes.end(), paragraph.begin,
                                [](std::size_t at, const outline::Scope& s) { return at < s.begin; });
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const bool last_scope = scope == outline.scopes.end() || scope->begin >= paragraph.end;
    const std::size_t end = last_scope ? paragraph.end : scope->begin;
    while (at < end) {
      const bool too_long = at - begin > kLongestSentence;
      at = events_.next(text, at, too_long ? at : std::min(end, begin + kLongestSentence));
      if (at >= end) break;
      const auto sign = base::decode_code_point(text, at);
      const unsigned is = sign.value < base::SignSet::kEnd ? classes_[sign.value] : 0U;
      if ((is & kNumber) != 0) sentence.beginnings.push_back(at);
      if ((is & kOpening) != 0) sentence.openings.push_back({at, pair(sign.value)});
      at += sign.size;
      const std::size_t size = at - begin;
      const bool pause = sign.value < 0x80 && ((is & kPause) != 0 || size > 2 * kLongestSentence);
      const bool endless = size > 4 * kLongestSentence && (is & kNumber) == 0;
      if ((is & kEnd) != 0 || (size > kLongestSentence && pause) || endless) close(at);
    }
    if (last_scope) break;
    if (at == scope->begin) close(at);
    ++scope;
  }
  close(paragraph.end);
}

}  // namespace zhibiao::indicators
