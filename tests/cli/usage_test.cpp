#include <string>
#include <vector>

#include "cli/program.h"
#include "zhibiao/version.h"

namespace zhibiao::tests {
namespace {

using Usage = Program;

TEST_F(Usage, HelpGoesToStandardOutput) {
  for (const char* option : {"-h", "--help"}) {
    const Ended ended = run({option});
    EXPECT_EQ(ended.status, 0);
    EXPECT_TRUE(ended.out.starts_with("Usage: zhibiao"));
    EXPECT_EQ(ended.err, "");
  }
  EXPECT_LT(run({"-h"}).out.size(), run({"--help"}).out.size());
  for (const char* command : {"outline", "inspect", "explain", "schema", "patterns"}) {
    EXPECT_EQ(run({command, "--help"}).status, 0) << command;
  }
}

TEST_F(Usage, VersionIsPrinted) {
  const Ended ended = run({"--version"});
  EXPECT_EQ(ended.out, "zhibiao " + std::string(kVersion) + "\n");
  EXPECT_EQ(ended.status, 0);
}

TEST_F(Usage, WrongUsageHasStatusTwoOneLineAndWritesNothing) {
  file("a.txt", kReport);
  const std::vector<std::vector<std::string>> wrong = {{"--formt", "csv", "a.txt"},
                                                       {"-x", "a.txt"},
                                                       {"-f", "xml", "a.txt"},
                                                       {"-o"},
                                                       {"--output=", "a.txt"},
                                                       {"-j", "0", "a.txt"},
                                                       {"--encoding", "x", "a.txt"},
                                                       {"-o", "out", "--output-dir", "dir", "a.txt"},
                                                       {"outlin"},
                                                       {"inspect"},
                                                       {"inspect", "a.txt", "a.txt"},
                                                       {"explain", "a.txt"},
                                                       {"explain", "a.txt:0"},
                                                       {"explain", "a.txt:99"},
                                                       {"schema", "a.txt"},
                                                       {"patterns"},
                                                       {"patterns", "show"},
                                                       {"patterns", "show", "no.such"},
                                                       {"--patterns", "none", "a.txt"}};
  for (const auto& arguments : wrong) {
    const Ended ended = run(arguments);
    const std::string shown = arguments.front() + " " + arguments.back();
    EXPECT_EQ(ended.status, 2) << shown;
    EXPECT_EQ(ended.out, "") << shown;
    EXPECT_TRUE(ended.err.starts_with("zhibiao: ")) << ended.err;
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
  }
  EXPECT_EQ(content("a.txt"), kReport);
  EXPECT_FALSE(exists("out"));
  EXPECT_FALSE(exists("dir"));
}

TEST_F(Usage, AFolderNamedLikeACommandIsReached) {
  file("outline/a.txt", kReport);
  EXPECT_EQ(records(run({"./outline"}).out).size(), 1U);
  EXPECT_EQ(records(run({"--", "outline"}).out).size(), 1U);
}

TEST_F(Usage, NothingButDataGoesToStandardOutput) {
  file("a.txt", kReport);
  const Ended ended = run({"-v", "a.txt", "missing.txt"});
  EXPECT_EQ(records(ended.out).size(), 2U);
  for (const char* word : {"zhibiao: ", "missing.txt"}) EXPECT_NE(ended.err.find(word), std::string::npos);
}

TEST_F(Usage, AFileWithACommandsNameIsToldHowToBeNamed) {
  file("schema", kReport);
  const std::string note = "zhibiao: note: 'schema' was taken for the command; the file of that name is './schema'\n";
  EXPECT_TRUE(run({"schema", "a.txt"}).err.ends_with(note));
  EXPECT_EQ(run({"schema"}).err, "");
  EXPECT_EQ(run({"./schema"}).err, "");
  file("outline", kReport);
  file("a.txt", kReport);
  EXPECT_EQ(run({"-q", "outline", "a.txt"}).err, "");
}

}  // namespace
}  // namespace zhibiao::tests
