// The split into words against the plain one: a map of words, and the cheapest way through the text by trying them all.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "embedded/embedded.h"
#include "equality/texts.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_loader.h"
#include "patterns/uses.h"

namespace zhibiao::tests {
namespace {

bool is_latin(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool is_han(std::string_view text, std::size_t at) {
  const char32_t sign = base::decode_code_point(text, at).value;
  return sign >= 0x4E00 && sign < 0xA000;
}

class PlainLexicon {
 public:
  explicit PlainLexicon(std::string_view list, const std::vector<std::string_view>& known) {
    double total = 0;
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = list.find('\n', at);
      const std::string_view line = list.substr(at, end - at);
      const std::size_t tag = line.find('\t');
      const std::size_t count = line.find('\t', tag + 1);
      std::uint32_t times = 0;
      std::from_chars(line.data() + count + 1, line.data() + line.size(), times);
      total += times;
      if (is_han(line, 0)) words_.emplace(line.substr(0, tag), std::log(std::max(times, 1U)));
      at = end + 1;
    }
    unknown_ = std::log(total);
    for (auto& [word, cost] : words_) cost = unknown_ - cost;
    std::map<std::string, double, std::less<>> added;
    for (const std::string_view word : known) {
      if (!is_han(word, 0)) continue;
      const auto listed = words_.find(word);
      const double cheapest = best(word);
      if (listed != words_.end() && listed->second <= cheapest) continue;  // not so rare that it falls apart
      added.emplace(word, std::max(1.0, cheapest - static_cast<double>(word.size()) / 3));
    }
    for (const auto& [word, cost] : added) words_[word] = cost;
  }

  // What one word of a split costs; nothing says that it is none.
  [[nodiscard]] double cost(std::string_view text, std::size_t begin, std::size_t end) const {
    const auto word = words_.find(std::string(text.substr(begin, end - begin)));
    if (word != words_.end()) return word->second;
    std::size_t single = begin + base::decode_code_point(text, begin).size;
    if (is_latin(text[begin])) {
      single = begin;
      while (single < text.size() && is_latin(text[single])) ++single;
    }
    return single == end ? unknown_ : std::numeric_limits<double>::infinity();
  }

  // What the cheapest split costs.
  [[nodiscard]] double best(std::string_view text) const {
    constexpr std::size_t kLongestWord = 48;
    std::vector<double> costs(text.size() + 1, std::numeric_limits<double>::infinity());
    costs[0] = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (std::isinf(costs[at])) continue;
      for (std::size_t end = at + 1; end <= text.size(); ++end) {
        if (end - at > kLongestWord && !is_latin(text[at])) break;
        costs[end] = std::min(costs[end], costs[at] + cost(text, at, end));
      }
    }
    return costs.back();
  }

  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> all;
    for (const auto& [word, cost] : words_) all.push_back(word);
    return all;
  }

 private:
  std::map<std::string, double, std::less<>> words_;
  double unknown_ = 0;
};

std::string random_text(const std::vector<std::string>& words, const std::vector<std::string_view>& known,
                        std::mt19937& random) {
  constexpr std::string_view kSigns[] = {"，", "。", ",", " ", "、", "3",  "12.5", "GDP",
                                         "A",  "x9", "%", "·", "\n", "𠮷", "é",    "“"};
  std::string text;
  for (std::size_t left = 1 + random() % 30; left > 0; --left) {
    const std::string& word = words[random() % words.size()];
    switch (random() % 8) {
      case 0:
        text += kSigns[random() % std::size(kSigns)];
        break;
      case 1:
        base::append_code_point(text, static_cast<char32_t>(0x4E00 + random() % 0x5200));
        break;
      case 2:
        text += known[random() % known.size()];
        break;
      case 3:  // the beginning of a word, which leads astray
        text += word.substr(0, base::decode_code_point(word, 0).size);
        break;
      default:
        text += word;
    }
  }
  return text;
}

// What stands in sentences as a word.
std::vector<std::string_view> whole_words(const std::vector<patterns::ListedWord>& listed) {
  std::vector<std::string_view> words;
  for (const auto& each : listed) {
    if (each.use == patterns::Use::word || each.use == patterns::Use::head_sign) words.push_back(each.word);
  }
  return words;
}

TEST(Splits, CostWhatTheCheapestCosts) {
  const std::string_view list = embedded::file("lexicon.tsv");
  const patterns::LoadResult loaded = patterns::load(embedded::packs(), patterns::Checks::users);
  const std::vector<std::string_view> known = whole_words(patterns::listed_words(loaded.packs));
  const PlainLexicon plain(list, known);
  const lexicon::Lexicon fast(embedded::language().words, loaded.packs);
  const std::vector<std::string> words = plain.words();
  ASSERT_GE(words.size(), 10'000U);

  lexicon::Workspace workspace;
  for (unsigned seed = 0; seed < how_many(2'000, 50'000); ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_text(words, known, random);
    std::vector<lexicon::Word> split;
    fast.split(text, {0, text.size()}, split, workspace);
    double cost = 0;
    std::size_t end = 0;
    std::string shown;
    for (const lexicon::Word& word : split) {
      ASSERT_EQ(word.range.begin, end) << text;
      end = word.range.end;
      cost += plain.cost(text, word.range.begin, end);
      shown += std::string(word.range.of(text)) + "|";
      // A split keeps no word of letters, GDP: whoever listed it looks it up.
      const bool is_known =
          is_han(word.range.of(text), 0) && std::find(known.begin(), known.end(), word.range.of(text)) != known.end();
      const patterns::Uses uses = fast.usages().uses(word.usage);
      ASSERT_EQ(uses.has_any(patterns::Use::word | patterns::Use::head_sign), is_known) << word.range.of(text);
    }
    ASSERT_EQ(end, text.size()) << text;
    ASSERT_NEAR(cost, plain.best(text), 1e-3) << shown << " seed " << seed;
  }
}

// The table that a program starts with, and the list that people edit.
TEST(Splits, AreTheSameByTableAndByList) {
  const patterns::LoadResult loaded = patterns::load(embedded::packs(), patterns::Checks::users);
  const lexicon::Lexicon table(embedded::language().words);
  const lexicon::Lexicon list(embedded::file("lexicon.tsv"), loaded.packs);
  const auto examples = example_texts(loaded.packs);
  for (unsigned seed = 0; seed < how_many(2'000, 50'000); ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_document(examples, random);
    std::vector<lexicon::Word> one;
    std::vector<lexicon::Word> other;
    table.split(text, {0, text.size()}, one);
    list.split(text, {0, text.size()}, other);
    ASSERT_EQ(one.size(), other.size()) << text;
    for (std::size_t i = 0; i < one.size(); ++i) {
      ASSERT_EQ(one[i].range, other[i].range) << text;
      ASSERT_EQ(one[i].tag, other[i].tag) << text;
      ASSERT_EQ(one[i].usage, other[i].usage) << text;
    }
  }
}

}  // namespace
}  // namespace zhibiao::tests
