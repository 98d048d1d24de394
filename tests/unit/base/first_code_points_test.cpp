#include "base/first_code_points.h"

#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

namespace zhibiao::base {
namespace {

using Ranges = std::vector<CodePointRange>;

constexpr char32_t kLast = 0x10FFFF;

TEST(FirstCodePoints, OfLiteralsClassesAndAlternatives) {
  EXPECT_EQ(first_code_points("第[0-9]+章"), (Ranges{{U'第', U'第'}}));
  EXPECT_EQ(first_code_points("[0-9a-f%]x"), (Ranges{{'%', '%'}, {'0', '9'}, {'a', 'f'}}));
  EXPECT_EQ(first_code_points("打印|关闭|打开"), (Ranges{{U'关', U'关'}, {U'打', U'打'}}));
  EXPECT_EQ(first_code_points("(?P<marker>(?:一|二)是)"), (Ranges{{U'一', U'一'}, {U'二', U'二'}}));
  EXPECT_EQ(first_code_points("(a|b)c"), (Ranges{{'a', 'b'}}));
  EXPECT_EQ(first_code_points("."), (Ranges{{0, kLast}}));
}

TEST(FirstCodePoints, LookBehindWhatMayBeMissing) {
  const Ranges a_or_b{{'a', 'b'}};
  for (const std::string_view regex : {"a?b", "a*b", "a{0,3}b", "(?:a|)b", "(?:a?)*?b", "^a?\\bb", "(?m:^)(?:a)?b$"}) {
    EXPECT_EQ(first_code_points(regex), a_or_b) << regex;
  }
  const Ranges a{{'a', 'a'}};
  for (const std::string_view regex : {"a+b", "a{2}b", "a{1,}b", "(?:a)b", "a{x}"}) {
    EXPECT_EQ(first_code_points(regex), a) << regex;
  }
}

TEST(FirstCodePoints, OfEscapesAndNegations) {
  EXPECT_EQ(first_code_points("\\d"), (Ranges{{'0', '9'}}));
  EXPECT_EQ(first_code_points("\\(1"), (Ranges{{'(', '('}}));
  EXPECT_EQ(first_code_points("[^\\d]"), (Ranges{{0, '0' - 1}, {'9' + 1, kLast}}));
  EXPECT_EQ(first_code_points("[]a]"), (Ranges{{']', ']'}, {'a', 'a'}}));
  EXPECT_EQ(first_code_points("[a-]"), (Ranges{{'-', '-'}, {'a', 'a'}}));
  EXPECT_EQ(first_code_points("[\\]\\-a-c]"), (Ranges{{'-', '-'}, {']', ']'}, {'a', 'c'}}));
  EXPECT_EQ(first_code_points("[①-⑳]"), (Ranges{{U'①', U'⑳'}}));
  EXPECT_EQ(first_code_points("\\t"), (Ranges{{'\t', '\t'}}));
}

TEST(FirstCodePoints, AreNotToldWhereAnyMayBegin) {
  for (const std::string_view regex : {"", "a*", "a|", "(?i)a", "(?i:a)", "\\pL", "[\\p{Han}]", "\\x41", "[[:alpha:]]",
                                       "\\Qa\\E", "\\Ca", "(", "[", "a)", "\\", "(?P<n", "(?"}) {
    EXPECT_EQ(first_code_points(regex), std::nullopt) << regex;
  }
}

}  // namespace
}  // namespace zhibiao::base
