#include "cli/messages.h"

#include <gtest/gtest.h>

namespace zhibiao::cli {
namespace {

TEST(MessageLine, HasPathLineColumnSeverityAndText) {
  EXPECT_EQ(message_line("in/a.txt", 3, 7, Severity::warning, "cut"), "zhibiao: in/a.txt:3:7: warning: cut\n");
}

TEST(MessageLine, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(message_line("a", 3, 0, Severity::note, "m"), "zhibiao: a:3: note: m\n");
  EXPECT_EQ(message_line("a", 0, 5, Severity::error, "m"), "zhibiao: a: error: m\n");
  EXPECT_EQ(message_line("", 3, 7, Severity::error, "m"), "zhibiao: error: m\n");
}

TEST(MessageLine, StaysOneLineWhateverTheNamesHold) {
  EXPECT_EQ(message_line("a\nb\033[2J", 1, 1, Severity::error, "x\ny"),
            "zhibiao: a\uFFFDb\uFFFD[2J:1:1: error: x\uFFFDy\n");
}

TEST(MessageLine, AnErrorTellsItsTextAndHint) {
  EXPECT_EQ(message_line({"unknown-key", "p.json", 4, 2, "unknown key", "colour", "did you mean 'color'?"}),
            "zhibiao: p.json:4:2: error: unknown key: colour (did you mean 'color'?)\n");
}

}  // namespace
}  // namespace zhibiao::cli
