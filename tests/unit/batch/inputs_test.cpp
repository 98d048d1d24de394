#include "batch/inputs.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/other_user.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

class Inputs : public testing::Test {
 protected:
  void file(const std::string& name) {
    fs::create_directories(fs::path(folder_ / name).parent_path());
    tests::write_all(folder_ / name, "x");
  }

  // Paths below the folder of what was found.
  static Names relatives(const InputList& list) {
    Names names;
    for (const Input& input : list.inputs) names.push_back(input.relative);
    return names;
  }

  [[nodiscard]] InputList find(const InputOptions& options = {}) const {
    return find_inputs({folder_.path()}, options);
  }

  tests::TemporaryFolder folder_;
};

TEST_F(Inputs, FoldersAreReadInTheOrderOfTheBytesOfTheNames) {
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "B.txt", "中.txt", "a/a/y.txt", "a-b.txt"}) file(name);
  EXPECT_EQ(relatives(find()), (Names{"B.txt", "a/a/y.txt", "a/z.txt", "a-b.txt", "a.txt", "b.txt", "中.txt"}));
  EXPECT_EQ(find().inputs[0].path, folder_ / "B.txt");
}

TEST_F(Inputs, OnlyMatchingAndVisibleFilesAreTaken) {
  for (const char* name : {"a.txt", "b.dat", ".hidden.txt", ".git/c.txt", "sub/d.txt", "sub/e.TXT"}) file(name);
  EXPECT_EQ(relatives(find()), (Names{"a.txt", "sub/d.txt", "sub/e.TXT"}));
  EXPECT_EQ(relatives(find({.names = {.any_case = false}})), (Names{"a.txt", "sub/d.txt"}));
  EXPECT_EQ(relatives(find({.names = {.globs = {"*.dat", "*.TXT"}, .any_case = false}})),
            (Names{"b.dat", "sub/e.TXT"}));
  EXPECT_EQ(relatives(find({.names = {.globs = {"sub/*"}}})), (Names{"sub/d.txt", "sub/e.TXT"}));
  EXPECT_TRUE(find({.names = {.globs = {"*.pdf"}}}).inputs.empty());
}

TEST_F(Inputs, AFileThatIsNamedIsTakenWhateverItsName) {
  file(".hidden.dat");
  const InputList list = find_inputs({folder_ / ".hidden.dat"}, {});
  ASSERT_EQ(list.inputs.size(), 1U);
  EXPECT_FALSE(list.inputs[0].error);
  EXPECT_EQ(list.inputs[0].relative, ".hidden.dat");
}

TEST_F(Inputs, SymbolicLinksInFoldersAreNotFollowed) {
  file("a.txt");
  fs::create_directory_symlink(folder_.path(), folder_ / "loop");
  fs::create_symlink(folder_ / "a.txt", folder_ / "link.txt");
  const InputList list = find();
  EXPECT_EQ(relatives(list), (Names{"a.txt"}));
  ASSERT_EQ(list.skipped.size(), 1U);
  EXPECT_EQ(list.skipped[0].path, folder_ / "link.txt");
  EXPECT_EQ(list.skipped[0].severity, Severity::note);
}

TEST_F(Inputs, ALinkThatIsNamedIsFollowed) {
  file("real/a.txt");
  fs::create_directory_symlink(folder_ / "real", folder_ / "link");
  EXPECT_EQ(relatives(find_inputs({folder_ / "link"}, {})), (Names{"a.txt"}));
}

TEST_F(Inputs, PipesAreNamedAndNotOpened) {
  file("a.txt");
  ASSERT_EQ(::mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
  const InputList list = find();
  EXPECT_EQ(relatives(list), (Names{"a.txt"}));
  ASSERT_EQ(list.skipped.size(), 1U);
  EXPECT_EQ(list.skipped[0].severity, Severity::warning);
  const InputList named = find_inputs({folder_ / "pipe.txt"}, {});
  ASSERT_EQ(named.inputs.size(), 1U);
  ASSERT_TRUE(named.inputs[0].error);
  EXPECT_EQ(named.inputs[0].error->code, "not-a-file");
}

TEST_F(Inputs, AFolderNamedLikeAFileIsAFolder) {
  file("x.txt/y.txt");
  EXPECT_EQ(relatives(find()), (Names{"x.txt/y.txt"}));
}

TEST_F(Inputs, WhatIsMissingStaysInItsPlace) {
  file("a.txt");
  file("b.txt");
  const InputList list = find_inputs({folder_ / "b.txt", folder_ / "none", folder_ / "a.txt"}, {});
  ASSERT_EQ(list.inputs.size(), 3U);
  EXPECT_FALSE(list.inputs[0].error);
  ASSERT_TRUE(list.inputs[1].error);
  EXPECT_EQ(list.inputs[1].error->code, "not-found");
  EXPECT_FALSE(list.inputs[2].error);
}

TEST_F(Inputs, AFolderThatCannotBeReadIsAnError) {
  file("shut/a.txt");
  file("z.txt");
  fs::permissions(folder_ / "shut", fs::perms::none);
  InputList list;
  {
    const tests::OtherUser other(folder_.path());
    list = find();
  }
  fs::permissions(folder_ / "shut", fs::perms::owner_all);
  ASSERT_EQ(list.inputs.size(), 2U);
  ASSERT_TRUE(list.inputs[0].error);
  EXPECT_EQ(list.inputs[0].error->code, "no-permission");
  EXPECT_FALSE(list.inputs[1].error);
}

TEST_F(Inputs, RelativePathsLeadDownwards) {
  const InputList list = find_inputs({"-", "./no//such.txt", "../no.txt", "/no/such.txt", "a/../no.txt"}, {});
  EXPECT_EQ(relatives(list), (Names{"stdin", "no/such.txt", "no.txt", "such.txt", "no.txt"}));
  EXPECT_FALSE(list.inputs[0].error);
}

}  // namespace
}  // namespace zhibiao::batch
