#include "output/json_writer.h"

#include "base/utf8.h"

namespace zhibiao::output {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_ascii(std::string& out, char byte) {
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
  if (value < 0x20 || value == 0x7F) {
    out += "\\u00";
    out += kHex[value >> 4U];
    out += kHex[value & 15U];
  } else {
    out += byte;
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii(out, text[at++]);
      continue;
    }
    const base::CodePoint point = base::decode_code_point(text, at);
    if (point.valid) {
      out += text.substr(at, point.size);
    } else {
      base::append_code_point(out, base::kReplacement);
    }
    at += point.size;
  }
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
