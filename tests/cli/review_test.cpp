// The review page and what is learnt from its corrections, without a browser: tests/browser has one.
#include <string>

#include "cli/program.h"
#include "support/pack.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;
using Review = Program;

TEST_F(Review, OnePageHoldsAllDocumentsAndIsTheSameInEveryRun) {
  file("in/a.txt", kReport);
  file("in/b.txt", kPlan);
  const Ended ended = run({"in", "-q", "-o", "review.html"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const std::string page = content("review.html");
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_NE(page.find("\"path\":\"in/b.txt\""), std::string::npos);
  EXPECT_EQ(run({"in", "-q", "--format", "html", "-j", "1"}).out, page);
}

TEST_F(Review, RecordsWrittenEarlierGetTheirTextFromTheirSources) {
  file("a.txt", kReport);
  file("r.zip", packed("zip", "none", {{"b.txt", kPlan}}));
  file("all.jsonl", run({"a.txt", "r.zip", "--explain", "--offsets", "all"}).out);
  EXPECT_EQ(run({"convert", "all.jsonl", "-f", "html"}).out, run({"a.txt", "r.zip", "-q", "-f", "html"}).out);
  file("a.txt", kPlan);
  EXPECT_NE(run({"convert", "all.jsonl", "-f", "html"}).out.find("{\"text\":null"), std::string::npos);
}

TEST_F(Review, CorrectionsBecomeAPackThatHoldsAndIsUsed) {
  file("a.txt", "青石县2025年粮食工作总结\n全年整修粮仓12廒。启用灯船甲3座标识。\n");
  file(
      "corrections.jsonl",
      R"({"path": "a.txt", "line": 2, "quote": "12廒", "kind": "count", "value": "12", "unit": "廒", "metric": "粮仓", "sentence": "全年整修粮仓12廒。", "state": "added"})"
      "\n"
      R"({"path": "a.txt", "line": 2, "quote": "3座", "kind": "count", "value": "3", "unit": "座", "sentence": "启用灯船甲3座标识。", "state": "rejected"})"
      "\n"
      R"({"path": "a.txt", "line": 2, "quote": "99条", "kind": "count", "value": "99", "unit": "条", "sentence": "启用灯船甲3座标识。", "state": "added"})"
      "\n");
  const Ended learnt = run({"learn", "corrections.jsonl", "--output-dir", "mine"});
  EXPECT_EQ(learnt.status, 1);
  EXPECT_EQ(learnt.err,
            "zhibiao: a.txt:2: warning: no entry could be made of \"99条\": it needs a rule that a person writes\n"
            "zhibiao: note: 2 entries of 3 corrections, in mine\n");
  EXPECT_EQ(run({"patterns", "test", "mine"}).status, 0);
  EXPECT_EQ(run({"patterns", "test", "mine", "--with-builtin"}).status, 0);
  const json after = records(run({"a.txt", "--patterns", "mine"}).out).at(0)["indicators"];
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(after[0]["text"], "12廒");
  EXPECT_EQ(run({"learn", "corrections.jsonl", "--output-dir", "mine"}).status, 2);
  EXPECT_EQ(run({"learn", "corrections.jsonl"}).status, 2);
}

TEST_F(Review, ABuiltInExampleThatAPackTakesAwayIsTold) {
  file("own/units.json", R"({"pack": "own", "title": "Takes 个 over", "units": [
    {"id": "unit.own.ge", "kind": "measure", "unit": "份", "words": ["个"], "match": [{"text": "发放7个", "value": "7"}]}]})");
  EXPECT_EQ(run({"patterns", "test", "own"}).status, 0);
  const Ended tested = run({"patterns", "test", "own", "--with-builtin"});
  EXPECT_EQ(tested.status, 2);
  EXPECT_NE(tested.err.find("unit.ge"), std::string::npos) << tested.err;
  const Ended checked = run({"patterns", "check", "own"});
  EXPECT_EQ(checked.status, 0);
  EXPECT_NE(checked.err.find("warning: a built-in example holds no more beside these packs: unit.ge"),
            std::string::npos)
      << checked.err;
}

TEST_F(Review, WordsBehindNumbersWithoutAUnitAreAPackToFillIn) {
  file("in/a.txt", "青石县2025年粮食工作总结\n全年整修粮仓12廒，新建3廒，拆除2廒。巡查5匝。\n");
  const Ended suggested = run({"patterns", "suggest", "in"});
  EXPECT_EQ(suggested.status, 0) << suggested.err;
  const json pack = json::parse(suggested.out);
  EXPECT_EQ(pack["units"][0]["words"], json{"廒"});
  EXPECT_EQ(pack["units"][0]["title"], "seen 3 times, first in in/a.txt:2");
  const json told = json::parse(run({"patterns", "suggest", "in", "--lang", "zh"}).out);
  EXPECT_EQ(told["title"], "未识别出单位的数字之后的词：留下单位，指明类别，其余删去");
  EXPECT_EQ(told["units"][0]["title"], "出现 3 次，首见于 in/a.txt:2");
  file("mine/suggested.json", suggested.out);
  EXPECT_EQ(run({"patterns", "test", "mine"}).status, 0);
  EXPECT_EQ(json::parse(run({"patterns", "suggest", "in", "--patterns", "mine"}).out)["units"], json::array());
}

TEST_F(Review, CoverageCountsWhatEachRuleAndWordDid) {
  file("in/a.txt", kReport);
  const std::string counted = run({"patterns", "coverage", "in"}).out;
  EXPECT_NE(counted.find("  1  unit.zuo  座 1\n"), std::string::npos) << counted.substr(0, 2000);
  EXPECT_NE(counted.find("  0  unit.suo\n"), std::string::npos);
  EXPECT_EQ(run({"patterns", "coverage"}).status, 2);
}

}  // namespace
}  // namespace zhibiao::tests
