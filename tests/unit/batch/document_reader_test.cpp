#include "batch/document_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "support/pack.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

class DocumentReaders : public testing::Test {
 protected:
  void SetUp() override {
    tests::write_all(folder_ / "a.txt", "甲");
    tests::write_all(folder_ / "r.zip", tests::packed("zip", "none", {{"x/a.txt", "一"}, {"b.txt", "二"}}));
    tests::write_all(folder_ / "in.jsonl", "{\"id\": 1, \"text\": \"第一\"}\n{\"id\": \"b\", \"text\": \"第二\"}\n");
  }
  std::string read(const std::string& path) {
    const auto raw = reader_.read(place_of(folder_ / path));
    return raw ? raw->bytes : raw.error().code;
  }

  tests::TemporaryFolder folder_;
  ReadingOptions options_;
  DocumentReader reader_{options_, {1 << 20, nullptr, 0, {}}};
};

TEST_F(DocumentReaders, FindFilesMembersAndLines) {
  EXPECT_EQ(read("a.txt"), "甲");
  EXPECT_EQ(read("r.zip!/b.txt"), "二");
  EXPECT_EQ(read("r.zip!/x/a.txt"), "一");  // stands before it: the archive is opened again
  EXPECT_EQ(read("in.jsonl:2"), "第二");
  EXPECT_EQ(read("in.jsonl:1"), "第一");
}

TEST_F(DocumentReaders, TellWhatIsNotThere) {
  EXPECT_EQ(read("r.zip!/c.txt"), "no-member");
  EXPECT_EQ(read("in.jsonl:3"), "no-line");
  EXPECT_EQ(read("a.txt:1"), "bad-json");
  EXPECT_EQ(read("gone.txt"), "not-found");
  EXPECT_EQ(read("gone.zip!/a.txt"), "not-found");
}

// A damaged name may be none at all.
TEST_F(DocumentReaders, AMemberStandsBehindADamagedOne) {
  std::string zip = tests::packed("zip", "none", {{"aaaa", std::string(500, 'x')}, {"b.txt", "二"}});
  for (std::size_t at = zip.find("aaaa"); at != std::string::npos; at = zip.find("aaaa", at)) zip[at] = '\0';
  const std::size_t name = 30;
  const std::size_t bytes = name + 4 + static_cast<unsigned char>(zip[name - 2]);  // behind what else is told of it
  zip.replace(bytes, 2, "\xFF\xFF");
  tests::write_all(folder_ / "damaged.zip", zip);
  EXPECT_EQ(read("damaged.zip!/b.txt"), "二");
  EXPECT_EQ(read("damaged.zip!/c.txt"), "broken-archive");
}

TEST_F(DocumentReaders, AFileOfThatVeryNameGoesBefore) {
  tests::write_all(folder_ / "in.jsonl:2", "丙");
  EXPECT_FALSE(place_of(folder_ / "in.jsonl:2").is_inside());
  EXPECT_EQ(read("in.jsonl:2"), "丙");
  EXPECT_EQ(place_of("-").file, "-");
}

}  // namespace
}  // namespace zhibiao::batch
