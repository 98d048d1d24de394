// Which of many short literals stand in a text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::base {

// One walk over the text, which is valid UTF-8; a place whose code point begins no literal costs a look into a table by
// its bytes as they stand. Texts may have ASCII letters in either case.
class LiteralFinder {
 public:
  struct Literal {
    std::string text;  // not empty; ASCII letters in lower case
    int owner = 0;
  };

  LiteralFinder() = default;
  explicit LiteralFinder(std::vector<Literal> literals);

  [[nodiscard]] bool empty() const { return literals_.empty(); }
  // Appends the owners of the literals in `text`, some more than once.
  void owners_in(std::string_view text, std::vector<int>& owners) const;

 private:
  // A literal and those that have it.
  struct Owned {
    std::string text;
    std::vector<int> owners;
  };
  // Literals that begin with the same code point.
  struct Group {
    char32_t first = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;      // the group after it in its slot, as slots have it
    bool alone = false;        // the code point by itself is one
    std::uint64_t second = 0;  // a bit for the last byte of each code point that follows it
  };
  static constexpr std::size_t kSlots = 4096;

  // Of the bytes of a code point, the first one lowest.
  [[nodiscard]] static std::size_t slot(std::uint32_t bytes) { return (bytes * 0x9E3779B1U) >> 20U; }
  // The owners of those that begin at `at` with the code point `sign` of that size.
  void add_owners(std::string_view text, std::size_t at, char32_t sign, std::size_t size,
                  std::vector<int>& owners) const;

  std::vector<Owned> literals_;                // by their text
  std::vector<Group> groups_;                  // by their code point
  std::array<std::uint16_t, kSlots> slots_{};  // the number of a group and one; 0: of none
};

}  // namespace zhibiao::base
