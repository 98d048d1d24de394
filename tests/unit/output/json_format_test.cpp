#include "output/json_format.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

using Json = nlohmann::ordered_json;
using tests::failed_document;
using tests::sample_document;

std::string jsonl(const Document& document) { return make_jsonl_writer({})->record(document); }

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(Jsonl, IsOneLine) {
  const std::string text = jsonl(sample_document());
  EXPECT_EQ(text.find('\n'), text.size() - 1);
}

TEST(Jsonl, HasTheKeysOfSchemaVersionTwoInTheirOrder) {
  const Json record = Json::parse(jsonl(sample_document()));
  EXPECT_EQ(keys_of(record),
            (std::vector<std::string>{"schema_version", "source", "title", "genre", "year", "metadata", "issuer",
                                      "published", "layout", "completeness", "sections", "indicators", "diagnostics"}));
  EXPECT_EQ(record["schema_version"], 2);
  EXPECT_EQ(keys_of(record["source"]),
            (std::vector<std::string>{"path", "encoding", "encoding_confidence", "bytes", "sha256"}));
  EXPECT_EQ(keys_of(record["layout"]), (std::vector<std::string>{"wrapped", "toc", "boilerplate", "tables"}));
  EXPECT_EQ(keys_of(record["completeness"]),
            (std::vector<std::string>{"truncated", "truncated_by", "placeholders", "redactions"}));
  EXPECT_EQ(keys_of(record["sections"][0]),
            (std::vector<std::string>{"id", "marker", "ordinal", "level", "title", "placement", "span", "sections"}));
  EXPECT_EQ(keys_of(record["indicators"][0]),
            (std::vector<std::string>{"id", "section", "kind", "role", "metric", "value", "high", "unit", "comparator",
                                      "change", "base", "period", "placeholder", "stated", "table", "text", "sentence",
                                      "span", "pattern"}));
  EXPECT_EQ(record["indicators"][2]["stated"], (Json{{"value", -3.5}, {"high", 5}, {"unit", "座"}}));
  EXPECT_EQ(record["indicators"][2]["table"], (Json{{"row", "甲 / 乙"}, {"column", "2025年"}}));
  EXPECT_EQ(record["layout"]["tables"][0], (Json{{"first_line", 11},
                                                 {"last_line", 14},
                                                 {"caption", "表1 主要指标"},
                                                 {"unit", "万元"},
                                                 {"rows", 3},
                                                 {"columns", 4}}));
  EXPECT_EQ(record["layout"]["tables"][1]["caption"], nullptr);
  EXPECT_EQ(keys_of(record["indicators"][0]["span"]), (std::vector<std::string>{"start", "end", "line", "column"}));
  EXPECT_EQ(keys_of(record["diagnostics"][0]),
            (std::vector<std::string>{"severity", "code", "line", "column", "message"}));
}

TEST(Jsonl, WritesDecimalsDigitByDigit) {
  const std::string text = jsonl(sample_document());
  EXPECT_NE(text.find(R"("value":99.82,"high":null)"), std::string::npos);
  EXPECT_NE(text.find(R"("value":-3.50,"high":5000000000000000000000.1)"), std::string::npos);
}

TEST(Jsonl, WhatIsAbsentIsNull) {
  const Json record = Json::parse(jsonl(sample_document()));
  const Json& open = record["indicators"][1];
  for (const char* key : {"section", "metric", "value", "high", "period"}) EXPECT_TRUE(open[key].is_null()) << key;
  EXPECT_TRUE(record["sections"][1]["ordinal"].is_null());
  EXPECT_TRUE(record["diagnostics"][1]["line"].is_null());
  const Json empty = Json::parse(jsonl(Document()));
  for (const char* key : {"title", "year"}) EXPECT_TRUE(empty[key].is_null()) << key;
  EXPECT_EQ(empty["completeness"]["truncated"], false);
  EXPECT_TRUE(empty["completeness"]["truncated_by"].is_null());
}

TEST(Jsonl, ValuesHaveTheirFixedNames) {
  const Json record = Json::parse(jsonl(sample_document()));
  EXPECT_EQ(record["genre"], "plan");
  EXPECT_EQ(record["completeness"]["truncated"], true);
  EXPECT_EQ(record["completeness"]["truncated_by"], "cut");
  EXPECT_EQ(record["sections"][0]["sections"][0]["placement"], "run_in");
  EXPECT_EQ(record["sections"][1]["placement"], "inline");
  const Json& rate = record["indicators"][0];
  EXPECT_EQ(rate["kind"], "percentage");
  EXPECT_EQ(rate["role"], "target");
  EXPECT_EQ(rate["comparator"], ">=");
  EXPECT_EQ(rate["change"], "increase");
  EXPECT_EQ(record["metadata"], (Json{{"发布机构", "清河县水利局"}, {"文号", ""}}));
  EXPECT_EQ(record["issuer"], "清河县水利局");
  EXPECT_TRUE(record["published"].is_null());
}

TEST(Jsonl, AFailedDocumentHasSourceAndDiagnosticsAlone) {
  EXPECT_EQ(
      jsonl(failed_document()),
      R"({"schema_version":2,"source":{"path":"in/gone.txt","encoding":null,"encoding_confidence":null,"bytes":null,"sha256":null},)"
      R"("diagnostics":[{"severity":"error","code":"not-found","line":null,"column":null,)"
      R"("message":"cannot open: no such file or folder"}]})"
      "\n");
}

TEST(Json, SeveralDocumentsAreAnArray) {
  const auto writer = make_json_writer({});
  const std::string text = writer->opening() + writer->record(sample_document()) + writer->separator() +
                           writer->record(failed_document()) + writer->closing();
  const Json array = Json::parse(text);
  ASSERT_EQ(array.size(), 2U);
  EXPECT_EQ(array[0], Json::parse(jsonl(sample_document())));
  EXPECT_EQ(array[1], Json::parse(jsonl(failed_document())));
}

TEST(Json, NoDocumentIsAnEmptyArray) {
  const auto writer = make_json_writer({});
  EXPECT_EQ(Json::parse(writer->opening() + writer->closing()), Json::array());
}

TEST(Json, OneDocumentIsItsObject) {
  WriterOptions options;
  options.single = true;
  const auto writer = make_json_writer(options);
  const std::string text = writer->opening() + writer->record(sample_document()) + writer->closing();
  EXPECT_EQ(Json::parse(text), Json::parse(jsonl(sample_document())));
  EXPECT_TRUE(text.starts_with("{\n  \"schema_version\": 2,\n")) << text;
  EXPECT_TRUE(text.ends_with("\n}\n")) << text;
}

TEST(Json, DeepTreesAreWritten) {
  Document document;
  std::vector<Section> inner;
  for (int level = 200; level > 0; --level) {
    Section section;
    section.id = "1";
    section.level = level;
    section.sections = std::move(inner);
    inner = {section};
  }
  document.sections = inner;
  EXPECT_TRUE(Json::accept(jsonl(document)));
}

}  // namespace
}  // namespace zhibiao::output
