#include "base/expression_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/expression_search.h"
#include "base/expression_tree.h"
#include "base/regex.h"

namespace zhibiao::base {
namespace {

using Groups = std::vector<std::optional<Range>>;
using Numbers = ExpressionSet::Numbers;
using Where = ExpressionSet::Where;

// The same for RE2 alone: flags are not read here.
std::string for_re2(const std::string& expression) { return "(?-i:" + expression + ")"; }

TEST(ExpressionTree, GroupsAreCountedAsTheEngineDoes) {
  EXPECT_EQ(group_names(R"((?P<a>x)\((?:y)[(\](](z(?P<b>w)))"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(group_names("[]()](?P<c>x)"), (std::vector<std::string>{"c"}));
  EXPECT_EQ(group_names("[^](](?P<c>x)"), (std::vector<std::string>{"c"}));
}

TEST(ExpressionTree, WhatIsNotReadIsLeftToTheEngine) {
  for (const char* read : {"甲?[^一-丙\\d]{2,5}?", "(?P<a>x|)(?:y+)*$", "a{", "a{,3}", R"([]\-^]\.\b\S)", ""}) {
    EXPECT_TRUE(read_expression(read)) << read;
  }
  for (const char* not_read :
       {"(?i)a", R"(\p{Han})", R"(\x41)", "[[:alpha:]]", "(?:a*)*", "(?:a|b?){2}", "a**", "(", ")", "*a", R"(\Qa\E)",
        "a{2}{3}", "a{1001}", "[", "[b-a]", "\\", R"([\b])", R"([a-\d])"}) {
    EXPECT_FALSE(read_expression(not_read)) << not_read;
  }
}

TEST(ExpressionSet, NamesWhatMatches) {
  const std::vector<std::string_view> expressions{"第[0-9]+批", "去年", ".*网站", "[^。]{0,12}网", "(?i)a"};
  const ExpressionSet whole(expressions, Where::whole);
  EXPECT_EQ(whole.matching("第12批"), (Numbers{0, 4}));
  EXPECT_EQ(whole.matching("第批"), (Numbers{4}));
  EXPECT_EQ(whole.matching("本网"), (Numbers{3, 4}));
  EXPECT_EQ(whole.matching("本网站"), (Numbers{2, 4}));
  const ExpressionSet start({"第[0-9]+批", "去年", "去年底?"}, Where::start);
  EXPECT_EQ(start.matching("去年新建校舍3所"), (Numbers{1, 2}));
  EXPECT_EQ(start.matching("在去年"), (Numbers{}));
  EXPECT_TRUE(start.may_begin("去"));
  EXPECT_FALSE(start.may_begin("在去年"));
  EXPECT_FALSE(start.may_begin(""));
  for (const char* anyway : {"甲?", "(?i)a"}) {
    const ExpressionSet set({anyway}, Where::start);
    EXPECT_TRUE(set.may_begin("在")) << anyway;
    EXPECT_EQ(set.matching("在"), Numbers{0}) << anyway;
  }
  const ExpressionSet anywhere({"第[0-9]+批", "去年", "末$"}, Where::anywhere);
  EXPECT_EQ(anywhere.matching("在去年第3批"), (Numbers{0, 1}));
  EXPECT_EQ(ExpressionSet().matching("甲"), Numbers{});
}

TEST(ExpressionSet, FindsWhereMatchesBegin) {
  const ExpressionSet set({"[0-9]+年", "甲?", "一批"}, Where::start);
  std::vector<ExpressionSet::Beginning> found;
  set.find_beginnings("在12年一批", 3, found);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].expression, 1U);  // may match nothing: only where the search begins
  EXPECT_EQ(found[0].at, 3U);
  EXPECT_EQ(found[1].expression, 0U);
  EXPECT_EQ(found[1].at, 3U);
  EXPECT_EQ(found[2].at, 4U);
  EXPECT_EQ(found[3].expression, 2U);
  EXPECT_EQ(found[3].at, 8U);
  EXPECT_TRUE(found[0].anywhere);
  EXPECT_FALSE(found[1].anywhere);
  found.clear();
  set.find_beginnings(std::string(5000, '1') + "年", 0, found);  // as many beginnings as digits: told of none
  ASSERT_EQ(found.size(), 3U);
  for (const auto& each : found) EXPECT_TRUE(each.anywhere && each.at == 0);
}

TEST(ExpressionSet, GivesUpOnManyLongBeginnings) {
  const ExpressionSet set({"[0-9]+(-[0-9]+)+号"}, Where::start);
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += "1-";
  std::vector<ExpressionSet::Beginning> found;
  set.find_beginnings(text, 0, found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].anywhere);
  found.clear();
  set.find_beginnings("见2-1-3号", 0, found);
  EXPECT_EQ(found.size(), 2U);  // at 2 and at 1
}

// Random expressions over random texts, some of them broken.
class Random {
 public:
  std::string expression() {
    static const std::vector<std::string> atoms{"甲",    "乙年",      "[甲乙]", "[^甲]", "[0-2]", ".",
                                                R"(\()", R"(\s)",     "\\d",    R"(\D)", "a",     "1",
                                                "年",    "(?:甲|1a)", "(乙|1)", "(?:a|)"};
    static const std::vector<std::string> places{"^", "$", R"(\b)", R"(\B)"};
    static const std::vector<std::string> repeats{"",    "",      "",      "",   "?",  "*",    "+",
                                                  "{2}", "{0,1}", "{1,2}", "??", "*?", "{1,}", "{0,12}"};
    std::string made;
    for (std::size_t parts = 1 + below(5); parts > 0; --parts) {
      made += below(12) == 0 ? places[below(places.size())]
                             : "(?:" + atoms[below(atoms.size())] + ")" + repeats[below(repeats.size())];
      if (below(6) == 0) made += "|";
    }
    if (below(4) == 0) made = "(?:" + made + "|甲)" + (below(2) == 0 ? "*1" : "{2}");
    return below(3) == 0 ? "(?P<g>" + made + ")" : made;
  }

