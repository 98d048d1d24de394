// Text for a terminal: columns counted by display width, colours only where wanted, nothing a document holds can steer
// the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhibiao::output {

enum class Style { plain, bold, dim, red, green, yellow, cyan };

// `text` with its control characters (escape sequences, line breaks) as U+FFFD and tabs as spaces.
[[nodiscard]] std::string printable(std::string_view text);

// At most `width` columns; what was cut off shows as "…".
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);

// Appends printable text, coloured where the page is.
class Page {
 public:
  Page(std::string& out, bool color) : out_(out), color_(color) {}

  Page& add(std::string_view text, Style style = Style::plain);
  Page& spaces(std::size_t count);
  // Padded with blanks to `width` columns.
  Page& left(std::string_view text, std::size_t width, Style style = Style::plain);
  Page& right(std::string_view text, std::size_t width, Style style = Style::plain);
  Page& end_line();

 private:
  std::string& out_;
  bool color_;
};

}  // namespace zhibiao::output
