// A word list with parts of speech, and the best split of a phrase into its words. Knows words, not indicators.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace zhibiao::lexicon {

enum class Tag : std::uint8_t {
  noun,
  verb,
  verbal_noun,  // a verb that also names the act: 培训, 建设
  adjective,
  adverb,
  time,
  place,
  preposition,
  conjunction,
  particle,
  pronoun,
  numeral,
  classifier,
  idiom,
  punctuation,
  unknown,
};

struct Word {
  base::Range range;  // in the text given to split()
  Tag tag = Tag::unknown;
};

class Lexicon {
 public:
  // `tsv`: lines of word, tag, frequency, sorted by the word's bytes; it must outlive the lexicon.
  explicit Lexicon(std::string_view tsv);

  // The most likely words of `text`, by their frequencies.
  [[nodiscard]] std::vector<Word> split(std::string_view text) const;

 private:
  struct Item {
    std::string_view word;
    Tag tag;
    float cost;
  };
  std::vector<Item> items_;
  std::vector<std::uint32_t> first_;  // by first code point: where its words begin in items_
};

}  // namespace zhibiao::lexicon
