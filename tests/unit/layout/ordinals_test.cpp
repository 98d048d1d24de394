#include "layout/ordinals.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "support/cases.h"

namespace zhibiao::layout {
namespace {

using patterns::OrdinalStyle;

std::optional<std::int64_t> read_ordinal(std::string_view numeral, OrdinalStyle style) {
  static const Ordinals ordinals(tests::built_in_packs().cues, tests::built_in_words());
  return ordinals.read(numeral, style);
}

TEST(Ordinals, Chinese) {
  for (const auto& [text, value] : {std::pair<const char*, std::int64_t>{"一", 1},
                                    {"十", 10},
                                    {"十二", 12},
                                    {"二十", 20},
                                    {"二十一", 21},
                                    {"九十九", 99},
                                    {"一百", 100},
                                    {"一百零五", 105},
                                    {"一百一十二", 112},
                                    {"十 八", 18},
                                    {"二〇", 20},
                                    {"二○", 20},
                                    {"二○三一", 2031},
                                    {"廿三", 23},
                                    {"百二十", 120}}) {
    EXPECT_EQ(read_ordinal(text, OrdinalStyle::chinese), value) << text;
  }
}

TEST(Ordinals, ArabicAndCircled) {
  EXPECT_EQ(read_ordinal("12", OrdinalStyle::arabic), 12);
  EXPECT_EQ(read_ordinal("1 2", OrdinalStyle::arabic), 12);
  EXPECT_EQ(read_ordinal("3", OrdinalStyle::chinese), 3);
  EXPECT_EQ(read_ordinal("三", OrdinalStyle::arabic), 3);
  EXPECT_EQ(read_ordinal("①", OrdinalStyle::circled), 1);
  EXPECT_EQ(read_ordinal("⑳", OrdinalStyle::circled), 20);
  EXPECT_EQ(read_ordinal("㉑", OrdinalStyle::circled), 21);
  EXPECT_EQ(read_ordinal("⑶", OrdinalStyle::circled), 3);
  EXPECT_EQ(read_ordinal("㈤", OrdinalStyle::circled), 5);
  EXPECT_EQ(read_ordinal("❿", OrdinalStyle::circled), 10);
}

TEST(Ordinals, WhatIsNone) {
  EXPECT_FALSE(read_ordinal("", OrdinalStyle::chinese));
  EXPECT_FALSE(read_ordinal("  ", OrdinalStyle::arabic));
  EXPECT_FALSE(read_ordinal("甲", OrdinalStyle::chinese));
  EXPECT_FALSE(read_ordinal("万", OrdinalStyle::chinese));
  EXPECT_FALSE(read_ordinal("几", OrdinalStyle::chinese));
  EXPECT_FALSE(read_ordinal("三余", OrdinalStyle::chinese));
  EXPECT_FALSE(read_ordinal("1", OrdinalStyle::circled));
  EXPECT_FALSE(read_ordinal("一", OrdinalStyle::none));
  EXPECT_FALSE(read_ordinal(std::string(300000, '9'), OrdinalStyle::arabic));
}

}  // namespace
}  // namespace zhibiao::layout
