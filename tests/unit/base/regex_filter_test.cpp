#include "base/regex_filter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::base {
namespace {

using Literals = std::vector<std::string>;

Literals literals(std::string_view regex) {
  Literals found = filter_of(regex).literals;
  std::sort(found.begin(), found.end());
  return found;
}

TEST(RegexFilter, NamesLiteralsOneOfWhichIsThere) {
  EXPECT_EQ(literals("[0-9]+周年"), (Literals{"周年"}));
  EXPECT_EQ(literals("新建(?:泵站|水库)[0-9]+"), (Literals{"新建水库", "新建泵站"}));
  EXPECT_EQ(literals("电话|热线:?"), (Literals{"热线", "电话"}));
}

// Of what must be there together the longer is asked: it is met more seldom.
TEST(RegexFilter, TakesTheLongest) { EXPECT_EQ(literals("第.*周年.*月"), (Literals{"周年"})); }

TEST(RegexFilter, HasLettersInLowerCase) { EXPECT_EQ(literals("GB/T"), (Literals{"gb/t"})); }

TEST(RegexFilter, NamesNoneWhereNoneIsNeeded) {
  for (const std::string_view regex : {"", "泵?", "[^站]+", ".*", "泵站|.", "("}) {
    EXPECT_EQ(literals(regex), Literals{}) << regex;
  }
}

// Their atoms are in a lower case that a text is not.
TEST(RegexFilter, NamesNoneWhoseCaseIsNoMatterOfAscii) {
  EXPECT_EQ(literals("(?i)kg"), Literals{});
  EXPECT_EQ(literals("Ⅳ类"), Literals{});
  EXPECT_EQ(literals("Ⅳ.*水质"), (Literals{"水质"}));
  EXPECT_EQ(literals("(?s:Kg.*)"), (Literals{"kg"}));
}

}  // namespace
}  // namespace zhibiao::base
