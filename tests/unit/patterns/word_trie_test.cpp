#include "patterns/word_trie.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace zhibiao::patterns {
namespace {

TEST(WordTrie, FindsTheLongestWordFromAPlaceOn) {
  const WordTrie trie({{"人", 1}, {"人次", 2}, {"次", 3}});
  const std::string text = "接种4人次";
  const std::size_t unit = text.find("人");
  EXPECT_EQ(trie.longest_match(text, unit), (WordMatch{{unit, unit + 6}, 2}));
  EXPECT_EQ(trie.longest_match(text, unit + 3), (WordMatch{{unit + 3, unit + 6}, 3}));
  EXPECT_FALSE(trie.longest_match(text, 0));
  EXPECT_FALSE(trie.longest_match(text, text.size()));
  EXPECT_FALSE(trie.longest_match(text, text.size() + 5));
}

TEST(WordTrie, TakesTheFirstOfEqualWordsAndLeavesOutEmptyOnes) {
  const WordTrie trie({{"", 9}, {"所", 1}, {"所", 2}});
  EXPECT_EQ(trie.longest_match("所", 0), (WordMatch{{0, 3}, 1}));
}

TEST(WordTrie, EmptyTrieFindsNothing) {
  const WordTrie trie;
  EXPECT_TRUE(trie.empty());
  EXPECT_FALSE(trie.longest_match("所", 0));
}

std::optional<WordMatch> naive_from(const std::vector<TrieWord>& words, std::string_view text, std::size_t pos) {
  std::optional<WordMatch> best;
  for (const TrieWord& word : words) {
    if (word.word.empty() || text.substr(pos, word.word.size()) != word.word) continue;
    if (!best || word.word.size() > best->range.size()) best = WordMatch{{pos, pos + word.word.size()}, word.value};
  }
  return best;
}

TEST(WordTrie, EqualsTheNaiveLookupOnRandomWords) {
  const std::vector<std::string> characters = {"个", "百", "分", "点", "月", "a", "%", "²", "\xff", "𠂇"};
  std::mt19937 random(20260101);
  const auto draw = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  const auto phrase = [&](std::size_t length) {
    std::string made;
    for (std::size_t i = 0; i < length; ++i) made += characters[draw(characters.size())];
    return made;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> phrases(draw(30));
    for (std::string& each : phrases) each = phrase(draw(5));
    std::vector<TrieWord> words;
    for (std::uint32_t i = 0; i < phrases.size(); ++i) words.push_back({phrases[i], i});
    const WordTrie trie(words);
    const std::string text = phrase(40);
    for (std::size_t pos = 0; pos <= text.size(); ++pos) {
      ASSERT_EQ(trie.longest_match(text, pos), naive_from(words, text, pos)) << text << " at " << pos;
    }
  }
}

}  // namespace
}  // namespace zhibiao::patterns
