// A word list with parts of speech, and the best split of a phrase into its words. Knows words, not indicators.
//
// A split is the cheapest path through the graph of all words that stand in the phrase. A word costs minus the
// logarithm of its share in the list, a sign that begins no word as much as the rarest, so that few and common words
// win: 组织培训教师 is 组织|培训|教师. Signs over which no word goes part the phrase, and each run between is split by
// itself.
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
  std::uint32_t known = 0;  // 1 + its first place in the list of known words, 0 where it is in none
};

// What split() works in; kept by the caller, so that memory is asked for once.
class Workspace {
 public:
  Workspace() = default;

 private:
  friend class Lexicon;
  struct Sign {
    char32_t code;
    std::uint32_t begin;
    std::uint32_t end;
    bool latin;
  };
  struct Step {
    float cost;
    std::uint32_t from;
    WordTable::Place place;  // of the word that ends here, kNowhere for a single sign
    Tag tag;
  };
  std::vector<Sign> signs_;
  std::vector<Step> steps_;
};

class Lexicon {
 public:
  // `words`: lines of word, tag and frequency, which are not needed later, or what compiled() made of them, which must
  // outlive the lexicon. `known`: further words that a split keeps whole; their tag is the list's where it has one.
  // Those that compiled() was given cost nothing more.
  explicit Lexicon(std::string_view words, const std::vector<std::string_view>& known = {});

  // The list and the words known besides in a form that is read in no time; of equal words the first line counts.
  [[nodiscard]] static std::string compiled(std::string_view tsv, const std::vector<std::string_view>& known = {});

  // The most likely words of text[range], by their frequencies; ranges are in `text`. Appends to `words`.
  void split(std::string_view text, base::Range range, std::vector<Word>& words, Workspace& workspace) const;
  void split(std::string_view text, base::Range range, std::vector<Word>& words) const {
    Workspace workspace;
    split(text, range, words, workspace);
  }
  // What of text[within] around text[range] is split for itself, whatever stands beyond: to where no word goes on.
  [[nodiscard]] base::Range run_around(std::string_view text, base::Range range, base::Range within) const;
  // The tag of exactly this word, unknown where it is not in the list.
  [[nodiscard]] Tag tag(std::string_view word) const;
  // As Word::known, of exactly this word.
  [[nodiscard]] std::uint32_t known(std::string_view word) const;
  // The same of each known word, in their order.
  [[nodiscard]] const std::vector<std::uint32_t>& known_numbers() const { return numbers_; }

 private:
  bool read_compiled(std::string_view bytes);
  void read_list(std::string_view tsv);
  void note_inner(char32_t sign);
  void add(std::string_view word, float cost, Tag tag);
  void add_known(const std::vector<std::string_view>& known);
  [[nodiscard]] WordTable::Place find(std::string_view word) const;
  [[nodiscard]] float cost_of(std::string_view word) const;
  [[nodiscard]] std::uint32_t known_at(WordTable::Place place) const {
    return place == WordTable::kNowhere || numbers_.empty() ? 0 : table_.end(place).known;
  }
  // Whether a word may go on over this sign.
  [[nodiscard]] bool is_inside(char32_t sign) const;
  // Splits signs of which no word goes beyond either end.
  void split_run(Workspace& workspace, std::vector<Word>& words) const;

  WordTable table_;  // costs: minus the logarithm of a word's share
  float unknown_cost_ = 0;
  std::string_view compiled_known_;  // the words known when the table was compiled, a line each
  std::vector<std::uint32_t> numbers_;
  std::u32string inner_signs_;  // what is no Han character and yet stands in a word, sorted
  bool latin_inside_ = false;   // ASCII letters or digits are among them
};

}  // namespace zhibiao::lexicon
