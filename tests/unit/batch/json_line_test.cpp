#include "batch/json_line.h"

#include <gtest/gtest.h>

#include <string>

namespace zhibiao::batch {
namespace {

std::string code_of(const std::string& line) {
  const JsonLine read = read_json_line(line, "in.jsonl", {});
  return read.error ? read.error->code : "";
}

TEST(JsonLines, GiveIdAndText) {
  const JsonLine read =
      read_json_line(R"( {"x": [{"text": 1, "id": 2}], "text": "甲\n\u4e59", "id": "a\"b"} )", "", {});
  EXPECT_FALSE(read.error);
  EXPECT_EQ(read.text, "甲\n乙");
  EXPECT_EQ(read.id, R"("a\"b")");
}

TEST(JsonLines, KeepNumbersAsTheyAreWritten) {
  const auto id = [](const std::string& value) {
    return read_json_line("{\"id\":" + value + ",\"text\":\"\"}", "", {}).id;
  };
  for (const char* value : {"0", "-7", "1.50", "18446744073709551615", "123456789012345678901234567890", "1e5", "null",
                            "-0", "1e400", "-1E+999"}) {
    EXPECT_EQ(id(value), value);
  }
}

TEST(JsonLines, HaveOtherNamesWhereAskedFor) {
  const JsonLine read = read_json_line(R"({"id": "x", "key": 1, "text": "y", "正文": "z"})", "", {"key", "正文"});
  EXPECT_EQ(read.id, "1");
  EXPECT_EQ(read.text, "z");
}

TEST(JsonLines, AreRefusedWithTheirCause) {
  for (const char* line : {"", " ", "{", "[]", "1", "\"x\"", "null", "true", "{} {}", "{\"text\": \"\xff\"}",
                           "{\"text\": \"\\ud800\"}", "{'text': 1}"}) {
    EXPECT_EQ(code_of(line), "bad-json") << line;
  }
  for (const char* line : {"{}", "{\"text\": 1}", "{\"text\": null}", "{\"text\": [\"x\"]}", "{\"text\": true}"}) {
    EXPECT_EQ(code_of(line), "no-text") << line;
  }
  EXPECT_EQ(code_of(R"({"id": true, "text": ""})"), "bad-id");
  EXPECT_EQ(code_of(R"({"id": [1], "text": ""})"), "bad-id");
}

TEST(JsonLines, NestAsDeepAsTheyLike) {
  const std::string deep(1'000'000, '[');
  EXPECT_EQ(code_of("{\"x\": " + deep + std::string(1'000'000, ']') + ", \"text\": \"\"}"), "");
  EXPECT_EQ(code_of("{\"x\": " + deep), "bad-json");
}

}  // namespace
}  // namespace zhibiao::batch
