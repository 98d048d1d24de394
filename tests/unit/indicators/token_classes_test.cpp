#include "indicators/token_classes.h"

#include <gtest/gtest.h>

#include "patterns/pack_set.h"
#include "patterns/phrase_expression.h"

namespace zhibiao::indicators {
namespace {

patterns::TokenClass token_class(const std::string& id) {
  patterns::TokenClass made;
  made.id = id;
  return made;
}

TEST(TokenClasses, EveryPlainClassOfACueHasItsMeaning) {
  for (const std::string_view name : patterns::plain_token_classes()) {
    if (name.find('.') == std::string_view::npos) continue;
    EXPECT_TRUE(meaning_named(name)) << name << " would never be met";
  }
  EXPECT_EQ(meaning_named("change.net_increase"), Meaning::net_increase);
  EXPECT_EQ(meaning_named("base.word"), Meaning::base);
  EXPECT_FALSE(meaning_named("verb.strnog"));
}

TEST(TokenClasses, AClassIsMadeOfOthersWhateverTheirOrder) {
  patterns::PackSet packs;
  packs.classes = {token_class("class.a-name"), token_class("class.thing"), token_class("class.short")};
  packs.classes[0].any = {"thing", "quotation"};
  packs.classes[0].none = {"short"};
  packs.classes[1].all = {"noun"};
  packs.classes[2].any = {"any"};
  packs.classes[2].longest = 1;
  const TokenClasses classes{patterns::TokenTerms(packs)};
  const std::size_t name = classes.terms().bit("a-name");
  const Words::Entry none;
  const std::string text = "学校人的";
  const auto is_name = [&](base::Range range, TokenType type, lexicon::Tag tag) {
    return classes.of(text, Token{range, type, tag, &none, 0, false}, nullptr, false).test(name);
  };
  EXPECT_TRUE(is_name({0, 6}, TokenType::word, lexicon::Tag::noun));
  EXPECT_FALSE(is_name({6, 9}, TokenType::word, lexicon::Tag::noun)) << "one character";
  EXPECT_FALSE(is_name({0, 6}, TokenType::word, lexicon::Tag::verb));
  EXPECT_TRUE(is_name({0, 12}, TokenType::quotation, lexicon::Tag::noun));
}

TEST(TokenClasses, OnlyWhatAnExpressionNamesIsWritten) {
  patterns::TokenTerms terms({});
  const auto noun = terms.meaning({"noun", false})->letter;
  const auto word = terms.meaning({"学校", true})->letter;
  const TokenClasses classes(terms);
  const Words::Entry none;
  const std::string line = classes.letters(
      classes.of("学校", Token{{0, 6}, TokenType::word, lexicon::Tag::noun, &none, 0, false}, nullptr, false));
  std::string wanted;
  patterns::append_letter(wanted, noun);
  patterns::append_letter(wanted, word);
  EXPECT_EQ(line, wanted + ";");
}

}  // namespace
}  // namespace zhibiao::indicators
