#include "extract/left_out.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace zhibiao::extract {
namespace {

bool is_left_out(char32_t sign) {
  return sign <= 0x20 || sign == 0xA0 || sign == 0xAD || sign == 0x1680 || (sign >= 0x2000 && sign <= 0x200F) ||
         (sign >= 0x2028 && sign <= 0x202F) || (sign >= 0x205F && sign <= 0x206F) || sign == 0x3000 || sign == 0xFEFF;
}

}  // namespace

std::size_t end_of_markup(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const auto behind = [&](std::string_view last, std::size_t from) {
    const std::size_t found = rest.find(last, from);
    return found == std::string_view::npos ? at : at + found + last.size();
  };
  if (rest.starts_with("![")) {
    const std::size_t address = rest.find("](");
    return address == std::string_view::npos ? at : behind(")", address);
  }
  if (rest.starts_with("](")) return behind(")", 2);
  if (rest.starts_with("[^")) return behind("]", 2);
  if (rest.starts_with("~~")) return behind("~~", 2);
  if (rest.starts_with('&')) return behind(";", 1);
  if (rest.starts_with('<')) return behind(">", 1);
  return !rest.empty() && std::string_view("*_`\\[").find(rest[0]) != std::string_view::npos ? at + 1 : at;
}

std::size_t LeftOut::end(std::size_t byte) const {
  const auto sign = base::decode_code_point(source_.utf8, byte);
  if (is_left_out(sign.value)) return byte + sign.size;
  const auto& lines = source_.lines;
  const auto next = std::upper_bound(lines.begin(), lines.end(), byte,
                                     [](std::size_t at, const auto& each) { return at < each.begin; });
  const auto number = static_cast<std::size_t>(next - lines.begin());
  if (number > 0 && byte >= std::prev(next)->end) return next == lines.end() ? source_.utf8.size() : next->begin;
  const bool is = std::binary_search(furniture_.begin(), furniture_.end(), number);
  return is ? std::max<std::size_t>(std::prev(next)->end, byte + 1) : byte;
}

bool LeftOut::is_all_between(std::size_t byte, std::size_t end) const {
  while (byte < end) {
    const std::size_t next = this->end(byte);
    if (next == byte) return false;
    byte = next;
  }
  return true;
}

}  // namespace zhibiao::extract
