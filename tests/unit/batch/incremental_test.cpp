#include "batch/incremental.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "batch/batch.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

namespace fs = std::filesystem;
using tests::read_all;
using tests::write_all;

// A record tells the bytes by their hash.
class HashWriter : public Writer {
 public:
  [[nodiscard]] std::string record(const Document& document) const override {
    return (document.failed ? "!" : "") + document.source.path + " " + document.source.sha256 + "\n";
  }
};

class Incremental : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"a", "b", "c", "d", "e"}) document(name, "新建泵站12座。\n");
    settle();
  }

  void document(const std::string& name, const std::string& bytes) const { write_all(folder_ / name, bytes); }
  // So that the files' stamps are old enough to be trusted.
  static void settle() { std::this_thread::sleep_for(2 * kTick); }
  static constexpr std::chrono::milliseconds kTick{50};
  std::chrono::nanoseconds tick_ = kTick;

  [[nodiscard]] std::vector<Input> inputs(const std::string& names) const {
    std::vector<Input> all;
    for (const char name : names) all.push_back({folder_ / std::string(1, name), std::string(1, name), {}});
    return all;
  }

  static const Extractor& extractor() {
    static const Extractor shared(PatternPacks::load().value());
    return shared;
  }

  BatchResult into_file(const std::string& names, const std::string& settings = "s") {
    auto state = State::open(folder_ / "state", settings);
    EXPECT_TRUE(state);
    const auto all = inputs(names);
    return into(all, *incremental_file_sink(std::move(*state), all, folder_ / "out.jsonl", &changes_, tick_));
  }

  BatchResult into_folder(const std::string& names, Pruning* pruning = nullptr,
                          const std::string& extension = ".json") {
    auto state = State::open(folder_ / "state", "s");
    EXPECT_TRUE(state);
    const auto all = inputs(names);
    auto plan = OutputPlan::make(all, folder_ / "out", extension);
    EXPECT_TRUE(plan);
    return into(all,
                *incremental_folder_sink(std::move(*state), all, std::move(*plan), writer_, pruning, nullptr, tick_));
  }

  BatchResult into(const std::vector<Input>& all, Sink& sink) {
    read_.clear();
    const auto seen = [&](const Document& read) { read_ += fs::path(read.source.path).filename().string(); };
    return run(all, extractor(), writer_, sink, seen, {2});
  }

  [[nodiscard]] std::string clean(const std::string& names) const {
    const auto all = inputs(names);
    const auto sink = file_sink(folder_ / "clean.jsonl", writer_);
    static_cast<void>(run(all, extractor(), writer_, *sink, {}, {1}));
    return read_all(folder_ / "clean.jsonl");
  }

  [[nodiscard]] std::string out() const { return read_all(folder_ / "out.jsonl"); }

  [[nodiscard]] std::string files() const {
    std::string names;
    if (!fs::exists(folder_ / "out")) return names;
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(folder_ / "out")) all.push_back(entry.path().filename());
    std::sort(all.begin(), all.end());
    for (const std::string& name : all) names += (names.empty() ? "" : " ") + name;
    return names;
  }

  tests::TemporaryFolder folder_;
  HashWriter writer_;
  Changes changes_;
  std::string read_;  // the names of the documents that were read, in order
};

TEST_F(Incremental, WhatIsUnchangedIsTakenOver) {
  EXPECT_EQ(into_file("abcde").documents, 5U);
  const std::string first = out();
  EXPECT_EQ(first, clean("abcde"));
  const BatchResult second = into_file("abcde");
  EXPECT_EQ(second.up_to_date, 5U);
  EXPECT_EQ(read_, "");
  EXPECT_EQ(out(), first);
  document("c", "整治山塘46口。\n整治山塘47口。\n");
  into_file("abcde");
  EXPECT_EQ(read_, "c");
  EXPECT_EQ(out(), clean("abcde"));
}

TEST_F(Incremental, InputsMayComeGoAndChangePlaces) {
  into_file("abc");
  into_file("ecb");
  EXPECT_EQ(read_, "e");
  EXPECT_EQ(out(), clean("ecb"));
  into_file("abcde");
  EXPECT_EQ(read_, "ad") << "a was no longer in the output";
  into_file("aabb");
  EXPECT_EQ(out(), clean("aabb"));
}

TEST_F(Incremental, TheBytesDecideWhereTheStampDiffers) {
  into_file("ab");
  fs::last_write_time(folder_ / "a", fs::last_write_time(folder_ / "a") - std::chrono::hours(1));
  into_file("ab");
  EXPECT_EQ(read_, "");
  document("b", "新建泵站13座。\n");  // as long as it was, and with the old time
  fs::last_write_time(folder_ / "b", fs::last_write_time(folder_ / "c"));
  into_file("ab");
  EXPECT_EQ(read_, "b");
  EXPECT_EQ(out(), clean("ab"));
}

