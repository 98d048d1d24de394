#include "base/regex.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::base {
namespace {

using Found = std::vector<std::optional<Range>>;

TEST(Regex, GivesARangePerGroupAndNothingForOneThatTookNoPart) {
  const auto regex = Regex::compile("(?P<number>[0-9]+)(?:(?P<wan>万)|(?P<yi>亿))?元");
  ASSERT_TRUE(regex.has_value());
  EXPECT_EQ(regex->groups(), 4);
  const std::string text = "投入35亿元";
  Found found;
  ASSERT_TRUE(regex->match(text, 0, Regex::Anchor::none, found));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0]->of(text), "35亿元");
  EXPECT_EQ(found[static_cast<std::size_t>(*regex->group("number"))]->of(text), "35");
  EXPECT_FALSE(found[static_cast<std::size_t>(*regex->group("wan"))].has_value());
  EXPECT_EQ(found[static_cast<std::size_t>(*regex->group("yi"))]->of(text), "亿");
  EXPECT_FALSE(regex->group("ratio").has_value());
}

TEST(Regex, SearchesFromAPlaceAndKeepsWhatStandsBeforeAsContext) {
  const auto digits = Regex::compile("[0-9]+");
  const auto at_start = Regex::compile("^[0-9]+");
  ASSERT_TRUE(digits && at_start);
  Found found;
  ASSERT_TRUE(digits->match("12ab34", 2, Regex::Anchor::none, found));
  EXPECT_EQ(*found[0], (Range{4, 6}));
  EXPECT_FALSE(digits->match("12ab34", 2, Regex::Anchor::start, found));
  EXPECT_TRUE(digits->match("12ab34", 4, Regex::Anchor::both, found));
  EXPECT_FALSE(at_start->match("12ab34", 4, Regex::Anchor::none, found));
  EXPECT_FALSE(digits->match("12", 3, Regex::Anchor::none, found));
}

TEST(Regex, AnEndOfAPartIsNoEndOfTheText) {
  const auto digits = Regex::compile("[0-9]+");
  const auto at_end = Regex::compile("[0-9]+$");
  const auto at_start = Regex::compile("(?:^|a)[0-9]+");
  ASSERT_TRUE(digits && at_end && at_start);
  Found found;
  ASSERT_TRUE(digits->match_within("12a345", {1, 5}, Regex::Anchor::none, found));
  EXPECT_EQ(*found[0], (Range{1, 2}));
  EXPECT_FALSE(at_end->match_within("12a345", {0, 5}, Regex::Anchor::none, found));
  EXPECT_TRUE(at_end->match_within("12a345", {4, 6}, Regex::Anchor::none, found));
  ASSERT_TRUE(at_start->match_within("12a345", {1, 6}, Regex::Anchor::none, found));
  EXPECT_EQ(*found[0], (Range{2, 6}));
  EXPECT_FALSE(digits->match_within("12", {2, 1}, Regex::Anchor::none, found));
}

TEST(Regex, AnchorsAWholeText) {
  const auto regex = Regex::compile("打印|关闭");
  ASSERT_TRUE(regex.has_value());
  EXPECT_TRUE(regex->matches("关闭", Regex::Anchor::both));
  EXPECT_FALSE(regex->matches("关闭窗口", Regex::Anchor::both));
  EXPECT_TRUE(regex->matches("关闭窗口", Regex::Anchor::start));
  EXPECT_TRUE(regex->matches("点此关闭"));
}

TEST(Regex, ManyGroupsFit) {
  std::string expression;
  for (int i = 0; i < 40; ++i) expression += "(a)";
  const auto regex = Regex::compile(expression);
  ASSERT_TRUE(regex.has_value());
  Found found;
  ASSERT_TRUE(regex->match(std::string(40, 'a'), 0, Regex::Anchor::none, found));
  ASSERT_EQ(found.size(), 41U);
  EXPECT_EQ(*found[40], (Range{39, 40}));
}

TEST(Regex, AnEmptyTextCanMatch) {
  const auto regex = Regex::compile("(a)?");
  ASSERT_TRUE(regex.has_value());
  Found found;
  ASSERT_TRUE(regex->match(std::string_view(), 0, Regex::Anchor::both, found));
  EXPECT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[1].has_value());
}

TEST(Regex, ABadExpressionIsAnErrorWithThePieceThatIsBad) {
  testing::internal::CaptureStderr();
  const auto regex = Regex::compile("增长(?<=x)");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  ASSERT_FALSE(regex.has_value());
  EXPECT_EQ(regex.error().code, "bad-expression");
  EXPECT_EQ(regex.error().text, "(?<");
  EXPECT_NE(regex.error().message.english().find("invalid perl operator"), std::string::npos)
      << regex.error().message.english();
}

}  // namespace
}  // namespace zhibiao::base
