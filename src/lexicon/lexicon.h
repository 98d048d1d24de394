// The table of all words: a list with parts of speech, and what the packs use each word for. Tells which words stand at
// a place of a text, and the best split of a phrase into its words. Knows words, not what their uses mean.
//
// A split is the cheapest path through the graph of all words that stand in the phrase. A word costs minus the
// logarithm of its share in the list, a sign that begins no word as much as the rarest, so that few and common words
// win: 组织培训教师 is 组织|培训|教师. Signs over which no word goes part the phrase, and each run between is split by
// itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/utf8.h"
#include "lexicon/usages.h"
#include "lexicon/word_table.h"
#include "patterns/uses.h"

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
  std::uint32_t usage = 0;  // what the packs use it for
};

// A word that the packs use, where it stands in a text.
struct Found {
  base::Range range;
  std::uint32_t usage = 0;
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
  // outlive the lexicon. The packs' words join it, unless it was compiled with these very packs. Those that stand in
  // sentences a split keeps whole; their tag is the list's where it has one.
  Lexicon(std::string_view words, const patterns::PackSet& packs);
  Lexicon(std::string_view words, const std::vector<patterns::ListedWord>& listed);
  explicit Lexicon(std::string_view words);

  // The list and the listed words in a form that is read in no time; of equal words the first line counts.
  [[nodiscard]] static std::string compiled(std::string_view tsv, const std::vector<patterns::ListedWord>& listed = {});

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
  // What the packs use exactly this word for.
  [[nodiscard]] std::uint32_t usage(std::string_view word) const;
  [[nodiscard]] const Usages& usages() const { return usages_; }

  // Each word with one of `uses` that begins at `at`, the shortest first.
  template <class Take>
  void each(std::string_view text, std::size_t at, patterns::Uses uses, const Take& take) const;
  // The longest of them.
  [[nodiscard]] std::optional<Found> longest(std::string_view text, std::size_t at, patterns::Uses uses) const {
    std::optional<Found> found;
    each(text, at, uses, [&](const Found& word) { found = word; });
    return found;
  }
  [[nodiscard]] bool stands_at(std::string_view text, std::size_t at, patterns::Uses uses) const {
    return longest(text, at, uses).has_value();
  }
  // The first entry of the packs that lists words of this usage for one of `uses`, which they have.
  [[nodiscard]] std::uint32_t entry(std::uint32_t usage, patterns::Uses uses) const;

 private:
  bool read_compiled(std::string_view bytes);
  void read_list(std::string_view tsv);
  void note_inner(char32_t sign);
  void add(std::string_view word, float cost, Tag tag);
  void keep_whole(const std::vector<patterns::ListedWord>& listed);
  void list(const std::vector<patterns::ListedWord>& listed);
  [[nodiscard]] WordTable::Place place_of(std::string_view word) const;
  [[nodiscard]] WordTable::Place find(std::string_view word) const;
  [[nodiscard]] float cost_of(std::string_view word) const;
  [[nodiscard]] std::uint32_t usage_at(WordTable::Place place) const {
    return place == WordTable::kNowhere ? 0 : table_.end(place).usage;
  }
  // Whether a word may go on over this sign.
  [[nodiscard]] bool is_inside(char32_t sign) const;
  // Splits signs of which no word goes beyond either end.
  void split_run(Workspace& workspace, std::vector<Word>& words) const;

  WordTable table_;  // costs: minus the logarithm of a word's share
  float unknown_cost_ = 0;
  Usages usages_;
  std::u32string inner_signs_;  // what is no Han character and yet stands in a word, sorted
  bool latin_inside_ = false;   // ASCII letters or digits are among them
};

template <class Take>
void Lexicon::each(std::string_view text, std::size_t at, patterns::Uses uses, const Take& take) const {
  if (at >= text.size()) return;
  base::CodePoint sign = base::decode_code_point(text, at);
  std::size_t end = at + sign.size;
  WordTable::Place place = table_.first(sign.value);
  while (place != WordTable::kNowhere) {
    const std::uint32_t usage = table_.end(place).usage;
    if (usage == 0) return;
    if (usages_.uses(usage).has_any(uses)) take(Found{{at, end}, usage});
    if (!usages_.beyond(usage).has_any(uses) || end >= text.size()) return;
    sign = base::decode_code_point(text, end);
    end += sign.size;
    place = table_.step(place, sign.value);
  }
}

}  // namespace zhibiao::lexicon
