#include "batch/stream.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace zhibiao::batch {
namespace {

class Stream : public testing::Test {
 protected:
  Stream() { EXPECT_EQ(::pipe(ends_.data()), 0); }
  ~Stream() override {
    ::close(ends_[0]);
    close_writer();
  }
  void close_writer() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  void write(const std::string& bytes) const {
    ASSERT_EQ(::write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  [[nodiscard]] int reader() const { return ends_[0]; }

 private:
  std::array<int, 2> ends_{};
};

TEST_F(Stream, ReadsToTheEnd) {
  const std::string all(300'000, 'x');
  std::thread writer([&] {
    write(all);
    close_writer();
  });
  const auto bytes = read_stream(reader(), "-", 1'000'000, nullptr);
  writer.join();
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, all);
}

TEST_F(Stream, StopsAtTheLimit) {
  write("0123456789a");
  close_writer();
  const auto bytes = read_stream(reader(), "-", 10, nullptr);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, "too-large");
}

TEST_F(Stream, GivesUpWhenAskedThoughNothingComes) {
  std::atomic<bool> stop = false;
  std::thread asker([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
  });
  const auto bytes = read_stream(reader(), "-", 10, &stop);  // the writer stays open
  asker.join();
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, kInterrupted);
}

TEST(ReadStream, AClosedDescriptorIsAnError) {
  const auto bytes = read_stream(-1, "-", 10, nullptr);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().path, "-");
}

}  // namespace
}  // namespace zhibiao::batch
