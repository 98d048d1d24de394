#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "embedded/embedded.h"
#include "patterns/pack_loader.h"

namespace zhibiao::lexicon {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kSmall =
    "中小\tj\t50\n"
    "中小学\tn\t400\n"
    "学\tv\t600\n"
    "学校\tn\t900\n"
    "小学\tn\t800\n"
    "建设\tvn\t1000\n"
    "新\td\t500\n"
    "新建\tv\t300\n"
    "校\tn\t100\n";

std::vector<patterns::ListedWord> whole_words(const std::vector<std::string_view>& words) {
  std::vector<patterns::ListedWord> listed;
  for (const std::string_view word : words) listed.push_back({word, patterns::Use::word, 0});
  return listed;
}

Words split(const Lexicon& lexicon, std::string_view text) {
  std::vector<Word> words;
  lexicon.split(text, {0, text.size()}, words);
  Words shown;
  for (const auto& word : words) shown.emplace_back(word.range.of(text));
  return shown;
}

const Lexicon& full() {
  static const Lexicon built(embedded::file("lexicon.tsv"));
  return built;
}

TEST(Lexicon, TellsTheTagOfAWord) {
  const Lexicon lexicon(kSmall);
  EXPECT_EQ(lexicon.tag("学校"), Tag::noun);
  EXPECT_EQ(lexicon.tag("建设"), Tag::verbal_noun);
  EXPECT_EQ(lexicon.tag("新"), Tag::adverb);
  EXPECT_EQ(lexicon.tag("学校里"), Tag::unknown);
  EXPECT_EQ(lexicon.tag("建"), Tag::unknown);
  EXPECT_EQ(lexicon.tag(""), Tag::unknown);
  EXPECT_EQ(lexicon.tag("abc"), Tag::unknown);
}

TEST(Lexicon, SplitsIntoTheMostLikelyWords) {
  const Lexicon lexicon(kSmall);
  EXPECT_EQ(split(lexicon, "新建学校"), (Words{"新建", "学校"}));
  EXPECT_EQ(split(lexicon, "新建中小学"), (Words{"新建", "中小学"}));
  EXPECT_EQ(split(lexicon, "中小学学校"), (Words{"中小学", "学校"}));
}

TEST(Lexicon, KeepsWhatItDoesNotKnowAsSingleCharacters) {
  const Lexicon lexicon(kSmall);
  EXPECT_EQ(split(lexicon, "桥梁学校"), (Words{"桥", "梁", "学校"}));
}

TEST(Lexicon, LettersAndDigitsAreOneWordAndSignsStandAlone) {
  const Lexicon lexicon(kSmall);
  const std::string_view text = "学校5G,A4。";
  std::vector<Word> words;
  lexicon.split(text, {0, text.size()}, words);
  ASSERT_EQ(words.size(), 5U);
  EXPECT_EQ(words[1].tag, Tag::latin);
  EXPECT_EQ(words[1].range.of(text), "5G");
  EXPECT_EQ(words[2].tag, Tag::punctuation);
  EXPECT_EQ(words[4].tag, Tag::punctuation);
  EXPECT_EQ(words[4].range.of(text), "。");
}

TEST(Lexicon, SplitsARangeAndAppends) {
  const Lexicon lexicon(kSmall);
  const std::string_view text = "新建学校";
  std::vector<Word> words;
  lexicon.split(text, {6, 12}, words);
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0].range, (base::Range{6, 12}));
  lexicon.split(text, {0, 6}, words);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[1].range, (base::Range{0, 6}));
  lexicon.split(text, {3, 3}, words);
  EXPECT_EQ(words.size(), 2U);
}

TEST(Lexicon, KeepsKnownWordsWhole) {
  const Lexicon lexicon(kSmall, whole_words({"新学校", "梁桥", "", "学校"}));
  EXPECT_EQ(split(lexicon, "建设新学校"), (Words{"建设", "新学校"}));
  EXPECT_EQ(split(lexicon, "梁桥"), (Words{"梁桥"}));
  EXPECT_EQ(lexicon.tag("学校"), Tag::noun);  // the list's
  EXPECT_EQ(lexicon.tag("梁桥"), Tag::unknown);
}

TEST(Lexicon, AKnownWordDoesNotStealFromItsNeighbours) {
  const Lexicon lexicon(kSmall, whole_words({"建学"}));
  EXPECT_EQ(split(lexicon, "新建学校"), (Words{"新建", "学校"}));
}

TEST(Lexicon, WhatIsNoWordOfSentencesChangesNoSplit) {
  const Lexicon lexicon(kSmall, {{"新学", patterns::Use::unit, 0}, {"建学A", patterns::Use::unit, 1}});
  EXPECT_EQ(split(lexicon, "新学校A"), split(Lexicon(kSmall), "新学校A"));
  EXPECT_EQ(lexicon.tag("新学"), Tag::unknown);
}

TEST(Lexicon, AnEmptyListSplitsIntoCharacters) {
  const Lexicon lexicon("");
  EXPECT_EQ(split(lexicon, "学校"), (Words{"学", "校"}));
}

TEST(Lexicon, SplitsGovernmentProse) {
  EXPECT_EQ(split(full(), "完成水库加固"), (Words{"完成", "水库", "加固"}));
  EXPECT_EQ(split(full(), "统一调度"), (Words{"统一", "调度"}));
}

// Whatever the bytes, the words cover the text without gap or overlap.
TEST(Lexicon, CoversAnyBytes) {
  std::mt19937 random(20310712);
  const std::string pieces[] = {"新",   "建",       "学校", "中",       "5", "x", "，",
                                "\xE6", "\x96\xB0", "\xFF", "\xF0\x9F", " ", "百"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto i = random() % 14; i > 0; --i) text += pieces[random() % std::size(pieces)];
    std::vector<Word> words;
    full().split(text, {0, text.size()}, words);
    std::size_t at = 0;
    for (const auto& word : words) {
      ASSERT_EQ(word.range.begin, at) << text;
      ASSERT_GT(word.range.end, at) << text;
      at = word.range.end;
    }
    ASSERT_EQ(at, text.size()) << text;
  }
}

TEST(Lexicon, FindsTheSplitOfFewestUnlikelyWords) {
  const Lexicon lexicon(
      "丙\tn\t10\n"
      "丙乙\tn\t1000\n"
      "甲\tn\t10\n"
      "甲丙\tn\t3\n");
  EXPECT_EQ(split(lexicon, "甲丙乙"), (Words{"甲", "丙乙"}));
}

}  // namespace
}  // namespace zhibiao::lexicon
