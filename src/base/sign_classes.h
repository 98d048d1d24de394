// Classes of signs that no set of a list tells apart, numbered from 1; 0 is what is no sign (a broken byte).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/sign_ranges.h"

namespace zhibiao::base {

class SignClasses {
 public:
  using Class = std::uint16_t;

  SignClasses() = default;
  explicit SignClasses(const std::vector<const SignRanges*>& sets);

  struct Sign {
    Class number;
    std::uint16_t size;  // in bytes
  };
  // Of the sign at `at`.
  [[nodiscard]] Sign read(std::string_view text, std::size_t at) const {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {ascii_[lead], 1};
    if ((lead & 0xF0U) == 0xE0 && text.size() - at >= 3 && ((byte(1) ^ 0x80U) | (byte(2) ^ 0x80U)) < 0x40) {
      const std::uint32_t block = block_of_[(lead & 0x0FU) << 6U | (byte(1) & 0x3FU)];
      return {blocks_[block + (byte(2) & 0x3FU)], 3};
    }
    return read_other(text, at);
  }
  // With class 0.
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  // A sign of that class.
  [[nodiscard]] char32_t member(std::size_t number) const { return members_[number]; }

 private:
  static constexpr char32_t kTabled = 0x10000;
  static constexpr std::size_t kBlock = 64;
  [[nodiscard]] Sign read_other(std::string_view text, std::size_t at) const;
  void fill_table();

  std::vector<char32_t> begins_;  // of intervals whose signs all are of one class
  std::vector<Class> classes_;    // as begins_
  std::vector<char32_t> members_;
  std::array<Class, 128> ascii_{};
  std::vector<std::uint32_t> block_of_;  // first of its block in blocks_
  std::vector<Class> blocks_;
};

}  // namespace zhibiao::base
