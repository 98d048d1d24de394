// Runs over very many files, and runs that are killed. By themselves these tests are short; with ZHIBIAO_LONG_TESTS set
// in the environment they take minutes and as many files as a province has.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/background.h"
#include "support/corpus.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::steady_clock;

bool is_long() { return std::getenv("ZHIBIAO_LONG_TESTS") != nullptr; }

class LongRuns : public Program {
 protected:
  using Tree = std::map<std::string, std::string>;

  [[nodiscard]] Tree tree(const std::string& folder) const {
    Tree files;
    if (!exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / folder)) {
      if (entry.is_regular_file()) files[fs::relative(entry.path(), folder_ / folder)] = read_all(entry.path());
    }
    return files;
  }

  [[nodiscard]] long peak_kilobytes(const std::vector<std::string>& arguments) const {
    Background program(ZHIBIAO_PROGRAM, arguments, {.folder = folder_.path()});
    EXPECT_EQ(program.wait(), 0);
    return program.peak_kilobytes();
  }

  // Some reports are rewritten, one goes, one comes.
  void change_inputs(std::mt19937& random, std::size_t count) {
    const auto name = [&] {
      return "in/00000/" + std::to_string(1'000'000 + random() % std::min<std::size_t>(count, 100)).substr(1) + ".txt";
    };
    for (int change = 0; change < 3; ++change) file(name(), report_text(static_cast<std::uint32_t>(random()), 1500));
    fs::remove(folder_ / name());
    file("in/new/" + std::to_string(random() % 20) + ".txt", report_text(static_cast<std::uint32_t>(random()), 700));
  }

  // Kills `kills` runs at random moments of the time that a whole run takes, each over somewhat other inputs, then lets
  // one end. `check` sees what every killed run left.
  template <class Check>
  void kill_runs(const std::vector<std::string>& arguments, int kills, std::size_t count, const Check& check) {
    std::mt19937 random(20251);
    const auto start = steady_clock::now();
    ASSERT_EQ(run({"in", "--output-dir", "timed"}).status, 0);
    auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - start).count();
    int killed = 0;
    for (int number = 0; number < kills; ++number) {
      Background program(ZHIBIAO_PROGRAM, arguments, {.folder = folder_.path(), .errors = folder_ / "err"});
      std::this_thread::sleep_for(microseconds(random() % static_cast<unsigned long>(whole)));
      program.signal(SIGKILL);
      const bool in_time = program.wait() == 128 + SIGKILL;
      killed += in_time ? 1 : 0;
      // The machine may be busier or idler than when the whole run was measured: the next one gets more time, or less.
      whole = in_time ? whole + whole / 4 : std::max<decltype(whole)>(whole / 2, 1000);
      check();
      if (number % 3 == 0) change_inputs(random, count);
    }
    EXPECT_GT(killed, kills / 4) << "most came too late";
    const Ended last = run(arguments);
    EXPECT_EQ(last.status, 0) << last.err;
  }
};

TEST_F(LongRuns, MemoryDoesNotGrowWithTheNumberOfFiles) {
#ifdef ZHIBIAO_SANITIZED
  GTEST_SKIP() << "the sanitizer's own memory is not ours";
#endif
  const std::size_t few = 500;
  const std::size_t many = is_long() ? 50'000 : 4'000;
  ASSERT_TRUE(write_corpus(folder_ / "few", few, 300));
  ASSERT_TRUE(write_corpus(folder_ / "many", many, 300));
  // What is kept of each file is its name: as input, and as planned file of output.
  const long for_each_bytes = 1024;
  const long allowed = static_cast<long>(many - few) * for_each_bytes / 1024 + 4096;
  for (const std::vector<std::string>& output : {std::vector<std::string>{"-o", "out.jsonl"},
                                                 {"--output-dir", "out"},
                                                 {"-o", "i.jsonl", "--incremental", "state"}}) {
    const auto measured = [&](const char* folder) {
      std::vector<std::string> arguments = {folder, "-j2", "-q"};
      arguments.insert(arguments.end(), output.begin(), output.end());
      return peak_kilobytes(arguments);
    };
    const long small = measured("few");
    const long large = measured("many");
    std::printf("peak memory %s: %ld KiB for %zu files, %ld KiB for %zu\n", output.back().c_str(), small, few, large,
                many);
    EXPECT_LT(large - small, allowed) << output.front();
    EXPECT_LT(large, 64L * 1024 + allowed / 2);
  }
}

