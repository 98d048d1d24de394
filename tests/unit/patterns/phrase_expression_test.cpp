#include "patterns/phrase_expression.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/regex.h"
#include "patterns/phrase_reader.h"

namespace zhibiao::patterns {
namespace {

// Letters a, b, c for the classes and words of these names; `f` is the figure, `s` and `x` may be stop signs; `several`
// stands for an expression.
std::optional<TokenClassMeaning> meaning(TokenTerm term) {
  static const std::string several = "{{a}} {{b}}*";
  static const std::string round = "{{round}}";
  if (term.literal) return term.name == "的" ? std::optional(TokenClassMeaning{'d', nullptr}) : std::nullopt;
  if (term.name == "several") return TokenClassMeaning{0, &several};
  if (term.name == "round") return TokenClassMeaning{0, &round};
  if (term.name.size() == 1) {
    const bool stop = term.name == "s" || term.name == "x";
    return TokenClassMeaning{static_cast<Letter>(term.name[0]), nullptr, term.name == "f", stop};
  }
  return std::nullopt;
}

std::optional<TokenExpression> read_expression(std::string_view expression) {
  TokenExpressionError error;
  return token_expression(expression, meaning, error);
}

std::string error_of(std::string_view expression) {
  TokenExpressionError error;
  EXPECT_FALSE(token_expression(expression, meaning, error)) << expression;
  return error.message.english();
}

bool matches(std::string_view expression, std::string_view line) {
  const auto read_one = read_expression(expression);
  return read_one && base::Regex::compile(read_one->regex).value().matches(line, base::Regex::Anchor::both);
}

TEST(PhraseExpression, MatchesATokenThatIsInTheClassWhateverElseItIs) {
  EXPECT_TRUE(matches("{{a}}", "a;"));
  EXPECT_TRUE(matches("{{b}}", "abc;"));
  EXPECT_FALSE(matches("{{b}}", "ac;"));
  EXPECT_FALSE(matches("{{a}}", "a;a;")) << "one class is one token";
  EXPECT_TRUE(matches("{{a}} 的 {{b}}", "ac;dc;b;"));
}

TEST(PhraseExpression, HasTheOperatorsOfRegexes) {
  EXPECT_TRUE(matches("{{a}}* {{b}}+", "a;a;b;b;"));
  EXPECT_FALSE(matches("{{a}}* {{b}}+", "a;a;"));
  EXPECT_TRUE(matches("({{a}} | {{b}} {{c}}) {{d}}?", "b;c;"));
  EXPECT_TRUE(matches("(?P<metric>{{several}}) {{c}}", "a;b;b;c;"));
  EXPECT_TRUE(matches("^ {{a}} $", "a;"));
}

// The sets of letters, each letter behind < where it stands before the figure, behind > behind it, in = as the figure.
std::vector<std::string> needed(std::string_view expression) {
  std::vector<std::string> sets;
  const auto read_one = read_expression(expression);
  for (const auto& letters : read_one->needed) {
    std::string& set = sets.emplace_back();
    for (const NeededLetter& each : letters) {
      constexpr std::string_view kSides = " <=>";
      if (each.side != NeededLetter::Side::any) set += kSides[static_cast<std::size_t>(each.side)];
      set += static_cast<char>(each.letter);
    }
  }
  return sets;
}

TEST(PhraseExpression, TellsTheLettersItCannotDoWithout) {
  using Sets = std::vector<std::string>;
  EXPECT_EQ(needed("{{b}} {{a}} {{c}}?"), (Sets{"ab"}));
  EXPECT_EQ(needed("({{a}} {{b}} | {{c}}) {{d}}"), (Sets{"cd", "abd"}));
  EXPECT_EQ(needed("({{a}} | {{b}})+ {{c}}*"), (Sets{"a", "b"}));
  EXPECT_EQ(needed("({{a}} | {{b}})?"), (Sets{""}));
  EXPECT_EQ(needed("{{several}} 的"), (Sets{"ad"}));
  EXPECT_EQ(needed("({{a}} | {{a}} {{b}}) {{c}}"), (Sets{"ac"})) << "where b is, a is";
  const char* many = "{{x}} ({{a}}|{{b}}|{{c}}) ({{d}}|{{e}}|{{f}}) ({{g}}|{{h}}|{{i}}) ({{j}}|{{k}}|{{l}})";
  const Sets sets = needed(many);
  EXPECT_LE(sets.size(), 64U) << "too many to keep apart";
  for (const auto& letters : sets) EXPECT_EQ(letters.back(), 'x');
}

TEST(PhraseExpression, TellsOnWhichSideOfTheFigureTheyStand) {
  using Sets = std::vector<std::string>;
  EXPECT_EQ(needed("{{a}} {{b}}* {{f}} {{c}} {{d}}"), (Sets{"<a>c>d=f"}));
  EXPECT_EQ(needed("{{a}} ({{b}} {{f}} | {{f}} {{c}}) {{d}}"), (Sets{"<a<b>d=f", "<a>c>d=f"}));
  EXPECT_EQ(needed("{{f}} {{a}} {{f}}"), (Sets{">a=f"})) << "it never matches";
  EXPECT_EQ(needed("{{a}} {{f}}? {{b}}"), (Sets{"ab"})) << "where the figure stands elsewhere";
  EXPECT_EQ(needed("{{a}} ({{f}} | {{b}}) {{c}}"), (Sets{"abc", "ac=f"}));
}

// `f` is the figure.
std::string beside_figure(std::string_view expression) {
  const auto read_one = read_expression(expression);
  const auto letters = [](const LetterSet& set) {
    std::string all;
    for (std::size_t letter = 0; letter < set.size(); ++letter) {
      if (set.test(letter)) all += static_cast<char>(letter);
    }
    return all;
  };
  return (read_one->any_before ? "any" : letters(read_one->before)) + " f " +
         (read_one->any_behind ? "any" : letters(read_one->behind));
}

TEST(PhraseExpression, LettersAreFoundNowhereButWhereTheyStand) {
  std::string line;
  for (Letter letter = 1; letter <= kShortLetters + kMostTokenTerms; ++letter) {
    if (letter != ';') append_letter(line, letter);
  }
  EXPECT_EQ(line.find(';'), std::string::npos);
  for (Letter letter = 1; letter <= kShortLetters + kMostTokenTerms; ++letter) {
    if (letter == ';') continue;
    std::string bytes;
    append_letter(bytes, letter);
    ASSERT_NE(line.find(bytes), std::string::npos) << letter;
    EXPECT_EQ(line.find(bytes), line.rfind(bytes)) << letter;
  }
}

TEST(PhraseExpression, WordsBeyondTheRoomThereIsAreRefused) {
  TokenClassNames classes;
  std::size_t words = 0;
  while (classes.add_word("w" + std::to_string(words))) ++words;
  EXPECT_EQ(words + plain_token_classes().size(), kMostTokenTerms);
  EXPECT_TRUE(classes.add_word("w0")) << "known already";
  EXPECT_EQ(error_of("又").substr(0, 61), "the expressions of all packs would speak of more than 1023 cl");
}

TEST(PhraseExpression, TellsWhatStandsBesideTheFigure) {
  EXPECT_EQ(beside_figure("{{a}} {{b}} {{f}} {{c}} {{d}}"), "b f c");
  EXPECT_EQ(beside_figure("{{a}} {{b}}* {{f}} {{c}}? {{d}}"), "ab f cd");
  EXPECT_EQ(beside_figure("{{a}}* {{f}} {{c}}?"), "any f any");
  EXPECT_EQ(beside_figure("(?:^ | {{a}}) {{f}} (?:{{b}} | {{c}} {{d}})+"), "any f bc");
  EXPECT_EQ(beside_figure("{{a}} ({{b}} {{f}} | {{f}} {{c}}) {{d}}"), "ab f cd");
  EXPECT_EQ(beside_figure("{{a}} {{b}} {{f}} {{c}} | {{d}} {{f}} {{e}}"), "bd f ce");
  EXPECT_EQ(beside_figure("{{several}} {{f}} 的"), "ab f d");
  EXPECT_EQ(beside_figure("{{a}} {{b}}"), "any f any") << "no figure";
}

TEST(PhraseExpression, CountsTheStopSignsBesideTheFigure) {
  const auto stops = [](std::string_view expression) {
    const auto read_one = read_expression(expression);
    return std::pair(read_one->stops_before, read_one->stops_behind);
  };
  EXPECT_EQ(stops("{{a}}* {{f}}"), std::pair(std::size_t{0}, std::size_t{0}));
  EXPECT_EQ(stops("{{s}} {{a}} {{f}} {{b}}+ {{s}} {{x}}"), std::pair(std::size_t{1}, std::size_t{2}));
  EXPECT_EQ(stops("({{s}} | {{a}} | {{s}} {{s}}) {{f}}"), std::pair(std::size_t{2}, std::size_t{0}));
  EXPECT_EQ(stops("{{x}}* {{f}} {{s}}?"), std::pair(kAnyStops, std::size_t{1}));
  EXPECT_EQ(stops("{{s}} {{b}}"), std::pair(kAnyStops, kAnyStops)) << "no figure to count from";
  EXPECT_EQ(stops("{{a}} {{f}}?"), std::pair(kAnyStops, kAnyStops)) << "nor surely one";
  EXPECT_EQ(stops("{{a}} | {{f}}"), std::pair(kAnyStops, kAnyStops));
}

TEST(PhraseExpression, SaysWhatIsWrong) {
  EXPECT_EQ(error_of("{{nuon}}"), "there is no token class 'nuon'");
  EXPECT_EQ(error_of("{{round}}"), "the token class 'round' is made of itself");
  EXPECT_EQ(error_of("({{a}}").substr(0, 21), "every ( needs its ); ");
  EXPECT_EQ(error_of("{{a}})").substr(0, 21), "every ( needs its ); ");
  EXPECT_EQ(error_of("{{a").substr(0, 18), "every {{ needs its");
  EXPECT_EQ(error_of("* {{a}}").substr(0, 11), "* + ? stand");
}

TEST(PhraseExpression, TooManyClassesInClassesAreRefused) {
  std::map<std::string, std::string, std::less<>> classes;
  for (char name = 'a'; name < 'z'; ++name) {
    const std::string next(1, static_cast<char>(name + 1));
    classes[std::string(1, name)] = "({{" + next + "}} | {{" + next + "}} {{" + next + "}})";
  }
  const TermLookup doubling = [&](TokenTerm term) -> std::optional<TokenClassMeaning> {
    const auto found = classes.find(term.name);
    if (found != classes.end()) return TokenClassMeaning{0, &found->second};
    return TokenClassMeaning{'x', nullptr};
  };
  TokenExpressionError error;
  EXPECT_FALSE(token_expression("{{a}}", doubling, error));
  EXPECT_FALSE(error.message.empty());
}

TEST(PlainTokenClasses, EachIsThereOnce) {
  const auto& names = plain_token_classes();
  EXPECT_EQ(std::set<std::string_view>(names.begin(), names.end()).size(), names.size());
  EXPECT_LT(names.size(), 128U);
  for (const char* name : {"noun", "figure", "verb.strong", "comparator.before", "change.increase", "base.whole"}) {
    EXPECT_TRUE(is_plain_token_class(name)) << name;
  }
  EXPECT_FALSE(is_plain_token_class("numeral.half")) << "what numbers are written with is no word of a sentence";
}

}  // namespace
}  // namespace zhibiao::patterns
