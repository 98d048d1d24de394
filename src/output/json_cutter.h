// Cuts a JSON text that need not stand in memory into the texts of its values: it looks at nothing but brackets,
// strings and commas, and holds one value and a block. What is no JSON is thrown as simdjson's error, which a text cut
// here is given to next; what cannot be read as Unreadable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "output/spool.h"
#include "zhibiao/error.h"

namespace zhibiao::output {

class JsonCutter {
 public:
  struct Unreadable {
    Error error;
  };

  // `text` must outlive it.
  explicit JsonCutter(const Spool& text, std::uint64_t at = 0) : text_(text), read_(at) {}

  // The place in the text up to which it was cut.
  [[nodiscard]] std::uint64_t at() const { return read_ - (buffer_.size() - begin_); }
  // The next value as a whole, until the next call.
  std::string_view value();
  // Into the object or array that comes next; then next() before each of its members or elements, until it is false.
  void enter(char open);
  bool next(char close);
  // The key of a member with its quotes, as it is written, until the next call.
  std::string_view key();
  // Whether nothing but blanks is left.
  bool ended();

 private:
  // Makes that many bytes more of the value in hand stand in the buffer; false: the text ends before.
  bool has(std::size_t more);
  void skip_blanks();
  // The number of bytes of what begins at `from`.
  std::size_t end_of_string(std::size_t from);
  std::size_t end_of_nested();
  std::size_t end_of_scalar();
  std::string_view take(std::size_t size);

  const Spool& text_;
  std::uint64_t read_;  // of the text, up to the buffer's end
  std::string buffer_;
  std::size_t begin_ = 0;  // in the buffer, of what was not cut yet
  bool first_ = false;     // nothing was cut since enter()
};

}  // namespace zhibiao::output
