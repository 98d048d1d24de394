#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "support/sample_document.h"
#include "support/schema.h"
#include "zhibiao/writer.h"

namespace zhibiao {
namespace {

using nlohmann::json;

json record_of(const Document& document) { return json::parse(make_writer({})->record(document)); }

TEST(Schema, AcceptsWhatTheWriterGives) {
  const tests::SchemaCheck check;
  EXPECT_EQ(check(record_of(tests::sample_document())), "");
  EXPECT_EQ(check(record_of(tests::failed_document())), "");
  EXPECT_EQ(check(record_of(Document())), "");
}

struct Mistake {
  const char* what;
  std::function<void(json&)> make;
};

// A schema that refuses nothing would pass the test above.
TEST(Schema, RefusesWhatIsWrong) {
  const tests::SchemaCheck check;
  const Mistake mistakes[] = {
      {"no version", [](json& record) { record.erase("schema_version"); }},
      {"other version", [](json& record) { record["schema_version"] = 1; }},
      {"unknown key", [](json& record) { record["more"] = 1; }},
      {"missing key", [](json& record) { record.erase("genre"); }},
      {"unknown genre", [](json& record) { record["genre"] = "novel"; }},
      {"number as text", [](json& record) { record["indicators"][0]["value"] = "99.82"; }},
      {"unknown comparator", [](json& record) { record["indicators"][0]["comparator"] = "=="; }},
      {"id from zero", [](json& record) { record["indicators"][0]["id"] = 0; }},
      {"section id", [](json& record) { record["indicators"][0]["section"] = "1..2"; }},
      {"nested section", [](json& record) { record["sections"][0]["sections"][0].erase("span"); }},
      {"line from zero", [](json& record) { record["sections"][0]["span"]["line"] = 0; }},
      {"digest", [](json& record) { record["source"]["sha256"] = "abc"; }},
      {"truncated_by", [](json& record) { record["completeness"]["truncated_by"] = "fire"; }},
      {"severity", [](json& record) { record["diagnostics"][0]["severity"] = "fatal"; }},
      {"metadata", [](json& record) { record["metadata"]["n"] = 1; }},
      {"no issuer", [](json& record) { record.erase("issuer"); }},
  };
  for (const Mistake& mistake : mistakes) {
    json record = record_of(tests::sample_document());
    mistake.make(record);
    EXPECT_NE(check(record), "") << mistake.what;
  }
}

TEST(Schema, AFailedDocumentNeedsADiagnostic) {
  json record = record_of(tests::failed_document());
  record["diagnostics"] = json::array();
  EXPECT_NE(tests::SchemaCheck()(record), "");
}

}  // namespace
}  // namespace zhibiao
