// Settings of files, of the environment and of the command line, one above the other.
#include <sys/stat.h>

#include <string>
#include <vector>

#include "cli/program.h"

namespace zhibiao::tests {
namespace {

class Settings : public Program {
 protected:
  void SetUp() override { file("a.txt", kReport); }

  // The first line of what comes out is the header, which tells which setting of `columns` was in force.
  std::string columns(const std::vector<std::string>& arguments, std::vector<std::string> environment = {}) {
    std::vector<std::string> words = {"a.txt", "-f", "tsv", "--header", "en"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    environment.insert(environment.begin(), "XDG_CONFIG_HOME=" + (folder_ / "home"));
    const Ended ended = run(words, {.environment = std::move(environment)});
    EXPECT_EQ(ended.status, 0) << ended.err;
    return ended.out.substr(0, ended.out.find('\n'));
  }
};

TEST_F(Settings, FlagsStandOverEnvironmentOverProjectOverUser) {
  EXPECT_TRUE(columns({}).starts_with("metric\tvalue\t"));
  file("home/zhibiao/config.toml", "columns = 'id'\n");
  EXPECT_EQ(columns({}), "id");
  file("zhibiao.toml", "columns = ['unit', 'id']\n");
  EXPECT_EQ(columns({}), "unit\tid");
  EXPECT_EQ(columns({}, {"ZHIBIAO_COLUMNS=kind"}), "kind");
  EXPECT_EQ(columns({"--columns", "role"}, {"ZHIBIAO_COLUMNS=kind"}), "role");
}

TEST_F(Settings, AFileThatIsNamedIsTheOnlyOne) {
  file("home/zhibiao/config.toml", "header = 'none'\n");
  file("zhibiao.toml", "columns = 'unit'\n");
  file("own.toml", "columns = 'value'\n");
  file("other.toml", "columns = 'text'\n");
  EXPECT_EQ(columns({"--config", "own.toml"}), "value");
  EXPECT_EQ(columns({}, {"ZHIBIAO_CONFIG=own.toml"}), "value");
  EXPECT_EQ(columns({"--config", "other.toml"}, {"ZHIBIAO_CONFIG=own.toml"}), "text");
  EXPECT_TRUE(columns({"--no-config"}, {"ZHIBIAO_CONFIG=own.toml"}).starts_with("metric\t"));
  EXPECT_TRUE(columns({}, {"ZHIBIAO_NO_CONFIG=1"}).starts_with("metric\t"));
}

TEST_F(Settings, AMistakeHasStatusTwoOneLineAndItsPlace) {
  file("own.toml", "threads = 2\nclumns = 'id'\n");
  const auto fails = [&](const std::vector<std::string>& arguments, const std::string& message,
                         const std::vector<std::string>& environment = {}) {
    const Ended ended = run(arguments, {.environment = environment});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "zhibiao: " + message + "\n");
  };
  const std::string unknown = "own.toml:2:1: error: unknown key 'clumns': did you mean 'columns'?";
  fails({"a.txt", "--config", "own.toml"}, unknown);
  fails({"outline", "a.txt", "--config", "own.toml"}, unknown);
  fails({"config"}, unknown, {"ZHIBIAO_CONFIG=own.toml"});
  fails({"a.txt", "--config", "none.toml"}, "none.toml: error: cannot open: no such file or folder");
  fails({"a.txt", "--config", "x", "--no-config"}, "error: --config and --no-config exclude each other");
  fails({"a.txt"}, "error: ZHIBIAO_THREADS 'no': it takes a number from 1 to 1024", {"ZHIBIAO_THREADS=no"});
  file("zhibiao.toml", "pre = '*.txt=touch ran'\n");
  EXPECT_EQ(run({"."}).status, 2);
  EXPECT_FALSE(exists("ran"));
  EXPECT_EQ(run({"--help"}, {.environment = {"ZHIBIAO_CONFIG=own.toml"}}).status, 0) << "help is always given";
}

TEST_F(Settings, APipeInTheFolderIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo((folder_ / "zhibiao.toml").c_str(), 0600), 0);
  EXPECT_EQ(run({"a.txt"}).status, 0);
}

TEST_F(Settings, AFlagCanBeTakenBack) {
  file(".hidden.txt", kReport);
  file("zhibiao.toml", "hidden = true\n");
  EXPECT_EQ(records(run({"."}).out).size(), 2U);
  EXPECT_EQ(records(run({"--no-hidden", "."}).out).size(), 1U);
  EXPECT_EQ(records(run({"."}, {.environment = {"ZHIBIAO_HIDDEN=no"}}).out).size(), 1U);
  EXPECT_EQ(run({"--hidden", "--no-hidden", "."}).status, 2);
}

TEST_F(Settings, MessagesAreInTheLanguageOfTheLocaleAndRecordsInNone) {
  const std::vector<std::string> words = {"a.txt", "none.txt", "-v"};
  const Ended english = run(words);
  const Ended chinese = run(words, {.environment = {"LC_ALL=zh_CN.UTF-8"}});
  // How long it took is another thing each time.
  const auto untimed = [](const Ended& ended) { return ended.err.substr(0, ended.err.rfind("190 B")); };
  EXPECT_EQ(untimed(english),
            "zhibiao: none.txt: error: cannot open: no such file or folder\n"
            "zhibiao: 2 documents, 1 failed, 4 indicators, ");
  EXPECT_EQ(untimed(chinese),
            "zhibiao: none.txt: 错误: 无法打开：没有这个文件或文件夹\n"
            "zhibiao: 2 个文档，失败 1，指标 4，");
  EXPECT_TRUE(chinese.err.ends_with(" 秒\n"));
  EXPECT_EQ(chinese.out, english.out);
  const std::vector<std::string> again = {"a.txt", "none.txt"};
  EXPECT_EQ(untimed(run({"a.txt", "none.txt", "--lang", "en"}, {.environment = {"LC_ALL=zh_CN.UTF-8"}})),
            untimed(english));
  EXPECT_EQ(untimed(run(again, {.environment = {"ZHIBIAO_LANG=zh"}})), untimed(chinese));
  file("own.toml", "lang = 'zh'\n");
  EXPECT_EQ(untimed(run({"a.txt", "none.txt", "--config", "own.toml"})), untimed(chinese));
  EXPECT_TRUE(run({"-h"}, {.environment = {"ZHIBIAO_CONFIG=own.toml"}}).out.starts_with("用法："));
  EXPECT_TRUE(run({"-h"}, {.environment = {"LC_ALL=", "LC_MESSAGES=", "LANG=zh_CN.UTF-8"}}).out.starts_with("用法："));
  EXPECT_EQ(run({"--lang", "zh", "--fromat"}).err, "zhibiao: 错误: 未知选项“--fromat”：是否想用“--format”？\n");
}

TEST_F(Settings, ConfigShowsWhereEachComesFromAndCanBeReadAgain) {
  file("zhibiao.toml", "# ours\nglob = ['*.txt', '报告\"*']\nthreads = 2\n");
  const Ended ended = run({"config", "-q", "--no-hidden"}, {.environment = {"ZHIBIAO_KIND=money"}});
  EXPECT_EQ(ended.status, 0);
  const std::string shown = ended.out.substr(0, ended.out.find("\n\n"));
  EXPECT_EQ(shown,
            "# Settings in force, and where each comes from.\n"
            "glob = [\"*.txt\", \"报告\\\"*\"]  # zhibiao.toml:2\n"
            "hidden = false               # --no-hidden\n"
            "kind = [\"money\"]             # ZHIBIAO_KIND\n"
            "threads = \"2\"                # zhibiao.toml:3\n"
            "quiet = true                 # --quiet");
  file("again.toml", ended.out);
  const std::string again = run({"config", "--config", "again.toml"}).out;
  EXPECT_NE(again.find("glob = [\"*.txt\", \"报告\\\"*\"]"), std::string::npos) << again;
  EXPECT_NE(again.find("# again.toml:2\n"), std::string::npos) << again;
  EXPECT_EQ(run({"config", "x"}).status, 2);
}

}  // namespace
}  // namespace zhibiao::tests
