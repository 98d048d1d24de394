#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "cli/program.h"
#include "support/pack.h"

namespace zhibiao::tests {
namespace {

namespace fs = std::filesystem;

class Outputs : public Program {
 protected:
  [[nodiscard]] std::vector<std::string> names_in(const std::string& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_ / folder)) names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
  }
};

TEST_F(Outputs, AFileHoldsWhatStandardOutputWould) {
  file("a.txt", kReport);
  file("b.txt", kPlan);
  const std::string expected = run({"a.txt", "b.txt"}).out;
  const Ended ended = run({"a.txt", "b.txt", "-o", "out.jsonl"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(content("out.jsonl"), expected);
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"a.txt", "b.txt", "out.jsonl"}));
}

TEST_F(Outputs, TheNameOfTheFileTellsTheFormat) {
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt", "-o", "out.csv"}).status, 0);
  EXPECT_TRUE(content("out.csv").starts_with("\xEF\xBB\xBF指标,"));
  EXPECT_EQ(run({"a.txt", "-o", "out.tsv"}).status, 0);
  EXPECT_TRUE(content("out.tsv").starts_with("指标\t"));
  EXPECT_EQ(run({"a.txt", "-o", "out.csv", "-f", "jsonl"}).status, 0);
  EXPECT_TRUE(content("out.csv").starts_with("{"));
  EXPECT_EQ(run({"a.txt", "-o", "out.CSV"}).status, 0);
  EXPECT_TRUE(content("out.CSV").starts_with("\xEF\xBB\xBF指标,"));
  EXPECT_EQ(run({"a.txt", "-o", "out"}).status, 0);
  EXPECT_TRUE(content("out").starts_with("{"));
}

TEST_F(Outputs, ATableOfDocumentsStandsBesideTheRecords) {
  file("in/a.txt", kReport);
  file("in/b.txt", kPlan);
  const std::vector<std::string> inputs = {"in", "gone.txt"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), inputs.begin(), inputs.end());
    return run(more);
  };
  EXPECT_EQ(with({"-o", "x.csv", "--documents", "d.csv"}).status, 1);
  const std::string table = content("d.csv");
  EXPECT_TRUE(table.starts_with("\xEF\xBB\xBF标题,文种,"));
  EXPECT_NE(table.find("\n青石县2025年水利工作总结,总结,2025,,,in/a.txt,4,1,0,否,UTF-8,\n"), std::string::npos)
      << table;
  EXPECT_NE(table.find(",gone.txt,,,,,,没有这个文件：cannot open: no such file or folder\n"), std::string::npos)
      << table;
  // The same beside any format, of records, and night after night.
  EXPECT_EQ(with({"--output-dir", "each", "--documents", "e.csv", "-j4"}).status, 1);
  EXPECT_EQ(content("e.csv"), table);
  EXPECT_EQ(with({"-o", "x.jsonl"}).status, 1);
  EXPECT_EQ(run({"convert", "x.jsonl", "-o", "y.csv", "--documents", "f.csv"}).status, 0);
  EXPECT_EQ(content("f.csv"), table);
  for (int night = 0; night < 2; ++night) {
    for (const char* output : {"n.xlsx", "n.jsonl"}) {
      const std::string state = std::string(output) + ".state";
      EXPECT_EQ(with({"-o", output, "--incremental", state, "--documents", "g.csv"}).status, 1);
      EXPECT_EQ(content("g.csv"), table) << output;
    }
  }
  EXPECT_EQ(with({"-o", "x.csv", "--documents", "h.tsv.gz", "--role", "target"}).status, 1);
  EXPECT_NE(unpacked(content("h.tsv.gz")).find("\tin/a.txt\t1\t1\t"), std::string::npos);
}

