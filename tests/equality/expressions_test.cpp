// What the program makes of the packs' expressions (automata, and steps for their groups) against RE2.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expression_search.h"
#include "base/expression_set.h"
#include "base/expression_tree.h"
#include "base/range.h"
#include "base/regex.h"
#include "embedded/embedded.h"
#include "equality/texts.h"
#include "patterns/pack_loader.h"
#include "text/source_text.h"

namespace zhibiao::tests {
namespace {

using base::ExpressionSet;
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
    for (const std::string& expression : expressions_) {
      ours_.push_back(Regex::when_asked(expression));
      engines_.push_back(Regex::when_asked("(?-i:" + expression + ")"));  // with flags it is left to RE2
    }
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
    for (unsigned seed = 0; seed < how_many(100, 2000); ++seed) {
      std::mt19937 random(seed);
      const std::string text = random_document(examples, random);
      add(seed % 2 == 0 ? text : broken(text, random));
    }
    for (const std::string& example : examples) add(example);
    return lines;
  }

  const patterns::PackSet packs_ = patterns::load(embedded::packs(), patterns::Checks::users).packs;
  std::vector<std::string> expressions_;
  std::vector<Regex> ours_;
  std::vector<Regex> engines_;
};

TEST_F(Expressions, AreAllRead) {
  for (const std::string& expression : expressions_) EXPECT_TRUE(base::read_expression(expression)) << expression;
}

TEST_F(Expressions, MatchAsTheEngineSays) {
  const std::vector<std::string_view> views(expressions_.begin(), expressions_.end());
  const ExpressionSet whole(views, ExpressionSet::Where::whole);
  const ExpressionSet start(views, ExpressionSet::Where::start);
  std::size_t matches = 0;
  for (const std::string& line : lines()) {
    const auto check = [&](const ExpressionSet& set, Regex::Anchor anchor) {
      const auto& named = set.matching(line);
      for (std::size_t i = 0; i < expressions_.size(); ++i) {
        const bool may = std::binary_search(named.begin(), named.end(), static_cast<std::uint32_t>(i));
        if (!may) {
          ASSERT_FALSE(engines_[i].matches(line, anchor)) << expressions_[i] << "\n" << line;
          continue;
        }
        Groups own;
        Groups right;
        const bool does = engines_[i].match(line, 0, anchor, right);
        ASSERT_EQ(ours_[i].match(line, 0, anchor, own), does) << expressions_[i] << "\n" << line;
        if (!does) continue;
        ASSERT_EQ(own, right) << expressions_[i] << "\n" << line;
        ++matches;
      }
    };
    check(whole, Regex::Anchor::both);
    check(start, Regex::Anchor::start);
  }
  EXPECT_GT(matches, 2000U);
}

TEST_F(Expressions, AreFoundWhereTheEngineFindsThem) {
  std::vector<std::string_view> views;
  std::vector<std::string> of_engine;
  for (const auto& exclusion : packs_.exclusions) {
    views.emplace_back(exclusion.expression);
    of_engine.push_back("(?-i:" + exclusion.expression + ")");
  }
  const base::ExpressionSearch ours(views);
  const base::ExpressionSearch engine({of_engine.begin(), of_engine.end()});
  std::size_t matches = 0;
  const auto all = [&](const base::ExpressionSearch& search, const std::string& text) {
    std::vector<std::pair<std::size_t, Groups>> found;
    search.each_match(text, 0, [&](std::size_t number, const Groups& groups) {
      found.emplace_back(number, groups);
      return std::max(groups[0]->end, groups[0]->begin + 1);
    });
    matches += found.size();
    return found;
  };
  for (const std::string& line : lines()) ASSERT_EQ(all(ours, line), all(engine, line)) << line;
  EXPECT_GT(matches, 1000U);
}

}  // namespace
}  // namespace zhibiao::tests
