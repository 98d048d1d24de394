#include "base/hexadecimal.h"

#include <gtest/gtest.h>

#include <string_view>

namespace zhibiao::base {
namespace {

TEST(Hexadecimal, GivesTwoDigitsForEachByte) {
  EXPECT_EQ(hexadecimal(""), "");
  EXPECT_EQ(hexadecimal(std::string_view("\0\x09\xA0\xFF", 4)), "0009a0ff");
  EXPECT_EQ(hexadecimal("\xE4\xB8", kUpperHexDigits, " "), "E4 B8");
  EXPECT_EQ(hexadecimal("\x0B", kUpperHexDigits, " "), "0B");
}

}  // namespace
}  // namespace zhibiao::base
