#include "numbers/exact.h"

#include <gtest/gtest.h>

namespace zhibiao::numbers {
namespace {

Exact power_of_ten(int power) {
  Exact result{1, 0};
  for (int i = 0; i < power; ++i) result.mantissa *= 10;
  return result;
}

TEST(Exact, KeepsTheSourcesDigits) {
  EXPECT_EQ((Exact{9982, -2}.decimal().text), "99.82");
  EXPECT_EQ((Exact{9820, -2}.decimal().text), "98.20");
  EXPECT_EQ((Exact{5, -1}.decimal().text), "0.5");
  EXPECT_EQ((Exact{5, -3}.decimal().text), "0.005");
  EXPECT_EQ((Exact{0, -2}.decimal().text), "0.00");
}

TEST(Exact, WritesNoExponents) {
  EXPECT_EQ((Exact{12, 3}.decimal().text), "12000");
  EXPECT_EQ((Exact{1, 12}.decimal().text), "1000000000000");
  EXPECT_EQ((Exact{0, 5}.decimal().text), "0");
}

TEST(Exact, WritesMinus) {
  EXPECT_EQ((Exact{-6528, -2}.decimal().text), "-65.28");
  EXPECT_EQ((Exact{-5, -1}.decimal().text), "-0.5");
  EXPECT_EQ((Exact{-3, 4}.decimal().text), "-30000");
}

TEST(Exact, Adds) {
  EXPECT_EQ((Exact{2, 8}.plus({3, 7})->decimal().text), "230000000");
  EXPECT_EQ((Exact{98, 0}.plus({5, -1})->decimal().text), "98.5");
  EXPECT_EQ((Exact{-1, 0}.plus({5, -1})->decimal().text), "-0.5");
}

TEST(Exact, Multiplies) {
  EXPECT_EQ((Exact{2, 0}.times({35, 4})->decimal().text), "700000");
  EXPECT_EQ((Exact{15, -1}.times({-2, 0})->decimal().text), "-3.0");
}

TEST(Exact, DividesToTheEndOrToFifteenDigits) {
  EXPECT_EQ((Exact{1, 0}.over({8, 0})->decimal().text), "0.125");
  EXPECT_EQ((Exact{234, -1}.over({1, 0})->decimal().text), "23.4");
  EXPECT_EQ((Exact{1, 0}.over({3, 0})->decimal().text), "0.333333333333333");
  EXPECT_EQ((Exact{2, 0}.over({3, 0})->decimal().text), "0.666666666666667");
  EXPECT_EQ((Exact{-2, 0}.over({3, 0})->decimal().text), "-0.666666666666667");
  EXPECT_EQ((Exact{200, 0}.over({3, 0})->decimal().text), "66.6666666666667");
  EXPECT_EQ((Exact{1, 0}.over({125, -1})->decimal().text), "0.08");
  EXPECT_FALSE((Exact{1, 0}.over({0, 0})));
}

TEST(Exact, GivesNothingWhereItWouldOverflow) {
  EXPECT_FALSE((Exact{1, 60}.plus({1, 0})));
  EXPECT_FALSE((Exact{1, 0}.plus({1, 60})));
  EXPECT_FALSE(power_of_ten(19).times(power_of_ten(3)));
  EXPECT_FALSE(power_of_ten(36).over({3, 0}));
  EXPECT_TRUE(power_of_ten(18).times(power_of_ten(18)));
}

TEST(Exact, ReducesZerosOfTheFractionAlone) {
  EXPECT_EQ((Exact{350, -1}.reduced().decimal().text), "35");
  EXPECT_EQ((Exact{35000, -1}.reduced().decimal().text), "3500");
  EXPECT_EQ((Exact{300, 0}.reduced().mantissa), 300);
  EXPECT_EQ((Exact{0, -3}.reduced().decimal().text), "0");
}

TEST(Exact, Compares) {
  EXPECT_TRUE((Exact{3, 0}.less({5, 0})));
  EXPECT_FALSE((Exact{5, 0}.less({5, 0})));
  EXPECT_FALSE((Exact{50, -1}.less({5, 0})));
  EXPECT_TRUE((Exact{-1, 0}.less({0, 0})));
  EXPECT_TRUE((Exact{9, -1}.less({1, 0})));
  EXPECT_TRUE((Exact{1, 0}.less({1, 60})));
  EXPECT_FALSE((Exact{1, 60}.less({1, 0})));
  EXPECT_TRUE((Exact{-1, 60}.less({1, 0})));
}

TEST(Exact, IsAnIntegerWithoutAFraction) {
  EXPECT_EQ((Exact{12, 3}.integer()), 12'000);
  EXPECT_EQ((Exact{120, -1}.integer()), 12);
  EXPECT_EQ((Exact{-7, 0}.integer()), -7);
  EXPECT_FALSE((Exact{125, -1}.integer()));
  EXPECT_FALSE((Exact{1, 18}.integer())) << "too large";
  EXPECT_FALSE((Exact{1, 40}.integer()));
}

}  // namespace
}  // namespace zhibiao::numbers
