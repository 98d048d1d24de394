// Compressed files and archives as inputs.
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/pack.h"
#include "support/schema.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;
using Names = std::vector<std::string>;

class Archives : public Program {
 protected:
  static Names paths(const std::string& out) {
    Names all;
    for (const json& record : records(out)) all.push_back(record["source"]["path"]);
    return all;
  }
};

TEST_F(Archives, ACompressedFileIsTheDocumentInIt) {
  file("plain.txt", kReport);
  const json plain = records(run({"plain.txt"}).out)[0];
  const std::vector<std::pair<std::string, std::string>> kinds = {
      {"gz", "gzip"}, {"zst", "zstd"}, {"xz", "xz"}, {"bz2", "bzip2"}};
  for (const auto& [extension, filter] : kinds) file("in/a.txt." + extension, compressed(filter, kReport));
  file("in/b.dat.gz", compressed("gzip", kReport));
  const Ended ended = run({"in"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 4U);
  for (const json& record : all) {
    EXPECT_EQ(record["indicators"], plain["indicators"]);
    EXPECT_EQ(record["source"]["sha256"], plain["source"]["sha256"]);
  }
  EXPECT_EQ(paths(run({"in", "--glob", "*.dat"}).out), (Names{"in/b.dat.gz"}));
  EXPECT_EQ(run({"inspect", "in/a.txt.gz"}).status, 0);
  EXPECT_TRUE(json::parse(run({"in/a.txt.gz", "-f", "json"}).out).is_object());
}

TEST_F(Archives, BrokenCompressionIsThatFilesError) {
  std::string cut = compressed("gzip", kReport);
  cut.resize(cut.size() / 2);
  file("cut.txt.gz", cut);
  file("not.txt.gz", kReport);
  file("nothing.txt.gz", "");
  file("empty.txt.gz", compressed("gzip", ""));
  file("good.txt", kReport);
  const Ended ended = run({"cut.txt.gz", "not.txt.gz", "nothing.txt.gz", "empty.txt.gz", "good.txt"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "broken-archive");
  EXPECT_EQ(all[1]["diagnostics"][0]["code"], "not-compressed");
  EXPECT_EQ(all[2]["diagnostics"][0]["code"], "not-compressed");
  EXPECT_TRUE(all[3]["indicators"].empty());
  EXPECT_EQ(all[4]["indicators"].size(), 4U);
}

TEST_F(Archives, EveryWantedMemberIsADocument) {
  const PackedMembers members = {{"甲/", ""},
                                 {"甲/报告.txt", kReport},
                                 {"甲/x.dat", kReport},
                                 {".hidden/h.txt", kReport},
                                 {"old/o.txt", kReport},
                                 {"plan.txt", kPlan},
                                 {"empty.txt", ""}};
  file("in/all.zip", packed("zip", "none", members));
  const std::vector<std::pair<std::string, std::string>> tars = {{"all.tar", "none"},
                                                                 {"all.tar.gz", "gzip"},
                                                                 {"all.tar.zst", "zstd"},
                                                                 {"all.txz", "xz"},
                                                                 {"all.tar.bz2", "bzip2"}};
  for (const auto& [name, filter] : tars) file("in/" + name, packed("ustar", filter, members));
  file("in/z.txt", kReport);
  const Ended ended = run({"in", "--exclude", "old"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  Names expected;
  for (const char* name : {"all.tar", "all.tar.bz2", "all.tar.gz", "all.tar.zst", "all.txz", "all.zip"}) {
    for (const char* member : {"甲/报告.txt", "plan.txt", "empty.txt"}) {
      expected.push_back(std::string("in/") + name + "!/" + member);
    }
  }
  expected.emplace_back("in/z.txt");
  EXPECT_EQ(paths(ended.out), expected);
  const auto all = records(ended.out);
  EXPECT_EQ(all[0]["indicators"], all.back()["indicators"]);
  EXPECT_EQ(run({"in", "--exclude", "old", "-j1"}).out, ended.out);
  EXPECT_EQ(run({"in", "--exclude", "old", "-j8"}).out, ended.out);
  EXPECT_EQ(paths(run({"in/all.zip", "--glob", "甲/*"}).out),
            (Names{"in/all.zip!/甲/报告.txt", "in/all.zip!/甲/x.dat"}));

  const Ended none = run({"in/all.zip", "--glob", "*.csv"});
  EXPECT_EQ(none.status, 0);
  EXPECT_EQ(none.err, "zhibiao: in/all.zip: warning: no member of it matches\n");
}

TEST_F(Archives, MembersHaveFilesOfTheirOwnInAFolderOfOutput) {
  file("in/r.zip", packed("zip", "none", {{"../../a.txt", kReport}, {"b/c.txt", kPlan}, {"b/c.txt", kReport}}));
  file("in/z.txt", kReport);
  EXPECT_EQ(run({"in", "--output-dir", "out"}).status, 0);
  for (const char* name : {"out/r!/a.jsonl", "out/r!/b/c.jsonl", "out/r!/b/c.2.jsonl", "out/z.jsonl"}) {
    EXPECT_TRUE(exists(name)) << name;
  }
  EXPECT_FALSE(exists("a.jsonl"));
}

TEST_F(Archives, TheReportNamesAMemberThatIsGone) {
  const std::vector<std::pair<std::string, std::string>> members = {{"a.txt", kReport}, {"b.txt", kPlan}};
  const auto night = [&] {
    return run({"in", "--output-dir", "out", "--incremental", "state", "--prune", "-q", "--report", "report"}).status;
  };
  const auto removed = [&] { return json::parse(content("report"))["removed"]; };
  file("in/c.txt", kReport);
  file("in/r.zip", packed("zip", "none", members));
  ASSERT_EQ(night(), 0);
  const std::string cut = content("in/r.zip").substr(0, 100);
  file("in/r.zip", cut);
  EXPECT_EQ(night(), 1);
  EXPECT_EQ(removed(), json::array()) << "it cannot be read to its end";
  file("in/r.zip", packed("zip", "none", {members[0]}));
  EXPECT_EQ(night(), 0);
  EXPECT_EQ(removed(), json::parse(R"([{"path": "in/r.zip!/b.txt", "output": "out/r!/b.jsonl"},
                                       {"path": "in/r.zip", "output": "out/r.jsonl"}])"))
      << "and the record that said so";
  std::filesystem::remove(folder_ / "in/r.zip");
  EXPECT_EQ(night(), 0);
  EXPECT_EQ(removed(), json::parse(R"([{"path": "in/r.zip!/a.txt", "output": "out/r!/a.jsonl"}])"));
}

TEST_F(Archives, NamesInGbkAreRead) {
  // A zip from a Chinese Windows: the name's bytes are GBK and nothing says so.
  std::string bytes = packed("ustar", "none", {{"\xb1\xa8\xb8\xe6.txt", kReport}});
  file("gbk.tar", bytes);
  const auto all = records(run({"gbk.tar"}).out);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["source"]["path"], "gbk.tar!/报告.txt");
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "member-name-decoded");
  std::string zip = packed("zip", "none", {{"aaaa.txt", kReport}});
  for (std::size_t at = zip.find("aaaa"); at != std::string::npos; at = zip.find("aaaa", at)) {
    zip.replace(at, 4, "\xb1\xa8\xb8\xe6");
  }
  file("gbk.zip", zip);
  EXPECT_EQ(paths(run({"gbk.zip"}).out), (Names{"gbk.zip!/报告.txt"}));
}

TEST_F(Archives, ABombIsAnErrorRecord) {
  const std::string zeros(std::size_t{40} << 20, '0');
  file("in/bomb.txt.gz", compressed("gzip", zeros));
  file("in/bomb.zip", packed("zip", "none", {{"a.txt", kReport}, {"b.txt", zeros}, {"c.txt", zeros}}));
  file("in/skipped.tar.xz", packed("ustar", "xz", {{"big.bin", zeros}, {"a.txt", kReport}}));
  file("in/z.txt", kReport);
  const Ended ended = run({"in"});
  EXPECT_EQ(ended.status, 1);
  const auto all = records(ended.out);
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0]["diagnostics"][0]["code"], "archive-bomb");
  EXPECT_EQ(all[1]["indicators"].size(), 4U);
  EXPECT_EQ(all[2]["source"]["path"], "in/bomb.zip!/b.txt");
  EXPECT_EQ(all[2]["diagnostics"][0]["code"], "archive-bomb");
  EXPECT_EQ(all[3]["source"]["path"], "in/skipped.tar.xz");
  EXPECT_EQ(all[3]["diagnostics"][0]["code"], "archive-bomb");
  EXPECT_EQ(all[4]["indicators"].size(), 4U);
  const SchemaCheck check;
  for (const json& record : all) EXPECT_EQ(check(record), "");
}

