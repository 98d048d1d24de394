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
void refuse_words(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, const Words& words,
                  const UnitWords& units, Workspace& workspace, std::vector<Candidate>& candidates);

// Refuses the number that a sentence begins with where it is one of a section: 2组织体系, 1.2本项目.
void refuse_section_numbers(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon,
                            Workspace& workspace, std::vector<Candidate>& candidates);

// Takes the unit from a number where it is the first character of another word: 1200户籍人口 has no 户.
void take_words_from_units(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon,
                           Workspace& workspace, std::vector<Candidate>& candidates);

// Whether doubt() refuses the candidate whatever the words are: a numeral in characters without a unit, such as
// 进一步's, and the number that a heading begins with.
[[nodiscard]] bool is_always_doubted(base::Range sentence, const Candidate& candidate);

// Why the candidate at `tokens[at]` is none; empty where it stands.
std::string_view doubt(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                       const Candidate& candidate);

}  // namespace zhibiao::indicators
