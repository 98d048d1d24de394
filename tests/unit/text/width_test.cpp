#include "text/width.h"

#include <gtest/gtest.h>

namespace zhibiao::text {
namespace {

TEST(DisplayWidth, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(display_width("增长5.2%"), 8U);
  EXPECT_EQ(display_width("（一）"), 6U);
  EXPECT_EQ(display_width("𠂇"), 2U);
  EXPECT_EQ(display_width("“a—”"), 4U);
  EXPECT_EQ(display_width("e\u0301\u200b\ufeff"), 1U);
  EXPECT_EQ(display_width("\t\x1b"), 0U);
}

TEST(DisplayWidth, IsThatOfEveryScript) {
  EXPECT_EQ(display_width(U'\u0E31'), 0U) << "a vowel above a Thai letter";
  EXPECT_EQ(display_width(U'\u302A'), 0U);
  EXPECT_EQ(display_width(U'\uFE0F'), 0U);
  EXPECT_EQ(display_width(U'\u2028'), 0U);
  EXPECT_EQ(display_width(U'\u00AD'), 1U);
  EXPECT_EQ(display_width(U'\u3000'), 2U);
  EXPECT_EQ(display_width(U'\uFF0C'), 2U);
  EXPECT_EQ(display_width(U'\uFF71'), 1U) << "a half-width form";
  EXPECT_EQ(display_width(U'\u2460'), 1U);
  EXPECT_EQ(display_width(U'\U0001F600'), 2U);
}

}  // namespace
}  // namespace zhibiao::text
