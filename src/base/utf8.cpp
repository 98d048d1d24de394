#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace zhibiao::base {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

CodePoint decode_other_code_point(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
  const std::uint32_t lead = byte(offset);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < size) return {};
  std::uint32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[offset + i])) return {};
    value = value << 6 | (byte(offset + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, size, true};
}

std::size_t previous_code_point(std::string_view text, std::size_t offset) {
  std::size_t at = offset - 1;
  while (at > 0 && offset - at < 4 && is_continuation(text[at])) --at;
  // Broken bytes: the last one stands alone, as in decode_code_point().
  return at + decode_code_point(text, at).size == offset ? at : offset - 1;
}

void append_code_point(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0 | code_point >> 6);
    push(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    push(0xE0 | code_point >> 12);
    push(0x80 | (code_point >> 6 & 0x3F));
    push(0x80 | (code_point & 0x3F));
  } else {
    push(0xF0 | code_point >> 18);
    push(0x80 | (code_point >> 12 & 0x3F));
    push(0x80 | (code_point >> 6 & 0x3F));
    push(0x80 | (code_point & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  // Eight bytes at a time: the highest bits of a continuation byte are 10. Each byte of `lanes` counts its own, which
  // goes well for 255 words.
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kEvenBytes = 0x00FF00FF00FF00FF;
  std::size_t continuations = 0;
  std::size_t at = 0;
  while (text.size() - at >= sizeof(std::uint64_t)) {
    std::uint64_t lanes = 0;
    for (std::size_t words = std::min<std::size_t>((text.size() - at) / sizeof(lanes), 255); words > 0; --words) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + at, sizeof(word));
      lanes += (word >> 7U) & ~(word >> 6U) & kOnes;
      at += sizeof(word);
    }
    const std::uint64_t pairs = (lanes & kEvenBytes) + ((lanes >> 8U) & kEvenBytes);
    continuations += (pairs * 0x0001000100010001) >> 48U;
  }
  for (; at < text.size(); ++at) continuations += is_continuation(text[at]) ? 1 : 0;
  return text.size() - continuations;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_code_point(text, at);
    if (!next.valid) return at;
    at += next.size;
  }
  return std::nullopt;
}

}  // namespace zhibiao::base
