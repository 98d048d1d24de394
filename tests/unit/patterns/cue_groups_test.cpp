#include "patterns/cue_groups.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace zhibiao::patterns {
namespace {

TEST(CueGroups, StandOnceAndAreFound) {
  std::set<std::string_view> seen;
  for (const CueGroup& group : cue_groups()) {
    EXPECT_TRUE(seen.insert(group.cue).second) << group.cue;
    EXPECT_EQ(find_cue_group(group.cue), &group);
    EXPECT_EQ(std::set<std::string_view>(group.values.begin(), group.values.end()).size(), group.values.size());
  }
  EXPECT_EQ(find_cue_group("no such cue"), nullptr);
  ASSERT_NE(find_cue_group("comparator"), nullptr);
  EXPECT_TRUE(find_cue_group("comparator")->needs_position);
}

TEST(LineRoles, StandOnceAndAreFound) {
  std::set<std::string_view> seen;
  for (const LineRole& role : line_roles()) {
    EXPECT_TRUE(seen.insert(role.role).second) << role.role;
    EXPECT_EQ(find_line_role(role.role), &role);
  }
  EXPECT_EQ(find_line_role(""), nullptr);
}

}  // namespace
}  // namespace zhibiao::patterns
