#include "layout/wrapping.h"

#include <gtest/gtest.h>

#include <string>

#include "support/cases.h"
#include "text/source_text.h"

namespace zhibiao::layout {
namespace {

std::vector<LineView> lines_of(const std::string& text, text::FoldedText& folded) {
  const auto source = text::decode(text, "text");
  EXPECT_TRUE(source.has_value());
  return view_lines(*source, Ordinals({}, tests::no_words()), folded);
}

Wrapping wrapping_of(const std::string& text) {
  text::FoldedText folded;
  return measure_wrapping(lines_of(text, folded));
}

std::string repeated(const std::string& piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(Wrapping, EqualLinesThatEndInMidSentence) {
  const std::string line = repeated("渡船、渡口航道", 4) + "\n";  // 28 letters
  const auto wrapping = wrapping_of(repeated(line, 6));
  EXPECT_TRUE(wrapping.wrapped);
  EXPECT_EQ(wrapping.width, 56u);
}

TEST(Wrapping, OneWiderLineAmongManyIsNoMeasure) {
  const std::string line = repeated("渡船、", 4) + "\n";  // 12 letters
  const auto wrapping = wrapping_of(repeated(line, 100) + repeated("渡船、", 5) + "\n" + repeated(line, 100));
  EXPECT_TRUE(wrapping.wrapped);
  EXPECT_EQ(wrapping.width, 24u);
}

TEST(Wrapping, EqualSentencesAreNotWrapped) {
  const std::string line = repeated("渡口管理与航道", 4) + "。\n";
  EXPECT_FALSE(wrapping_of(repeated(line, 6)).wrapped);
}

TEST(Wrapping, TooFewTooNarrowTooWide) {
  const std::string line = repeated("渡口管理与航道", 4) + "\n";
  EXPECT_FALSE(wrapping_of(repeated(line, 3)).wrapped);
  EXPECT_FALSE(wrapping_of(repeated("渡口管理\n", 30)).wrapped);
  EXPECT_FALSE(wrapping_of(repeated(repeated("渡口管理与航道", 20) + "\n", 8)).wrapped);
  EXPECT_FALSE(measure_wrapping({}).wrapped);
}

TEST(Wrapping, AFullLineHadNoPlaceForTheNextWord) {
  text::FoldedText folded;
  const auto lines = lines_of("渡口管理与航道养护。\n渡船\n1234567890 艘\n", folded);
  EXPECT_TRUE(is_full(lines[0], lines[1], {true, 22}, false));
  EXPECT_FALSE(is_full(lines[0], lines[1], {true, 40}, false));
  EXPECT_TRUE(is_full(lines[0], lines[2], {true, 30}, false));
  EXPECT_TRUE(is_full(lines[0], lines[1], {true, 27}, true));
  EXPECT_FALSE(is_full(lines[0], lines[1], {true, 27}, false));
}

}  // namespace
}  // namespace zhibiao::layout
