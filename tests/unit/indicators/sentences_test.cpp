#include "indicators/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

const SentenceReader& sentence_reader() {
  static const numbers::NumberReader numbers(tests::built_in_packs().cues, tests::built_in_words());
  static const SentenceReader reader(numbers, tests::built_in_packs().cues);
  return reader;
}

std::vector<Sentence> read(std::string_view text, const outline::Outline& outline = {}) {
  std::vector<Sentence> all;
  Sentence room;
  sentence_reader().read(text, {0, text.size()}, outline, room,
                         [&](const Sentence& sentence) { all.push_back(sentence); });
  return all;
}

std::vector<std::string> texts(std::string_view text, const outline::Outline& outline = {}) {
  std::vector<std::string> all;
  for (const auto& sentence : read(text, outline)) all.emplace_back(sentence.range.of(text));
  return all;
}

using All = std::vector<std::string>;

TEST(Sentences, EndAtFullStopsAndLines) {
  EXPECT_EQ(texts("修路。架桥!通车?验收\n移交"), (All{"修路。", "架桥!", "通车?", "验收\n", "移交"}));
  EXPECT_EQ(texts(""), All{});
  EXPECT_EQ(texts("修路,架桥;通车"), All{"修路,架桥;通车"});
}

TEST(Sentences, EndWhereASectionBegins) {
  outline::Outline outline;
  outline.scopes = {{6, 0}, {12, 1}};
  EXPECT_EQ(texts("修路架桥通车", outline), (All{"修路", "架桥", "通车"}));
}

TEST(Sentences, TellWhereNumbersMayBeginAndPairsOpen) {
  const std::string text = "建成3条(村道)。修《路志》十卷";
  const auto all = read(text);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].beginnings, std::vector<std::size_t>{text.find('3')});
  ASSERT_EQ(all[0].openings.size(), 1U);
  EXPECT_EQ(all[0].openings[0].at, text.find('('));
  EXPECT_EQ(all[0].openings[0].pair->open, "(");
  EXPECT_EQ(all[1].beginnings, std::vector<std::size_t>{text.find("十")});
  ASSERT_EQ(all[1].openings.size(), 1U);
  EXPECT_EQ(all[1].openings[0].pair->open, "《");
}

TEST(Sentences, WithoutAnEndAreCutAtCommas) {
  std::string text;
  while (text.size() < 3 * kLongestSentence) text += "修通村道,";
  const auto all = read(text);
  ASSERT_GE(all.size(), 2U);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    EXPECT_GT(all[i].range.size(), kLongestSentence);
    EXPECT_LE(all[i].range.size(), kLongestSentence + 13);
    EXPECT_EQ(text[all[i].range.end - 1], ',');
  }
}

}  // namespace
}  // namespace zhibiao::indicators
