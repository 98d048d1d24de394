#include "lexicon/word_table.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(WordTable, AddsAPlaceThatIsNoWord) {
  WordTable table;
  const WordTable::Place place = table.add_place("渠首");
  table.set_usage(place, 7);
  EXPECT_EQ(place_of(table, U"渠首"), place);
  EXPECT_EQ(table.end(place).tag, WordTable::kNoWord);
  EXPECT_EQ(table.end(place).usage, 7U);
  EXPECT_EQ(table.add_place("渠首"), place);
  table.forget_usages();
  EXPECT_EQ(table.end(place).usage, 0U);
}

}  // namespace
}  // namespace zhibiao::lexicon
