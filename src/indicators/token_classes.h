// The classes of a token, as phrase rules name them (patterns/token_terms.h): part of speech, kind of token, what the cue
// lists say of it, and the classes of the packs that are made of these.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indicators/candidate.h"
#include "indicators/phrase.h"
#include "patterns/pack_set.h"
#include "patterns/token_terms.h"

namespace zhibiao::indicators {

class TokenClasses {
 public:
  using Bits = patterns::TokenBits;

  // With all terms that will be asked for.
  explicit TokenClasses(patterns::TokenTerms terms);

  [[nodiscard]] const patterns::TokenTerms& terms() const { return terms_; }
  // The bit of a class by its name; one that no token has where there is no such class.
  [[nodiscard]] std::size_t bit_named(std::string_view name) const { return terms_.bit(name); }

  // Tokens of one key are in the same classes: the same meanings, part of speech and length; words that a class lists are
  // keys of their own.
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
  // `candidate`: of a token that is one, else null. `figure`: it is the one that a rule is asked about.
  [[nodiscard]] Key key(std::string_view text, const Token& token, const Candidate* candidate, bool figure) const;
  [[nodiscard]] Bits of(std::string_view text, const Token& token, const Candidate* candidate, bool figure) const;
  // The names of the classes that a token is in, without those that only tell what it is not.
  [[nodiscard]] std::vector<std::string_view> names(const Bits& bits) const;
  // A token's letters, in the order of their bits, those that stand in no expression left out; ended by a semicolon.
  [[nodiscard]] std::string letters(const Bits& bits) const;

 private:
  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };

  [[nodiscard]] Bits plain_bits(const Token& token, const Candidate* candidate, bool figure) const;

  patterns::TokenTerms terms_;
  // The bits of plain classes by what a token has; kMostTokenTerms for what has no class.
  std::array<std::size_t, 64> of_meaning_{};
  std::array<std::size_t, 18> of_tag_{};
  std::array<std::size_t, 7> of_type_{};
  std::array<std::size_t, 8> of_kind_{};
  std::array<std::size_t, 8> of_bound_{};
  std::size_t any_ = 0;
  std::size_t word_ = 0;
  std::size_t date_ = 0;
  std::size_t figure_ = 0;
  std::array<std::size_t, 14> of_fact_{};
  // Words that some class is told by, and their numbers.
  std::unordered_map<std::string, std::uint64_t, WordHash, std::equal_to<>> words_;
};

}  // namespace zhibiao::indicators
