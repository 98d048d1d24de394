// A set of signs (code points of the basic plane), and the next of them in a text: a look at one bit for each sign.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace zhibiao::base {

class SignSet {
 public:
  static constexpr char32_t kEnd = 0x10000;  // signs from here on are in none

  void add(char32_t sign) {
    if (sign < kEnd) bits_[sign / 64] |= std::uint64_t{1} << (sign % 64);
  }
  [[nodiscard]] bool has(char32_t sign) const { return sign < kEnd && ((bits_[sign / 64] >> (sign % 64)) & 1U) != 0; }
  // Each sign of the set, in ascending order.
  template <class Take>
  void for_each(const Take& take) const {
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      for (std::uint64_t rest = bits_[i]; rest != 0; rest &= rest - 1) {
        take(static_cast<char32_t>(64 * i + static_cast<std::size_t>(std::countr_zero(rest))));
      }
    }
  }
  // The first place from `at` on where a sign of the set stands, else where the first sign at or behind `end` begins.
  // `at` must be a sign's first byte, `end` no more than the text's size.
  [[nodiscard]] std::size_t next(std::string_view text, std::size_t at, std::size_t end) const {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::size_t whole = std::min(end, text.size() - std::min<std::size_t>(text.size(), 2));
    while (at < whole) {
      const std::uint32_t lead = byte(at);
      if (lead < 0x80) {
        if (has_bit(lead)) return at;
        ++at;
      } else if (const std::uint32_t second = byte(at + 1) ^ 0x80U, third = byte(at + 2) ^ 0x80U;
                 lead > 0xE0 && lead < 0xED && (second | third) < 0x40) {
        if (has_bit((lead & 0x0FU) << 12U | second << 6U | third)) return at;
        at += 3;
      } else {
        const CodePoint sign = decode_code_point(text, at);
        if (has(sign.value)) return at;
        at += sign.size;
      }
    }
    for (; at < end; at += decode_code_point(text, at).size) {
      if (has(decode_code_point(text, at).value)) break;
    }
    return at;
  }

 private:
  [[nodiscard]] bool has_bit(std::uint32_t sign) const { return ((bits_[sign / 64] >> (sign % 64)) & 1U) != 0; }

  std::array<std::uint64_t, kEnd / 64> bits_{};
};

}  // namespace zhibiao::base
