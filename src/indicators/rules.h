// What the packs say, compiled for the reading of sentences.
#pragma once

#include <optional>
#include <string_view>

#include "base/once.h"
#include "indicators/candidates.h"
#include "indicators/exclusions.h"
#include "indicators/noun_phrase.h"
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

class Rules {
 public:
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
        roles(packs.cues),
        packs_(packs) {}

  // Compiled when first asked for: of a file without text they would be half of the start.
  [[nodiscard]] const PhraseRules& phrases() const {
    compile();
    return *phrases_;
  }
  [[nodiscard]] const NameClasses& names() const {
    compile();
    return *names_;
  }

  lexicon::Lexicon lexicon;
  CandidateFinder candidates;
  patterns::WordTrie whole_words;  // begin as a classifier does and hold none
  SentenceReader sentences;
  OwnPatterns own;
  Exclusions exclusions;
  Words words;
  UnitWords units;
  RoleReader roles;

 private:
  void compile() const {
    once_.call([this] {
      phrases_.emplace(packs_);
      names_.emplace(NameClasses{phrases_->classes()});
    });
  }

  const patterns::PackSet& packs_;
  mutable base::Once once_;
  mutable std::optional<PhraseRules> phrases_;
  mutable std::optional<NameClasses> names_;
};

}  // namespace zhibiao::indicators
