// What the packs use words for: the sets that are asked which of their words stands at a place of a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::patterns {

enum class Use : std::uint8_t {
  word,         // stands in sentences as a word, which a split keeps whole
  head_sign,    // the same of one sign that ends words, no word by itself: 校
  unit,         // what units are written with
  whole,        // what a rate may be of, though it is no unit: 月
  per,          // 每
  half_word,    // 半导体: 半 begins another word
  coin,         // 角, 分
  coin_end,     // 整
  purse,        // 元, 块: what 角 may stand behind
  signed_unit,  // ℃: a dash before its figure is a minus
  other_word,   // begins as a classifier does and holds none: 户籍
  numeral,      // what numbers are written with
  range,        // 至
  range_and,    // 与
  range_end,    // 之间
  remark,       // (含)
  list,         // 、 between figures of one unit
  product,      // ×
  comparator,
  section_role,
  title_role,
  count_,
};

// Some of them.
class Uses {
 public:
  constexpr Uses() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): one of them is a set of one
  constexpr Uses(Use use) : bits_(std::uint32_t{1} << static_cast<unsigned>(use)) {}
  [[nodiscard]] constexpr bool has_any(Uses others) const { return (bits_ & others.bits_) != 0; }
  constexpr Uses& operator|=(Uses others) {
    bits_ |= others.bits_;
    return *this;
  }
  [[nodiscard]] friend constexpr Uses operator|(Uses some, Uses others) { return some |= others; }
  auto operator<=>(const Uses&) const = default;  // NOLINT(modernize-use-nullptr): of what it becomes

 private:
  std::uint32_t bits_ = 0;
};

static_assert(static_cast<unsigned>(Use::count_) <= 32);

[[nodiscard]] constexpr Uses operator|(Use some, Use others) { return Uses(some) | Uses(others); }

// That an entry of the packs lists a word.
struct ListedWord {
  std::string_view word;
  Use use = Use::word;
  std::uint32_t entry = 0;  // of PackSet::units for a unit, else of PackSet::cues
};

// All words of the packs by what they are used for, those of each use in the order of their entries. A word that begins
// with one of the cue opening (每) is listed by that too.
[[nodiscard]] std::vector<ListedWord> listed_words(const PackSet& packs);

}  // namespace zhibiao::patterns
