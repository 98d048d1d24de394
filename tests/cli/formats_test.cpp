#include <string>
#include <vector>

#include "cli/program.h"
#include "support/schema.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;

class Formats : public Program {
 protected:
  Formats() {
    file("in/a.txt", kReport);
    file("in/b.txt", kPlan);
  }
};

TEST_F(Formats, JsonLinesAreTheDefaultInAPipeAndValid) {
  const SchemaCheck check;
  const Ended ended = run({"in", "missing.txt"});
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 3U);
  for (const json& record : all) EXPECT_EQ(check(record), "");
  EXPECT_EQ(run({"in", "missing.txt", "-f", "jsonl"}).out, ended.out);
}

TEST_F(Formats, SpansResliceTheSource) {
  for (const json& record : records(run({"in"}).out)) {
    const std::string source = content(record["source"]["path"]);
    ASSERT_FALSE(record["indicators"].empty());
    for (const json& indicator : record["indicators"]) {
      const std::size_t start = indicator["span"]["start"];
      const std::size_t end = indicator["span"]["end"];
      EXPECT_EQ(source.substr(start, end - start), indicator["text"]);
    }
    for (const json& section : record["sections"]) {
      const std::size_t start = section["span"]["start"];
      EXPECT_TRUE(source.substr(start).starts_with(section["marker"].get<std::string>()));
    }
  }
}

TEST_F(Formats, ExplainAddsTheEvidenceAndNothingElse) {
  const SchemaCheck check;
  const auto plain = records(run({"in"}).out);
  auto explained = records(run({"in", "--explain"}).out);
  ASSERT_EQ(explained.size(), plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(check(explained[i]), "");
    const std::string source = content(plain[i]["source"]["path"]);
    for (json& indicator : explained[i]["indicators"]) {
      ASSERT_TRUE(indicator.contains("evidence"));
      std::vector<std::string> fields;
      for (const json& evidence : indicator["evidence"]) {
        fields.push_back(evidence["field"]);
        EXPECT_NE(evidence["rule"], "");
        EXPECT_EQ(evidence["span"].is_null(), evidence["text"].get<std::string>().empty());
        if (evidence["span"].is_null()) continue;
        const std::size_t start = evidence["span"]["start"];
        const std::size_t end = evidence["span"]["end"];
        EXPECT_EQ(source.substr(start, end - start), evidence["text"]);
      }
      for (const char* field : {"value", "unit", "role", "metric"}) {
        EXPECT_EQ(std::count(fields.begin(), fields.end(), field), 1) << field;
      }
      EXPECT_EQ(indicator["evidence"][0]["rule"], indicator["pattern"]);
      indicator.erase("evidence");
    }
    EXPECT_EQ(explained[i], plain[i]);
  }
  const json rise = records(run({"in/a.txt", "--explain"}).out)[0]["indicators"][1]["evidence"];
  const bool told = std::any_of(rise.begin(), rise.end(), [](const json& evidence) {
    return evidence["field"] == "change" && evidence["text"] == "提高" && evidence["span"]["line"] == 3;
  });
  EXPECT_TRUE(told) << rise;
}

TEST_F(Formats, DecimalsKeepTheirDigits) {
  const std::string out = run({"in"}).out;
  EXPECT_NE(out.find(R"("value":98.20,)"), std::string::npos);
  EXPECT_NE(out.find(R"("value":150000000,)"), std::string::npos);
}

TEST_F(Formats, JsonIsAnObjectForAFileAndAnArrayForMore) {
  const json one = json::parse(run({"in/a.txt", "-f", "json"}).out);
  const json many = json::parse(run({"in", "-f", "json"}).out);
  ASSERT_TRUE(one.is_object());
  EXPECT_TRUE(json::parse(run({"-f", "json"}, {.input = kReport}).out).is_object());
  ASSERT_TRUE(many.is_array());
  ASSERT_EQ(many.size(), 2U);
  EXPECT_EQ(many[0]["indicators"], one["indicators"]);
  EXPECT_EQ(json::parse(run({"in", "-f", "json", "--glob", "*.none"}).out), json::array());
}

TEST_F(Formats, TablesHaveTheirHeader) {
  const std::string csv = run({"in", "-f", "csv"}).out;
  EXPECT_TRUE(csv.starts_with("指标,数值,"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 7);
  EXPECT_TRUE(run({"in", "-f", "csv", "--header", "en"}).out.starts_with("metric,value,"));
  EXPECT_EQ(run({"in", "-f", "tsv", "--header", "none"}).out.find("metric\t"), std::string::npos);
  EXPECT_TRUE(run({"in", "-f", "tsv", "--header", "none", "--columns", "文件,value"}).out.starts_with("in/a.txt\t"));
}

TEST_F(Formats, TextIsForReading) {
  EXPECT_EQ(run({"in/a.txt", "-f", "text"}).out,
            "青石县2025年水利工作总结\n"
            "in/a.txt · summary · 2025 · 2 sections · 4 indicators\n"
            "一、渠系建设\n"
            "  泵站               12 座                   :3\n"
            "  灌溉水利用系数    2.5 个百分点  ↑          :3\n"
            "  入户率          98.20 %                    :3\n"
            "二、下一步打算\n"
            "  机井              300 眼           target  :5\n");
}

TEST_F(Formats, ColourIsForTerminalsOrWhereAsked) {
  const auto colored = [&](std::vector<std::string> arguments, const RunOptions& options) {
    arguments.insert(arguments.begin(), {"in/a.txt", "-f", "text"});
    return run(arguments, options).out.find('\033') != std::string::npos;
  };
  EXPECT_FALSE(colored({}, {}));
  EXPECT_TRUE(colored({"--color", "always"}, {}));
  EXPECT_TRUE(colored({"--color=always"}, {.environment = {"NO_COLOR=1"}}));
  EXPECT_FALSE(colored({"--color", "never"}, {}));
}

TEST_F(Formats, TheSchemaIsPrinted) {
  const Ended ended = run({"schema"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.out, json_schema());
  EXPECT_TRUE(json::accept(ended.out));
}

}  // namespace
}  // namespace zhibiao::tests