  std::string text() {
    static const std::vector<std::string> signs{"甲", "乙", "年", "1", "2", "a", "(", " ", "。", "\n", "𠮷", "é"};
    std::string made;
    for (std::size_t length = below(9); length > 0; --length) made += signs[below(signs.size())];
    return made;
  }

 private:
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  std::mt19937 random_{20240607};
};

TEST(ExpressionSet, NothingThatMatchesIsKeptBackAndItsGroupsAreTheEngines) {
  Random random;
  std::size_t read = 0;
  std::size_t matches = 0;
  std::size_t exact = 0;
  // What automata tell of all, but for places and high counts.
  const auto is_plain = [](const std::string& expression) {
    const auto holds = [&](std::string_view part) { return expression.find(part) != std::string::npos; };
    return read_expression(expression) && !holds("^") && !holds("$") && !holds("\\b") && !holds("\\B") && !holds("12}");
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> expressions;
    for (int i = 0; i < 8; ++i) expressions.push_back(random.expression());
    const std::vector<std::string_view> views(expressions.begin(), expressions.end());
    const ExpressionSet whole(views, Where::whole);
    const ExpressionSet start(views, Where::start);
    const ExpressionSet anywhere(views, Where::anywhere);
    std::vector<Regex> ours;
    std::vector<Regex> engines;
    for (const auto& expression : expressions) {
      read += read_expression(expression) ? 1U : 0U;
      ours.push_back(Regex::when_asked(expression));
      auto engine = Regex::compile(for_re2(expression));
      ASSERT_TRUE(engine) << expression;
      engines.push_back(std::move(*engine));
    }
    for (int i = 0; i < 12; ++i) {
      const std::string text = random.text();
      const auto check = [&](const ExpressionSet& set, Regex::Anchor anchor) {
        const Numbers& named = set.matching(text);
        EXPECT_TRUE(std::is_sorted(named.begin(), named.end()));
        for (std::size_t at = 0; at < expressions.size(); ++at) {
          Groups own;
          Groups right;
          const bool does = engines[at].match(text, 0, anchor, right);
          const bool may = std::binary_search(named.begin(), named.end(), static_cast<std::uint32_t>(at));
          EXPECT_TRUE(may || !does) << expressions[at] << " in '" << text << "'";
          EXPECT_EQ(ours[at].match(text, 0, anchor, own), does) << expressions[at] << " in '" << text << "'";
          if (does) {
            EXPECT_EQ(own, right) << expressions[at] << " in '" << text << "'";
          }
          matches += does ? 1U : 0U;
          if (!is_plain(expressions[at])) continue;
          EXPECT_EQ(may, does) << expressions[at] << " in '" << text << "'";
          ++exact;
        }
      };
      check(whole, Regex::Anchor::both);
      check(start, Regex::Anchor::start);
      check(anywhere, Regex::Anchor::none);
    }
  }
  EXPECT_GT(read, 1500U);
  EXPECT_GT(matches, 10'000U);
  EXPECT_GT(exact, 10'000U);
}

TEST(ExpressionSearch, FindsWhatTheEngineFinds) {
  Random random;
  std::size_t matches = 0;
  const auto all = [&](const ExpressionSearch& search, const std::string& text) {
    std::vector<std::pair<std::size_t, Range>> found;
    search.each_match(text, 0, [&](std::size_t number, const Groups& groups) {
      found.emplace_back(number, *groups[0]);
      return std::max(groups[0]->end, groups[0]->begin + 1);
    });
    matches += found.size();
    return found;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> expressions;
    std::vector<std::string> of_engine;
    for (int i = 0; i < 4; ++i) {
      expressions.push_back(random.expression());
      of_engine.push_back(for_re2(expressions.back()));
    }
    const ExpressionSearch ours({expressions.begin(), expressions.end()});
    const ExpressionSearch engine({of_engine.begin(), of_engine.end()});
    for (int i = 0; i < 8; ++i) {
      const std::string text = random.text() + random.text();
      EXPECT_EQ(all(ours, text), all(engine, text)) << text;
    }
  }
  EXPECT_GT(matches, 5000U);
}

// What would need a row for each of 2^20 pasts is told less well, not wrongly and not slowly.
TEST(ExpressionSet, KeepsToItsMemory) {
  std::string expression = "[ab]*a";
  for (int i = 0; i < 20; ++i) expression += "[ab]";
  const ExpressionSet set({expression, "x"}, Where::whole);
  const Regex regex = Regex::when_asked(expression);
  std::mt19937 random(7);
  std::size_t matches = 0;
  for (int i = 0; i < 300; ++i) {
    std::string text(2000, 'a');
    for (char& sign : text) sign = random() % 2 == 0 ? 'a' : 'b';
    const bool does = text[text.size() - 21] == 'a';
    EXPECT_EQ(regex.matches(text, Regex::Anchor::both), does);
    const Numbers& named = set.matching(text);
    EXPECT_TRUE(!does || (!named.empty() && named.front() == 0));
    matches += does ? 1U : 0U;
  }
  EXPECT_GT(matches, 100U);
}

TEST(ExpressionSet, IsSharedByThreads) {
  const std::vector<std::string_view> expressions{"[一二三]+是", "第[0-9]{1,3}条", "(?:甲|乙)+丙", ".*末"};
  const ExpressionSet set(expressions, Where::start);
  std::vector<std::string> texts;
  std::mt19937 random(3);
  const std::vector<std::string> signs{"一", "二", "是", "第", "1", "条", "甲", "乙", "丙", "末"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int length = 0; length < 6; ++length) text += signs[random() % signs.size()];
    texts.push_back(std::move(text));
  }
  std::vector<Numbers> of_one(texts.size());
  std::vector<Numbers> of_other(texts.size());
  const auto ask = [&](std::vector<Numbers>& all) {
    for (std::size_t i = 0; i < texts.size(); ++i) all[i] = set.matching(texts[i]);
  };
  std::thread other(ask, std::ref(of_other));
  ask(of_one);
  other.join();
  EXPECT_EQ(of_one, of_other);
  const ExpressionSet alone(expressions, Where::start);
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(of_one[i], alone.matching(texts[i])) << texts[i];
}

}  // namespace
}  // namespace zhibiao::base
