#include "patterns/token_terms.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::patterns {
namespace {

TokenClass token_class(const std::string& id) {
  TokenClass made;
  made.id = id;
  return made;
}

PhraseRule phrase(const std::string& expression) {
  PhraseRule rule;
  rule.expression = expression;
  return rule;
}

PackSet some_packs() {
  PackSet packs;
  packs.classes = {token_class("class.rate"), token_class("class.thing"), token_class("class.things"),
                   token_class("class.no-noun"), token_class("class.unasked")};
  packs.classes[0].all = {"figure", "percentage"};
  packs.classes[1].any = {"noun", "quotation"};
  packs.classes[2].expression = "{{thing}}+";
  packs.classes[3].any = packs.classes[4].any = {"any"};
  packs.classes[3].none = {"noun"};
  packs.phrases = {phrase("{{things}} 的 {{rate}}"), phrase("{{thing}} {{noun}} {{no-noun}} {{figure}} {{stop_sign}}")};
  return packs;
}

TEST(TokenTerms, ATermIsALetterOrStandsForAnExpression) {
  TokenTerms terms(some_packs());
  const auto thing = terms.meaning({"thing", false});
  ASSERT_TRUE(thing);
  EXPECT_EQ(terms.bit_of(thing->letter), terms.bit("thing"));
  EXPECT_EQ(terms.meaning({"thing", false})->letter, thing->letter) << "the same again";
  EXPECT_EQ(*terms.meaning({"things", false})->expression, "{{thing}}+");
  EXPECT_NE(terms.meaning({"thing", true})->letter, thing->letter) << "a word is no class";
  EXPECT_FALSE(terms.meaning({"thnig", false}));
  EXPECT_EQ(terms.bit("thnig"), kMostTokenTerms);
}

TEST(TokenTerms, KnowWhichAreTheFigureAndWhichMayStop) {
  TokenTerms terms(some_packs());
  EXPECT_TRUE(terms.meaning({"rate", false})->figure);
  EXPECT_FALSE(terms.meaning({"thing", false})->figure);
  EXPECT_FALSE(terms.meaning({"thing", false})->stop);
  EXPECT_TRUE(terms.meaning({"any", false})->stop);
  EXPECT_TRUE(terms.meaning({"，", true})->stop);
  EXPECT_FALSE(terms.meaning({"的", true})->stop);
}

TEST(TokenTerms, HaveTheLettersThatCompiledRulesSpeakIn) {
  PackSet packs = some_packs();
  compile_phrases(packs);
  EXPECT_EQ(packs.terms, (std::vector<std::string>{"no-noun", "thing", "'的'", "rate", "noun", "figure", "stop_sign"}))
      << "first what most tokens are";
  TokenTerms fresh(packs);
  for (const PhraseRule& rule : packs.phrases) {
    TokenExpressionError error;
    const auto again = token_expression(
        rule.expression, [&](TokenTerm term) { return fresh.meaning(term); }, error);
    ASSERT_TRUE(again && rule.compiled) << rule.expression;
    EXPECT_EQ(again->regex, rule.compiled->regex);
    EXPECT_EQ(again->needed, rule.compiled->needed);
  }
}

}  // namespace
}  // namespace zhibiao::patterns
