#include "cli/pages/messages.h"
#include "cli/pages/message_rows.h"
#include "patterns/message_rows.h"

#include <gtest/gtest.h>

namespace zhibiao::cli {
namespace {

TEST(MessageLine, HasPathLineColumnSeverityAndText) {
  EXPECT_EQ(message_line("in/a.txt", 3, 7, Severity::warning, Message::verbatim("cut")),
            "zhibiao: in/a.txt:3:7: warning: cut\n");
}

TEST(MessageLine, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(message_line("a", 3, 0, Severity::note, Message::verbatim("m")), "zhibiao: a:3: note: m\n");
  EXPECT_EQ(message_line("a", 0, 5, Severity::error, Message::verbatim("m")), "zhibiao: a: error: m\n");
  EXPECT_EQ(message_line("", 3, 7, Severity::error, Message::verbatim("m")), "zhibiao: error: m\n");
}

TEST(MessageLine, StaysOneLineWhateverTheNamesHold) {
  EXPECT_EQ(message_line("a\nb\033[2J", 1, 1, Severity::error, Message::verbatim("x\ny")),
            "zhibiao: a\uFFFDb\uFFFD[2J:1:1: error: x\uFFFDy\n");
}

TEST(MessageLine, AnErrorTellsItsTextAndHint) {
  EXPECT_EQ(message_line({.code = "unknown-key",
                          .path = "p.json",
                          .line = 4,
                          .column = 2,
                          .message = rows::kUnknownKey("a"),
                          .text = "colour",
                          .hint = patterns::rows::kDidYouMean("color")}),
            "zhibiao: p.json:4:2: error: unknown key 'a': colour (did you mean 'color'?)\n");
}

TEST(MessageLine, IsWhollyInTheLanguageSpoken) {
  speak(Language::chinese);
  const std::string line = message_line({.code = "not-found",
                                         .path = "a",
                                         .message = rows::kValueProblem("--glob", "", rows::kItMustNotBeEmpty()),
                                         .text = "colour",
                                         .hint = patterns::rows::kDidYouMean("it is a folder")});
  speak(Language::english);
  EXPECT_EQ(line, "zhibiao: a: 错误: --glob“”：不能为空: colour (是否想用“it is a folder”？)\n");
}

}  // namespace
}  // namespace zhibiao::cli