// Changed within the same tick of the clock: size, times and number may all be as they were.
TEST_F(Incremental, AStampThatIsTooFreshIsNotTrusted) {
  tick_ = std::chrono::hours(1);
  document("a", "新建泵站12座。\n");
  into_file("a");
  {
    auto state = State::open(folder_ / "state", "s");
    auto known = state->find(folder_ / "a");
    ASSERT_TRUE(known);
    EXPECT_TRUE(known->doubtful);
    document("a", "新建泵站13座。\n");
    known->stamp = *stamp_of(folder_ / "a");
    state->put(*known, {});
    ASSERT_TRUE(state->commit());
  }
  into_file("a");
  EXPECT_EQ(read_, "a");
  EXPECT_EQ(out(), clean("a"));
}

TEST_F(Incremental, OtherSettingsReadAllAnew) {
  into_file("ab");
  into_file("ab", "other");
  EXPECT_EQ(read_, "ab");
}

TEST_F(Incremental, RecordsThatAreNotThereAnyMoreAreMadeAgain) {
  into_file("abc");
  const std::string whole = out();
  for (const std::string& broken : {std::string(), whole.substr(0, whole.size() / 2), "x" + whole}) {
    write_all(folder_ / "out.jsonl", broken);
    into_file("abc");
    EXPECT_EQ(out(), whole);
  }
  std::string altered = whole;
  altered[whole.find('\n') + 3] ^= 1;
  write_all(folder_ / "out.jsonl", altered);
  into_file("abc");
  EXPECT_EQ(read_, "b");
  EXPECT_EQ(out(), whole);
  fs::remove(folder_ / "out.jsonl");
  into_file("abc");
  EXPECT_EQ(read_, "abc");
  EXPECT_EQ(out(), whole);
}

TEST_F(Incremental, WhatFailedIsTriedAgain) {
  fs::remove(folder_ / "b");
  EXPECT_EQ(into_file("abc").failed, 1U);
  EXPECT_EQ(into_file("abc").failed, 1U);
  EXPECT_EQ(read_, "b");
  document("b", "\xFF\xFE\xFD\xFC\xFB");
  const std::size_t failed = into_folder("abc").failed;
  EXPECT_EQ(into_folder("abc").failed, failed);
  EXPECT_EQ(read_, failed > 0 ? "b" : "");
}

TEST_F(Incremental, AFolderKeepsTheFilesOfWhatIsUnchanged) {
  into_folder("abc");
  const auto before = stamp_of(folder_ / "out/a.json");
  EXPECT_EQ(into_folder("abc").up_to_date, 3U);
  EXPECT_EQ(read_, "");
  EXPECT_EQ(stamp_of(folder_ / "out/a.json"), before);
  document("b", "整治山塘46口。\n");
  into_folder("abc");
  EXPECT_EQ(read_, "b");
  EXPECT_EQ(stamp_of(folder_ / "out/a.json"), before);
  EXPECT_NE(read_all(folder_ / "out/b.json").find("out"), 0U);
}

TEST_F(Incremental, AFileOfOutputThatIsGoneOrAlteredIsMadeAgain) {
  into_folder("abc");
  const std::string b = read_all(folder_ / "out/b.json");
  fs::remove(folder_ / "out/a.json");
  write_all(folder_ / "out/b.json", "mine");
  into_folder("abc");
  EXPECT_EQ(read_, "ab");
  EXPECT_TRUE(fs::exists(folder_ / "out/a.json"));
  EXPECT_EQ(read_all(folder_ / "out/b.json"), b);
}

TEST_F(Incremental, PruningRemovesWhatIsGoneAndOursOnly) {
  into_folder("abcd");
  write_all(folder_ / "out/theirs.json", "x");
  write_all(folder_ / "out/b.json", "altered");
  for (const char* name : {"a", "b"}) fs::remove(folder_ / name);
  into_folder("cd");
  EXPECT_EQ(files(), "a.json b.json c.json d.json theirs.json") << "only where it is asked for";
  Pruning pruning;
  into_folder("c", &pruning);
  EXPECT_EQ(files(), "b.json c.json d.json theirs.json") << "d is not in this run, but there";
  ASSERT_EQ(pruning.pruned.removed.size(), 1U);
  EXPECT_EQ(pruning.pruned.removed[0].document, folder_ / "a");
  EXPECT_EQ(pruning.pruned.removed[0].output, folder_ / "out/a.json");
  ASSERT_EQ(pruning.pruned.skipped.size(), 1U);
  EXPECT_EQ(pruning.pruned.skipped[0].path, folder_ / "out/b.json");
  Pruning again;
  into_folder("c", &again);
  EXPECT_EQ(again.pruned.removed.size() + again.pruned.skipped.size(), 0U);
}

