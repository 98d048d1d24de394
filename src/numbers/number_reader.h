// Written numbers: where one ends and what it is worth. Around the sums of number_sum.h it reads signs, 百分之, 分之,
// 成, 折, 番, 半, rates, fractions and placeholders. Knows no units but those that are part of the number itself (成
// and 百分之 are %, 番 is 倍). Numeral words come from patterns/numerals.json.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/sign_set.h"
#include "numbers/exact.h"
#include "numbers/figure.h"
#include "numbers/number_sum.h"
#include "numbers/numerals.h"
#include "patterns/pack_set.h"

namespace zhibiao::numbers {

enum class NumberForm { arabic, chinese, percent, permille, fraction, rate, ratio, doubling, placeholder };

struct Number : Sum {
  NumberForm form = NumberForm::arabic;
  bool tenths = false;  // told in 成 or 折
  bool half = false;    // 半 alone: a number only before a unit
  base::Range sign;     // −, 零下; empty where none stands
  base::Range per;      // /10万 of a rate
};

class NumberReader {
 public:
  static constexpr std::size_t kMaxDigits = kMostDigits;

  NumberReader(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words) : numerals_(cues, words) {}

  // The signs with which a number might begin.
  [[nodiscard]] const base::SignSet& beginnings() const { return numerals_.beginnings(); }
  // The first place from `at` on where a number might begin, or `end`. `at` must be a sign's first byte.
  [[nodiscard]] std::size_t next_beginning(std::string_view text, std::size_t at, std::size_t end) const {
    return std::min(beginnings().next(text, at, end), end);
  }
  // The number that begins at `at`, as long as it goes.
  [[nodiscard]] std::optional<Number> read(std::string_view text, std::size_t at) const;
  // Whether `number` ends inside digits and numerals: what was read is a part of a number that cannot be read.
  [[nodiscard]] bool is_cut(std::string_view text, const Number& number) const;
  // Where the digits and numerals end that begin at `at`; `at` itself where none do.
  [[nodiscard]] std::size_t end_of_run(std::string_view text, std::size_t at) const;
  // The same of one sign repeated that stands for digits. Where one of them begins no number, the others do not either.
  [[nodiscard]] std::size_t end_of_placeholders(std::string_view text, std::size_t at) const;
  [[nodiscard]] const Numerals& numerals() const { return numerals_; }

 private:
  using Sign = Numerals::Sign;
  using Symbol = Numerals::Symbol;

  // `inside`: how many numbers this one is a part of; a number of parts of parts is none.
  [[nodiscard]] std::optional<Number> read(std::string_view text, std::size_t at, int inside) const;
  [[nodiscard]] std::optional<Number> read_plain(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::optional<Number> read_half(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::optional<Number> read_mixed(std::string_view text, const Number& whole, int inside) const;
  [[nodiscard]] std::optional<Number> read_slash(std::string_view text, const Number& above) const;
  [[nodiscard]] std::optional<Number> read_part(std::string_view text, const Number& whole, int inside) const;
  [[nodiscard]] std::optional<Number> read_tenths(std::string_view text, const Number& count) const;
  [[nodiscard]] std::optional<Number> read_fold(std::string_view text, const Number& count) const;
  [[nodiscard]] std::optional<Number> read_doubling(std::string_view text, const Number& count) const;
  [[nodiscard]] std::optional<Number> read_placeholder(std::string_view text, std::size_t at) const;

  Numerals numerals_;
};

}  // namespace zhibiao::numbers
