#include "base/base64.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::base {
namespace {

TEST(Base64, WritesTheExamplesOfItsStandardAndReadsThemBack) {
  for (const auto& [bytes, text] :
       {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="), std::pair("foo", "Zm9v"),
        std::pair("foob", "Zm9vYg=="), std::pair("foobar", "Zm9vYmFy"), std::pair("\xFF\xFE", "//4=")}) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(bytes_of_base64(text), bytes);
  }
}

}  // namespace
}  // namespace zhibiao::base
