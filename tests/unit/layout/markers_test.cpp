#include "layout/markers.h"

#include <gtest/gtest.h>

#include <string>

#include "support/cases.h"

namespace zhibiao::layout {
namespace {

const Markers& markers() {
  static const Markers built_in(tests::built_in_packs(), tests::built_in_words());
  return built_in;
}

TEST(Markers, AtStart) {
  const std::string text = "(二)渡口管理。按期年检。";
  const auto found = markers().at_start(text);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->marker.of(text), "(二)");
  EXPECT_EQ(found->ordinal, 2);
  EXPECT_FALSE(markers().at_start("渡口管理(二)"));
  EXPECT_FALSE(markers().at_start(""));
}

TEST(Markers, OnlyAWholeLineIsAChapter) {
  EXPECT_TRUE(markers().at_start("第三章 渡口管理"));
  EXPECT_FALSE(markers().at_start("第三章规定了年检。其余不变。"));
}

TEST(Markers, InsideOnlyBehindMarks) {
  const std::string text = "落实责任：一是查船，二是查人；唯一是海路。三是查线。";
  const auto found = markers().inside(text, 0);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].marker.of(text), "一是");
  EXPECT_EQ(found[1].marker.of(text), "二是");
  EXPECT_EQ(found[2].marker.of(text), "三是");
  EXPECT_TRUE(markers().is_spoken(found[0], text));
}

TEST(Markers, AlternativesLoseTheirNames) {
  EXPECT_EQ(alternatives({"(?P<a>x)", "y\\(?P<b>z"}), "(?:(?:x))|(?:y\\(?P<b>z)");
}

}  // namespace
}  // namespace zhibiao::layout
