#include "indicators/stated.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/cases.h"

namespace zhibiao::indicators {
namespace {

Stated stated_of(std::string_view text) {
  static const CandidateFinder finder(tests::built_in_packs(), tests::built_in_words());
  const auto candidate = finder.at(text, {0, text.size()}, 0);
  EXPECT_TRUE(candidate) << text;
  return candidate ? stated(text, *candidate) : Stated{};
}

Stated written(std::string value, std::string unit) { return {{std::move(value)}, {}, std::move(unit)}; }
Stated range(std::string value, std::string high, std::string unit) {
  return {{std::move(value)}, Decimal{std::move(high)}, std::move(unit)};
}

TEST(Stated, KeepsTheScaleTheDigitsAreWrittenIn) {
  EXPECT_EQ(stated_of("3.50亿元"), written("3.50", "亿元"));
  EXPECT_EQ(stated_of("1.2万余元"), written("1.2", "万元"));
  EXPECT_EQ(stated_of("1万亿元"), written("1", "万亿元"));
  EXPECT_EQ(stated_of("1,200元"), written("1200", "元"));
  EXPECT_EQ(stated_of("98.20%"), written("98.20", "%"));
}

TEST(Stated, ARangeSharesItsScale) {
  EXPECT_EQ(stated_of("5-10万人"), range("5", "10", "万人"));
  EXPECT_EQ(stated_of("5万-10万人"), range("5", "10", "万人"));
  EXPECT_EQ(stated_of("3—5所"), range("3", "5", "所"));
}

TEST(Stated, ScalesInsideANumeralAreThePlacesOfIt) {
  EXPECT_EQ(stated_of("二百五十所"), written("250", "所"));
  EXPECT_EQ(stated_of("四千份"), written("4000", "份"));
  EXPECT_EQ(stated_of("五万元"), written("5", "万元"));
}

// 突破千亿元: nobody has to count the zeros of 100000000000.
TEST(Stated, ScalesThatStandAloneAreANumberAndAScale) {
  EXPECT_EQ(stated_of("千亿元"), written("1000", "亿元"));
  EXPECT_EQ(stated_of("百万元"), written("100", "万元"));
  EXPECT_EQ(stated_of("千余元"), written("1000", "元"));
}

}  // namespace
}  // namespace zhibiao::indicators
