// JSON text, piece by piece. Numbers are written as the text they are given, so a decimal stays exact. Bytes that are
// no valid UTF-8 become U+FFFD; nothing throws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::output {

class JsonWriter {
 public:
  enum class Layout { compact, indented };
  // Whether the members of an object or array stand on lines of their own (where the layout is indented).
  enum class Shape { lines, row };

  JsonWriter(std::string& out, Layout layout) : out_(out), indented_(layout == Layout::indented) {}

  void begin_object(Shape shape = Shape::lines) { begin('{', shape); }
  void end_object() { end('}'); }
  void begin_array(Shape shape = Shape::lines) { begin('[', shape); }
  void end_array() { end(']'); }

  // A name of our own, of which nothing needs to be escaped.
  void key(std::string_view name);
  // Any name.
  void key_of_input(std::string_view name);
  void string(std::string_view text);
  void number(std::string_view digits);
  void integer(std::int64_t value);
  void size(std::uint64_t value) { integer(static_cast<std::int64_t>(value)); }
  void boolean(bool value) { number(value ? "true" : "false"); }
  void null() { number("null"); }

 private:
  struct Level {
    Shape shape;
    bool empty = true;
  };

  void begin(char bracket, Shape shape);
  void end(char bracket);
  // What must stand before the next member: comma, line break, indentation.
  void before_member();
  void line_break(std::size_t depth);

  std::string& out_;
  bool indented_;
  bool after_key_ = false;
  std::vector<Level> levels_;
};

// Appends `text` as a JSON string with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

}  // namespace zhibiao::output
