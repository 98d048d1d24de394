#include "output/json_cutter.h"

#include <simdjson.h>

#include <utility>

#include "output/pieces.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kLongestValue = std::size_t{256} << 20;  // only lists of all lines of a document are so long

[[noreturn]] void refuse(simdjson::error_code code) { throw simdjson::simdjson_error(code); }

bool is_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

}  // namespace

bool JsonCutter::has(std::size_t more) {
  while (buffer_.size() - begin_ < more) {
    if (more > kLongestValue) refuse(simdjson::CAPACITY);
    buffer_.erase(0, std::exchange(begin_, 0));
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kPiece);
    const auto got = text_.read_at(read_, buffer_.data() + kept, kPiece);
    buffer_.resize(kept + got.value_or(0));
    if (!got) throw Unreadable{got.error()};
    if (*got == 0) return false;
    read_ += *got;
  }
  return true;
}

void JsonCutter::skip_blanks() {
  while (has(1) && is_blank(buffer_[begin_])) ++begin_;
}

std::string_view JsonCutter::take(std::size_t size) {
  const std::string_view text = std::string_view(buffer_).substr(begin_, size);
  begin_ += size;
  first_ = false;
  return text;
}

std::size_t JsonCutter::end_of_string(std::size_t from) {
  for (std::size_t at = from + 1; has(at + 1);) {
    const std::string_view there = std::string_view(buffer_).substr(begin_);
    while (at < there.size() && there[at] != '"') at += there[at] == '\\' ? 2 : 1;
    if (at < there.size()) return at + 1;
  }
  refuse(simdjson::UNCLOSED_STRING);
}

std::size_t JsonCutter::end_of_nested() {
  std::size_t depth = 0;
  for (std::size_t at = 0; has(at + 1);) {
    switch (buffer_[begin_ + at]) {
      case '"':
        at = end_of_string(at);
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return at + 1;
        break;
      default:
        break;
    }
    ++at;
  }
  refuse(simdjson::INCOMPLETE_ARRAY_OR_OBJECT);
}

std::size_t JsonCutter::end_of_scalar() {
  std::size_t at = 0;
  while (has(at + 1) && !is_blank(buffer_[begin_ + at]) && buffer_[begin_ + at] != ',' && buffer_[begin_ + at] != '}' &&
         buffer_[begin_ + at] != ']') {
    ++at;
  }
  if (at == 0) refuse(simdjson::TAPE_ERROR);
  return at;
}

std::string_view JsonCutter::value() {
  skip_blanks();
  if (!has(1)) refuse(simdjson::TAPE_ERROR);
  switch (buffer_[begin_]) {
    case '"':
      return take(end_of_string(0));
    case '{':
    case '[':
      return take(end_of_nested());
    default:
      return take(end_of_scalar());
  }
}

void JsonCutter::enter(char open) {
  skip_blanks();
  if (!has(1) || buffer_[begin_] != open) refuse(simdjson::INCORRECT_TYPE);
  take(1);
  first_ = true;
}

bool JsonCutter::next(char close) {
  skip_blanks();
  if (!has(1)) refuse(simdjson::INCOMPLETE_ARRAY_OR_OBJECT);
  const char sign = buffer_[begin_];
  if (sign == close) {
    take(1);
    return false;
  }
  if (first_) return true;
  if (sign != ',') refuse(simdjson::TAPE_ERROR);
  take(1);
  return true;
}

std::string_view JsonCutter::key() {
  skip_blanks();
  if (!has(1) || buffer_[begin_] != '"') refuse(simdjson::TAPE_ERROR);
  const std::size_t size = end_of_string(0);
  std::size_t colon = size;
  while (has(colon + 1) && is_blank(buffer_[begin_ + colon])) ++colon;
  if (!has(colon + 1) || buffer_[begin_ + colon] != ':') refuse(simdjson::TAPE_ERROR);
  return take(colon + 1).substr(0, size);
}

bool JsonCutter::ended() {
  skip_blanks();
  return !has(1);
}

}  // namespace zhibiao::output
