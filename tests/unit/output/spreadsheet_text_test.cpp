#include "output/spreadsheet_text.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::output {
namespace {

TEST(SpreadsheetText, KeepsWhatACellCanHold) {
  EXPECT_EQ(spreadsheet_text("甲\t乙\n=1+1 😀"), "甲\t乙\n=1+1 😀");
  EXPECT_EQ(spreadsheet_text(""), "");
}

TEST(SpreadsheetText, ReplacesWhatXmlCannotHold) {
  using namespace std::string_literals;
  EXPECT_EQ(spreadsheet_text("甲\0乙\x01"s), "甲\uFFFD乙\uFFFD");
  EXPECT_EQ(spreadsheet_text("\xE7\x94"), "\uFFFD\uFFFD");
  EXPECT_EQ(spreadsheet_text("\uFFFE\uFFFF\uFDD0"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(spreadsheet_text("\U0001FFFE"), "\uFFFD");
}

TEST(SpreadsheetText, ALongerTextThanACellHasRoomForEndsInAnEllipsis) {
  constexpr std::size_t kRoom = 32767;
  const std::string full(kRoom, 'x');
  EXPECT_EQ(spreadsheet_text(full), full);
  EXPECT_EQ(spreadsheet_text(full + "x"), full.substr(1) + "…");
  std::string pairs;  // two UTF-16 units each
  for (std::size_t i = 0; i < kRoom / 2 + 1; ++i) pairs += "😀";
  const std::string cut = spreadsheet_text(pairs);
  EXPECT_TRUE(cut.ends_with("😀…"));
  EXPECT_EQ(cut.size(), kRoom / 2 * std::string("😀").size() + std::string("…").size());
}

}  // namespace
}  // namespace zhibiao::output
