// Any bytes, each encoding: what is decoded is valid UTF-8 cut into lines without gaps, what is not names its place.
#include <cstdint>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "check.h"
#include "text/source_text.h"

namespace {

using zhibiao::text::decode;

void check_text(const zhibiao::text::SourceText& text) {
  check(!zhibiao::base::first_invalid_utf8(text.utf8).has_value(), "the text is valid UTF-8");
  check(text.utf8.find('\0') == std::string::npos, "no NUL is in a text");
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    check(text.lines[i].begin >= at && text.lines[i].end >= text.lines[i].begin, "lines are in order");
    check(text.lines[i].end <= text.utf8.size(), "lines are inside the text");
    check(text.line(i).find_first_of("\r\n") == std::string_view::npos, "no line holds a line break");
    check(text.slice(text.lines[i]) == text.line(i), "a line's slice is the line");
    check(text.span(text.lines[i]).line == i + 1, "a line's span names the line");
    check(text.span(text.lines[i]).column == 1, "a line begins in its first column");
    at = text.lines[i].end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* encoding : {"", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"}) {
    const auto forced = *encoding == '\0' ? std::nullopt : std::optional<std::string>(encoding);
    const auto text = decode(bytes, "fuzz", forced);
    if (text) {
      check_text(*text);
    } else {
      check(!text.error().code.empty() && !text.error().message.empty(), "an error says what it is");
      check(text.error().message.english().find('\n') == std::string::npos, "a message is one line");
    }
  }
  return 0;
}
