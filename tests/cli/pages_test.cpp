// The manual and the completions: nothing of the tables is missing, and the programs they are for take them.
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/options/option_table.h"
#include "cli/program.h"

namespace zhibiao::tests {
namespace {

std::string program(const std::string& name) {
  std::istringstream folders("/usr/bin:/bin:/usr/local/bin");
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (::access((folder + "/" + name).c_str(), X_OK) == 0) return folder + "/" + name;
  }
  return "";
}

class Pages : public Program {
 protected:
  std::string page(const std::vector<std::string>& arguments) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    return ended.out;
  }

  // Without a word of complaint.
  void expect_quiet(const std::string& name, const std::vector<std::string>& arguments) {
    const Ended ended = run_program(program(name), arguments, {.folder = folder_.path()});
    EXPECT_EQ(ended.status, 0) << name;
    EXPECT_EQ(ended.err, "") << name;
  }

  // What bash offers for the last of the words.
  std::string offered(const std::string& words) {
    file("zhibiao.bash", page({"completion", "bash"}));
    const std::string script = "source ./zhibiao.bash; COMP_WORDS=(zhibiao " + words +
                               "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _zhibiao; "
                               "printf '%s\\n' \"${COMPREPLY[@]}\" | LC_ALL=C sort | tr '\\n' ' '";
    const Ended ended = run_program("/bin/bash", {"-c", script}, {.folder = folder_.path()});
    EXPECT_EQ(ended.err, "");
    return ended.out;
  }
};

TEST_F(Pages, HoldEveryOptionAndCommand) {
  std::string manual = page({"man"});
  for (std::size_t at = 0; (at = manual.find("\\-", at)) != std::string::npos;) manual.erase(at, 1);
  std::string help = page({"--help"});
  for (const char* command : {"text", "patterns", "explain"})
    help += page({command, "--help"});  // these have options of their own
  const std::string bash = page({"completion", "bash"});
  const std::string zsh = page({"completion", "zsh"});
  const std::string fish = page({"completion", "fish"});
  const auto expect = [](const std::string& text, const std::string& what) {
    EXPECT_NE(text.find(what), std::string::npos) << what;
  };
  for (const cli::OptionRow* row : cli::option_rows()) {
    const std::string name = cli::long_name(*row);
    const std::string brief = cli::short_name(*row);
    expect(manual, "\\fB" + name + "\\fR" + (row->value.empty() ? "\n" : " \\fI"));
    expect(help, " " + name + " ");
    expect(bash, name);
    expect(zsh, name + (row->value.empty() ? "[" : "=["));
    expect(fish, " -l " + name.substr(2) + " ");
    if (brief.empty()) continue;
    expect(manual, "\\fB" + brief + "\\fR, ");
    expect(bash, brief);
    expect(zsh, brief + (row->value.empty() ? "[" : "+["));
    expect(fish, " -s " + brief.substr(1) + " ");
  }
  for (const cli::CommandRow& row : cli::commands()) {
    if (row.name.empty() || row.hidden) continue;
    expect(manual, "\\fB" + std::string(row.name) + "\\fR");
    expect(bash, std::string(row.name) + ":-*)");
    expect(zsh, "'" + std::string(row.name) + ":");
    expect(fish, " -a " + std::string(row.name) + " ");
  }
}

TEST_F(Pages, BashCompletes) {
  file("reports/a.txt", kReport);
  file("read me.txt", kReport);
  expect_quiet("bash", {"-n", "-c", page({"completion", "bash"})});
  EXPECT_EQ(offered("--form"), "--format ");
  EXPECT_EQ(offered("--format ''"), "csv html indicators json jsonl sqlite text tsv xlsx ");
  EXPECT_EQ(offered("-f j"), "json jsonl ");
  EXPECT_EQ(offered("--format = c"), "csv ");
  EXPECT_EQ(offered("--format ="), "csv html indicators json jsonl sqlite text tsv xlsx ");
  EXPECT_EQ(offered("--kind money,per"), "money,percentage money,percentage_point ");
  EXPECT_EQ(offered("out"), "outline ");
  EXPECT_EQ(offered("re"), "read me.txt reports ");
  EXPECT_EQ(offered("--patterns re"), "reports ");
  EXPECT_EQ(offered("-o re"), "read me.txt reports ");
  EXPECT_EQ(offered("--metric re"), " ") << "nothing is known of an expression";
  EXPECT_EQ(offered("outline --form"), " ") << "outline has no --format";
  EXPECT_EQ(offered("outline --glo"), "--glob ");
  EXPECT_EQ(offered("--lang zh outline --glo"), "--glob ") << "a command may follow options";
  EXPECT_EQ(offered("patterns ''"), "check coverage list show suggest test ");
  EXPECT_EQ(offered("completion f"), "fish ");
}

TEST_F(Pages, ZshTakesItsCompletion) {
  if (program("zsh").empty()) GTEST_SKIP() << "zsh is not installed";
  file("_zhibiao", page({"completion", "zsh"}));
  expect_quiet("zsh", {"-n", "_zhibiao"});
  file("_zhibiao", page({"completion", "zsh", "--lang", "zh"}));
  expect_quiet("zsh", {"-n", "_zhibiao"});
  expect_quiet("zsh",
               {"-f", "-c",
                "fpath=($PWD $fpath); autoload -Uz compinit && compinit -D -u && [[ $_comps[zhibiao] == _zhibiao ]]"});
}

TEST_F(Pages, FishCompletes) {
  if (program("fish").empty()) GTEST_SKIP() << "fish is not installed";
  file("zhibiao.fish", page({"completion", "fish"}));
  const auto completed = [&](const std::string& line) {
    const Ended ended = run_program(program("fish"),
                                    {"--no-config", "-c", "source zhibiao.fish; complete -C '" + line + "' | cut -f 1"},
                                    {.folder = folder_.path(), .environment = {"HOME=" + folder_.path()}});
    EXPECT_EQ(ended.err, "");
    return ended.out;
  };
  EXPECT_EQ(completed("zhibiao --form"), "--format\n");
  EXPECT_EQ(completed("zhibiao --format j"), "json\njsonl\n");
  EXPECT_EQ(completed("zhibiao outl"), "outline\n");
  EXPECT_EQ(completed("zhibiao outline --form"), "");
  EXPECT_EQ(completed("zhibiao completion z"), "zsh\n");
}

TEST_F(Pages, TheManualHasNoMistakeInEitherLanguage) {
  for (const char* language : {"en", "zh"}) {
    file("zhibiao.1", page({"man", "--lang", language}));
    if (!program("groff").empty()) expect_quiet("groff", {"-man", "-ww", "-Tutf8", "zhibiao.1"});
    if (!program("man").empty()) expect_quiet("man", {"--warnings", "-E", "UTF-8", "-l", "-Tutf8", "zhibiao.1"});
  }
  if (program("groff").empty() && program("man").empty()) GTEST_SKIP() << "neither groff nor man is installed";
}

TEST_F(Pages, AnUnknownShellIsWrongUsage) {
  EXPECT_EQ(run({"completion"}).status, 2);
  EXPECT_EQ(run({"completion", "tcsh"}).status, 2);
  EXPECT_EQ(run({"man", "x"}).status, 2);
}

}  // namespace
}  // namespace zhibiao::tests
