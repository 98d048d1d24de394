#include "base/edit_distance.h"

#include <gtest/gtest.h>

namespace zhibiao::base {
namespace {

TEST(EditDistance, CountsEachSlipOnce) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "units"), 5U);
  EXPECT_EQ(edit_distance("units", ""), 5U);
  EXPECT_EQ(edit_distance("units", "units"), 0U);
  EXPECT_EQ(edit_distance("unts", "units"), 1U);
  EXPECT_EQ(edit_distance("unnits", "units"), 1U);
  EXPECT_EQ(edit_distance("unets", "units"), 1U);
  EXPECT_EQ(edit_distance("untis", "units"), 1U) << "swapped neighbours";
  EXPECT_EQ(edit_distance("nuist", "units"), 2U);
}

TEST(EditDistance, IsTheSameBothWays) {
  EXPECT_EQ(edit_distance("heading", "haedings"), 2U);
  EXPECT_EQ(edit_distance("haedings", "heading"), 2U);
}

}  // namespace
}  // namespace zhibiao::base
