// The lines of a file, a pipe or a terminal, each as soon as it is there; holds no more than one line and a block.
// Gives up when asked to.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/descriptor.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

// The longest line of JSON Lines whose text has so many bytes: a character may be written \uXXXX, six bytes for one,
// and a line has other fields.
[[nodiscard]] constexpr std::uint64_t longest_line(std::uint64_t text) { return text * 6 + (std::uint64_t{1} << 20); }

class LineReader {
 public:
  enum class Next { line, too_long, end, failed, interrupted };

  // The descriptor stays the caller's. `stop` may be null.
  LineReader(int descriptor, std::string name, std::size_t longest, const std::atomic<bool>* stop)
      : descriptor_(descriptor), name_(std::move(name)), longest_(longest), stop_(stop) {}

  // A line without its LF or CRLF; of one that is too long nothing. A last line without LF is a line.
  Next next(std::string& line);
  // The same in pieces, however long it is. What `take` fails for is the reader's error.
  Next next(const std::function<Expected<void>(std::string_view)>& take);
  [[nodiscard]] const Error& error() const { return *error_; }  // after Next::failed

 private:
  bool fill();

  int descriptor_;
  std::string name_;
  std::size_t longest_;
  const std::atomic<bool>* stop_;
  std::string buffer_;
  std::size_t begin_ = 0;   // of what was not given yet
  std::size_t looked_ = 0;  // no line feed from `begin_` up to here
  bool ended_ = false;
  bool dropping_ = false;  // inside a line that is too long
  std::optional<Error> error_;
};

}  // namespace zhibiao::batch
