#include "batch/batch.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace zhibiao::batch {
namespace {

// Records are the paths, failed ones marked.
class PathWriter : public Writer {
 public:
  [[nodiscard]] std::string record(const Document& document) const override {
    return (document.failed ? "!" : "") + document.source.path + "\n";
  }
};

class MemorySink : public Sink {
 public:
  Expected<void> write(const Place& place, const Record& record) override {
    if (indices.size() == fails_at) return tl::unexpected(Error{.code = "disk-full", .path = "memory"});
    indices.push_back(place.input);
    return record.read([&](std::string_view piece) {
      text += piece;
      return Expected<void>();
    });
  }
  Expected<void> finish() override {
    finished = true;
    return {};
  }

  std::size_t fails_at = static_cast<std::size_t>(-1);
  std::vector<std::size_t> indices;
  std::string text;
  bool finished = false;
};

class Batches : public testing::Test {
 protected:
  Batches() {
    for (int number = 0; number < kFiles; ++number) {
      const std::string path = folder_ / (std::to_string(number) + ".txt");
      // Sizes differ, so that later documents are done before earlier ones.
      std::string text;
      for (int line = 0; line < (kFiles - number) % 7 * 40; ++line) text += "新建泵站12座。\n";
      tests::write_all(path, text);
      inputs_.push_back({path, std::to_string(number), {}});
    }
  }

  static const Extractor& extractor() {
    static const Extractor shared(PatternPacks::load().value());
    return shared;
  }

  BatchResult run_with(const BatchOptions& options) {
    return run(
        inputs_, extractor(), writer_, sink_, [this](const Document& document) { seen_.push_back(document); }, options);
  }

  static constexpr int kFiles = 40;
  tests::TemporaryFolder folder_;
  std::vector<Input> inputs_;
  PathWriter writer_;
  MemorySink sink_;
  std::vector<Document> seen_;
};

TEST_F(Batches, TheOrderOfOutputIsThatOfInputWithAnyNumberOfThreads) {
  std::string expected;
  for (const Input& input : inputs_) expected += input.path + "\n";
  for (const std::size_t threads : {1U, 2U, 8U}) {
    sink_ = {};
    seen_.clear();
    const BatchResult result = run_with({threads});
    EXPECT_EQ(sink_.text, expected) << threads;
    EXPECT_TRUE(sink_.finished);
    EXPECT_EQ(result.documents, inputs_.size());
    EXPECT_EQ(result.failed, 0U);
    EXPECT_FALSE(result.stopped);
    EXPECT_FALSE(result.output_error);
    ASSERT_EQ(seen_.size(), inputs_.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) EXPECT_EQ(seen_[i].source.path, inputs_[i].path);
  }
}

TEST_F(Batches, OneFailureIsARecordAndTheRestGoesOn) {
  inputs_[3].path = folder_ / "gone";
  inputs_[5].error = Error{.code = "not-found", .path = "x", .message = Message::verbatim("missing")};
  const BatchResult result = run_with({2});
  EXPECT_EQ(result.documents, inputs_.size());
  EXPECT_EQ(result.failed, 2U);
  EXPECT_NE(sink_.text.find("!" + inputs_[3].path + "\n"), std::string::npos);
  EXPECT_EQ(seen_[3].diagnostics.at(0).code, "not-found");
  EXPECT_EQ(seen_[5].diagnostics.at(0).message.english(), "missing");
  EXPECT_TRUE(sink_.finished);
}

TEST_F(Batches, AFailingSinkEndsTheRunUnfinished) {
  sink_.fails_at = 4;
  const BatchResult result = run_with({2});
  ASSERT_TRUE(result.output_error);
  EXPECT_EQ(result.output_error->code, "disk-full");
  EXPECT_EQ(result.documents, 4U);
  EXPECT_EQ(seen_.size(), 4U);
  EXPECT_FALSE(sink_.finished);
}

TEST_F(Batches, AStopFinishesWhatIsInHandAndNoMore) {
  std::atomic<bool> stop = false;
  const BatchResult result = run(inputs_, extractor(), writer_, sink_,
                                 [&](const Document&) {
                                   seen_.emplace_back();
                                   if (seen_.size() == 2) stop = true;
                                 },
                                 {1, &stop});
  EXPECT_TRUE(result.stopped);
  EXPECT_GE(result.documents, 2U);
  EXPECT_LT(result.documents, inputs_.size());
  EXPECT_EQ(result.documents, seen_.size());
  EXPECT_FALSE(sink_.finished);
}

TEST_F(Batches, AStopWhileStandardInputIsReadLeavesNoRecord) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::atomic<bool> stop = true;
  EXPECT_EQ(read_input({"-", "stdin", {}}, 10, {1, &stop, ends[0]}).error().code, "interrupted");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_F(Batches, StandardInputIsADocument) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::string text = "新建泵站12座。\n";
  ASSERT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  inputs_ = {{"-", "stdin", {}}};
  const BatchResult result = run_with({1, nullptr, ends[0]});
  ::close(ends[0]);
  EXPECT_EQ(sink_.text, "-\n");
  EXPECT_EQ(result.failed, 0U);
  EXPECT_EQ(seen_.at(0).source.bytes, text.size());
}

class ThrowingWriter : public PathWriter {
 public:
  [[nodiscard]] std::string record(const Document& document) const override {
    if (!document.failed && document.source.path.ends_with("/7.txt")) throw std::runtime_error("short of memory");
    return PathWriter::record(document);
  }
};

TEST_F(Batches, WhatIsThrownCostsOneDocument) {
  const BatchResult result = run(inputs_, extractor(), ThrowingWriter(), sink_, nullptr, {2});
  EXPECT_EQ(result.documents, inputs_.size());
  EXPECT_EQ(result.failed, 1U);
  EXPECT_NE(sink_.text.find("!" + inputs_[7].path), std::string::npos);
}

TEST_F(Batches, NothingToDoIsDone) {
  inputs_.clear();
  const BatchResult result = run_with({});
  EXPECT_EQ(result.documents, 0U);
  EXPECT_TRUE(sink_.finished);
}

}  // namespace
}  // namespace zhibiao::batch
