// Written numbers: where one ends and what it is worth. Reads Arabic digits with separators, decimals and scale words,
// Chinese numerals (plain, traditional and banker's), 百分之, 分之, 成, 番, ratios and placeholders. Knows no units but
// those that are part of the number itself (成 and 百分之 are %, 番 is 倍). Numeral words come from
// patterns/numerals.json.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/sign_set.h"
#include "indicators/exact.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

enum class NumberForm { arabic, chinese, percent, permille, fraction, ratio, doubling, placeholder };

struct Number {
  base::Range range;
  NumberForm form = NumberForm::arabic;
  Exact value;                // of no meaning for a placeholder
  std::optional<Exact> high;  // 十七八: 17 to 18
  bool over = false;          // 余, 多, 来 stands in it: the number is somewhat more
  bool scaled = false;        // a scale word was multiplied out
  int scale = 0;              // the last scale word's power of ten: 4 for 5万
  bool bare_scale = false;    // a scale word alone: 千 of 上千名
  bool vague = false;         // 几, 数: no figure can be told
  bool list = false;          // digits in a row that are no one number: 一二三
};

class NumberReader {
 public:
  // Longest number read, in digits; a longer run is no number.
  static constexpr std::size_t kMaxDigits = 18;

  explicit NumberReader(const std::vector<patterns::Cue>& cues);

  // The signs with which a number might begin.
  [[nodiscard]] const base::SignSet& beginnings() const { return beginnings_; }
  // The first place from `at` on where a number might begin, or `end`. `at` must be a sign's first byte.
  [[nodiscard]] std::size_t next_beginning(std::string_view text, std::size_t at, std::size_t end) const {
    return std::min(beginnings_.next(text, at, end), end);
  }
  // The number that begins at `at`, as long as it goes.
  [[nodiscard]] std::optional<Number> read(std::string_view text, std::size_t at) const;
  // Where a number that begins at `at` could go on from the middle of (a run of digits too long to be read).
  [[nodiscard]] std::size_t end_of_run(std::string_view text, std::size_t at) const;

 private:
  static constexpr std::size_t kMostInRow = 16;  // Chinese digits in a row; a longer run is no number

  enum class Sign : std::uint8_t {
    none,
    digit,  // worth: 0–9
    scale,  // worth: power of ten
    few,
    half,
    point,
    minus,
    over,
    tenth,
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
  struct Word {
    std::string word;
    Symbol symbol;
  };

  static constexpr std::size_t kSlots = 4096;
  // Words whose first sign may be the one at `at`: the first of them is first_[slot].
  [[nodiscard]] static std::size_t slot(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
      return at + i < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[at + i])) : 0;
    };
    if (byte(0) < 0xC0) return byte(0);
    return (byte(0) * 0x1F1 + byte(1) * 0x3D + (byte(0) < 0xE0 ? 0 : byte(2))) % kSlots;
  }
  [[nodiscard]] std::size_t words_of(std::string_view text, std::size_t at) const {
    const std::size_t of = slot(text, at);
    return first_[of + 1] - std::size_t{first_[of]};
  }
  [[nodiscard]] Symbol symbol(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::optional<Number> read_plain(std::string_view text, std::size_t at, Sign first) const;
  [[nodiscard]] std::optional<Number> read_arabic(std::string_view text, std::size_t at, bool is_part = false) const;
  [[nodiscard]] std::optional<Number> read_chinese(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::optional<Number> read_half(std::string_view text, std::size_t at) const;
  // `inside`: how many numbers this one is a part of; a number of parts of parts is none.
  [[nodiscard]] std::optional<Number> read(std::string_view text, std::size_t at, int inside) const;
  [[nodiscard]] std::optional<Number> read_mixed(std::string_view text, const Number& whole, int inside) const;
  [[nodiscard]] static std::optional<Number> read_slash(std::string_view text, const Number& above);
  [[nodiscard]] std::optional<Number> read_placeholder(std::string_view text, std::size_t at) const;
  void read_scales(std::string_view text, Number& number) const;
  void read_lower_part(std::string_view text, Number& number) const;
  void read_over(std::string_view text, Number& number) const;

  std::vector<Word> words_;           // by the slot of the first sign, longer first
  std::vector<std::uint16_t> first_;  // slot -> first word
  base::SignSet beginnings_;
};

}  // namespace zhibiao::indicators
