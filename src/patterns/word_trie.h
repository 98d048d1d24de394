// Words looked up in UTF-8 text, from a place on or up to a place, the longest first. Built once, const, allocates
// nothing on lookup. Knows words and their numbers; what a number means is said by whoever built it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace zhibiao::patterns {

struct TrieWord {
  std::string word;  // an empty one is left out
  std::uint32_t value = 0;
};

struct WordMatch {
  base::Range range;  // in the text looked into
  std::uint32_t value = 0;
  bool operator==(const WordMatch&) const = default;
};

class WordTrie {
 public:
  WordTrie() : WordTrie(std::vector<TrieWord>{}) {}
  // Of equal words the first one counts, so that an earlier entry outranks a later one.
  explicit WordTrie(const std::vector<TrieWord>& words);

  // The longest word that begins at `pos`.
  [[nodiscard]] std::optional<WordMatch> longest_match(std::string_view text, std::size_t pos) const;
  // The longest word that ends at `pos` (exclusive).
  [[nodiscard]] std::optional<WordMatch> longest_match_before(std::string_view text, std::size_t pos) const;
  // The shortest word that begins at `pos` and has more than `longer_than` bytes: asked again with the size of what it
  // gave, it goes through all of them.
  [[nodiscard]] std::optional<WordMatch> next_match(std::string_view text, std::size_t pos,
                                                    std::size_t longer_than = 0) const;

  [[nodiscard]] bool empty() const { return forward_.nodes.size() <= 1; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    std::uint32_t value = kNone;  // index into values_; kNone: no word ends here
  };

  // A trie over bytes; the edges of a node stand together, sorted by their byte.
  struct Bytes {
    std::vector<Node> nodes;
    std::vector<unsigned char> labels;
    std::vector<std::uint32_t> targets;
    std::array<std::uint32_t, 256> roots{};

    void build(std::vector<TrieWord> words);
    [[nodiscard]] std::uint32_t step(std::uint32_t node, unsigned char byte) const;
  };

  Bytes forward_;
  Bytes backward_;  // the words' bytes reversed
  std::vector<std::uint32_t> values_;
};

}  // namespace zhibiao::patterns
