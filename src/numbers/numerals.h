// The signs and words that numbers are written with, from the packs' cue numeral: what stands at a place of a text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/sign_set.h"
#include "lexicon/lexicon.h"
#include "patterns/pack_set.h"

namespace zhibiao::numbers {

class Numerals {
 public:
  enum class Sign : std::uint8_t {
    none,
    digit,   // worth: 0–9
    tens,    // worth: 2 for 廿
    circle,  // a zero inside a numeral, a placeholder elsewhere: ○
    scale,   // worth: power of ten
    few,
    half,
    half_of,  // a half by itself, and more than one: 一半, 过半
    over_half,
    point,
    minus,
    over,
    tenth,
    fold,  // 折
    double_,
    turn,
    part,
    with,
    placeholder,
  };
  struct Symbol {
    Sign sign = Sign::none;
    std::uint8_t worth = 0;
    std::uint8_t size = 0;  // bytes
  };

  // `words` has those of the packs whose `cues` these are, and must outlive this.
  Numerals(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words);

  // The longest word of the packs at `at`; Arabic digits are none.
  [[nodiscard]] Symbol symbol(std::string_view text, std::size_t at) const;
  // The signs with which a number might begin.
  [[nodiscard]] const base::SignSet& beginnings() const { return beginnings_; }

 private:
  const lexicon::Lexicon& words_;
  std::vector<Symbol> symbols_;  // by usage
  base::SignSet beginnings_;
};

[[nodiscard]] constexpr bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}
[[nodiscard]] constexpr std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit(text, at)) ++at;
  return at;
}

}  // namespace zhibiao::numbers
