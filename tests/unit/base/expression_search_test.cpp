#include "base/expression_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace zhibiao::base {
namespace {

using Matches = std::vector<std::pair<std::size_t, Range>>;

Matches matches(const std::vector<std::string_view>& expressions, std::string_view text, std::size_t from = 0) {
  Matches all;
  const ExpressionSearch search(expressions);
  search.each_match(text, from, [&](std::size_t number, const ExpressionSearch::Groups& groups) {
    all.emplace_back(number, *groups[0]);
    return std::max(groups[0]->end, groups[0]->begin + 1);
  });
  return all;
}

// As RE2 finds them, one expression after the other.
Matches searched(const std::vector<std::string_view>& expressions, std::string_view text) {
  Matches all;
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const Regex expression = Regex::when_asked(expressions[i]);
    ExpressionSearch::Groups groups;
    for (std::size_t at = 0; at < text.size() && expression.match(text, at, Regex::Anchor::none, groups);) {
      all.emplace_back(i, *groups[0]);
      at = std::max(groups[0]->end, groups[0]->begin + 1);
    }
  }
  return all;
}

TEST(ExpressionSearch, FindsOneExpressionAfterTheOther) {
  EXPECT_EQ(matches({"[0-9]+年", "第[0-9]+"}, "第12年至第13年"),
            (Matches{{0, {3, 8}}, {0, {14, 19}}, {1, {0, 5}}, {1, {11, 16}}}));
  EXPECT_EQ(matches({"[0-9]+年"}, "12年13年", 5), (Matches{{0, {5, 10}}}));
  EXPECT_EQ(matches({"[0-9]+年"}, ""), Matches{});
}

TEST(ExpressionSearch, FindsTheSameInTextsThatTakeLong) {
  const std::vector<std::string_view> expressions{"[0-9]+(-[0-9]+)+号", "1-1", "第?[0-9]", "(?i)-A"};
  std::string text = "7号";
  for (int i = 0; i < 3'000; ++i) text += i % 900 == 899 ? "1号" : "1-";
  text += "a第2-3号";
  EXPECT_EQ(matches(expressions, text), searched(expressions, text));
}

TEST(ExpressionSearch, FindsTheSameWhereMostBeginningsFail) {
  const std::vector<std::string_view> expressions{"第[0-9]{1,3}[批次]"};
  std::string text;
  for (int i = 0; i < 500; ++i) text += i % 7 == 0 ? "第4批" : "第123个";
  const Matches all = matches(expressions, text);
  EXPECT_EQ(all.size(), 72U);
  EXPECT_EQ(all, searched(expressions, text));
}

}  // namespace
}  // namespace zhibiao::base
