#include "text/source_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace zhibiao::text {
namespace {

SourceText text_of(std::string utf8) {
  SourceText text;
  text.utf8 = std::move(utf8);
  index_lines(text);
  return text;
}

std::vector<std::string> lines_of(const std::string& utf8) {
  const SourceText text = text_of(utf8);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.lines.size(); ++i) lines.emplace_back(text.line(i));
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Lines, EndInFeedReturnOrBoth) {
  EXPECT_EQ(lines_of(""), Lines());
  EXPECT_EQ(lines_of("一"), Lines({"一"}));
  EXPECT_EQ(lines_of("一\n"), Lines({"一"}));
  EXPECT_EQ(lines_of("一\n二"), Lines({"一", "二"}));
  EXPECT_EQ(lines_of("一\r\n二\r\n"), Lines({"一", "二"}));
  EXPECT_EQ(lines_of("一\r二\r"), Lines({"一", "二"}));
  EXPECT_EQ(lines_of("\n\n"), Lines({"", ""}));
  EXPECT_EQ(lines_of("\r\r\n\n\r"), Lines({"", "", "", ""}));
  EXPECT_EQ(lines_of("一\r\r\n二\r三"), Lines({"一", "", "二", "三"}));
  EXPECT_EQ(lines_of("\xEF\xBB\xBF一\n"), Lines({"一"}));
  EXPECT_EQ(lines_of("\xEF\xBB\xBF"), Lines());
  EXPECT_EQ(lines_of("一\f二\v三\u2028四\u0085五\u2029六<br>七<br />八"),
            Lines({"一\f二", "三", "四", "五", "六", "七", "八"}));
  EXPECT_EQ(lines_of("一<br>\n二\v \n三\u2028"), Lines({"一<br>", "二\v ", "三\u2028"}));
  EXPECT_EQ(lines_of("一<BR>二<Br/>三<br\t>四<brx>五"), Lines({"一", "二", "三<br\t>四<brx>五"}));
  EXPECT_EQ(lines_of("| 一<br>二 | 3 |"), Lines({"| 一<br>二 | 3 |"}));
}

TEST(Lines, RandomTextsSplitAsTheObviousWayDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string utf8;
    for (auto length = random() % 12; length > 0; --length) utf8 += "\r\na"[random() % 3];
    Lines slow;
    std::string line;
    bool open = false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      open = true;
      if (utf8[i] != '\r' && utf8[i] != '\n') {
        line.push_back(utf8[i]);
        continue;
      }
      if (utf8[i] == '\r' && i + 1 < utf8.size() && utf8[i + 1] == '\n') ++i;
      slow.push_back(std::exchange(line, {}));
      open = false;
    }
    if (open) slow.push_back(line);
    ASSERT_EQ(lines_of(utf8), slow) << testing::PrintToString(utf8);
  }
}

TEST(Span, CountsLinesAndCodePoints) {
  const SourceText text = text_of("\xEF\xBB\xBF一、概况\r\n增长5%\n");
  const std::size_t five = text.utf8.find('5');
  EXPECT_EQ(text.span({five, five + 2}), (Span{five, five + 2, 2, 3}));
  EXPECT_EQ(text.span({3, 6}), (Span{3, 6, 1, 1}));
  EXPECT_EQ(text.span({0, 3}), (Span{0, 3, 1, 1}));
  const std::size_t end = text.utf8.size();
  EXPECT_EQ(text.span({end, end}), (Span{end, end, 2, 6}));
  EXPECT_EQ(text_of("").span({0, 0}), (Span{0, 0, 1, 1}));
}

TEST(Span, IsRightFarInsideALongLine) {
  std::string utf8 = "短\n";
  for (int i = 0; i < 20000; ++i) utf8 += i % 3 == 0 ? "5" : i % 3 == 1 ? "校" : "𠂇";
  const SourceText text = text_of(utf8);
  std::size_t column = 0;
  for (std::size_t at = 4; at < utf8.size(); ++at) {
    if ((static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U) continue;
    ++column;
    if (column % 61 != 0) continue;
    ASSERT_EQ(text.span({at, at}), (Span{at, at, 2, column}));
  }
}

TEST(Slice, LeavesLineBreaksOut) {
  const SourceText text = text_of("1.2 万\r\n人次\r5\n所");
  EXPECT_EQ(text.slice({0, text.utf8.size()}), "1.2 万人次5所");
  EXPECT_EQ(text.slice({4, 4}), "");
  const SourceText other = text_of("9\u2028处<br>渡口");
  EXPECT_EQ(other.slice({0, other.utf8.size()}), "9处渡口");
}

}  // namespace
}  // namespace zhibiao::text