TEST_F(Outputs, WhyADocumentFailedStandsInChineseUnderChineseHeads) {
  file("in/a.txt", std::string("\0\1\2\0", 4));
  file("in/b.txt.gz", "not packed");
  file("in/c.txt", std::string(3000, 'x'));
  file("in/d.docx", "PK\x03\x04");
  file("in/e.txt", "青石县\xFF\xFE\x80新建泵站\x81\x82\x83 2座");
  const Ended ended = run({"in", "in/d.docx", "gone.txt", "--max-document-size", "1K", "-o", "x.csv", "--documents",
                           "d.tsv", "--no-converters"});
  EXPECT_EQ(ended.status, 1);
  const std::string table = content("d.tsv");
  std::size_t failed = 0;
  for (std::size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1) {
    const std::string row = table.substr(at, table.find('\n', at) - at);
    const std::string why = row.substr(row.rfind('\t') + 1);
    if (why.empty()) continue;
    ++failed;
    EXPECT_NE(why.find("："), std::string::npos) << row;
    EXPECT_GE(static_cast<unsigned char>(why[0]), 0xE3U) << row;
  }
  EXPECT_EQ(failed, 6U) << table;
}

TEST_F(Outputs, ATableOfDocumentsThatCannotBeIsRefused) {
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt", "--documents", "d.xlsx"}).status, 2);
  EXPECT_EQ(run({"a.txt", "-o", "d.csv", "--documents", "d.csv"}).status, 2);
  EXPECT_EQ(run({"a.txt", "--documents", "a.txt.csv", "--output-dir", "x", "--incremental", "s"}).status, 2);
  EXPECT_EQ(run({"a.txt", "-o", "x.csv", "--documents", "no/such/folder/d.csv"}).status, 3);
}

TEST_F(Outputs, TextEndsWithWhatWasFound) {
  file("a.txt", kReport);
  file("b.txt", kPlan);
  const std::string text = run({"a.txt", "b.txt", "gone.txt", "-f", "text"}).out;
  EXPECT_NE(text.find("\n青石县2026年水利工作要点           2        2\n"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("\n3 documents, 1 failed              6        3\n")) << text;
  EXPECT_EQ(run({"a.txt", "b.txt", "gone.txt", "-o", "x.jsonl"}).status, 1);
  EXPECT_EQ(run({"convert", "x.jsonl", "-f", "text"}).out, text);
  EXPECT_EQ(run({"a.txt", "-f", "text"}).out.find("found"), std::string::npos);
}

TEST_F(Outputs, AnEndingThatIsNoFormatsIsRefused) {
  file("a.txt", kReport);
  for (const char* name : {"out.ods", "out.dbf", "out.gz", "out.ods.gz", "out.csv.xz", "out.jsonl.tmp"}) {
    const Ended ended = run({"a.txt", "-o", name});
    EXPECT_EQ(ended.status, 2) << name;
    EXPECT_NE(ended.err.find(".jsonl .indicators.jsonl .json .text .csv .tsv .xlsx .db .sqlite .html, also with .gz"),
              std::string::npos)
        << ended.err;
    EXPECT_FALSE(exists(name)) << name;
    EXPECT_EQ(run({"a.txt", "-f", "csv", "-o", name}).status, 0) << name;
  }
}

TEST_F(Outputs, AWorkbookOrADatabaseIsNamedAsWhatItIs) {
  file("a.txt", kReport);
  for (const std::string name : {"out.xlsx.gz", "out.XLSX.zst", "out.db.gz", "out.sqlite.gz"}) {
    for (const auto& format : {std::vector<std::string>{}, {"-f", "csv"}, {"-f", "xlsx"}, {"-f", "sqlite"}}) {
      std::vector<std::string> arguments{"a.txt", "-o", name};
      arguments.insert(arguments.end(), format.begin(), format.end());
      EXPECT_EQ(run(arguments).status, 2) << name;
      EXPECT_FALSE(exists(name)) << name;
    }
  }
  EXPECT_EQ(run({"a.txt", "-o", "out.xlsx.gz"}).err,
            "zhibiao: out.xlsx.gz: error: xlsx is not compressed: no program could open it (leave '.gz' out)\n");
  EXPECT_EQ(
      run({"a.txt", "-f", "csv", "-o", "out.xlsx"}).err,
      "zhibiao: out.xlsx: error: the ending '.xlsx' is not that of csv: no program could open it (name it .csv)\n");
  EXPECT_EQ(run({"a.txt", "-f", "sqlite", "-o", "out.csv.gz"}).status, 2);
  EXPECT_EQ(run({"a.txt", "-f", "sqlite", "-o", "out.sqlite3"}).status, 0);
  EXPECT_EQ(run({"a.txt", "-f", "jsonl", "-o", "out.json"}).status, 0);
  EXPECT_EQ(run({"a.txt", "-f", "xlsx", "-o", "out"}).status, 0);
}

TEST_F(Outputs, GzAndZstCompress) {
  for (int i = 0; i < 50; ++i) file("in/" + std::to_string(i) + ".txt", kReport);
  for (const std::string format : {"jsonl", "csv", "tsv", "json", "text", "indicators.jsonl"}) {
    EXPECT_EQ(run({"in", "-o", "plain." + format}).status, 0);
    const std::string plain = content("plain." + format);
    for (const std::string compression : {".gz", ".zst", ".GZ"}) {
      const std::string name = "out." + format + compression;
      EXPECT_EQ(run({"in", "-o", name}).status, 0);
      EXPECT_LT(content(name).size(), plain.size() / 4) << name;
      EXPECT_EQ(unpacked(content(name)), plain) << name;
      const std::string once = content(name);
      EXPECT_EQ(run({"in", "-o", name, "-j1"}).status, 0);
      EXPECT_EQ(content(name), once) << name;
    }
  }
  EXPECT_EQ(run({"in", "-o", "gone/out.csv.gz"}).status, 3);
  EXPECT_EQ(run({"in", "-f", "csv", "-o", "/dev/full"}).status, 3);
  EXPECT_EQ(run({"in", "-o", "out.jsonl.gz", "--incremental", "state"}).status, 0);
  EXPECT_EQ(unpacked(content("out.jsonl.gz")), content("plain.jsonl"));
}

TEST_F(Outputs, AWorkbookIsOneWholeFileOrTheOldOne) {
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt", "-f", "xlsx"}).status, 2);
  EXPECT_EQ(run({"a.txt", "-f", "xlsx", "--output-dir", "out"}).status, 2);
  EXPECT_EQ(run({"a.txt", "-f", "xlsx", "-o", "/dev/null"}).status, 3);
  EXPECT_EQ(run({"a.txt", "-o", "gone/out.xlsx"}).status, 3);
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"a.txt"}));
  EXPECT_EQ(run({"a.txt", "none.txt", "-o", "out.xlsx"}).status, 1);
  const std::string whole = content("out.xlsx");
  EXPECT_TRUE(whole.starts_with("PK"));
  EXPECT_EQ(run({"a.txt", "-o", "out.xlsx", "--columns", "nothing"}).status, 2);
  EXPECT_EQ(content("out.xlsx"), whole);
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"a.txt", "out.xlsx"}));
}

