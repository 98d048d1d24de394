// What the phrase rules of the packs say of a figure: each is a regex over the sentence's tokens (token_classes.h,
// patterns/phrase_expression.h). A rule is tried only where the tokens beside the figure may be its own and every token
// it cannot do without stands on its side of the figure, so that a rule for a rare form costs nothing elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/pool.h"
#include "base/regex.h"
#include "indicators/token_classes.h"

namespace zhibiao::indicators {

// Rules by their numbers, 64 to a word.
using RuleSet = std::vector<std::uint64_t>;

// What rules ask of a token.
struct TokenFacts {
  TokenClasses::Bits bits;
  std::string letters;
  RuleSet found;   // rules that it may be the rarest token of: a sentence without any has no match
  RuleSet before;  // rules that let it stand right before the figure
  RuleSet behind;
};
// Found once for all tokens of a key, and kept from one document to the next: half of what rules cost would be finding
// it out again. What it holds stays where it is.
using KnownTokens = std::unordered_map<TokenClasses::Key, TokenFacts, TokenClasses::Hash>;

// Tokens around a figure up to the n-th stop sign on each side, for n from 0.
struct Windows {
  std::vector<std::size_t> begins;
  std::vector<std::size_t> ends;
  std::vector<TokenClasses::Bits> before;  // what tokens of the window before the figure are
  std::vector<TokenClasses::Bits> behind;
};

// A sentence as rules see it, kept from one to the next so that memory is asked for once.
struct TokenLine {
  KnownTokens* known = nullptr;  // outlives the line
  std::vector<const TokenFacts*> tokens;
  std::vector<const TokenFacts*> asked;  // of each candidate as the figure that is asked about, else null
  RuleSet found;                         // rules that one of its tokens finds
  // Of the figure last asked about.
  Windows windows;
  std::string letters;
  std::size_t first = 0;            // the token that `letters` begin with
  std::vector<std::size_t> begins;  // of each token in `letters`, and the end
};

// What rules say of a figure, each by the first rule that says it.
struct PhraseSays {
  struct Told {
    const patterns::PhraseRule* rule = nullptr;  // none where nothing is told
    base::Range words;                           // of the group, or all that the rule matched
  };
  Told refused;
  Told comparator;
  Told change;
  Told role;
  Told metric;
  Told earlier;  // that it has the name of the figure before it, or none
  Told base;
};

class PhraseRules {
 public:
  explicit PhraseRules(const patterns::PackSet& packs);
  PhraseRules(const PhraseRules&) = delete;
  PhraseRules& operator=(const PhraseRules&) = delete;

  enum class When { refusing, first, last };

  [[nodiscard]] base::Pool<KnownTokens>::Loan known() const { return base::Pool<KnownTokens>::Loan(known_); }

  // Puts the tokens into `line`.
  void read(std::string_view text, const std::vector<Token>& tokens, const std::vector<Candidate>& candidates,
            TokenLine& line) const;
  // What the rules of that time say of the figure at token `at` of a line that was read.
  PhraseSays ask(const std::vector<Token>& tokens, std::size_t at, When when, TokenLine& line) const;
  [[nodiscard]] const TokenClasses& classes() const { return classes_; }
  // The classes that the token `i` of a line is in.
  [[nodiscard]] std::vector<std::string_view> classes_of(const TokenLine& line, std::size_t i) const {
    return classes_.names(line.tokens[i]->bits);
  }
  // Whether the tokens, all together, are one of the class `name`. Compiles; for the examples of packs.
  [[nodiscard]] bool is_of_class(std::string_view name, std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<Candidate>& candidates) const;

 private:
  using Side = patterns::NeededLetter::Side;
  struct Needed {
    std::size_t bit = 0;
    Side side = Side::any;
  };
  struct Compiled {
    const patterns::PhraseRule* rule;
    When when;
    base::Regex regex;
    std::vector<std::vector<Needed>> needed;  // all of one of these
    std::size_t stops_before = 0;             // at most, between its match's ends and the figure
    std::size_t stops_behind = 0;
  };
  // Rules by the bits of a token that they may have in one place, and those that any token may have there, or none.
  struct ByToken {
    RuleSet any;
    std::vector<RuleSet> by_bit;
  };

  void add(const patterns::PhraseRule& rule, const patterns::TokenExpression& expression);
  void add_keys(std::size_t rule, const std::vector<std::vector<Needed>>& needed);
  void add_neighbours(std::size_t rule, bool may_be_any, const patterns::LetterSet& letters, ByToken& neighbours) const;
  [[nodiscard]] RuleSet of_token(const ByToken& rules, const TokenClasses::Bits& bits) const;
  [[nodiscard]] const TokenFacts& facts(std::string_view text, const Token& token, const Candidate* candidate,
                                        bool figure, KnownTokens& known) const;
  static void look_around(const std::vector<Token>& tokens, std::size_t at, TokenLine& line);
  static void write(std::size_t at, TokenLine& line);
  [[nodiscard]] static bool may_hold(const Compiled& rule, const TokenFacts& figure, const Windows& windows);

  TokenClasses classes_;
  std::vector<Compiled> rules_;
  std::array<RuleSet, 3> of_time_;  // by When
  ByToken found_;                   // by the rarest token that a rule cannot do without
  ByToken before_;                  // by the token right before the figure
  ByToken behind_;
  mutable base::Pool<KnownTokens> known_;
};

}  // namespace zhibiao::indicators
