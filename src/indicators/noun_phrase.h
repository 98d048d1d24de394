// Noun phrases on either side of a figure, by parts of speech and word lists.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/phrase.h"
#include "indicators/unit_words.h"

namespace zhibiao::indicators {

// A run of tokens [begin, end); empty where there is no phrase.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool verb_only = false;  // nothing but the verb that governs the figure
  [[nodiscard]] bool empty() const { return begin >= end; }
};

// The phrase of tokens [begin, end) that a figure behind it counts. `subject`: a verb such as 达到 joins the two, so
// the phrase may be a whole clause that names a rate. `continued`: the phrase goes on a list whose verb stands before.
Phrase phrase_before(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                     bool subject, bool continued = false);

// The phrase that begins at `begin` and is counted by the figure before it. `people`: of people a verb may tell who:
// 获国家级荣誉. `heads`: of the figure's unit, null where any word will do.
Phrase phrase_after(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, bool people,
                    const Heads* heads);

// The bytes of a phrase, quotation marks around all of it left out.
base::Range range_of(std::string_view text, const std::vector<Token>& tokens, const Phrase& phrase);

// Whether the last word of [begin, end) names a rate, an amount or another measure.
bool ends_in_measure(const std::vector<Token>& tokens, std::size_t begin, std::size_t end);

}  // namespace zhibiao::indicators
