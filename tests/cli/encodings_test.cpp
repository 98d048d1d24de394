// A folder in which every text stands once in each encoding, also compressed: one run gives the same indicators from
// all and names the encodings.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/program.h"
#include "support/convert.h"
#include "support/pack.h"
#include "support/reference_texts.h"

namespace zhibiao::tests {
namespace {

using nlohmann::json;

class EncodedFolder : public Program {
 protected:
  struct Version {
    std::size_t text = 0;
    std::string encoding;
  };

  // Gives what each file holds, by its path.
  std::map<std::string, Version> write(const std::vector<std::string>& files) const {
    std::map<std::string, Version> versions;
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::string text = read_all(files[i]);
      if (auto from_gbk = utf8_of(text)) text = *from_gbk;
      const std::string name = "in/" + std::to_string(i) + "-";
      for (const std::string encoding : {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"}) {
        const auto bytes = convert(text, "UTF-8", encoding.c_str());
        if (!bytes) continue;
        file(name + encoding + ".txt", *bytes);
        file(name + encoding + ".txt.gz", compressed("gzip", *bytes));
        versions[name + encoding + ".txt"] = versions[name + encoding + ".txt.gz"] = {i, encoding};
      }
    }
    return versions;
  }

  // A file that is no UTF-8 is GB18030 here.
  static std::optional<std::string> utf8_of(const std::string& bytes) {
    return convert(bytes, "UTF-8", "UTF-8") ? std::nullopt : convert(bytes, "GB18030", "UTF-8");
  }

  // Spans, too: they count in the text as UTF-8.
  void expect_the_same_from_all(const std::vector<std::string>& files) const {
    const auto versions = write(files);
    ASSERT_GE(versions.size(), files.size() * 8);
    const Ended ended = run({"in"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    const auto all = records(ended.out);
    ASSERT_EQ(all.size(), versions.size());
    std::map<std::size_t, json> first;
    for (const json& record : all) {
      const std::string path = record.at("source").at("path");
      SCOPED_TRACE(path);
      const Version& version = versions.at(path);
      ASSERT_TRUE(record.contains("indicators")) << record;
      EXPECT_EQ(record.at("source").at("encoding"), version.encoding);
      json same = record;
      same.erase("source");
      const auto [expected, is_first] = first.emplace(version.text, same);
      if (!is_first) {
        EXPECT_EQ(same, expected->second);
      }
    }
    EXPECT_EQ(first.size(), files.size());
  }
};

TEST_F(EncodedFolder, OfSamples) {
  std::vector<std::string> files = sample_files();
  ASSERT_GE(files.size(), 5U);
  // One that Big5 has, too.
  file("big5.txt",
       "青石縣2031年水利工作總結\n一、工作完成情況\n新建泵站12座，入戶率達到98.20%，比上年提高2.5個百分點。\n"
       "累計投入資金3.6億元，惠及群眾5萬餘人次，灌溉面積擴大到46萬畝。\n");
  files.push_back(folder_ / "big5.txt");
  expect_the_same_from_all(files);
  EXPECT_TRUE(exists("in/" + std::to_string(files.size() - 1) + "-Big5.txt"));
}

TEST_F(EncodedFolder, OfReferenceTexts) {
  const std::vector<std::string> files = reference_files();
  if (files.empty()) GTEST_SKIP() << "no reference texts beside the project";
  expect_the_same_from_all(files);
}

}  // namespace
}  // namespace zhibiao::tests
