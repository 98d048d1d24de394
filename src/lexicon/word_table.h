// Words as a trie over code points, in two flat arrays: the places (what a word that ends here costs and is) and an
// open hash from a place and a code point to the next place. A step is one look-up, whatever the number of words; the
// arrays are written to a file as they are when the program is built and need no parsing when it starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::lexicon {

class WordTable {
 public:
  using Place = std::uint32_t;
  static constexpr Place kRoot = 0;
  static constexpr Place kNowhere = 0xFFFFFFFF;
  static constexpr std::uint32_t kNoWord = 0xFFFFFFFF;

  struct End {
    float cost = 0;
    std::uint32_t tag = kNoWord;
  };

  WordTable();

  [[nodiscard]] Place step(Place from, char32_t code) const;
  // The word that ends at `place`; its tag is kNoWord where none does.
  [[nodiscard]] const End& end(Place place) const { return ends_[place]; }
  // A word that is there already stays what it is.
  void add(std::string_view word, End end);

  // The table with one number of its owner's, as a file of this machine's byte order.
  [[nodiscard]] std::string bytes(float owners) const;
  // Nothing where `bytes` is no such file.
  [[nodiscard]] static std::optional<WordTable> read(std::string_view bytes, float& owners);

 private:
  [[nodiscard]] std::size_t slot(std::uint64_t key) const;
  void grow();

  std::vector<End> ends_;
  std::vector<std::uint64_t> steps_;  // place (21 bits), code point (21), next place (21, never 0); 0: free
  std::uint32_t shift_;               // 64 less the bits of a slot's number
};

}  // namespace zhibiao::lexicon
