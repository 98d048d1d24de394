// JSON text, piece by piece. Numbers are written as the text they are given, so a decimal stays exact. Bytes that are
// no valid UTF-8 become U+FFFD; nothing throws.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/pieces.h"

namespace zhibiao::output {

class JsonWriter {
 public:
  enum class Layout { compact, indented };
  // Whether the members of an object or array stand on lines of their own (where the layout is indented).
  enum class Shape { lines, row };

  // `room`: about as many bytes as will be written.
  explicit JsonWriter(Layout layout, std::size_t room = 512)
      : text_(room, '\0'), indented_(layout == Layout::indented) {}
  // Gives what is written to `take`, which must outlive it, piece by piece.
  JsonWriter(Layout layout, std::size_t room, const TakePiece& take)
      : text_(std::min(room, 2 * kPiece), '\0'), indented_(layout == Layout::indented), take_(&take) {}

  // What was written; the writer is not used after that.
  [[nodiscard]] std::string take() {
    text_.resize(size_);
    return std::move(text_);
  }

  // Gives away what was not given yet. Happens by itself behind objects and arrays, where much stands there.
  void give() {
    wanted_ = wanted_ && (*take_)({text_.data(), size_});
    size_ = 0;
  }
  [[nodiscard]] bool is_wanted() const { return wanted_; }

  void begin_object(Shape shape = Shape::lines) { begin('{', shape); }
  void end_object() { end('}'); }
  void begin_array(Shape shape = Shape::lines) { begin('[', shape); }
  void end_array() { end(']'); }

  // A name of our own, of which nothing needs to be escaped; its size is known when the program is compiled.
  template <std::size_t size>
  void key(const char (&name)[size]) {
    before_member();
    char* at = room(size + 3);
    *at = '"';
    std::memcpy(at + 1, name, size - 1);
    std::string_view("\": ").copy(at + size, 3);
    size_ += size + (indented_ ? 3 : 2);
    after_key_ = true;
  }
  // Any name.
  void key_of_input(std::string_view name);
  void string(std::string_view text);
  // A word of our own, of which nothing needs to be escaped.
  void word(std::string_view word) {
    before_member();
    put('"');
    put(word);
    put('"');
  }
  void number(std::string_view digits);
  void integer(std::int64_t value);
  void size(std::uint64_t value) { integer(static_cast<std::int64_t>(value)); }
  void boolean(bool value) { number(value ? "true" : "false"); }
  void null() { number("null"); }
  // Behind a whole value.
  void end_line() { put('\n'); }

 private:
  struct Level {
    Shape shape = Shape::lines;
    bool empty = true;
  };

  // Where the next so many bytes go.
  char* room(std::size_t bytes) {
    if (text_.size() - size_ < bytes) text_.resize(2 * text_.size() + bytes);
    return text_.data() + size_;
  }
  void put(char byte) {
    *room(1) = byte;
    ++size_;
  }
  void put(std::string_view bytes) {
    std::char_traits<char>::copy(room(bytes.size()), bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  // What must stand before the next member: comma, line break, indentation.
  void before_member() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (outer_.empty()) return;
    if (!level_.empty) put(',');
    if (indented_) indent();
    level_.empty = false;
  }
  void begin(char bracket, Shape shape);
  void end(char bracket);
  void put_string(std::string_view text);
  void indent();
  void line_break();

  std::string text_;  // more than was written
  std::size_t size_ = 0;
  bool indented_;
  bool after_key_ = false;
  Level level_;
  std::vector<Level> outer_;  // those around it
  const TakePiece* take_ = nullptr;
  bool wanted_ = true;  // by take_
};

// Appends `text` as a JSON string with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

}  // namespace zhibiao::output
