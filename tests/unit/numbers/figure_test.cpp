#include "numbers/figure.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::numbers {
namespace {

std::string read_parts(std::string_view text) {
  const auto figure = read_figure(text, 0);
  return figure ? std::string(text.substr(0, figure->end)) + "|" + figure->value.decimal().text : "";
}

TEST(Figure, GroupsAreOfThreeDigitsWithOneComma) {
  EXPECT_EQ(read_parts("1,204,350.5"), "1,204,350.5|1204350.5");
  EXPECT_EQ(read_parts("1，204，350"), "1，204，350|1204350");
  EXPECT_EQ(read_parts("1,204，350"), "1,204|1204") << "two kinds of comma";
  EXPECT_EQ(read_parts("1,20"), "1|1");
  EXPECT_EQ(read_parts("0,204"), "0|0") << "no group behind a zero";
  EXPECT_EQ(read_parts("1204,350"), "1204|1204");
}

TEST(Figure, APointNeedsADigitBehindIt) {
  EXPECT_EQ(read_parts("3.50"), "3.50|3.50");
  EXPECT_EQ(read_parts(".6"), ".6|0.6");
  EXPECT_EQ(read_parts("3."), "3|3");
  EXPECT_EQ(read_parts("."), "");
  EXPECT_EQ(read_parts("所"), "");
}

TEST(Figure, NoneIsLongerThanTheLimit) {
  EXPECT_EQ(read_parts(std::string(kMostDigits, '7')).size(), 2 * kMostDigits + 1);
  EXPECT_EQ(read_parts(std::string(kMostDigits + 1, '7')), "");
  EXPECT_EQ(read_parts("7." + std::string(kMostDigits, '7')), "");
}

}  // namespace
}  // namespace zhibiao::numbers
