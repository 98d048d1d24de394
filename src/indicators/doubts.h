// When a number with a unit is no indicator after all, by the words it stands in and beside. When unsure, not
// extracted.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indicators/candidates.h"
#include "indicators/phrase.h"
#include "indicators/unit_words.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"

namespace zhibiao::indicators {

// 人均GDP72360元: a number behind letters is no part of their word where they name a measure.
void keep_named(std::string_view text, const Words& words, std::vector<Candidate>& candidates);

// Refuses candidates whose numeral is a part of a longer word: 统一, 百货, 四川.
void refuse_words(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, const UnitWords& units,
                  Workspace& workspace, std::vector<Candidate>& candidates);

// Where what was taken for a unit begins a word, the number has none: 1200户籍人口. One that a sentence begins with so is
// a section's, as is 1.2本: 2组织体系, 1.2本项目.
void doubt_units(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon,
                 Workspace& workspace, std::vector<Candidate>& candidates);

// Whether rules refuse the candidate whatever the words are: a numeral in characters without a unit, such as
// 进一步's, and the number that a heading begins with.
[[nodiscard]] bool is_always_doubted(base::Range sentence, const Candidate& candidate);

}  // namespace zhibiao::indicators
