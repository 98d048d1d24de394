#include <string>
#include <vector>

#include "cli/program.h"
#include "support/terminal.h"

namespace zhibiao::tests {
namespace {

class Terminals : public Program {
 protected:
  void SetUp() override {
    if (terminal_.name().empty()) GTEST_SKIP() << "no terminal can be made here";
    file("a.txt", kReport);
  }

  std::string shown(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    RunOptions options;
    options.output_file = terminal_.name();
    options.environment = environment;
    EXPECT_EQ(run(arguments, options).status, 0);
    return terminal_.shown();
  }

  Terminal terminal_;
};

TEST_F(Terminals, OutlinesInColourAreTheDefaultThere) {
  const std::string text = shown({"a.txt"}, {"TERM=xterm", "NO_COLOR="});
  EXPECT_NE(text.find("\033[1m青石县2025年水利工作总结\033[0m"), std::string::npos) << text;
  EXPECT_NE(text.find("入户率"), std::string::npos);
}

TEST_F(Terminals, ColourIsOffWhereItIsNotWanted) {
  EXPECT_EQ(shown({"a.txt"}, {"TERM=xterm", "NO_COLOR=1"}).find('\033'), std::string::npos);
  EXPECT_EQ(shown({"a.txt"}, {"TERM=dumb", "NO_COLOR="}).find('\033'), std::string::npos);
  EXPECT_EQ(shown({"a.txt", "--color", "never"}, {"TERM=xterm", "NO_COLOR="}).find('\033'), std::string::npos);
}

TEST_F(Terminals, OtherFormatsAreGivenWhereAsked) {
  EXPECT_TRUE(shown({"a.txt", "-f", "csv", "--header", "none", "--columns", "path,id"}, {}).starts_with("a.txt,"));
}

TEST_F(Terminals, NobodyIsLeftWaitingForInput) {
  RunOptions options;
  options.input_file = terminal_.name();
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{}, {"outline"}}) {
    const Ended ended = run(arguments, options);
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find("zhibiao: error: no document is given\nUsage: zhibiao"), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace zhibiao::tests