TEST_F(Incremental, PruningRemovesWhatAnInputNoLongerGives) {
  into_folder("ab");
  Pruning pruning;
  into_folder("ab", &pruning, ".txt");
  EXPECT_EQ(files(), "a.txt b.txt");
  ASSERT_EQ(pruning.pruned.removed.size(), 2U);
  EXPECT_EQ(pruning.pruned.removed[0].document, folder_ / "a");
}

TEST_F(Incremental, WithoutAnyInputNothingIsPruned) {
  into_folder("ab");
  for (const char* name : {"a", "b"}) fs::remove(folder_ / name);
  Pruning pruning;
  into_folder("", &pruning);
  EXPECT_EQ(files(), "a.json b.json");
  into_folder("c", &pruning);
  EXPECT_EQ(files(), "a.json b.json c.json") << "two of three are more than half";
  ASSERT_TRUE(pruning.pruned.refused);
  EXPECT_EQ(pruning.pruned.refused->code, "too-many-gone");
  pruning.limit = kNoPruneLimit;
  into_folder("c", &pruning);
  EXPECT_EQ(files(), "c.json");
}

// A folder that cannot be read, is not there or holds nothing keeps what it gave.
TEST_F(Incremental, OnlyWhatAFolderThatWasReadNoLongerHoldsIsPruned) {
  into_folder("abcde");
  for (const char* name : {"a", "b"}) fs::remove(folder_ / name);
  const std::string here = folder_.path();
  const auto kept = [&](const Listing& listing) {
    Pruning pruning{listing};
    into_folder("cde", &pruning);
    return files() == "a.json b.json c.json d.json e.json" && !pruning.pruned.refused;
  };
  EXPECT_TRUE(kept({{{here, 0}}, {}, {}}));
  EXPECT_TRUE(kept({{}, {here}, {}}));
  EXPECT_TRUE(kept({{{here, 3}}, {}, {here}}));
  EXPECT_FALSE(kept({{{here, 3}}, {}, {}}));
  EXPECT_EQ(files(), "c.json d.json e.json");
}

// What a run planned and could not rename, because it was killed, is known to be ours all the same.
TEST_F(Incremental, FilesOfAKilledRunArePruned) {
  into_folder("ab");
  {
    auto state = State::open(folder_ / "state", "s");
    state->own(folder_ / "a", {{folder_ / "out/a.json", {12345, 1}}});
    ASSERT_TRUE(state->commit());
  }
  {
    auto state = State::open(folder_ / "state", "s");
    state->own(folder_ / "a", {{folder_ / "out/a.json", {12346, 2}}});
    ASSERT_TRUE(state->commit());
  }
  fs::remove(folder_ / "a");
  Pruning pruning;
  into_folder("b", &pruning);
  EXPECT_EQ(files(), "b.json");
  EXPECT_TRUE(pruning.pruned.skipped.empty());
}

TEST_F(Incremental, TheRecordOfANameThatWasAskedForInVainGoesWithTheName) {
  into_folder("abx");
  EXPECT_EQ(files(), "a.json b.json x.json");
  Pruning pruning;
  into_folder("ab", &pruning);
  EXPECT_EQ(files(), "a.json b.json");
}

TEST_F(Incremental, NewChangedAndDroppedInputsAreTold) {
  into_file("abc");
  EXPECT_EQ(changes_.fresh, (std::vector<std::size_t>{0, 1, 2}));
  changes_ = {};
  document("b", "整治山塘46口。\n");
  into_file("abd");
  EXPECT_EQ(changes_.fresh, (std::vector<std::size_t>{2}));
  EXPECT_EQ(changes_.changed, (std::vector<std::size_t>{1}));
  EXPECT_EQ(changes_.dropped, (std::vector<std::string>{folder_ / "c"}));
}

TEST_F(Incremental, WhatCouldNotBeReadKeepsItsRecordWhenPruning) {
  into_folder("ab");
  fs::remove(folder_ / "a");
  Pruning pruning;
  EXPECT_EQ(into_folder("ab", &pruning).failed, 1U);
  EXPECT_EQ(files(), "a.json b.json");
  EXPECT_TRUE(read_all(folder_ / "out/a.json").starts_with("!"));
  EXPECT_TRUE(pruning.pruned.skipped.empty());
}

}  // namespace
}  // namespace zhibiao::batch
