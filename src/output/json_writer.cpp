#include "output/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

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

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && !kEscaped[byte]) {
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode_code_point(text, at);
    if (byte >= 0x80 && point.valid) {
      at += point.size;
      continue;
    }
    out.append(text, copied, at - copied);
    if (byte < 0x80) {
      append_escaped(out, text[at]);
    } else {
      base::append_code_point(out, base::kReplacement);
    }
    copied = at += point.size;
  }
  out.append(text, copied, std::string_view::npos);
  out += '"';
}

void JsonWriter::begin(char bracket, Shape shape) {
  before_member();
  out_ += bracket;
  const bool inside_row = !levels_.empty() && levels_.back().shape == Shape::row;
  levels_.push_back({inside_row || !indented_ ? Shape::row : shape});
}

void JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && level.shape == Shape::lines) line_break(levels_.size());
  out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
  // Put together first: appending piece by piece asks for room each time.
  std::array<char, 40> piece{};
  if (name.size() + 4 > piece.size()) return key_of_input(name);
  before_member();
  char* end = piece.data();
  *end++ = '"';
  end = std::copy(name.begin(), name.end(), end);
  *end++ = '"';
  *end++ = ':';
  if (indented_) *end++ = ' ';
  out_.append(piece.data(), end);
  after_key_ = true;
}

void JsonWriter::key_of_input(std::string_view name) {
  before_member();
  append_json_string(out_, name);
  out_ += indented_ ? ": " : ":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
  before_member();
  append_json_string(out_, text);
}

void JsonWriter::number(std::string_view digits) {
  before_member();
  out_ += digits;
}

void JsonWriter::integer(std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  number({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::before_member() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (level.shape == Shape::lines) {
    line_break(levels_.size());
  } else if (!level.empty && indented_) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::line_break(std::size_t depth) {
  out_ += '\n';
  out_.append(2 * depth, ' ');
}

}  // namespace zhibiao::output
