// The way from records back to their documents: text, verify, and paths of records as arguments.
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/pack.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;

class Sources : public Program {
 protected:
  static std::string line_of(const std::string& text) { return json{{"id", "x"}, {"text", text}}.dump() + "\n"; }

  void SetUp() override {
    file("a.txt", kReport);
    file("r.zip", packed("zip", "none", {{"in/a.txt", kReport}, {"b.txt", kPlan}}));
    file("in.jsonl", line_of(kPlan) + line_of(kReport));
  }
};

TEST_F(Sources, APathOfARecordIsAnArgumentOfEveryCommand) {
  const Ended all = run({"r.zip", "a.txt"});
  for (const json& record : records(all.out)) {
    const std::string path = record["source"]["path"];
    EXPECT_EQ(records(run({path}).out).at(0), record) << path;
    EXPECT_EQ(run({"outline", path}).status, 0) << path;
    EXPECT_EQ(run({"inspect", path}).status, 0) << path;
    EXPECT_EQ(run({"text", path}).status, 0) << path;
    const std::string place = path + ":" + std::to_string(int(record["indicators"][0]["span"]["line"]));
    EXPECT_NE(run({"explain", place}).out.find("taken \""), std::string::npos) << place;
  }
}

TEST_F(Sources, ALineOfJsonLinesIsADocument) {
  const json second = records(run({"in.jsonl", "--input-format", "jsonl"}).out).at(1);
  EXPECT_EQ(records(run({"in.jsonl:2"}).out).at(0), second);
  EXPECT_EQ(run({"text", "in.jsonl:2"}).out, kReport);
  EXPECT_TRUE(run({"explain", "in.jsonl:2:3"}).out.starts_with("新建泵站12座"));
  EXPECT_NE(run({"explain", "in.jsonl:2"}).out.find("300眼"), std::string::npos);
  EXPECT_EQ(run({"text", "in.jsonl:9"}).err, "zhibiao: in.jsonl: error: it has 2 lines, no line 9\n");
  EXPECT_EQ(run({"text", "r.zip!/c.txt"}).err, "zhibiao: r.zip: error: it holds no 'c.txt'\n");
}

TEST_F(Sources, TheFileADocumentLiesInIsNotOverwritten) {
  for (const auto& [path, output] : {std::pair("in.jsonl:2", "in.jsonl"), std::pair("r.zip!/b.txt", "r.zip")}) {
    const std::string before = content(output);
    const Ended ended = run({path, "-f", "jsonl", "-o", output});
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err.find("the output would overwrite an input"), std::string::npos) << ended.err;
    EXPECT_EQ(content(output), before);
  }
}

TEST_F(Sources, TextIsWhatSpansCountIn) {
  file("w.txt", "\xEF\xBB\xBF" + std::string(kReport));
  const std::string text = run({"text", "w.txt"}).out;
  const json record = records(run({"w.txt"}).out).at(0);
  for (const json& indicator : record["indicators"]) {
    const json& span = indicator["span"];
    EXPECT_EQ(text.substr(span["start"], std::size_t(span["end"]) - std::size_t(span["start"])), indicator["text"]);
  }
  EXPECT_TRUE(run({"text", "--numbers", "a.txt"}).out.ends_with("     5\t力争新建机井300眼。\n"));
  EXPECT_EQ(run({"text"}).status, 2);
  EXPECT_EQ(run({"text", "gone.txt"}).status, 1);
}

TEST_F(Sources, VerifyHoldsEverySpanAndNamesTheDocumentThatChanged) {
  file("all.jsonl", run({"r.zip", "a.txt", "--explain", "--offsets", "all"}).out +
                        run({"in.jsonl", "--input-format", "jsonl"}).out + run({"gone.txt"}).out);
  const Ended good = run({"verify", "all.jsonl"});
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_EQ(good.err, "");
  EXPECT_TRUE(good.out.starts_with("r.zip!/in/a.txt: ")) << good.out;
  EXPECT_NE(good.out.find("in.jsonl:2: 6 spans hold\n"), std::string::npos) << good.out;
  EXPECT_TRUE(
      good.out.ends_with("gone.txt: was not read when the record was written\n"
                         "6 documents: 5 hold, 0 differ, 1 were not read\n"))
      << good.out;
  file("a.txt", std::string(kReport) + "新增一行。\n");
  const Ended changed = run({"verify"}, {.input = content("all.jsonl")});
  EXPECT_EQ(changed.status, 1);
  EXPECT_NE(changed.out.find("a.txt: differs\n"), std::string::npos);
  EXPECT_EQ(changed.err,
            "zhibiao: a.txt: error: the document has changed since its record was written: another SHA-256\n");
}

TEST_F(Sources, VerifyTellsARecordThatWasAltered) {
  std::string records = run({"a.txt"}).out;
  records.replace(records.find("\"12座\"") + 1, 2, "13");
  file("altered.jsonl", records);
  const Ended ended = run({"verify", "altered.jsonl"});
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.err, "zhibiao: a.txt:3:5: error: the record says \"13座\", there stands \"12座\"\n");
  file("none.jsonl", "{}\n");
  EXPECT_EQ(run({"verify", "none.jsonl"}).status, 2);
}

TEST_F(Sources, OffsetsInAllUnits) {
  const json span = records(run({"a.txt", "--offsets", "all"}).out).at(0)["indicators"][0]["span"];
  const std::string before = std::string(kReport).substr(0, span["start"]);
  EXPECT_LT(std::size_t(span["chars"]["start"]), std::size_t(span["start"]));
  EXPECT_EQ(span["chars"], span["utf16"]);
  EXPECT_FALSE(records(run({"a.txt"}).out).at(0)["indicators"][0]["span"].contains("chars"));
}

}  // namespace
}  // namespace zhibiao::tests