TEST_F(LongRuns, KilledAtRandomAndRestartedAFolderEndsAsAfterOneCleanRun) {
  const std::size_t count = is_long() ? 1'000 : 250;
  ASSERT_TRUE(write_corpus(folder_ / "in", count, 1500));
  const std::vector<std::string> arguments = {"in", "--output-dir", "out", "--incremental", "state", "--prune", "-q"};
  std::size_t most = 0;
  kill_runs(arguments, is_long() ? 300 : 8, count, [&] {
    for (const auto& [name, bytes] : tree("out")) {
      if (fs::path(name).filename().string().starts_with(".zhibiao-")) continue;
      ASSERT_TRUE(bytes.starts_with("{") && bytes.ends_with("}\n")) << name << " is half";
    }
    const std::size_t now = tree("out").size();
    most = std::max(most, now);
  });
  EXPECT_GT(most, 0U) << "no killed run got anywhere";
  ASSERT_EQ(run({"in", "--output-dir", "clean"}).status, 0);
  const Tree clean = tree("clean");
  const Tree out = tree("out");
  EXPECT_EQ(out.size(), clean.size());
  for (const auto& [name, bytes] : clean) EXPECT_TRUE(out.contains(name) && out.at(name) == bytes) << name;
}

TEST_F(LongRuns, KilledAtRandomAndRestartedAFileEndsAsAfterOneCleanRun) {
  const std::size_t count = is_long() ? 3'000 : 250;
  ASSERT_TRUE(write_corpus(folder_ / "in", count, 1500));
  const std::vector<std::string> arguments = {"in", "-o", "out.jsonl", "--incremental", "state", "-q"};
  bool there = false;
  int runs = 0;
  kill_runs(arguments, is_long() ? 50 : 8, count, [&] {
    // Without a run that ends no killed one could take anything over.
    const int status = ++runs % 4 == 0 ? run(arguments).status : 0;
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(exists("out.jsonl") || !there);
    if (!exists("out.jsonl")) return;
    there = true;
    EXPECT_GT(records(content("out.jsonl")).size(), count - 30);
  });
  EXPECT_EQ(content("out.jsonl"), run({"in"}).out);
  for (const auto& entry : fs::directory_iterator(folder_.path())) {
    EXPECT_FALSE(entry.path().filename().string().starts_with(".zhibiao-")) << entry.path();
  }
}

TEST_F(LongRuns, BytesDependOnNeitherThreadsNorLocaleNorTimeZone) {
  ASSERT_TRUE(write_corpus(folder_ / "in", is_long() ? 5'000 : 120, 1200));
  const std::string expected = run({"in", "-j1"}).out;
  ASSERT_FALSE(expected.empty());
  for (const char* threads : {"-j2", "-j8"}) {
    for (const char* locale : {"LC_ALL=C", "LC_ALL=zh_CN.GB18030", "LC_ALL=tr_TR.UTF-8"}) {
      RunOptions options;
      options.environment = {locale, threads[2] == '2' ? "TZ=Pacific/Kiritimati" : "TZ=America/Adak"};
      EXPECT_EQ(run({"in", threads}, options).out == expected, true) << threads << " " << locale;
    }
  }
}

TEST_F(LongRuns, FoldersAreWalkedByTheBytesOfNamesAndArgumentsTakenAsGiven) {
  for (const char* name : {"b/z.txt", "b/a.txt", "b/B.txt", "b/a/1.txt", "b/a-1.txt", "b/10.txt", "b/9.txt", "b/表.txt",
                           "b/é.txt", "a/x.txt"}) {
    file(name, kReport);
  }
  std::vector<std::string> paths;
  RunOptions options;
  options.environment = {"LC_ALL=zh_CN.UTF-8"};
  for (const auto& record : records(run({"b", "a", "b/9.txt"}, options).out)) paths.push_back(record["source"]["path"]);
  EXPECT_EQ(paths, (std::vector<std::string>{"b/10.txt", "b/9.txt", "b/B.txt", "b/a/1.txt", "b/a-1.txt", "b/a.txt",
                                             "b/z.txt", "b/é.txt", "b/表.txt", "a/x.txt", "b/9.txt"}));
}

}  // namespace
}  // namespace zhibiao::tests
