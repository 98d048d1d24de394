// The classes of a token, as phrase rules name them: part of speech, kind of token, what the cue lists say of it, and
// the classes of the packs that are made of these. Each class is a bit; a class of a pack is told by masks over the
// bits of those it is made of, which come before it.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indicators/candidate.h"
#include "indicators/phrase.h"
#include "patterns/pack_set.h"
#include "patterns/phrase_expression.h"

namespace zhibiao::indicators {

class TokenClasses {
 public:
  static constexpr std::size_t kMost = patterns::kMostTokenTerms;
  static constexpr std::size_t kNone = kMost - 1;
  using Bits = std::bitset<kMost>;

  explicit TokenClasses(const patterns::PackSet& packs);

  // What a term of an expression is: a letter, or the expression it stands for; nothing for a class that there is not,
  // or where there are too many. A word gets its letter here, so that this is for the time before any token is asked.
  std::optional<patterns::TokenClassMeaning> meaning(patterns::TokenTerm term);
  [[nodiscard]] std::size_t bit_of(patterns::Letter letter) const { return bits_of_letters_[letter]; }
  // The bit of a class by its name; kNone, which no token has, where there is no such class.
  [[nodiscard]] std::size_t bit_named(std::string_view name) const { return std::min(bit(name), kNone); }
  // Whether words are listed for it, so that few tokens are of it.
  [[nodiscard]] bool has_words(std::size_t at) const { return at >= plain_ && !classes_[at - plain_].words.empty(); }

  // What was found of words that have the same meanings, part of speech and length: kept from one sentence to the next.
  struct Key {
    std::uint64_t meanings = 0;
    std::uint32_t rest = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return static_cast<std::size_t>((key.meanings + key.rest) * 0x9E3779B97F4A7C15ULL);
    }
  };
  struct Told {
    Bits bits;
    std::string letters;
  };
  using Known = std::unordered_map<Key, Told, Hash>;  // what it holds stays where it is

  // `candidate`: of a token that is one, else null. `figure`: it is the one that a rule is asked about.
  [[nodiscard]] Bits of(std::string_view text, const Token& token, const Candidate* candidate, bool figure) const;
  // The same, with its letters, found at once where such a token was met before.
  [[nodiscard]] const Told& of(std::string_view text, const Token& token, const Candidate* candidate, bool figure,
                               Known& known) const;
  // The names of the classes that a token is in, without those that only tell what it is not.
  [[nodiscard]] std::vector<std::string_view> names(const Bits& bits) const;
  // A token's letters, in the order of their bits, those that stand in no expression left out; ended by a semicolon.
  [[nodiscard]] std::string letters(const Bits& bits) const;

 private:
  struct Class {
    Bits any;
    Bits all;
    Bits none;
    bool needs_any = false;
    bool broad = false;  // made of all words: tells only what a token is not
    std::vector<std::string> words;
    std::size_t shortest = 0;
    std::size_t longest = 0;
  };

  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };

  void add(std::string_view name, const std::map<std::string_view, const patterns::TokenClass*>& all,
           std::size_t depth);
  [[nodiscard]] Key key_of(std::string_view word, std::size_t length, const Token& token, const Candidate* candidate,
                           bool figure) const;
  [[nodiscard]] Bits plain_bits(const Token& token, const Candidate* candidate, bool figure) const;
  [[nodiscard]] std::size_t bit(std::string_view name) const;
  [[nodiscard]] bool is_figure_class(std::size_t at) const;
  [[nodiscard]] bool may_be_stop(std::size_t at) const;

  std::map<std::string, std::size_t, std::less<>> bits_;                // by name; words in quotation marks
  std::map<std::string, const std::string*, std::less<>> expressions_;  // classes that stand for one
  std::size_t plain_ = 0;                                               // how many bits are plain classes'
  std::vector<Class> classes_;                                          // of the bits behind them
  // The bits of plain classes by what a token has; kMost for what has no class.
  std::array<std::size_t, 64> of_meaning_{};
  std::array<std::size_t, 18> of_tag_{};
  std::array<std::size_t, 7> of_type_{};
  std::array<std::size_t, 8> of_kind_{};
  std::array<std::size_t, 8> of_bound_{};
  std::size_t any_ = 0;
  std::size_t word_ = 0;
  std::size_t date_ = 0;
  std::size_t figure_ = 0;
  std::size_t in_characters_ = 0;
  std::size_t scaled_ = 0;
  std::size_t unitless_ = 0;
  std::size_t whole_ = 0;
  std::size_t one_ = 0;
  std::array<patterns::Letter, kMost> letters_{};  // by bit; 0 of what stands in no expression
  std::array<std::size_t, patterns::kShortLetters + kMost + 1> bits_of_letters_{};
  patterns::Letter next_short_ = 1;
  patterns::Letter next_long_ = patterns::kShortLetters + 1;
  // Words that some class is told by, and their numbers.
  std::unordered_map<std::string, std::uint64_t, WordHash, std::equal_to<>> words_;
};

}  // namespace zhibiao::indicators
