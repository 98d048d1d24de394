// Which of many expressions may match a text at all, told by what stands in it: the signs a match can begin with, and
// words of which every match holds at least one. Both are read off the expressions, whose compiling is thereby mostly
// saved; what cannot be told lets its expression through. Knows expressions, not what they are for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/expression_needs.h"

namespace zhibiao::base {

class Prefilter {
 public:
  // One bit for each expression, in their order. As many as most lists have need no memory of their own.
  class Mask {
   public:
    explicit Mask(std::size_t size = 0) : more_(size > kFew ? (size - kFew + 63) / 64 : 0) {}
    void set(std::size_t at) { bits(at) |= std::uint64_t{1} << (at % 64); }
    [[nodiscard]] bool has(std::size_t at) const {
      const std::uint64_t bits = at < kFew ? few_[at / 64] : more_[(at - kFew) / 64];
      return ((bits >> (at % 64)) & 1U) != 0;
    }
    [[nodiscard]] bool any() const;
    Mask& operator&=(const Mask& other);

   private:
    static constexpr std::size_t kFew = 256;
    std::uint64_t& bits(std::size_t at) { return at < kFew ? few_[at / 64] : more_[(at - kFew) / 64]; }
    std::array<std::uint64_t, kFew / 64> few_{};
    std::vector<std::uint64_t> more_;
  };

  Prefilter() : Prefilter(std::vector<const ExpressionNeeds*>{}) {}
  // Nothing of the needs is needed later.
  explicit Prefilter(const std::vector<const ExpressionNeeds*>& expressions);

  // Those that may match from text[at] on: told by the sign there and the next.
  [[nodiscard]] Mask beginning(std::string_view text, std::size_t at) const;
  // Whether beginning() names any, by the first sign alone.
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const;
  // Those that may match anywhere in text.
  [[nodiscard]] Mask anywhere(std::string_view text) const;

 private:
  struct Word {
    std::string word;
    std::size_t expression;
  };
  // Which expressions allow a sign at one place.
  struct Signs {
    std::vector<Mask> masks;             // the first one: any other sign, or none
    std::vector<std::uint32_t> mask_of;  // slot of a sign -> masks; their number is a power of two
    [[nodiscard]] const Mask& at(std::string_view text, std::size_t at) const;
  };
  // Numbers to be cut to the size of a table.
  [[nodiscard]] static std::size_t number(char32_t sign) { return sign ^ (sign >> 12U); }
  [[nodiscard]] static std::size_t number(char32_t first, char32_t second) { return first * 31 + number(second); }
  [[nodiscard]] static Signs signs_of(const std::vector<const std::optional<std::u32string>*>& of_expressions);

  Mask always_;  // whose words cannot be told
  // Words by the number of what they begin with.
  struct Table {
    std::vector<Word> words;
    std::vector<std::uint32_t> first;  // number -> first of words; one more than a power of two
    std::vector<std::uint64_t> taken;  // a bit for each number that words have: small enough to stay at hand
  };
  [[nodiscard]] static Table table_of(std::vector<std::pair<std::size_t, Word>> words);
  Table single_;  // of one sign
  Table longer_;  // by their first two
  Signs begin_;
  Signs go_on_;
};

}  // namespace zhibiao::base