TEST_F(Archives, AMemberThatIsTooLargeCostsOneRecord) {
  file("r.zip", packed("zip", "none", {{"a.txt", kReport}, {"b.txt", std::string(2000, 'x')}, {"c.txt", kReport}}));
  const auto all = records(run({"r.zip", "--max-document-size", "1K"}).out);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1]["diagnostics"][0]["code"], "too-large");
  EXPECT_EQ(all[2]["indicators"].size(), 4U);
}

TEST_F(Archives, DamageIsToldAndTheRestGoesOn) {
  const std::string whole = packed("ustar", "gzip", {{"a.txt", kReport}, {"b.txt", kPlan}});
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    file("cut.tar.gz", whole.substr(0, size));
    file("z.txt", kPlan);
    const Ended ended = run({"cut.tar.gz", "z.txt"});
    EXPECT_EQ(ended.status, 1) << size;
    const auto all = records(ended.out);
    ASSERT_GE(all.size(), 2U) << size;
    EXPECT_EQ(all.back()["source"]["path"], "z.txt");
    EXPECT_FALSE(all[all.size() - 2].contains("indicators")) << size;
  }
  EXPECT_EQ(run({"gone.zip"}).status, 1);
}

// The library takes what it finds for all there is.
TEST_F(Archives, WhatIsMissingAtTheEndIsTold) {
  const std::vector<std::pair<std::string, std::string>> members = {{"a.txt", kReport}, {"b.txt", kPlan}};
  const std::string tar = packed("ustar", "none", members);
  const std::size_t second = tar.find("b.txt");
  file("cut.tar", tar.substr(0, second));
  file("behind.tar", tar + "\n");
  file("unread.tar", packed("ustar", "none", {{"a.bin", kReport}, {"b.bin", kPlan}}).substr(0, second));
  std::string zip = packed("zip", "none", members);
  zip[zip.find("PK\x05\x06") + 12] = '\0';  // the size of its directory
  file("lost.zip", zip);
  const auto told = [&](const char* name) {
    const Ended ended = run({name, "-q"});
    std::string all;
    for (const json& record : records(ended.out)) {
      all += record["source"]["path"].get<std::string>() + " ";
      if (!record.contains("indicators")) all += record["diagnostics"][0]["code"].get<std::string>() + " ";
    }
    return all + std::to_string(ended.status);
  };
  EXPECT_EQ(told("cut.tar"), "cut.tar!/a.txt cut.tar broken-archive 1");
  EXPECT_EQ(told("unread.tar"), "unread.tar broken-archive 1");
  EXPECT_EQ(told("behind.tar"), "behind.tar!/a.txt behind.tar!/b.txt 0");
  EXPECT_EQ(told("lost.zip"), "lost.zip broken-archive 1");
}

