#include "batch/names.h"

#include <gtest/gtest.h>

namespace zhibiao::batch {
namespace {

TEST(Names, TellWhatIsPacked) {
  for (const char* name : {"a.zip", "A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.tar.xz", "a.tar.zst", "a.tar.bz2"}) {
    EXPECT_EQ(container_of(name), Container::archive) << name;
    EXPECT_EQ(document_name(name), name);
  }
  for (const char* name : {"a.txt.gz", "a.txt.zst", "a.txt.XZ", "a.txt.bz2", "a.gz"}) {
    EXPECT_EQ(container_of(name), Container::compressed) << name;
  }
  for (const char* name : {"a.txt", ".gz", ".zip", "gz", "a.gz.txt", "a.docx"}) {
    EXPECT_EQ(container_of(name), Container::none) << name;
  }
  EXPECT_EQ(document_name("in/a.txt.gz"), "in/a.txt");
}

TEST(Names, AreWantedByThemselvesAndWithoutTheirPacking) {
  NamePatterns patterns;
  EXPECT_TRUE(is_wanted(patterns, "a.txt.gz", "a.txt.gz"));
  EXPECT_FALSE(is_wanted(patterns, "a.dat.gz", "a.dat.gz"));
  EXPECT_TRUE(is_wanted(patterns, "A.TXT", "A.TXT"));
  EXPECT_TRUE(is_wanted(patterns, "A.TXT.GZ", "A.TXT.GZ"));
  EXPECT_TRUE(is_wanted_member(patterns, "b/A.TXT"));
  patterns.any_case = false;
  EXPECT_FALSE(is_wanted(patterns, "A.TXT", "A.TXT"));
  patterns.globs = {"*.gz", "b/*.dat"};
  EXPECT_TRUE(is_wanted(patterns, "a.dat.gz", "a.dat.gz"));
  EXPECT_TRUE(is_wanted(patterns, "a.dat", "b/a.dat"));
  EXPECT_FALSE(is_wanted(patterns, "a.dat", "b/c/a.dat"));
}

TEST(Names, HaveAnEndingBehindTheirBeginning) {
  EXPECT_EQ(ending_of("a.TXT"), ".txt");
  EXPECT_EQ(ending_of(".a.txt"), ".txt");
  for (const char* name : {"", "a", ".profile", ".", "..", "..."}) EXPECT_EQ(ending_of(name), "") << name;
}

TEST(Names, OfMembersAreLeftOutWithTheirFolders) {
  NamePatterns patterns;
  patterns.excludes = {"old", "draft-*", "a/b/c.txt"};
  EXPECT_TRUE(is_wanted_member(patterns, "a/b.txt"));
  EXPECT_TRUE(is_wanted_member(patterns, "../a/./b.txt"));
  for (const char* path :
       {"old/b.txt", "a/old/b.txt", "draft-1.txt", "a/.b/c.txt", ".c.txt", "a/b/c.txt", "a.dat", "a/"}) {
    EXPECT_FALSE(is_wanted_member(patterns, path)) << path;
  }
  patterns.hidden = true;
  EXPECT_TRUE(is_wanted_member(patterns, "a/.b/c.txt"));
}

}  // namespace
}  // namespace zhibiao::batch
