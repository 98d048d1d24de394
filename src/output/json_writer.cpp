#include "output/json_writer.h"

#include <array>
#include <charconv>

#include "base/utf8.h"
#include "text/encodings.h"

namespace zhibiao::output {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

// Bytes of ASCII that are not written as they are.
constexpr std::array<bool, 128> kEscaped = [] {
  std::array<bool, 128> escaped{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) escaped[byte] = true;
  escaped['"'] = escaped['\\'] = escaped[0x7F] = true;
  return escaped;
}();

void append_escaped(std::string& out, char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto value = static_cast<unsigned char>(byte);
  out += "\\u00";
  out += kHex[value >> 4U];
  out += kHex[value & 15U];
}

// From `at` on: the first byte that is not written as it is, or the end.
std::size_t first_not_plain(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (kEscaped[byte]) return at;
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode_code_point(text, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return at;
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t plain = at;
    at = first_not_plain(text, at);
    out.append(text, plain, at - plain);
    if (at == text.size()) return;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_escaped(out, text[at]);
    } else {
      base::append_code_point(out, base::kReplacement);
    }
  }
}

// Whether `text` can be written as it is. Of a long one the whole is looked at at once, several bytes in a step.
bool is_plain(std::string_view text) {
  constexpr std::size_t kLong = 32;
  if (text.size() < kLong) return first_not_plain(text, 0) == text.size();
  unsigned char escaped = 0;
  unsigned char all = 0;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    escaped = static_cast<unsigned char>(escaped | (byte < 0x20) | (byte == '"') | (byte == '\\') | (byte == 0x7F));
    all = static_cast<unsigned char>(all | byte);
  }
  return escaped == 0 && (all < 0x80 || !text::find_bad_utf8(text));
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else {
    append_escaped(out, text);
  }
  out += '"';
}

void JsonWriter::put_string(std::string_view text) {
  if (is_plain(text)) {
    put('"');
    put(text);
    put('"');
    return;
  }
  std::string escaped;
  append_json_string(escaped, text);
  put(escaped);
}

void JsonWriter::begin(char bracket, Shape shape) {
  before_member();
  put(bracket);
  const bool inside_row = !outer_.empty() && level_.shape == Shape::row;
  outer_.push_back(level_);
  level_ = {inside_row ? Shape::row : shape};
}

void JsonWriter::end(char bracket) {
  const bool breaks = indented_ && !level_.empty && level_.shape == Shape::lines;
  level_ = outer_.back();
  outer_.pop_back();
  if (breaks) line_break();
  put(bracket);
  if (take_ != nullptr && size_ >= kPiece) give();
}

void JsonWriter::key_of_input(std::string_view name) {
  before_member();
  put_string(name);
  put(indented_ ? ": " : ":");
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_member();
  put_string(text);
}

void JsonWriter::number(std::string_view digits) {
  before_member();
  put(digits);
}

void JsonWriter::integer(std::int64_t value) {
  constexpr std::size_t kMostDigits = 20;
  before_member();
  char* const begin = room(kMostDigits);
  size_ += static_cast<std::size_t>(std::to_chars(begin, begin + kMostDigits, value).ptr - begin);
}

void JsonWriter::indent() {
  if (level_.shape == Shape::lines) {
    line_break();
  } else if (!level_.empty) {
    put(' ');
  }
}

void JsonWriter::line_break() {
  put('\n');
  for (std::size_t depth = 0; depth < outer_.size(); ++depth) put("  ");
}

}  // namespace zhibiao::output
