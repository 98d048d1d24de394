#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::base {
namespace {

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, value);
    const CodePoint back = decode_code_point(text, 0);
    ASSERT_TRUE(back.valid) << static_cast<unsigned>(value);
    ASSERT_EQ(back.value, value);
    ASSERT_EQ(back.size, text.size());
    ASSERT_EQ(previous_code_point(text, text.size()), 0U);
  }
}

TEST(Utf8, BrokenBytesAreReplacedOneByOne) {
  for (const std::string text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE4\xB8", "\xE0\x80\x80", "\xED\xA0\x80",
                                 "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    const CodePoint code_point = decode_code_point(text, 0);
    EXPECT_FALSE(code_point.valid);
    EXPECT_EQ(code_point.value, kReplacement);
    EXPECT_EQ(code_point.size, 1U);
    EXPECT_EQ(first_invalid_utf8("好" + text), 3U);
  }
  EXPECT_FALSE(first_invalid_utf8("五所学校").has_value());
  EXPECT_EQ(previous_code_point("好\x80", 4), 3U);
  EXPECT_EQ(previous_code_point("\x80\x80\x80\x80\x80", 5), 4U);
}

TEST(Utf8, WhatIsNoCodePointIsAppendedAsReplacement) {
  std::string text;
  append_code_point(text, 0xD800);
  append_code_point(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("增长5.2%"), 6U);
  EXPECT_EQ(count_code_points("𠂇é"), 2U);
  std::string text;
  for (std::size_t count = 0; count < 3000; ++count) {
    ASSERT_EQ(count_code_points(text), count);
    append_code_point(text, count % 7 == 0 ? U'a' : count % 3 == 0 ? U'é' : U'增');
  }
}

}  // namespace
}  // namespace zhibiao::base
