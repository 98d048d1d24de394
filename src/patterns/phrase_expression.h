// Expressions over the tokens of a sentence, as phrase rules are written:
//
//   {{number}} {{bound}} (?P<metric>{{nominal}}+) {{bound}} {{figure}}
//
// {{name}} is one token of a class, a run of other signs (的) one token that reads so; ( ) | * + ? and ^ $ are regex's.
// Such an expression becomes an RE2 expression over a line in which each token is the letters of all classes it is in,
// ended by a semicolon: the class `bound` with the letter b is [^;]*b[^;]*; there. A token has all its classes at once,
// so that no class need be cut into what it shares with others, and a line of letters can be shown to a reader.
#pragma once

#include <bitset>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/message.h"

namespace zhibiao::patterns {

// What a letter of the line stands for: a class, or where `literal` a text.
struct TokenTerm {
  std::string_view name;
  bool literal = false;
};

// Classes and words together that expressions may speak of.
inline constexpr std::size_t kMostTokenTerms = 1023;

// From 1 on, but for the semicolon. In a line it is a byte up to kShortLetters, behind that two bytes.
using Letter = std::uint16_t;
inline constexpr Letter kShortLetters = 0x7F;
using LetterSet = std::bitset<kShortLetters + kMostTokenTerms + 1>;

void append_letter(std::string& line, Letter letter);

inline constexpr std::size_t kAnyStops = 1000;

// A letter that some token must have: any token, one before the figure that is asked about, that figure, one behind it.
struct NeededLetter {
  enum class Side : std::uint8_t { any, before, figure, behind };
  Letter letter = 0;
  Side side = Side::any;
  auto operator<=>(const NeededLetter&) const = default;  // NOLINT(modernize-use-nullptr): of what it becomes
};

struct TokenExpression {
  std::string regex;  // over the bytes of the line
  // Letters, sorted, of which a line that it matches has all of one set at least.
  std::vector<std::vector<NeededLetter>> needed;
  // The token right before the figure that is asked about has one of these, unless it may be any or none; and behind.
  LetterSet before;
  LetterSet behind;
  bool any_before = true;
  bool any_behind = true;
  // How many stop signs stand at most between the match's ends and that figure; kAnyStops where nothing bounds them.
  std::size_t stops_before = kAnyStops;
  std::size_t stops_behind = kAnyStops;
};

struct TokenExpressionError {
  bool unknown_class = false;
  std::string_view part;  // of the expression; empty for all of it
  Message message;
};

// What a class is: a letter of its own, or an expression that stands for it.
struct TokenClassMeaning {
  Letter letter = 0;
  const std::string* expression = nullptr;
  bool figure = false;  // only the figure that is asked about is of it
  bool stop = true;     // a stop sign may be of it
};

// `meaning` gives what a term is, nothing for a class that there is not.
using TermLookup = std::function<std::optional<TokenClassMeaning>(TokenTerm)>;

// The expression as RE2 reads it; what is wrong with it goes to `error`.
[[nodiscard]] std::optional<TokenExpression> token_expression(std::string_view expression, const TermLookup& meaning,
                                                              TokenExpressionError& error);

// The classes that are there without a pack: parts of speech, kinds of tokens and figures, and cue.value for the words
// of each cue.
[[nodiscard]] const std::vector<std::string_view>& plain_token_classes();
[[nodiscard]] bool is_plain_token_class(std::string_view name);

}  // namespace zhibiao::patterns
