#include "lexicon/word_table.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace zhibiao::lexicon {
namespace {

WordTable::Place place_of(const WordTable& table, const std::u32string& word) {
  WordTable::Place place = WordTable::kRoot;
  for (const char32_t sign : word) {
    if (place != WordTable::kNowhere) place = table.step(place, sign);
  }
  return place;
}

TEST(WordTable, FindsWordsAndTheirBeginnings) {
  WordTable table;
  table.add("水库", {2.5F, 3, 0});
  table.add("水库大坝", {4.0F, 1, 0});
  table.add("水库", {9.0F, 9, 0});  // the first one counts
  EXPECT_EQ(table.end(place_of(table, U"水库")).tag, 3U);
  EXPECT_EQ(table.end(place_of(table, U"水库")).cost, 2.5F);
  EXPECT_EQ(table.end(place_of(table, U"水")).tag, WordTable::kNoWord);
  EXPECT_EQ(table.end(place_of(table, U"水库大坝")).tag, 1U);
  EXPECT_EQ(place_of(table, U"水渠"), WordTable::kNowhere);
}

TEST(WordTable, KeepsAllWordsAsItGrows) {
  WordTable table;
  for (char32_t first = 0x4E00; first < 0x4E00 + 3000; ++first) {
    std::string word{static_cast<char>(0xE0 | (first >> 12)), static_cast<char>(0x80 | ((first >> 6) & 0x3F)),
                     static_cast<char>(0x80 | (first & 0x3F))};
    table.add(word + "镇", {static_cast<float>(first), 1, 0});
  }
  for (char32_t first = 0x4E00; first < 0x4E00 + 3000; ++first) {
    ASSERT_EQ(table.end(place_of(table, {first, U'镇'})).cost, static_cast<float>(first));
  }
}

TEST(WordTable, WhatIsWrittenIsRead) {
  WordTable table;
  table.add("灌区", {1.5F, 2, 0});
  float owners = 0;
  const std::string file = table.bytes(7.25F);
  const auto read = WordTable::read(file, owners);
  ASSERT_TRUE(read);
  EXPECT_EQ(owners, 7.25F);
  EXPECT_EQ(read->end(place_of(*read, U"灌区")).tag, 2U);
  EXPECT_FALSE(WordTable::read(file.substr(0, file.size() - 1), owners));
  EXPECT_FALSE(WordTable::read("灌区\tn\t5\n", owners));
  EXPECT_FALSE(WordTable::read("", owners));
}

// The compiled list splits as the list that people edit, whatever words were known when it was compiled.
TEST(Lexicon, CompiledAndReadListsSplitAlike) {
  const std::string tsv = "万\tm\t90\n公里\tq\t80\n新建\tv\t70\n新建公路\tn\t4\n路\tn\t60\n路面\tn\t50\n面\tn\t40\n";
  const std::vector<std::string_view> known{"路面公里", "乡道", "路面公里"};
  const Lexicon read(tsv, known);
  std::mt19937 random(11);
  const std::vector<std::string> parts{"万", "公", "里", "新", "建", "路", "面", "乡", "道", "5", "km", ",", "。"};
  for (const std::vector<std::string_view>& others :
       std::initializer_list<std::vector<std::string_view>>{{}, {"乡道", "面"}, known}) {
    const std::string table = Lexicon::compiled(tsv, others);
    const Lexicon compiled(table, known);
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (std::size_t length = random() % 12; length > 0; --length) text += parts[random() % parts.size()];
      std::vector<Word> a;
      std::vector<Word> b;
      read.split(text, {0, text.size()}, a);
      compiled.split(text, {0, text.size()}, b);
      ASSERT_EQ(a.size(), b.size()) << text;
      for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].range, b[i].range) << text;
        EXPECT_EQ(a[i].tag, b[i].tag) << text;
        EXPECT_EQ(a[i].known, b[i].known) << text;
      }
    }
    EXPECT_EQ(compiled.known("乡道"), 2U);
    EXPECT_EQ(compiled.known("路面公里"), 1U);
    EXPECT_EQ(compiled.known("面"), 0U);
    const Lexicon unasked(table);
    EXPECT_EQ(unasked.known("乡道"), 0U);
    std::vector<Word> words;
    unasked.split("乡道", {0, 6}, words);
    for (const Word& word : words) EXPECT_EQ(word.known, 0U);
  }
}

}  // namespace
}  // namespace zhibiao::lexicon