TEST_F(Archives, StandardInputMayBeOne) {
  file("plain.txt", kReport);
  const json plain = records(run({"plain.txt"}).out)[0];
  const PackedMembers members = {{"dir/a.txt", kReport}, {"dir/x.dat", kReport}, {"b.txt", kPlan}};
  const std::vector<std::pair<std::string, std::string>> archives = {
      {"zip", "none"}, {"ustar", "none"}, {"ustar", "gzip"}, {"ustar", "zstd"}, {"ustar", "xz"}, {"ustar", "bzip2"}};
  for (const auto& [format, filter] : archives) {
    SCOPED_TRACE(format + " " + filter);
    const Ended ended = run({"-"}, {.input = packed(format, filter, members)});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(paths(ended.out), (Names{"-!/dir/a.txt", "-!/b.txt"}));
    EXPECT_EQ(records(ended.out)[0]["indicators"], plain["indicators"]);
  }
  for (const char* filter : {"gzip", "zstd", "xz", "bzip2"}) {
    SCOPED_TRACE(filter);
    const Ended ended = run({"-"}, {.input = compressed(filter, kReport)});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_EQ(paths(ended.out), Names{"-"});
    EXPECT_EQ(records(ended.out)[0]["indicators"], plain["indicators"]);
    EXPECT_EQ(records(ended.out)[0]["source"]["sha256"], plain["source"]["sha256"]);
  }
  EXPECT_EQ(records(run({"-"}, {.input = kReport}).out)[0]["indicators"], plain["indicators"]);
  const std::string zip = packed("zip", "none", members);
  EXPECT_EQ(paths(run({"plain.txt", "-", "--glob", "*.dat"}, {.input = zip}).out),
            (Names{"plain.txt", "-!/dir/x.dat"}));
  EXPECT_EQ(run({"-", "--output-dir", "out"}, {.input = zip}).status, 0);
  EXPECT_TRUE(exists("out/stdin!/dir/a.jsonl"));
}

TEST_F(Archives, StandardInputIsBoundedAndDamageInItIsTold) {
  const std::string zeros(std::size_t{40} << 20, '0');
  const auto code = [](const json& record) { return record["diagnostics"][0]["code"]; };
  EXPECT_EQ(code(records(run({"-"}, {.input = compressed("gzip", zeros)}).out)[0]), "archive-bomb");
  EXPECT_EQ(code(records(run({"-", "--max-document-size", "1K"}, {.input = compressed("gzip", zeros)}).out)[0]),
            "too-large");
  EXPECT_EQ(code(records(run({"-", "--max-document-size", "1K"}, {.input = std::string(2000, 'x')}).out)[0]),
            "too-large");
  const std::string whole = packed("ustar", "gzip", {{"a.txt", kReport}, {"b.txt", kPlan}});
  for (std::size_t size = 3; size < whole.size(); size += 37) {
    const Ended ended = run({"-"}, {.input = whole.substr(0, size)});
    EXPECT_EQ(ended.status, 1) << size;
    EXPECT_FALSE(records(ended.out).back().contains("indicators")) << size;
  }
  EXPECT_EQ(records(run({"-"}, {.input = compressed("gzip", "")}).out).size(), 1U);
  EXPECT_EQ(records(run({"-"}, {.input = ""}).out).size(), 1U);
}

}  // namespace
}  // namespace zhibiao::tests
