#include "output/record_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "output/json_format.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

std::string record_of(const Document& document) {
  std::string line = make_jsonl_writer({})->record(document);
  line.pop_back();
  return line;
}

std::string code_of(std::string_view json) {
  RecordReader reader;
  const auto read = reader.read(json);
  return read ? "" : read.error().code;
}

TEST(RecordReader, WhatIsReadIsWrittenAsItWas) {
  RecordReader reader;
  Document evident = tests::sample_document();
  evident.indicators[0].evidence = {{"value", "unit.percent", "99.82%", Span{80, 86, 5, 12}},
                                    {"role", "genre", "", {}}};
  evident.source.line = 3;
  evident.source.id = "\"a-1\"";
  for (const Document& document : {tests::sample_document(), tests::failed_document(), evident}) {
    const std::string record = record_of(document);
    const auto read = reader.read(record);
    ASSERT_TRUE(read) << read.error().message.english();
    EXPECT_EQ(record_of(*read), record);
  }
}

TEST(RecordReader, RefusesWhatIsNoRecord) {
  const std::string record = record_of(tests::sample_document());
  EXPECT_EQ(code_of(""), "bad-json");
  EXPECT_EQ(code_of("[]"), "bad-json");
  EXPECT_EQ(code_of("{\"a\":"), "bad-json");
  EXPECT_EQ(code_of("{}"), "not-a-record");
  EXPECT_EQ(code_of("{\"schema_version\":1}"), "not-a-record");
  EXPECT_EQ(code_of(record + record), "bad-json");
  std::string other = record;
  other.replace(other.find("\"plan\""), 6, "\"poem\"");
  EXPECT_EQ(code_of(other), "not-a-record");
  for (std::size_t size = 0; size < record.size(); size += 7) EXPECT_NE(code_of(record.substr(0, size)), "") << size;
}

TEST(RecordReader, DeepSectionsAreRefusedAndNotFollowed) {
  std::string deep = R"({"schema_version":2,"sections":)";
  for (int i = 0; i < 5000; ++i) deep += R"([{"sections":)";
  EXPECT_NE(code_of(deep), "");
}

}  // namespace
}  // namespace zhibiao::output
