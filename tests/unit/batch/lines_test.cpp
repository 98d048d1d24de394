#include "batch/lines.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace zhibiao::batch {
namespace {

using Next = LineReader::Next;

// Every line of `bytes`, "!" for one that is too long.
std::vector<std::string> lines_of(const std::string& bytes, std::size_t longest = 100) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  std::thread writer([&] {
    for (std::size_t at = 0; at < bytes.size();) at += static_cast<std::size_t>(::write(ends[1], &bytes[at], 1));
    ::close(ends[1]);
  });
  LineReader reader(ends[0], "-", longest, nullptr);
  std::vector<std::string> lines;
  std::string line;
  while (true) {
    const Next next = reader.next(line);
    if (next != Next::line && next != Next::too_long) {
      EXPECT_EQ(next, Next::end);
      break;
    }
    lines.push_back(next == Next::line ? line : "!");
  }
  writer.join();
  ::close(ends[0]);
  return lines;
}

// The same in pieces.
std::vector<std::string> put_together(const std::string& bytes) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  std::thread writer([&] {
    for (std::size_t at = 0; at < bytes.size();)
      at += static_cast<std::size_t>(::write(ends[1], &bytes[at], std::min<std::size_t>(3, bytes.size() - at)));
    ::close(ends[1]);
  });
  LineReader reader(ends[0], "-", 0, nullptr);
  std::vector<std::string> lines(1);
  const auto take = [&](std::string_view piece) -> Expected<void> {
    lines.back() += piece;
    return {};
  };
  while (reader.next(take) == Next::line) lines.emplace_back();
  lines.pop_back();
  writer.join();
  ::close(ends[0]);
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineReader, GivesEveryLine) {
  EXPECT_EQ(lines_of("a\n\nb\r\nc"), (Lines{"a", "", "b", "c"}));
  EXPECT_EQ(lines_of("a\n"), (Lines{"a"}));
  EXPECT_EQ(lines_of("\n"), (Lines{""}));
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of(std::string("a\0b\n", 4)), (Lines{std::string("a\0b", 3)}));
}

TEST(LineReader, GivesLinesInPieces) {
  const std::string longer = std::string(70'000, 'x') + "\r" + std::string(70'000, 'y');
  EXPECT_EQ(put_together("a\n\nb\r\nc\r"), (Lines{"a", "", "b", "c"}));
  EXPECT_EQ(put_together("\n\r\n"), (Lines{"", ""}));
  EXPECT_EQ(put_together(""), Lines{});
  EXPECT_EQ(put_together("a\r\rb\r\n" + longer + "\nc\n"), (Lines{"a\r\rb", longer, "c"}));
}

TEST(LineReader, PassesOverALineThatIsTooLong) {
  const std::string longer(5000, 'x');
  EXPECT_EQ(lines_of("a\n" + longer + "\nb\n"), (Lines{"a", "!", "b"}));
  EXPECT_EQ(lines_of(longer), (Lines{"!"}));
  EXPECT_EQ(lines_of("12345\n123456\n", 5), (Lines{"12345", "!"}));
}

TEST(LineReader, GivesUpWhenAsked) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const std::atomic<bool> stop = true;
  LineReader reader(ends[0], "-", 10, &stop);
  std::string line;
  EXPECT_EQ(reader.next(line), Next::interrupted);
  ::close(ends[0]);
  ::close(ends[1]);
  LineReader closed(ends[0], "-", 10, nullptr);
  EXPECT_EQ(closed.next(line), Next::failed);
  EXPECT_EQ(closed.error().path, "-");
}

}  // namespace
}  // namespace zhibiao::batch
