#include "batch/output_plan.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace zhibiao::batch {
namespace {

OutputPlan plan(const std::vector<std::string>& paths) {
  std::vector<Input> inputs;
  for (const std::string& path : paths) inputs.push_back({path, path.substr(path.find('/') + 1), {}});
  auto made = OutputPlan::make(inputs, "out", ".json");
  EXPECT_TRUE(made);
  return std::move(*made);
}

std::vector<std::string> files(const std::vector<std::string>& paths) {
  const OutputPlan planned = plan(paths);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < paths.size(); ++i) all.push_back(planned.file(i));
  return all;
}

using Names = std::vector<std::string>;

TEST(OutputPlan, AFileHasTheNameOfItsInput) {
  EXPECT_EQ(files({"in/a.txt", "in/sub/b.md", "in/c"}), (Names{"out/a.json", "out/sub/b.json", "out/c.json"}));
}

TEST(OutputPlan, WhereTwoWouldHaveOneNameBothKeepTheirEndings) {
  EXPECT_EQ(files({"in/a.docx", "in/a.html", "in/b.txt"}), (Names{"out/a.docx.json", "out/a.html.json", "out/b.json"}));
  EXPECT_EQ(files({"in/a.docx", "in/a.html", "in/a.docx.txt"}).size(), 3U);
}

TEST(OutputPlan, TheSameNameInTwoFoldersIsToldApartByTheirPathsWhateverTheOrder) {
  const Names one = files({"x/a.txt", "y/a.txt"});
  const Names other = files({"y/a.txt", "x/a.txt"});
  EXPECT_NE(one[0], one[1]);
  EXPECT_EQ(one[0], other[1]);
  EXPECT_TRUE(one[0].starts_with("out/a.txt~")) << one[0];
}

TEST(OutputPlan, NoFileIsWhereAFolderMustBe) {
  const Names all = files({"in/a.txt", "in/a.json/b.txt"});
  EXPECT_EQ(all[1], "out/a.json/b.json");
  EXPECT_NE(all[0], "out/a.json");
}

TEST(OutputPlan, ALongNameIsCutBetweenCharactersAndTellsItsHash) {
  std::string title;
  for (int i = 0; i < 84; ++i) title += "报";
  const Names all = files({"in/" + title + "a.txt", "in/" + title + "b.txt"});
  for (const std::string& file : all) {
    EXPECT_LE(std::filesystem::path(file).filename().string().size(), 255U);
    EXPECT_TRUE(file.starts_with("out/报报") && file.ends_with(".json"));
    EXPECT_NE(file.find("报~"), std::string::npos) << file;
  }
  EXPECT_NE(all[0], all[1]);
  std::string deep = "in";
  for (int i = 0; i < 30; ++i) deep += "/" + std::string(200, 'd');
  EXPECT_LT(files({deep + "/a.txt"})[0].size(), 100U) << "no path may be longer than the system allows";
}

TEST(OutputPlan, MembersAreInAFolderOfTheirArchive) {
  OutputPlan planned = plan({"in/a.txt", "in/a.zip", "in/r.tar", "in/r.zip"});
  EXPECT_EQ(planned.file(0), "out/a.json");
  EXPECT_NE(planned.file(1), "out/a.json") << "where the archive as a whole fails";
  EXPECT_EQ(planned.member(1, "sub/b.txt"), "out/a!/sub/b.json");
  EXPECT_EQ(planned.member(2, "b.txt"), "out/r.tar!/b.json");
  EXPECT_EQ(planned.member(3, "b.txt"), "out/r.zip!/b.json");
}

TEST(OutputPlan, NoMemberLeavesItsFolderOrTakesAnothersName) {
  OutputPlan planned = plan({"in/r.1.zip", "in/r.1!/a.txt", "in/r.txt"});
  Names all = {planned.file(1), planned.file(2)};
  for (const char* member : {"a.txt", "a.txt", "a.md", "..", "../b.txt", "/b.txt", "b.json/c.txt", "./x/../b.txt"}) {
    all.push_back(planned.member(0, member));
    EXPECT_TRUE(all.back().starts_with("out/r.1!/")) << all.back();
  }
  for (const std::string& one : all) {
    EXPECT_EQ(std::count(all.begin(), all.end(), one), 1) << one;
    for (const std::string& other : all) EXPECT_FALSE(other.starts_with(one + "/")) << one << " " << other;
  }
}

}  // namespace
}  // namespace zhibiao::batch
