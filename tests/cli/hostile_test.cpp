// A folder of files that mean harm: each is a record or an error record, and none ends or holds up the run.
#include <string>
#include <utility>
#include <vector>

#include "cli/program.h"
#include "support/pack.h"
#include "support/schema.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;
using Hostile = Program;

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::vector<std::pair<std::string, std::string>> hostile_files() {
  std::vector<std::pair<std::string, std::string>> files;
  const auto add = [&](const std::string& bytes, const std::string& extension = ".txt") {
    files.emplace_back(std::to_string(100 + files.size()) + extension, bytes);
  };
  for (const char* piece :
       {"1", "9.", "一", "万", "亿万", "(",     "（一）", "一、", "第一章", "〔", "％",  "xx", "\t",
        " ", "\n", "\r", "。", ",",    "1、\n", "至少",   "1-2-", "1:1:",   "○",  "《“", "=",  "\xE2\x80\x8B"}) {
    add(repeated(piece, 40'000));
  }
  for (int byte : {0x00, 0x80, 0xFF, 0xC0, 0xED}) add(std::string(50'000, static_cast<char>(byte)));
  add("\xFF\xFE");
  add(std::string("\xFE\xFF\x00", 3));
  add("\xEF\xBB\xBF");
  add("\xEF\xBB");
  add(std::string("\xFF\xFE\x00\xD8", 4));
  add(compressed("gzip", std::string(30 << 20, '1')), ".txt.gz");
  add("\x1f\x8b\x08", ".txt.gz");
  add("PK\x03\x04", ".zip");
  add("", ".tar");
  add(std::string(5000, '\x1f'), ".tar.gz");
  add(packed("zip", "none", {{"a/../../b.txt", "7座"}}), ".zip");
  return files;
}

TEST_F(Hostile, EveryFileIsARecordOrAnErrorRecord) {
  const auto files = hostile_files();
  ASSERT_GE(files.size(), 40U);
  for (const auto& [name, bytes] : files) file("in/" + name, bytes);
  const Ended ended = run({"in", "--explain"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  const SchemaCheck check;
  std::vector<std::string> missing;
  for (const auto& [name, bytes] : files) {
    bool told = false;
    for (const json& record : all) told = told || record["source"]["path"].get<std::string>().starts_with("in/" + name);
    if (!told) missing.push_back(name);
  }
  // An archive without members holds no document, which is said in a warning.
  for (const std::string& name : missing) EXPECT_NE(ended.err.find("in/" + name), std::string::npos) << name;
  for (const json& record : all) {
    EXPECT_EQ(check(record), "");
    EXPECT_TRUE(record.contains("indicators") || record["diagnostics"][0]["severity"] == "error");
  }
  EXPECT_EQ(run({"in", "--explain", "-j1"}).out, ended.out);
}

}  // namespace
}  // namespace zhibiao::tests
