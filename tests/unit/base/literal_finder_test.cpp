#include "base/literal_finder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace zhibiao::base {
namespace {

std::vector<int> owners(const LiteralFinder& finder, std::string_view text) {
  std::vector<int> found;
  finder.owners_in(text, found);
  std::sort(found.begin(), found.end());
  return found;
}

TEST(LiteralFinder, FindsAllThatStandInAText) {
  const LiteralFinder finder({{"泵站", 0}, {"泵", 1}, {"站", 2}, {"水库", 3}, {"泵站", 4}, {"gb/t", 5}, {"𠀀", 6}});
  EXPECT_EQ(owners(finder, "新建泵站"), (std::vector<int>{0, 1, 2, 4}));
  EXPECT_EQ(owners(finder, "水"), (std::vector<int>{}));
  EXPECT_EQ(owners(finder, "按GB/t执行"), (std::vector<int>{5}));
  EXPECT_EQ(owners(finder, "𠀀"), (std::vector<int>{6}));
  EXPECT_EQ(owners(finder, ""), (std::vector<int>{}));
}

TEST(LiteralFinder, TellsCodePointsApartThatShareASlot) {
  const LiteralFinder finder({{"一", 0}, {"a", 1}});                // U+4E00
  EXPECT_EQ(owners(finder, "\u5E00\u0E61"), (std::vector<int>{}));  // the same low bits
  EXPECT_EQ(owners(finder, "\u4E00"), (std::vector<int>{0}));
}

TEST(LiteralFinder, KnowsCodePointsOfOneSlotFromEachOther) {
  const LiteralFinder finder({{"一批", 0}, {"\u5E00批", 1}, {"\u6E00", 2}});  // the same low bits
  EXPECT_EQ(owners(finder, "一批"), (std::vector<int>{0}));
  EXPECT_EQ(owners(finder, "\u5E00批"), (std::vector<int>{1}));
  EXPECT_EQ(owners(finder, "\u6E00批"), (std::vector<int>{2}));
  EXPECT_EQ(owners(finder, "一"), (std::vector<int>{})) << "cut off";
  EXPECT_EQ(owners(finder, "一\xE6"), (std::vector<int>{}));
}

TEST(LiteralFinder, OfNoneFindsNothing) {
  EXPECT_TRUE(LiteralFinder().empty());
  EXPECT_EQ(owners(LiteralFinder(), "泵站"), (std::vector<int>{}));
}

}  // namespace
}  // namespace zhibiao::base
