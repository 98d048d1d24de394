#include "output/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace zhibiao::output {
namespace {

std::string as_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonString, EscapesWhatMustBe) {
  EXPECT_EQ(as_json("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(as_json("\n\r\t"), R"("\n\r\t")");
  EXPECT_EQ(as_json(std::string("\0\x1b\x7f", 3)), R"("\u0000\u001b\u007f")");
}

TEST(JsonString, LeavesChineseAndEmojiAsTheyAre) { EXPECT_EQ(as_json("渠道😀"), "\"渠道😀\""); }

TEST(JsonString, InvalidBytesBecomeTheReplacementCharacter) {
  EXPECT_EQ(as_json("a\xff"
                    "b"),
            "\"a\uFFFD"
            "b\"");
  EXPECT_EQ(as_json("\xe6\xb8"), "\"\uFFFD\uFFFD\"");
}

TEST(JsonString, AnyBytesGiveValidJson) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string json = as_json(bytes);
    EXPECT_TRUE(nlohmann::json::accept(json)) << json;
  }
}

TEST(JsonString, ValidTextComesBackTheSame) {
  const std::string text = "“引号”\t\\ \x01 末尾";
  EXPECT_EQ(nlohmann::json::parse(as_json(text)).get<std::string>(), text);
}

TEST(JsonWriter, CompactHasNoBlanks) {
  JsonWriter json(JsonWriter::Layout::compact);
  json.begin_object();
  json.key("a");
  json.begin_array();
  json.integer(-1);
  json.null();
  json.boolean(true);
  json.end_array();
  json.key("b");
  json.number("99.820");
  json.end_object();
  EXPECT_EQ(json.take(), R"({"a":[-1,null,true],"b":99.820})");
}

TEST(JsonWriter, TakesMoreThanItsRoom) {
  JsonWriter json(JsonWriter::Layout::compact, 0);
  std::string expected = "[";
  json.begin_array();
  for (int i = 0; i < 1000; ++i) {
    json.string(std::string(static_cast<std::size_t>(i), 'x'));
    expected += (i > 0 ? ",\"" : "\"") + std::string(static_cast<std::size_t>(i), 'x') + '"';
  }
  json.integer(std::numeric_limits<std::int64_t>::min());
  json.end_array();
  EXPECT_EQ(json.take(), expected + ",-9223372036854775808]");
}

TEST(JsonWriter, IndentedBreaksLinesButNotRows) {
  JsonWriter json(JsonWriter::Layout::indented);
  json.begin_object();
  json.key("row");
  json.begin_array(JsonWriter::Shape::row);
  json.integer(1);
  json.integer(2);
  json.end_array();
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.key("inner");
  json.begin_object();
  json.key("x");
  json.string("y");
  json.end_object();
  json.end_object();
  EXPECT_EQ(json.take(), "{\n  \"row\": [1, 2],\n  \"empty\": [],\n  \"inner\": {\n    \"x\": \"y\"\n  }\n}");
}

}  // namespace
}  // namespace zhibiao::output
