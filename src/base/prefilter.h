// Which of many expressions may match a text at all, told by what stands in it: the signs a match can begin with, and
// words of which every match holds at least one. Both are read off the expressions, whose compiling is thereby mostly
// saved; what cannot be told lets its expression through. Knows expressions, not what they are for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::base {

class Prefilter {
 public:
  // One bit for each expression, in their order.
  class Mask {
   public:
    explicit Mask(std::size_t size = 0) : bits_((size + 63) / 64) {}
    void set(std::size_t at) { bits_[at / 64] |= std::uint64_t{1} << (at % 64); }
    [[nodiscard]] bool has(std::size_t at) const { return ((bits_[at / 64] >> (at % 64)) & 1U) != 0; }
    [[nodiscard]] bool any() const;

   private:
    std::vector<std::uint64_t> bits_;
  };

  Prefilter() : Prefilter(std::vector<std::string_view>{}) {}
  explicit Prefilter(const std::vector<std::string_view>& expressions);

  // Those that may match from text[at] on.
  [[nodiscard]] const Mask& beginning(std::string_view text, std::size_t at) const;
  // Those that may match anywhere in text.
  [[nodiscard]] Mask anywhere(std::string_view text) const;

 private:
  struct Word {
    std::string word;
    std::size_t expression;
  };
  [[nodiscard]] static std::size_t slot(char32_t sign);

  std::size_t size_;
  Mask always_;                         // whose words cannot be told
  std::vector<Word> words_;             // by the slot of their first sign
  std::vector<std::uint32_t> first_;    // slot -> first of words_
  std::vector<std::uint64_t> opens_;    // a bit for each slot: some word begins there
  std::vector<Mask> masks_;             // of beginnings; the last one: any other sign, or none
  std::vector<std::uint32_t> mask_of_;  // slot of a sign -> masks_
};

}  // namespace zhibiao::base
