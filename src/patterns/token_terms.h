// What expressions over tokens speak of: plain classes, the classes of the packs and words as they stand. Each is a bit
// in the sets that say what a token is; a class of a pack is told by masks over the bits of those it is made of, which
// come before it. What an expression names has a letter in the lines that it is matched with besides.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"
#include "patterns/phrase_expression.h"

namespace zhibiao::patterns {

using TokenBits = std::bitset<kMostTokenTerms + 1>;  // the last one no token has

class TokenTerms {
 public:
  struct Class {
    TokenBits any;
    TokenBits all;
    TokenBits none;
    bool needs_any = false;
    bool broad = false;   // made of all words: tells only what a token is not
    bool user = false;    // of a user's pack
    bool figure = false;  // only the figure that is asked about is of it
    bool stop = true;     // a stop sign may be of it
    std::vector<std::string> words;
    std::size_t shortest = 0;
    std::size_t longest = 0;
  };

  // Where the packs were compiled, their terms have their letters at once.
  explicit TokenTerms(const PackSet& packs);

  // What a term of an expression is: a letter, or the expression it stands for; nothing for a class that there is not,
  // or where there are too many. A term gets its letter here, so that this is for the time before any line is written.
  std::optional<TokenClassMeaning> meaning(TokenTerm term);

  // kMostTokenTerms, which no token has, of what has none.
  [[nodiscard]] std::size_t bit(std::string_view name) const;
  [[nodiscard]] std::size_t bit_of(Letter letter) const { return bits_of_letters_[letter]; }
  // 0 of what stands in no expression.
  [[nodiscard]] Letter letter_of(std::size_t bit) const { return letters_[bit]; }
  // The bits before it are of plain classes.
  [[nodiscard]] std::size_t first_class() const { return plain_; }
  // Those of the bits from there on, in order; words too.
  [[nodiscard]] const std::vector<Class>& classes() const { return classes_; }
  // Whether words are listed for it, so that few tokens are of it.
  [[nodiscard]] bool has_words(std::size_t at) const { return at >= plain_ && !classes_[at - plain_].words.empty(); }
  // Whether a class is made of all tokens or all words, but for some.
  [[nodiscard]] bool is_broad(std::size_t at) const;
  // Of a class that rules may ask for, a plain one, one of a user or one that some rule names, and that says more of a
  // token than what it is not; empty of others, and of words.
  [[nodiscard]] std::string_view telling_name(std::size_t at) const;
  // What has a letter, in the order in which it was asked for; words in quotation marks.
  [[nodiscard]] const std::vector<std::string>& with_letters() const { return with_letters_; }

 private:
  void add(std::string_view name, const std::map<std::string_view, const TokenClass*>& all, std::size_t depth);
  void tell_kind(Class& made) const;
  [[nodiscard]] bool is_figure(std::size_t at) const;
  [[nodiscard]] bool may_be_stop(std::size_t at) const;
  void give_letter(std::size_t at, bool literal, const std::string& name);
  // The bit of a term, of a word a new one where it has none yet.
  std::size_t bit_of_term(TokenTerm term, const std::string& name);

  std::map<std::string, std::size_t, std::less<>> bits_;         // by name; words in quotation marks
  std::map<std::string, std::string, std::less<>> expressions_;  // of classes that stand for one
  std::size_t plain_ = 0;                                        // how many bits are plain classes'
  std::vector<Class> classes_;                                   // of the bits behind them
  std::array<Letter, kMostTokenTerms> letters_{};                // by bit
  std::array<std::size_t, kShortLetters + kMostTokenTerms + 1> bits_of_letters_{};
  Letter next_short_ = 1;
  Letter next_long_ = kShortLetters + 1;
  std::vector<std::string> with_letters_;
};

// Compiles the expressions of all phrase rules, as load() does and the program that is built with packs need not.
void compile_phrases(PackSet& packs);

}  // namespace zhibiao::patterns
