// What the packs say, compiled for the reading of sentences.
#pragma once

#include <optional>

#include "base/once.h"
#include "indicators/exclusions.h"
#include "indicators/figure_finder.h"
#include "indicators/noun_phrase.h"
#include "indicators/own_patterns.h"
#include "indicators/phrase_rules.h"
#include "indicators/role.h"
#include "indicators/sentences.h"
#include "indicators/unit_words.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

class Rules {
 public:
  // Both must outlive this; `words_of_packs` has those of `packs`.
  Rules(const patterns::PackSet& packs, const lexicon::Lexicon& words_of_packs)
      : lexicon(words_of_packs),
        finder(packs, lexicon),
        sentences(finder.numbers(), packs.cues),
        own(packs.indicators),
        exclusions(packs.exclusions, finder.numbers()),
        words(packs, lexicon),
        units(packs.cues),
        roles(packs.cues, lexicon),
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

  const lexicon::Lexicon& lexicon;
  FigureFinder finder;
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
