#include "output/terminal_text.h"

#include <gtest/gtest.h>

#include "text/width.h"

namespace zhibiao::output {
namespace {

TEST(Printable, TakesControlOverTheTerminalAway) {
  EXPECT_EQ(printable("a\033[2Jb\nc\td"), "a\uFFFD[2Jb\uFFFDc d");
  EXPECT_EQ(printable("\u009b1m\u202e"), "\uFFFD1m\uFFFD");
  EXPECT_EQ(printable("\xff渠"), "\uFFFD渠");
}

TEST(CutToWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(cut_to_width("水利工程", 8), "水利工程");
  EXPECT_EQ(cut_to_width("水利工程", 7), "水利工…");
  EXPECT_EQ(cut_to_width("水利工程", 6), "水利…");
  EXPECT_EQ(cut_to_width("a水利", 4), "a水…");
  EXPECT_LE(text::display_width(cut_to_width("a水b利c工d程", 5)), 5U);
}

TEST(Page, PadsByDisplayWidth) {
  std::string out;
  Page page(out, false);
  page.left("水利", 6, Style::bold).add("|").right("工程", 6).end_line();
  EXPECT_EQ(out, "水利  |  工程\n");
}

TEST(Page, ColoursOnlyWhereWanted) {
  std::string out;
  Page(out, true).add("a", Style::red).add("b").end_line();
  EXPECT_EQ(out, "\033[31ma\033[0mb\n");
}

TEST(Page, LinesHaveNoBlanksAtTheirEnd) {
  std::string out;
  Page(out, false).left("a", 5).spaces(2).end_line();
  EXPECT_EQ(out, "a\n");
}

}  // namespace
}  // namespace zhibiao::output