TEST_F(Outputs, RecordsConvertedLaterAreWhatARunGives) {
  file("in/a.txt", kReport);
  file("in/b.txt", kPlan);
  ASSERT_EQ(run({"in", "in/none.txt", "-o", "all.jsonl"}).status, 1);
  for (const std::string format : {"jsonl", "csv", "tsv", "text", "xlsx", "indicators.jsonl", "db"}) {
    EXPECT_EQ(run({"in", "in/none.txt", "-o", "direct." + format, "--role", "target"}).status, 1);
    EXPECT_EQ(run({"convert", "all.jsonl", "-o", "later." + format, "--role", "target"}).status, 0);
    EXPECT_EQ(content("later." + format), content("direct." + format)) << format;
  }
  EXPECT_EQ(run({"convert", "-f", "csv"}, {.input = content("all.jsonl")}).out, run({"in", "-f", "csv"}).out);
}

TEST_F(Outputs, WhatIsNoRecordIsNotConverted) {
  file("a.txt", kReport);
  ASSERT_EQ(run({"a.txt", "-o", "out.csv"}).status, 0);
  const std::string whole = content("out.csv");
  file("bad.jsonl", run({"a.txt", "-f", "jsonl"}).out + "{\"schema_version\":1}\n");
  const Ended ended = run({"convert", "bad.jsonl", "-o", "out.csv"});
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.err.find("bad.jsonl:2"), std::string::npos) << ended.err;
  EXPECT_EQ(content("out.csv"), whole);
  EXPECT_EQ(run({"convert", "gone.jsonl", "-f", "csv"}).status, 2);
  EXPECT_EQ(run({"convert", "bad.jsonl", "-o", "bad.jsonl"}).status, 2);
}

