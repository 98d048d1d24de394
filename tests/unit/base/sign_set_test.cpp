#include "base/sign_set.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace zhibiao::base {
namespace {

SignSet set_of(std::initializer_list<char32_t> signs) {
  SignSet set;
  for (const char32_t sign : signs) set.add(sign);
  return set;
}

TEST(SignSet, FindsTheNextSignOfEachSize) {
  const SignSet set = set_of({U'7', U'é', U'亿'});
  EXPECT_EQ(set.next("产值7亿", 0, 10), 6U);
  EXPECT_EQ(set.next("产值亿", 0, 9), 6U);
  EXPECT_EQ(set.next("abcé", 0, 5), 3U);
  EXPECT_EQ(set.next("😀亿", 0, 7), 4U);
  EXPECT_EQ(set.next("亿", 0, 3), 0U);
}

TEST(SignSet, StopsAtTheFirstSignAtTheEnd) {
  const SignSet set = set_of({U'亿'});
  EXPECT_EQ(set.next("产值亿", 0, 6), 6U);
  EXPECT_EQ(set.next("产值亿", 0, 4), 6U);
  EXPECT_EQ(set.next("产值", 0, 6), 6U);
  EXPECT_EQ(set.next("", 0, 0), 0U);
}

TEST(SignSet, HasNothingAboveTheBasicPlane) {
  SignSet set;
  set.add(U'😀');
  EXPECT_FALSE(set.has(U'😀'));
  EXPECT_EQ(set.next("😀", 0, 4), 4U);
}

TEST(SignSet, StaysInsideBrokenBytes) {
  const SignSet set = set_of({U'7', U'亿'});
  std::mt19937 random(20260711);
  for (int round = 0; round < 2'000; ++round) {
    std::string text(random() % 12, '\0');
    for (char& byte : text) byte = static_cast<char>(random());
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t next = set.next(text, at, text.size());
      ASSERT_GE(next, at);
      ASSERT_LE(next, text.size());
      at = next + 1;
    }
  }
}

TEST(SignSet, GivesItsSignsInOrder) {
  std::u32string signs;
  set_of({U'亿', U'7', U'\uFFFF', U'\0'}).for_each([&](char32_t sign) { signs += sign; });
  EXPECT_EQ(signs, (std::u32string{U'\0', U'7', U'亿', U'\uFFFF'}));
}

}  // namespace
}  // namespace zhibiao::base
