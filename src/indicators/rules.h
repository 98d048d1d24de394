// What the packs say, compiled for the reading of sentences.
#pragma once

#include <string_view>

#include "indicators/candidates.h"
#include "indicators/exclusions.h"
#include "indicators/own_patterns.h"
#include "indicators/phrase_rules.h"
#include "indicators/role.h"
#include "indicators/sentences.h"
#include "indicators/unit_words.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"
#include "patterns/cue_groups.h"
#include "patterns/pack_set.h"
#include "patterns/word_trie.h"

namespace zhibiao::indicators {

struct Rules {
  // `packs` must outlive this; `word_list` is not needed later.
  Rules(const patterns::PackSet& packs, std::string_view word_list)
      : lexicon(word_list, patterns::cue_words(packs)),
        candidates(packs),
        whole_words(cue_trie(packs, "classifier", "none")),
        sentences(candidates.numbers()),
        own(packs.indicators),
        exclusions(packs.exclusions, candidates.numbers()),
        words(packs, lexicon),
        units(packs.cues),
        phrases(packs),
        roles(packs.cues) {}

  lexicon::Lexicon lexicon;
  CandidateFinder candidates;
  patterns::WordTrie whole_words;  // begin as a classifier does and hold none
  SentenceReader sentences;
  OwnPatterns own;
  Exclusions exclusions;
  Words words;
  UnitWords units;
  PhraseRules phrases;
  RoleReader roles;
};

}  // namespace zhibiao::indicators
