#include "batch/sinks.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;
using tests::read_all;
using tests::write_all;

class BracketWriter : public Writer {
 public:
  [[nodiscard]] std::string opening() const override { return "<"; }
  [[nodiscard]] std::string record(const Document& /*document*/) const override { return "unused"; }
  [[nodiscard]] std::string separator() const override { return "|"; }
  [[nodiscard]] std::string closing() const override { return ">"; }
};

class Sinks : public testing::Test {
 protected:
  [[nodiscard]] std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()));
  }

  tests::TemporaryFolder folder_;
  BracketWriter writer_;
};

TEST_F(Sinks, AFileHoldsTheRecordsAsTheWriterJoinsThem) {
  const auto sink = file_sink(folder_ / "out", writer_);
  for (const std::string record : {"a", "", "b", "c"}) ASSERT_TRUE(sink->write({0}, Record(record)));
  EXPECT_FALSE(fs::exists(folder_ / "out"));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(read_all(folder_ / "out"), "<a|b|c>");
}

TEST_F(Sinks, AFileWithoutRecordsIsStillWhole) {
  ASSERT_TRUE(file_sink(folder_ / "out", writer_)->finish());
  EXPECT_EQ(read_all(folder_ / "out"), "<>");
}

TEST_F(Sinks, AFileThatIsGivenUpLeavesTheOldOneAndNothingElse) {
  write_all(folder_ / "out", "old");
  {
    const auto sink = file_sink(folder_ / "out", writer_);
    ASSERT_TRUE(sink->write({0}, Record("a")));
  }
  EXPECT_EQ(read_all(folder_ / "out"), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(Sinks, AFullDeviceIsAnError) {
  const auto small = file_sink("/dev/full", writer_);
  const auto written = small->write({0}, Record("a"));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "disk-full");
  const int device = ::open("/dev/full", O_WRONLY);
  EXPECT_FALSE(descriptor_sink(device, "out", writer_)->write({0}, Record(std::string(100'000, 'x'))));
  EXPECT_FALSE(descriptor_sink(device, "out", writer_)->finish());
  ::close(device);
}

TEST_F(Sinks, AClosedDescriptorIsAnError) {
  EXPECT_FALSE(descriptor_sink(-1, "out", writer_)->write({0}, Record("a")));
  EXPECT_FALSE(descriptor_sink(-1, "out", writer_)->finish());
}

TEST_F(Sinks, AFolderGetsOneFileForEachDocument) {
  const std::string out = folder_ / "out";
  auto plan = OutputPlan::make({{"in/a.txt", "a.txt", {}}, {"in/sub/b.md", "sub/b.md", {}}}, out, ".json");
  ASSERT_TRUE(plan);
  const auto sink = folder_sink(std::move(*plan), writer_);
  ASSERT_TRUE(sink->write({0}, Record("a")));
  ASSERT_TRUE(sink->write({1}, Record("b")));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(read_all(out + "/a.json"), "<a>");
  EXPECT_EQ(read_all(out + "/sub/b.json"), "<b>");
}

// Where a folder has the name, or a file that of the folder, another name does.
TEST_F(Sinks, AFileWhoseNameIsTakenGetsAnotherAndIsTold) {
  const std::string out = folder_ / "out";
  fs::create_directories(out + "/a.json");
  write_all(out + "/sub", "x");
  auto plan = OutputPlan::make({{"in/a.txt", "a.txt", {}}, {"in/sub/b.txt", "sub/b.txt", {}}, {"c.txt", "c.txt", {}}},
                               out, ".json");
  ASSERT_TRUE(plan);
  const auto sink = folder_sink(std::move(*plan), writer_);
  for (const std::size_t input : {0, 1, 2}) ASSERT_TRUE(sink->write({input}, Record(std::to_string(input))));
  ASSERT_TRUE(sink->finish());
  EXPECT_EQ(read_all(out + "/c.json"), "<2>");
  const auto notices = sink->notices();
  ASSERT_EQ(notices.size(), 2U);
  std::string records;
  for (const auto& entry : fs::directory_iterator(out)) {
    if (entry.path().filename().string().find('~') != std::string::npos) records += read_all(entry.path());
  }
  EXPECT_TRUE(records == "<0><1>" || records == "<1><0>") << records;
}

TEST_F(Sinks, NoInputIsOverwritten) {
  const std::string path = folder_ / "a.json";
  write_all(path, "in");
  const std::vector<Input> inputs = {{path, "a.json", {}}};
  const auto planned = OutputPlan::make(inputs, folder_.path(), ".json");
  ASSERT_FALSE(planned);
  EXPECT_EQ(planned.error().code, "output-is-input");
  fs::create_hard_link(path, folder_ / "other");
  EXPECT_FALSE(check_not_inputs(inputs, {"", folder_ / "new", folder_ / "other"}));
  EXPECT_TRUE(check_not_inputs(inputs, {folder_ / "new"}));
}

}  // namespace
}  // namespace zhibiao::batch
