// Which words of which use stand at a place, and that compiled lists are as those that were read.
#include "lexicon/usages.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace zhibiao::lexicon {
namespace {

using patterns::ListedWord;
using patterns::Use;
using patterns::Uses;

TEST(Usages, ShareANumberWhereTheyAreTheSame) {
  Usages usages;
  EXPECT_EQ(usages.number({}, {}), 0U);
  const auto unit = usages.number({{Use::unit, 3}}, {});
  EXPECT_EQ(usages.number({{Use::unit, 3}}, {}), unit);
  EXPECT_NE(usages.number({{Use::unit, 4}}, {}), unit);
  EXPECT_NE(usages.number({{Use::unit, 3}}, Use::numeral), unit);
  const auto begins = usages.number({}, Use::range);
  EXPECT_TRUE(usages.beyond(begins).has_any(Use::range));
  EXPECT_EQ(usages.uses(begins), Uses());
  EXPECT_TRUE(usages.uses(unit).has_any(Use::unit | Use::whole));
  EXPECT_FALSE(usages.uses(unit).has_any(Use::whole));
  EXPECT_EQ(usages.size(), 5U);
}

TEST(Usages, WhatIsWrittenIsRead) {
  Usages usages;
  const auto number = usages.number({{Use::unit, 3}, {Use::whole, 70'000}}, Use::numeral);
  Usages read;
  ASSERT_TRUE(read.read(usages.bytes()));
  ASSERT_EQ(read.size(), usages.size());
  std::vector<Usages::Listing> listings;
  read.each(number, [&](const Usages::Listing& listing) { listings.push_back(listing); });
  EXPECT_EQ(listings, (std::vector<Usages::Listing>{{Use::unit, 3}, {Use::whole, 70'000}}));
  EXPECT_TRUE(read.beyond(number).has_any(Use::numeral));
  EXPECT_FALSE(Usages().read(""));
  EXPECT_FALSE(Usages().read(usages.bytes().substr(0, 20)));
}

TEST(Lexicon, FindsTheLongestWordOfAUse) {
  const Lexicon lexicon("人次\tq\t9\n人民\tn\t8\n",
                        {{"人", Use::unit, 1}, {"人次", Use::unit, 2}, {"人", Use::whole, 5}, {"℃", Use::unit, 4}});
  const std::string text = "接种4人次5℃";
  const std::size_t at = text.find("人");
  const auto unit = lexicon.longest(text, at, Use::unit);
  ASSERT_TRUE(unit);
  EXPECT_EQ(unit->range.of(text), "人次");
  EXPECT_EQ(lexicon.entry(unit->usage, Use::unit), 2U);
  const auto whole = lexicon.longest(text, at, Use::whole);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->range.of(text), "人");
  EXPECT_EQ(lexicon.entry(whole->usage, Use::whole), 5U);
  EXPECT_EQ(lexicon.entry(whole->usage, Use::unit), 1U);
  EXPECT_TRUE(lexicon.stands_at(text, text.size() - 3, Use::unit));
  EXPECT_FALSE(lexicon.stands_at(text, at + 3, Use::unit));
  EXPECT_FALSE(lexicon.stands_at(text, 0, Use::unit));
  EXPECT_FALSE(lexicon.stands_at(text, text.size(), Use::unit));
  EXPECT_FALSE(lexicon.stands_at(text, text.size() + 5, Use::unit));
  EXPECT_FALSE(lexicon.stands_at("人民", 0, Use::numeral));
}

TEST(Lexicon, OfEqualWordsTheFirstEntryOutranks) {
  const Lexicon lexicon("", {{"", Use::unit, 9}, {"所", Use::unit, 1}, {"所", Use::unit, 2}});
  EXPECT_EQ(lexicon.entry(lexicon.longest("所", 0, Use::unit)->usage, Use::unit), 1U);
}

std::string phrase(const std::vector<std::string>& signs, std::size_t length, std::mt19937& random) {
  std::string made;
  for (std::size_t i = 0; i < length; ++i) made += signs[random() % signs.size()];
  return made;
}

TEST(Lexicon, FindsWhatTryingAllWordsFinds) {
  const std::vector<std::string> signs = {"个", "百", "分", "点", "月", "a", "%", "²", "𠂇"};
  std::mt19937 random(20260101);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> words(random() % 30);
    for (std::string& word : words) word = phrase(signs, random() % 5, random);
    std::vector<ListedWord> listed;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      listed.push_back({words[i], random() % 2 == 0 ? Use::unit : Use::whole, i});
    }
    const Lexicon lexicon("百分\tn\t5\n", listed);
    const std::string text = phrase(signs, 40, random) + "\xff";
    for (std::size_t at = 0; at <= text.size(); ++at) {
      for (const Uses uses : {Uses(Use::unit), Uses(Use::whole), Use::unit | Use::whole, Uses(Use::range)}) {
        const ListedWord* best = nullptr;
        for (const ListedWord& each : listed) {
          if (each.word.empty() || !uses.has_any(each.use) || !text.substr(at).starts_with(each.word)) continue;
          if (best == nullptr || each.word.size() > best->word.size()) best = &each;
        }
        const auto found = lexicon.longest(text, at, uses);
        ASSERT_EQ(found.has_value(), best != nullptr) << text << " at " << at;
        if (!found) continue;
        ASSERT_EQ(found->range.of(text), best->word);
        ASSERT_EQ(lexicon.entry(found->usage, uses), best->entry);
      }
    }
  }
}

std::vector<std::uint32_t> entries_of(const Lexicon& lexicon, std::string_view word) {
  std::vector<std::uint32_t> entries;
  lexicon.usages().each(lexicon.usage(word), [&](const auto& listing) { entries.push_back(listing.entry); });
  return entries;
}

// The compiled list splits as the list that people edit, whatever words were listed when it was compiled.
TEST(Lexicon, CompiledAndReadListsSplitAlike) {
  const std::string tsv = "万\tm\t90\n公里\tq\t80\n新建\tv\t70\n新建公路\tn\t4\n路\tn\t60\n路面\tn\t50\n面\tn\t40\n";
  const std::vector<ListedWord> listed{{"公里", Use::unit, 8}, {"路面公里", Use::word, 1}, {"乡道", Use::word, 2}};
  const Lexicon read(tsv, listed);
  std::mt19937 random(11);
  const std::vector<std::string> parts{"万", "公", "里", "新", "建", "路", "面", "乡", "道", "5", "km", ",", "。"};
  const std::vector<ListedWord> others{{"乡道", Use::word, 0}, {"面", Use::head_sign, 3}};
  for (const std::vector<ListedWord>& compiled_with : {{}, others, listed}) {
    const std::string table = Lexicon::compiled(tsv, compiled_with);
    const Lexicon compiled(table, listed);
    for (int round = 0; round < 300; ++round) {
      const std::string text = phrase(parts, random() % 12, random);
      std::vector<Word> a;
      std::vector<Word> b;
      read.split(text, {0, text.size()}, a);
      compiled.split(text, {0, text.size()}, b);
      ASSERT_EQ(a.size(), b.size()) << text;
      for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].range, b[i].range) << text;
        EXPECT_EQ(a[i].tag, b[i].tag) << text;
        EXPECT_EQ(entries_of(read, a[i].range.of(text)), entries_of(compiled, b[i].range.of(text))) << text;
      }
    }
    EXPECT_EQ(entries_of(compiled, "乡道"), std::vector<std::uint32_t>{2});
    EXPECT_EQ(entries_of(compiled, "公里"), std::vector<std::uint32_t>{8});
    EXPECT_EQ(entries_of(compiled, "面"), std::vector<std::uint32_t>{});
    const Lexicon as_compiled(table);
    EXPECT_EQ(entries_of(as_compiled, "乡道").size(), compiled_with.empty() ? 0U : 1U);
  }
}

}  // namespace
}  // namespace zhibiao::lexicon
