#include <string>

#include "cli/program.h"

namespace zhibiao::tests {
namespace {

using Looks = Program;

TEST_F(Looks, OutlineShowsTheSectionTrees) {
  file("a.txt", kReport);
  file("b.txt", kPlan);
  const Ended ended = run({"outline", "a.txt", "b.txt"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out,
            "青石县2025年水利工作总结\n"
            "a.txt · summary · 2025 · 2 sections · 4 indicators\n"
            "一、渠系建设  :2\n"
            "二、下一步打算  :4\n"
            "\n"
            "青石县2026年水利工作要点\n"
            "b.txt · plan · 2026 · 1 section · 2 indicators\n"
            "一、总体目标  :2\n");
  EXPECT_EQ(run({"outline", "gone.txt"}).status, 1);
}

TEST_F(Looks, InspectTellsWhatEachStageMade) {
  file("a.txt", kReport);
  const Ended ended = run({"inspect", "a.txt"});
  EXPECT_EQ(ended.status, 0);
  for (const char* part : {"source  UTF-8, ", "layout  not wrapped, genre summary, year 2025",
                           "title  青石县2025年水利工作总结", "blocks  5", "paragraphs  4", "outline  2 nodes",
                           "[一、 = 1] 渠系建设", "candidates  4 taken", "taken \"12座\"", "diagnostics  "}) {
    EXPECT_NE(ended.out.find(part), std::string::npos) << part << "\n" << ended.out;
  }
}

TEST_F(Looks, ExplainTellsOfOneLineWhatIsTakenAndWhatNot) {
  file("a.txt", kReport);
  const Ended ended = run({"explain", "a.txt:3"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(ended.out.starts_with("新建泵站12座"));
  EXPECT_NE(ended.out.find("3:5 taken \"12座\"  12 座  count  actual  metric \"泵站\""), std::string::npos)
      << ended.out;
  EXPECT_NE(ended.out.find("    change: "), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("300眼"), std::string::npos);
  EXPECT_EQ(run({"explain", "a.txt:2"}).status, 0);
}

// Under a Chinese locale the pages are Chinese, all of them.
TEST_F(Looks, SpeakChineseWhereTheLocaleDoes) {
  file("a.txt", kReport);
  file("t.txt", "渔港进度\n\n乡镇\t泊位（个）\t投资（万元）\n浅湾镇\t12\t320\n深湾镇\t9\t180\n");
  const RunOptions chinese{.environment = {"LC_ALL=zh_CN.UTF-8"}};
  const auto expect = [&](const std::vector<std::string>& arguments, const std::vector<const char*>& parts) {
    const Ended ended = run(arguments, chinese);
    EXPECT_EQ(ended.status, 0) << ended.err;
    for (const char* part : parts) EXPECT_NE(ended.out.find(part), std::string::npos) << part << "\n" << ended.out;
    // Ids, names of files and encodings are what they are.
    for (const char* word : {"taken", "refused", "actual", "target", "summary", "sections", "indicators", "figures",
                             "paragraphs", "examples", "entries", "list "}) {
      EXPECT_EQ(ended.out.find(word), std::string::npos) << word << "\n" << ended.out;
    }
  };
  expect({"inspect", "a.txt"},
         {"原文  UTF-8", "版面  未断行，文种 总结，年度 2025", "段落", "章节  2 个标题", "候选  取 4"});
  expect({"inspect", "t.txt"}, {"表格  制表符，第 3 至 5 行，2 行 3 列", "[行名]", "[数值]"});
  expect({"explain", "a.txt:3"}, {"3:5 取 “12座”  12 座  数量  实际  指标“泵站”", "单位：unit.zuo  “座”，位于 3:7"});
  expect({"outline", "a.txt"}, {"总结 · 2025 · 2 个章节 · 4 个指标"});
  expect({"-f", "text", "a.txt"}, {"总结 · 2025 · 2 个章节 · 4 个指标", "目标"});
  expect({"patterns", "show", "unit.zuo"}, {"列表", "单位 unit", "应匹配 match"});
  expect({"patterns", "check"}, {"个条目格式正确"});
  EXPECT_NE(run({"--lang", "en", "inspect", "a.txt"}, chinese).out.find("paragraphs  4"), std::string::npos);
}

TEST_F(Looks, AFileThatCannotBeReadFails) {
  for (const char* command : {"inspect", "explain"}) {
    const Ended ended = run({command, std::string(command) == "explain" ? "gone.txt:1" : "gone.txt"});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "zhibiao: gone.txt: error: cannot open: no such file or folder\n");
  }
}

TEST_F(Looks, StandardInputCanBeLookedAt) {
  EXPECT_NE(run({"inspect", "-"}, {.input = kReport}).out.find("taken \"300眼\""), std::string::npos);
}

}  // namespace
}  // namespace zhibiao::tests
