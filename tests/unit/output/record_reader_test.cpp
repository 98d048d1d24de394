#include "output/record_reader.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "output/json_format.h"
#include "output/message_rows.h"
#include "support/sample_document.h"

namespace zhibiao::output {
namespace {

std::string record_of(const Document& document) {
  std::string line = make_jsonl_writer({})->record(document);
  line.pop_back();
  return line;
}

std::shared_ptr<const Spool> spooled(std::string json) {
  return std::make_shared<Spool>(std::move(json), "", rows::kCannotWriteWorkbook);
}

std::string code_of(const std::string& json) {
  RecordReader reader;
  const auto read = reader.read(spooled(json));
  return read ? "" : read.error().code;
}

TEST(RecordReader, WhatIsReadIsWrittenAsItWas) {
  Document evident = tests::sample_document();
  evident.indicators[0].evidence = {{"value", "unit.percent", "99.82%", Span{80, 86, 5, 12}},
                                    {"role", "genre", "", {}}};
  evident.source.line = 3;
  evident.source.id = "\"a-1\"";
  for (const Document& document : {tests::sample_document(), tests::failed_document(), evident}) {
    const std::string record = record_of(document);
    for (const std::size_t kept : {std::size_t{0}, record.size()}) {
      RecordReader reader(kept);
      const auto read = reader.read(spooled(record));
      ASSERT_TRUE(read) << read.error().message.english();
      EXPECT_EQ(record_of(*read), record) << kept;
    }
  }
}

// As another program has written it: with blanks, and its members in another order.
TEST(RecordReader, OrderAndBlanksMakeNoDifference) {
  RecordReader reader(0);
  const auto read = reader.read(spooled(R"( { "indicators" : [ { "unit" : "]}\"", "kind" : "money" } ,
    {"id":2} ] , "sections":[ {"sections" : [{"title":"乙"}], "title":"甲"} ], "schema_version" : 2 } )"));
  ASSERT_TRUE(read) << read.error().message.english();
  Document document = *read;
  ASSERT_EQ(document.indicators.kept().size(), 2U);
  EXPECT_EQ(document.indicators[0].unit, "]}\"");
  EXPECT_EQ(document.indicators[1].id, 2U);
  ASSERT_EQ(document.sections.size(), 1U);
  EXPECT_EQ(document.sections[0].title, "甲");
  EXPECT_EQ(document.sections[0].sections.at(0).title, "乙");
  EXPECT_FALSE(document.failed);
}

// Of a large record what is gone through is read from where it was put aside, as often as somebody goes through it.
TEST(RecordReader, ALargeRecordIsReadAgainEachTime) {
  Document document = tests::sample_document();
  auto& indicators = document.indicators.kept();
  while (indicators.size() < 5000) {
    indicators.push_back(indicators[indicators.size() % 2]);
    indicators.back().id = indicators.size();
  }
  const std::string record = record_of(document);
  ASSERT_GT(record.size(), Spool::kInMemory);
  auto put = std::make_shared<Spool>(testing::TempDir(), rows::kCannotWriteWorkbook);
  ASSERT_TRUE(put->append(record));
  RecordReader reader;
  const auto read = reader.read(std::move(put));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->indicators.size(), 5000U);
  const std::vector<Document> copies(2, *read);  // each goes through the same indicators
  for (const Document& copy : copies) EXPECT_EQ(record_of(copy), record);
  EXPECT_FALSE(reader.problem());
}

TEST(RecordReader, RefusesWhatIsNoRecord) {
  const std::string record = record_of(tests::sample_document());
  EXPECT_EQ(code_of(""), "bad-json");
  EXPECT_EQ(code_of("[]"), "bad-json");
  EXPECT_EQ(code_of("{\"a\":"), "bad-json");
  EXPECT_EQ(code_of("{}"), "not-a-record");
  EXPECT_EQ(code_of(R"({"schema_version":2 "title":null})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"title"})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"indicators":[{"id":1}{"id":2}]})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"indicators":[{"id":1},]})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"indicators":[{"id":1]}]})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"indicators":{}})"), "bad-json");
  EXPECT_EQ(code_of(R"({"schema_version":2,"\u0069ndicators":[]})"), "not-a-record");
  EXPECT_EQ(code_of("{\"schema_version\":1}"), "not-a-record");
  EXPECT_EQ(code_of(R"({"schema_version":2,"indicators":[{"id":1,"stated":{"unit":"元","high":null}}]})"),
            "not-a-record")
      << "a number that is not there would be written as none";
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
