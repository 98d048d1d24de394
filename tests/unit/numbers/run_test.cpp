#include "numbers/run.h"

#include <gtest/gtest.h>

#include <string>

#include "support/cases.h"

namespace zhibiao::numbers {
namespace {

const Numerals& numerals() {
  static const Numerals built(tests::built_in_packs().cues, tests::built_in_words());
  return built;
}

std::string run(std::string_view text) { return std::string(text.substr(0, end_of_numerals(numerals(), text, 0))); }

TEST(Run, GoesOnOverSeparatorsBetweenDigits) {
  EXPECT_EQ(run("3,204.5万所"), "3,204.5万");
  EXPECT_EQ(run("12  345人"), "12  345");
  EXPECT_EQ(run("一百○五户"), "一百○五");
  EXPECT_EQ(run("九点五元"), "九点五");
  EXPECT_EQ(run("九点整"), "九");
  EXPECT_EQ(run("12,人"), "12");
  EXPECT_EQ(run("人"), "");
}

bool inside(const std::string& before, const std::string& number) {
  const std::string text = before + number;
  return is_inside_number(numerals(), text, {0, text.size()}, before.size());
}

TEST(Run, ANumberBehindAnotherIsAPartOfIt) {
  EXPECT_TRUE(inside("3", "5人"));
  EXPECT_TRUE(inside("3 ", "5人"));
  EXPECT_TRUE(inside("一百零", "五人"));
  EXPECT_TRUE(inside("3万", "五人"));
  EXPECT_TRUE(inside("3,", "204人"));
  EXPECT_FALSE(inside("3,", "五人")) << "a comma between sentences";
  EXPECT_FALSE(inside("新建", "5座"));
  EXPECT_FALSE(inside("", "5座"));
}

}  // namespace
}  // namespace zhibiao::numbers