TEST_F(Outputs, TheByteOrderMarkIsForFilesUnlessSaid) {
  file("a.txt", kReport);
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_FALSE(run({"a.txt", "-f", "csv"}).out.starts_with(mark));
  EXPECT_TRUE(run({"a.txt", "-f", "csv", "--bom", "always"}).out.starts_with(mark));
  EXPECT_EQ(run({"a.txt", "-o", "out.csv", "--bom", "never"}).status, 0);
  EXPECT_FALSE(content("out.csv").starts_with(mark));
  EXPECT_EQ(run({"a.txt", "-f", "csv", "--output-dir", "dir"}).status, 0);
  EXPECT_TRUE(content("dir/a.csv").starts_with(mark));
}

TEST_F(Outputs, AFolderGetsAFileForEachDocument) {
  file("in/a.txt", kReport);
  file("in/sub/b.txt", kPlan);
  const Ended ended = run({"in", "--output-dir", "out/deep", "-f", "json"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(nlohmann::json::parse(content("out/deep/a.json"))["title"], "青石县2025年水利工作总结");
  EXPECT_EQ(nlohmann::json::parse(content("out/deep/sub/b.json"))["source"]["path"], "in/sub/b.txt");
  EXPECT_EQ(names_in("out/deep"), (std::vector<std::string>{"a.json", "sub"}));
  EXPECT_EQ(run({"in", "--output-dir", "out/deep", "-f", "json"}).status, 0);
}

TEST_F(Outputs, InputsAreNeverOverwritten) {
  file("a.json", kReport);
  file("b.txt", kPlan);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"a.json", "-o", "./a.json"}, {"a.json", "--output-dir", ".", "-f", "json"}}) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.status, 2) << arguments.back() << ended.err;
  }
  EXPECT_EQ(content("a.json"), kReport);
}

TEST_F(Outputs, AFullDiskIsNeverSuccess) {
  file("a.txt", kReport);
  std::string large = kReport;
  for (int line = 0; line < 3000; ++line) large += "整治山塘46口。\n";
  file("large.txt", large);
  for (const char* name : {"a.txt", "large.txt"}) {
    for (const char* format : {"jsonl", "json", "csv", "tsv", "text"}) {
      const Ended ended = run({name, "-f", format}, {.output_file = "/dev/full"});
      EXPECT_EQ(ended.status, 3) << name << " " << format;
      EXPECT_EQ(ended.err, "zhibiao: standard output: error: cannot write: no space left on the device\n");
    }
    EXPECT_EQ(run({name, "-o", "/dev/full"}).status, 3);
  }
  EXPECT_EQ(run({"schema"}, {.output_file = "/dev/full"}).status, 3);
  EXPECT_EQ(run({"--help"}, {.output_file = "/dev/full"}).status, 3);
  EXPECT_EQ(run({"outline", "a.txt"}, {.output_file = "/dev/full"}).status, 3);
  EXPECT_EQ(run({"inspect", "a.txt"}, {.output_file = "/dev/full"}).status, 3);
}

TEST_F(Outputs, AFileThatMayNotGrowIsNeverSuccess) {
  for (int number = 0; number < 30; ++number) file("in/" + std::to_string(number) + ".txt", kReport);
  file("out.jsonl", "old");
  const auto limited = [&](const std::string& output) {
    const std::string command = "ulimit -f 4; '" + std::string(ZHIBIAO_PROGRAM) + "' in -q " + output;
    RunOptions options;
    options.folder = folder_.path();
    return run_program("/bin/bash", {"-c", command}, options);
  };
  const Ended ended = limited("-o out.jsonl");
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err, "zhibiao: out.jsonl: error: cannot write: the file would be larger than allowed\n");
  EXPECT_EQ(content("out.jsonl"), "old");
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"in", "out.jsonl"}));
  EXPECT_EQ(limited("--output-dir out").status, 0) << "each of them is small";
  EXPECT_EQ(limited("--output-dir out --incremental state").status, 3) << "the state is not";
}

TEST_F(Outputs, AClosedOutputIsNeverSuccess) {
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt"}, {.close_output = true}).status, 3);
  EXPECT_EQ(run({"schema"}, {.close_output = true}).status, 3);
  EXPECT_EQ(content("a.txt"), kReport);
}

