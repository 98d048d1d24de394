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
  // `tsv`: lines of word, tag, frequency, sorted by the words' bytes. `known`: further words that a split keeps whole;
  // their tag is the list's where it has one. Both are copied as far as they are needed later.
  explicit Lexicon(std::string_view tsv, const std::vector<std::string>& known = {});

  // The most likely words of text[range], by their frequencies; ranges are in `text`. Appends to `words`.
  void split(std::string_view text, base::Range range, std::vector<Word>& words) const;
  // The tag of exactly this word, unknown where it is not in the list.
  [[nodiscard]] Tag tag(std::string_view word) const;

 private:
  struct Item {
    std::uint32_t begin;  // in text_
    std::uint16_t size;
    Tag tag;
    float cost;  // minus the logarithm of its share
  };
  [[nodiscard]] std::string_view word(const Item& item) const { return {text_.data() + item.begin, item.size}; }
  void index();
  void add_known(const std::vector<std::string>& known);
  [[nodiscard]] const Item* find(std::string_view wanted) const;
  [[nodiscard]] float cost_of(std::string_view wanted) const;
  // Items whose first character is `lead`.
  [[nodiscard]] std::pair<const Item*, const Item*> bucket(std::string_view lead) const;

  std::string text_;
  std::vector<Item> items_;           // sorted by word
  std::vector<std::uint32_t> first_;  // by first character, U+4E00 on: where its words begin in items_
  float unknown_cost_ = 0;
};

}  // namespace zhibiao::lexicon
