// A word list with parts of speech, and the best split of a phrase into its words. Knows words, not indicators.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "lexicon/word_table.h"

namespace zhibiao::lexicon {

enum class Tag : std::uint8_t {
  noun,
  verb,
  verbal_noun,  // a verb that also names the act: 培训, 建设
  adjective,
  adverb,
  time,
  place,     // a name of a place
  locative,  // 中, 内, 以上
  preposition,
  conjunction,
  particle,
  pronoun,
  numeral,
  classifier,
  phrase,  // a set phrase or an idiom
  punctuation,
  latin,  // a run of ASCII letters and digits
  unknown,
};

struct Word {
  base::Range range;  // in the text given to split()
  Tag tag = Tag::unknown;
};

class Lexicon {
 public:
  // `words`: lines of word, tag and frequency, or what compiled() made of them. `known`: further words that a split
  // keeps whole; their tag is the list's where it has one. Nothing of the arguments is needed later.
  explicit Lexicon(std::string_view words, const std::vector<std::string>& known = {});

  // The list in a form that is read in no time; of equal words the first line counts.
  [[nodiscard]] static std::string compiled(std::string_view tsv);

  // The most likely words of text[range], by their frequencies; ranges are in `text`. Appends to `words`.
  void split(std::string_view text, base::Range range, std::vector<Word>& words) const;
  // The tag of exactly this word, unknown where it is not in the list.
  [[nodiscard]] Tag tag(std::string_view word) const;

 private:
  void read_list(std::string_view tsv);
  void add(std::string_view word, float cost, Tag tag);
  void add_known(const std::vector<std::string>& known);
  [[nodiscard]] const WordTable::End* find(std::string_view word) const;
  [[nodiscard]] float cost_of(std::string_view word) const;

  WordTable table_;  // costs: minus the logarithm of a word's share
  float unknown_cost_ = 0;
};

}  // namespace zhibiao::lexicon
