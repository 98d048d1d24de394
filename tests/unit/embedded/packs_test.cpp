#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/regex.h"
#include "embedded/embedded.h"
#include "patterns/compiled_packs.h"
#include "patterns/filters.h"
#include "patterns/pack_loader.h"
#include "support/loaded_packs.h"

namespace zhibiao::patterns {
namespace {

TEST(EmbeddedPacks, LoadWithoutMistakes) {
  const auto files = embedded::packs();
  ASSERT_FALSE(files.empty());
  EXPECT_EQ(messages(load(files)), "");
}

TEST(EmbeddedPacks, HaveUnitWordsOfOneUnitOnly) {
  const LoadResult loaded = load(embedded::packs());
  ASSERT_GE(loaded.packs.units.size(), 250U);
  std::map<std::string, std::string> owners;
  for (const Unit& unit : loaded.packs.units) {
    for (const std::string& word : unit.words) {
      const auto [known, added] = owners.try_emplace(word, unit.id);
      EXPECT_TRUE(added) << word << " of " << unit.id << " and of " << known->second;
    }
  }
}

TEST(EmbeddedPacks, HaveUnitsWithAnExampleOfAWordAndNotTheDangerousWords) {
  const std::set<std::string> dangerous = {"大", "级", "等", "届", "号", "度", "代", "流", "番", "日", "月", "第"};
  for (const Unit& unit : load(embedded::packs()).packs.units) {
    for (const std::string& word : unit.words) EXPECT_EQ(dangerous.count(word), 0U) << unit.id;
    for (const Example& example : unit.match) {
      EXPECT_TRUE(std::any_of(unit.words.begin(), unit.words.end(),
                              [&](const std::string& word) { return example.text.find(word) != std::string::npos; }))
          << unit.id << ": " << example.text;
    }
  }
}

template <class T>
void expect_topic(const std::vector<T>& entries, const std::string& topic) {
  for (const T& entry : entries) EXPECT_TRUE(entry.id.starts_with(topic)) << entry.file << ":" << entry.line;
}

// An id tells a reader where to look: what stands before its first dot is the list's name, or a word that one file has.
TEST(EmbeddedPacks, HaveIdsOfTheirTopic) {
  const LoadResult loaded = load(embedded::packs());
  expect_topic(loaded.packs.units, "unit.");
  expect_topic(loaded.packs.headings, "heading.");
  expect_topic(loaded.packs.lines, "line.");
  expect_topic(loaded.packs.exclusions, "exclusion.");
  expect_topic(loaded.packs.indicators, "indicator.");
  std::map<std::string, std::string> files = {
      {"unit", ""}, {"heading", ""}, {"line", ""}, {"exclusion", ""}, {"indicator", ""}};
  for (const Cue& cue : loaded.packs.cues) {
    const std::size_t dot = cue.id.find('.');
    ASSERT_NE(dot, std::string::npos) << cue.id;
    const auto [known, added] = files.try_emplace(cue.id.substr(0, dot), cue.file);
    EXPECT_EQ(known->second, cue.file) << cue.id;
  }
}

TEST(EmbeddedPacks, HavePiecesThatMatchTheirExamplesWhole) {
  const LoadResult loaded = load(embedded::packs());
  ASSERT_NE(find_piece(loaded.packs, "number"), nullptr);
  ASSERT_NE(find_piece(loaded.packs, "placeholder"), nullptr);
  for (const Piece& piece : loaded.packs.pieces) {
    const auto regex = base::Regex::compile(piece.expression);
    ASSERT_TRUE(regex) << piece.id;
    for (const Example& example : piece.match) {
      EXPECT_TRUE(regex->matches(example.text, base::Regex::Anchor::both)) << piece.id << ": " << example.text;
    }
    for (const Example& example : piece.reject) {
      EXPECT_FALSE(regex->matches(example.text, base::Regex::Anchor::both)) << piece.id << ": " << example.text;
    }
  }
}

// What a program starts with is what people edit, without the examples.
TEST(CompiledPacks, AreThePacks) {
  PackSet packs = load(embedded::packs(), Checks::users).packs;
  find_filters(packs);
  const auto compiled = read_compiled_packs(embedded::language().packs);
  ASSERT_TRUE(compiled);
  EXPECT_EQ(compiled_packs(*compiled), compiled_packs(packs));
  ASSERT_EQ(compiled->cues.size(), packs.cues.size());
  EXPECT_EQ(compiled->cues.back().words, packs.cues.back().words);
  EXPECT_EQ(compiled->exclusions.front().expression, packs.exclusions.front().expression);
  EXPECT_EQ(compiled->units.front().kind, packs.units.front().kind);
  EXPECT_FALSE(packs.units.front().match.empty());
  EXPECT_TRUE(compiled->units.front().match.empty());
}

TEST(CompiledPacks, BrokenOnesAreRefused) {
  const std::string_view whole = embedded::language().packs;
  EXPECT_FALSE(read_compiled_packs(""));
  EXPECT_FALSE(read_compiled_packs(whole.substr(0, whole.size() - 1)));
  EXPECT_FALSE(read_compiled_packs(std::string(whole) + "x"));
  for (std::size_t size = 0; size < 4000; size += 7) EXPECT_FALSE(read_compiled_packs(whole.substr(0, size))) << size;
  std::string broken(whole);
  for (std::size_t at = 8; at < broken.size(); at += 997) broken[at] = '\xFF';
  EXPECT_FALSE(read_compiled_packs(broken));
}

}  // namespace
}  // namespace zhibiao::patterns