TEST_F(Outputs, WhereNoFileCanBeMadeTheStatusSaysSo) {
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt", "-o", "no/such/out.jsonl"}).status, 3);
  EXPECT_EQ(run({"a.txt", "--output-dir", "a.txt/out"}).status, 3);
  EXPECT_EQ(run({"a.txt", "-o", "."}).status, 3);
}

// As `zhibiao … | true`: the reader is gone before the first byte.
TEST_F(Outputs, AClosedPipeIsAQuietEnd) {
  for (int number = 0; number < 30; ++number) file("in/" + std::to_string(number) + ".txt", kReport);
  const std::string command =
      std::string("'") + ZHIBIAO_PROGRAM + "' in 2>err | true; printf '%s' \"${PIPESTATUS[0]}\"";
  RunOptions options;
  options.folder = folder_.path();
  const Ended ended = run_program("/bin/bash", {"-c", command}, options);
  EXPECT_EQ(ended.out, "0");
  EXPECT_EQ(content("err"), "");
}

TEST_F(Outputs, ADocumentThatFailsIsARecordAndOneThatIsNotThereLeavesTheOldFile) {
  file("out.jsonl", "old");
  EXPECT_EQ(run({"gone.txt", "--bad", "-o", "out.jsonl"}).status, 2);
  const Ended gone = run({"gone.txt", "-o", "out.jsonl"});
  EXPECT_EQ(gone.status, 1);
  EXPECT_NE(gone.err.find("gone.txt: error: cannot open"), std::string::npos) << gone.err;
  EXPECT_EQ(content("out.jsonl"), "old");
  file("a.txt", kReport);
  EXPECT_EQ(run({"a.txt", "-o", "out.jsonl", "--max-document-size", "1"}).status, 1);
  EXPECT_EQ(records(content("out.jsonl")).size(), 1U) << "the output is complete";
}

// What a shell opened is written to, not replaced: another program may have written before.
TEST_F(Outputs, TheNamesOfStandardOutputAreTheStream) {
  file("a.txt", kReport);
  RunOptions options;
  options.folder = folder_.path();
  for (const char* name : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
    const std::string line =
        std::string("{ echo before; '") + ZHIBIAO_PROGRAM + "' a.txt -f jsonl -o " + name + "; echo after; } > out";
    ASSERT_EQ(run_program("/bin/sh", {"-c", line}, options).status, 0);
    const std::string out = content("out");
    EXPECT_TRUE(out.starts_with("before\n{") && out.ends_with("}\nafter\n")) << name;
  }
}

class Signals : public Outputs {
 protected:
  // Starts the program on a pipe that nobody writes to, sends the signal once it reads, and gives its status.
  int status_after(int signal, const std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::signal(signal, SIG_DFL);  // as from a shell, whatever this test was started from
      ::dup2(ends[0], STDIN_FILENO);
      const int err = ::open((folder_ / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
      ::dup2(err, STDERR_FILENO);
      ::dup2(err, STDOUT_FILENO);
      if (::chdir(folder_.path().c_str()) != 0) ::_exit(126);
      std::vector<std::string> words = {ZHIBIAO_PROGRAM};
      words.insert(words.end(), arguments.begin(), arguments.end());
      std::vector<char*> argv;
      for (std::string& word : words) argv.push_back(word.data());
      argv.push_back(nullptr);
      ::execv(ZHIBIAO_PROGRAM, argv.data());
      ::_exit(127);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    ::kill(child, signal);
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    ::close(ends[0]);
    ::close(ends[1]);
    EXPECT_TRUE(WIFEXITED(status)) << "it must end by itself, not by the signal";
    return WEXITSTATUS(status);
  }
};

TEST_F(Signals, AnInterruptEndsWithItsOwnStatusAndNoHalfFile) {
  file("a.txt", kReport);
  file("out.jsonl", "old");
  EXPECT_EQ(status_after(SIGINT, {"a.txt", "-", "-o", "out.jsonl"}), 130);
  EXPECT_EQ(content("out.jsonl"), "old");
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"a.txt", "err", "out.jsonl"}));
  EXPECT_EQ(content("err"), "zhibiao: error: stopped after 1 of 2 documents\n");
  EXPECT_EQ(status_after(SIGTERM, {"-"}), 143);
}

}  // namespace
}  // namespace zhibiao::tests
