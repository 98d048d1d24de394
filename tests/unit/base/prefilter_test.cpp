#include "base/prefilter.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/expression_needs.h"
#include "base/regex.h"

namespace zhibiao::base {
namespace {

using Words = std::set<std::string>;

Words words_of(std::string_view expression) {
  const auto words = needs_of(expression).words;
  return {words.begin(), words.end()};
}

TEST(ExpressionNeeds, EveryMatchHoldsOneOfTheWords) {
  EXPECT_EQ(words_of("第[0-9]+批"), Words{"第0"});
  EXPECT_EQ(words_of("上年|去年底?"), (Words{"上年", "去年"}));
  EXPECT_EQ(words_of("(?P<year>20[0-9]{2})年度"), Words{"0000年度"});
  EXPECT_EQ(words_of("(?:前|后)[0-9]*"), (Words{"前", "后"}));
  EXPECT_EQ(words_of(R"(\(续\))"), Words{"(续)"});
  EXPECT_EQ(words_of("[^a]*"), Words{});
  EXPECT_EQ(words_of("甲?"), Words{});
  EXPECT_EQ(words_of("甲|.*"), Words{});
  EXPECT_EQ(words_of("(?i)abc"), Words{});
  EXPECT_EQ(words_of("甲{0,3}乙"), Words{"乙"});
}

TEST(ExpressionNeeds, AMatchBeginsWithOneOfTheSigns) {
  const auto first = [](std::string_view expression) -> std::optional<std::set<char32_t>> {
    const auto signs = needs_of(expression).first;
    if (!signs) return std::nullopt;
    return std::set<char32_t>(signs->begin(), signs->end());
  };
  EXPECT_EQ(first("甲?乙"), (std::set<char32_t>{U'甲', U'乙'}));
  EXPECT_EQ(first("[0-2]个"), (std::set<char32_t>{U'0', U'1', U'2'}));
  EXPECT_EQ(first(R"(\s*第)"), (std::set<char32_t>{U'\t', U'\n', U'\f', U'\r', U' ', U'第'}));
  EXPECT_EQ(first("甲*"), std::nullopt);
  EXPECT_EQ(first(".甲"), std::nullopt);
  EXPECT_EQ(first(R"(\p{Han}甲)"), std::nullopt);
}

TEST(ExpressionNeeds, GroupsAreCountedAsTheEngineDoes) {
  EXPECT_EQ(group_names(R"((?P<a>x)\((?:y)[(\](](z(?P<b>w)))"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(group_names("[]()](?P<c>x)"), (std::vector<std::string>{"c"}));
  EXPECT_EQ(group_names("[^](](?P<c>x)"), (std::vector<std::string>{"c"}));
}

// What is let through holds everything that matches: random expressions over random texts.
TEST(Prefilter, NothingThatMatchesIsKeptBack) {
  std::mt19937 random(20240607);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  const std::vector<std::string> signs{"甲", "乙", "年", "1", "2", "a", "(", " ", "。"};
  const std::vector<std::string> atoms{"甲", "乙年", "[甲乙]", "[^甲]", "[0-2]", ".",     R"(\()",     R"(\s)", R"(\d)",
                                       "a",  "1",    "年",     "^",     "$",     R"(\b)", "(?:甲|1a)", "(乙|)"};
  const std::vector<std::string> repeats{"", "", "", "", "?", "*", "+", "{2}", "{0,1}", "{1,2}", "??", "*?"};
  std::size_t matches = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> expressions;
    for (int i = 0; i < 8; ++i) {
      std::string expression;
      for (std::size_t parts = 1 + below(5); parts > 0; --parts) {
        const std::string& atom = atoms[below(atoms.size())];
        const bool plain = atom == "^" || atom == "$" || atom == R"(\b)";
        expression += plain ? atom : "(?:" + atom + ")" + repeats[below(repeats.size())];
        if (below(6) == 0) expression += "|";
      }
      expressions.push_back(below(3) == 0 ? "(?P<g>" + expression + ")" : expression);
    }
    std::vector<ExpressionNeeds> needs;
    for (const auto& expression : expressions) needs.push_back(needs_of(expression));
    std::vector<const ExpressionNeeds*> all;
    for (const auto& each : needs) all.push_back(&each);
    const Prefilter prefilter(all);
    for (int i = 0; i < 12; ++i) {
      std::string text;
      for (std::size_t length = below(9); length > 0; --length) text += signs[below(signs.size())];
      const auto anywhere = prefilter.anywhere(text);
      const auto beginning = prefilter.beginning(text, 0);
      for (std::size_t at = 0; at < expressions.size(); ++at) {
        const auto regex = Regex::compile(expressions[at]);
        ASSERT_TRUE(regex) << expressions[at];
        if (regex->matches(text)) {
          ++matches;
          EXPECT_TRUE(anywhere.has(at)) << expressions[at] << " in " << text;
        }
        if (regex->matches(text, Regex::Anchor::start)) {
          EXPECT_TRUE(beginning.has(at)) << expressions[at] << " " << text;
        }
      }
    }
  }
  EXPECT_GT(matches, 1000U);
}

TEST(Prefilter, KeepsBackWhatCannotMatch) {
  const std::vector<ExpressionNeeds> needs{needs_of("第[0-9]+批"), needs_of("去年"), needs_of(".*网站")};
  const Prefilter prefilter({&needs[0], &needs[1], &needs[2]});
  const auto mask = prefilter.anywhere("去年新建校舍3所");
  EXPECT_FALSE(mask.has(0));
  EXPECT_TRUE(mask.has(1));
  EXPECT_FALSE(mask.has(2));
  EXPECT_FALSE(prefilter.beginning("去年", 0).has(0));
  EXPECT_TRUE(prefilter.beginning("", 0).has(2));
  EXPECT_FALSE(prefilter.beginning("", 0).has(1));
}

TEST(Regex, CompiledWhenAskedMatchesAsCompiledAtOnce) {
  const auto at_once = Regex::compile("(?P<n>[0-9]+)(年)?");
  const Regex when_asked = Regex::when_asked("(?P<n>[0-9]+)(年)?");
  ASSERT_TRUE(at_once);
  EXPECT_EQ(when_asked.groups(), at_once->groups());
  EXPECT_EQ(when_asked.group("n"), at_once->group("n"));
  std::vector<std::optional<Range>> found;
  ASSERT_TRUE(when_asked.match("在2020年", 0, Regex::Anchor::none, found));
  EXPECT_EQ(found[0]->of("在2020年"), "2020年");
  EXPECT_FALSE(Regex::when_asked("(").matches("("));
}

}  // namespace
}  // namespace zhibiao::base
