// What the phrase rules of the packs say of a figure: each is a regex over the sentence's tokens (token_classes.h,
// patterns/phrase_expression.h). A rule is tried only on sentences that have every token it cannot do without, so that
// a rule for a rare form costs nothing elsewhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pool.h"
#include "base/regex.h"
#include "indicators/token_classes.h"

namespace zhibiao::indicators {

// Rules of one time by their numbers, 64 to a word.
using RuleSet = std::vector<std::uint64_t>;

// A sentence as rules see it, kept from one to the next so that memory is asked for once.
struct TokenLine {
  TokenClasses::Known* known = nullptr;  // outlives the line; see PhraseRules::known()
  std::vector<const TokenClasses::Told*> tokens;
  std::vector<const TokenClasses::Told*> asked;  // of each candidate as the figure that is asked about, else null
  TokenClasses::Bits all;                        // of any token, none of them asked about
  std::array<RuleSet, 3> rules;                  // by When: those that may hold for one of its figures
  std::string letters;                           // for the figure last asked about
  std::size_t first = 0;                         // the token that `letters` begin with
  std::vector<std::size_t> begins;               // of each token in `letters`, and the end
  // Of the tokens in `letters` that stop signs part: where those begin that n of them stand before the figure, and end
  // that n stand behind it.
  std::vector<std::size_t> before_stops;
  std::vector<std::size_t> behind_stops;
  RuleSet before;  // rules that the token before that figure lets stand
  RuleSet behind;
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

  // What is known of words, from one document to the next: half of what rules cost would be finding it out again.
  [[nodiscard]] base::Pool<TokenClasses::Known>::Loan known() const {
    return base::Pool<TokenClasses::Known>::Loan(known_);
  }

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
  struct Compiled {
    const patterns::PhraseRule* rule;
    base::Regex regex;
    std::vector<std::vector<std::size_t>> needed;  // all of one of these
    std::size_t stops_before = 0;                  // at most, between its match's ends and the figure
    std::size_t stops_behind = 0;
  };
  // In which rules a token may stand beside the figure, by the bits that it has.
  struct Neighbour {
    RuleSet any;                  // those that say nothing of it
    std::vector<RuleSet> by_bit;  // empty of a bit that none asks for
  };
  // Rules of one time.
  struct Group {
    std::vector<Compiled> rules;
    RuleSet always;                                // those that need no token in particular
    std::vector<std::vector<std::uint16_t>> keys;  // by bit: rules that cannot do without it, one bit for each way
    Neighbour before;
    Neighbour behind;
  };

  static void write(const std::vector<Token>& tokens, std::size_t at, TokenLine& line);
  static bool may_hold(const Compiled& rule, const TokenClasses::Bits& all);
  static void put(std::size_t rule, RuleSet& rules);
  void add_keys(Group& group) const;
  static void add(std::size_t rule, bool may_be_any, const TokenClasses::Bits& bits, Neighbour& neighbour);
  // `token`: null where none stands there.
  static void look_at(const Neighbour& neighbour, const TokenClasses::Told* token, RuleSet& rules);

  TokenClasses classes_;
  std::array<Group, 3> groups_;  // by When
  mutable base::Pool<TokenClasses::Known> known_;
};

}  // namespace zhibiao::indicators
