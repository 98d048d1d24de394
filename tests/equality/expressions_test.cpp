// The packs' regexes asked together against each asked alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/regex_set.h"
#include "embedded/embedded.h"
#include "equality/texts.h"
#include "patterns/pack_loader.h"
#include "text/source_text.h"

namespace zhibiao::tests {
namespace {

using base::Regex;
using Groups = std::vector<std::optional<base::Range>>;

class Expressions : public testing::Test {
 protected:
  Expressions() {
    const auto add = [&](const auto& entries) {
      for (const auto& entry : entries) expressions_.push_back(entry.expression);
    };
    add(packs_.headings);
    add(packs_.lines);
    add(packs_.exclusions);
    add(packs_.indicators);
    add(packs_.tables);
    for (const std::string& expression : expressions_) {
      alone_.push_back(Regex::when_asked(expression));
    }
  }

  [[nodiscard]] base::RegexSet set_of_all(Regex::Anchor anchor) const {
    std::vector<base::RegexSet::Member> members;
    for (const Regex& regex : alone_) members.push_back({&regex});
    return {std::move(members), anchor};
  }

  // Lines as they stand in the packs' examples and in documents of them, whole and broken.
  [[nodiscard]] std::vector<std::string> lines() const {
    const auto examples = example_texts(packs_);
    std::vector<std::string> lines;
    const auto add = [&](std::string text) {
      const auto source = text::decode(std::move(text), "");
      if (!source) return;
      for (const base::Range line : source->lines) lines.emplace_back(line.of(source->utf8));
    };
    for (unsigned seed = 0; seed < how_many(130, 2000); ++seed) {
      std::mt19937 random(seed);
      const std::string text = random_document(examples, random);
      add(seed % 2 == 0 ? text : broken(text, random));
    }
    for (const std::string& example : examples) add(example);
    return lines;
  }

  const patterns::PackSet packs_ = patterns::load(embedded::packs(), patterns::Checks::users).packs;
  std::vector<std::string> expressions_;
  std::vector<Regex> alone_;
};

TEST_F(Expressions, MatchInASetAsAlone) {
  const base::RegexSet whole = set_of_all(Regex::Anchor::both);
  const base::RegexSet start = set_of_all(Regex::Anchor::start);
  const base::RegexSet anywhere = set_of_all(Regex::Anchor::none);
  std::size_t matches = 0;
  std::vector<int> told;
  for (const std::string& line : lines()) {
    const auto check = [&](const base::RegexSet& set, Regex::Anchor anchor) {
      set.matching(line, told);
      for (std::size_t i = 0; i < expressions_.size(); ++i) {
        const bool in_set = std::binary_search(told.begin(), told.end(), static_cast<int>(i));
        ASSERT_EQ(in_set, alone_[i].matches(line, anchor)) << expressions_[i] << "\n" << line;
        matches += in_set ? 1 : 0;
      }
    };
    check(whole, Regex::Anchor::both);
    check(start, Regex::Anchor::start);
    check(anywhere, Regex::Anchor::none);
  }
  EXPECT_GT(matches, 2000U);
}

TEST_F(Expressions, AreFoundAsWhenEachIsSearched) {
  std::vector<base::RegexSearch::Member> members;
  for (const auto& exclusion : packs_.exclusions) members.push_back({exclusion.expression});
  const base::RegexSearch search(members);
  using Found = std::vector<std::pair<std::size_t, Groups>>;
  const auto next = [](const Groups& groups) { return std::max(groups[0]->end, groups[0]->begin + 1); };
  std::size_t matches = 0;
  for (const std::string& line : lines()) {
    Found found;
    search.each_match(line, 0, [&](std::size_t number, const Groups& groups) {
      found.emplace_back(number, groups);
      return next(groups);
    });
    Found plain;
    for (std::size_t i = 0; i < members.size(); ++i) {
      Groups groups;
      for (std::size_t at = 0; at < line.size() && search.regex(i).match(line, at, Regex::Anchor::none, groups);) {
        plain.emplace_back(i, groups);
        at = next(groups);
      }
    }
    ASSERT_EQ(found, plain) << line;
    matches += found.size() + plain.size();
  }
  EXPECT_GT(matches, 1000U);
}

}  // namespace
}  // namespace zhibiao::tests
