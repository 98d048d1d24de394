// The number in a heading's marker: 二十一, 〇, 12, ③. Knows nothing of quantities.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "numbers/numerals.h"
#include "patterns/pack_set.h"

namespace zhibiao::layout {

class Ordinals {
 public:
  Ordinals(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words) : numerals_(cues, words) {}
  // `numeral` as it stands in the marker, blanks inside it left out; nothing where it is no numeral of that style.
  [[nodiscard]] std::optional<std::int64_t> read(std::string_view numeral, patterns::OrdinalStyle style) const;

 private:
  [[nodiscard]] std::optional<std::int64_t> chinese(std::string_view numeral) const;

  numbers::Numerals numerals_;
};

// The same of Arabic digits alone: a page.
[[nodiscard]] std::optional<std::int64_t> read_digits(std::string_view digits);

}  // namespace zhibiao::layout
