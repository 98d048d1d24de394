#include "base/regex_set.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhibiao::base {
namespace {

// A set of regexes that it owns.
struct Regexes {
  Regexes(const std::vector<std::string_view>& expressions, Regex::Anchor anchor, std::size_t longest = 0) {
    for (const std::string_view expression : expressions) regexes.push_back(Regex::when_asked(expression));
    std::vector<RegexSet::Member> members;
    for (const Regex& regex : regexes) members.push_back({&regex, nullptr, longest});
    set = RegexSet(std::move(members), anchor);
  }
  std::vector<Regex> regexes;
  RegexSet set;
};

std::vector<int> matching(const RegexSet& set, std::string_view text) {
  std::vector<int> numbers{7};  // what stood there goes
  set.matching(text, numbers);
  return numbers;
}

TEST(RegexSet, TellsWhichMatchAscending) {
  const Regexes anywhere({"[0-9]+座", "泵站", "水库"}, Regex::Anchor::none);
  EXPECT_EQ(matching(anywhere.set, "新建泵站12座"), (std::vector<int>{0, 1}));
  EXPECT_TRUE(matching(anywhere.set, "全年平稳").empty());
  const Regexes start({"泵站", "新建"}, Regex::Anchor::start);
  EXPECT_EQ(matching(start.set, "新建泵站12座"), (std::vector<int>{1}));
  const Regexes whole({"泵站", "泵站.*"}, Regex::Anchor::both);
  EXPECT_EQ(matching(whole.set, "泵站12座"), (std::vector<int>{1}));
}

TEST(RegexSet, AsksThoseThatNeedNothing) {
  const Regexes anywhere({"[^站]{2}", "泵站", "\\pL"}, Regex::Anchor::none);
  EXPECT_EQ(matching(anywhere.set, "水库"), (std::vector<int>{0, 2}));
  const Regexes whole({"", "x*", ".*"}, Regex::Anchor::both);
  EXPECT_EQ(matching(whole.set, ""), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(matching(whole.set, "水库"), (std::vector<int>{2}));
}

TEST(RegexSet, GivesTheFirst) {
  const Regexes anywhere({"[0-9]+座", "泵站", "水库"}, Regex::Anchor::none);
  EXPECT_EQ(anywhere.set.first("水库边的泵站"), 1U);
  EXPECT_EQ(anywhere.set.first("全年平稳"), std::nullopt);
}

TEST(RegexSet, AsksNoneOfALongerText) {
  const Regexes short_ones({"[^。]+"}, Regex::Anchor::both, 4);
  EXPECT_EQ(matching(short_ones.set, "泵站水库"), (std::vector<int>{0}));
  EXPECT_TRUE(matching(short_ones.set, "泵站和水库").empty());
}

TEST(RegexSet, OfNoneMatchesNothing) {
  EXPECT_TRUE(matching(RegexSet(), "泵站").empty());
  EXPECT_TRUE(matching(RegexSet({}, Regex::Anchor::none), "泵站").empty());
}

TEST(RegexSet, KnowsNoMatchOfWhatRe2Refuses) {
  const Regexes anywhere({"泵站", "("}, Regex::Anchor::none);
  EXPECT_EQ(matching(anywhere.set, "泵站(新)"), (std::vector<int>{0}));
}

TEST(RegexSearch, GivesTheMatchesOfOneRegexAfterTheOther) {
  const RegexSearch search({{"[0-9]+"}, {"泵站"}});
  std::vector<std::string> found;
  const std::string text = "泵站12座，泵站7座";
  search.each_match(text, 0, [&](std::size_t number, const RegexSearch::Groups& groups) {
    found.push_back(std::to_string(number) + std::string(groups[0]->of(text)));
    return groups[0]->end;
  });
  EXPECT_EQ(found, (std::vector<std::string>{"012", "07", "1泵站", "1泵站"}));
}

TEST(RegexSearch, LooksAtWhatStandsBefore) {
  const RegexSearch search({{R"(\Bb+)"}, {R"(\bb+)"}});
  std::vector<std::size_t> numbers;
  search.each_match("abb", 1, [&](std::size_t number, const RegexSearch::Groups& groups) {
    numbers.push_back(number);
    return groups[0]->end;
  });
  EXPECT_EQ(numbers, (std::vector<std::size_t>{0}));
}

// A group that is repeated no times is a group all the same: whoever asks for it by its name may look there.
TEST(RegexSearch, HasAGroupThatCannotTakePart) {
  const RegexSearch search({{"泵站(?:(?P<number>乙)){0}12座"}});
  std::size_t matches = 0;
  search.each_match("泵站12座", 0, [&](std::size_t, const RegexSearch::Groups& groups) {
    const auto number = search.regex(0).group("number");
    EXPECT_TRUE(number && static_cast<std::size_t>(*number) < groups.size() &&
                !groups[static_cast<std::size_t>(*number)]);
    ++matches;
    return groups[0]->end;
  });
  EXPECT_EQ(matches, 1U);
}

}  // namespace
}  // namespace zhibiao::base
