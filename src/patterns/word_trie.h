// Words looked up in UTF-8 text from a place on, the longest first. Built once, const, allocates nothing on lookup.
// Knows words and their numbers; what a number means is said by whoever built it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace zhibiao::patterns {

struct TrieWord {
  std::string_view word;  // an empty one is left out; not needed once the trie is built
  std::uint32_t value = 0;
};

struct WordMatch {
  base::Range range;  // in the text looked into
  std::uint32_t value = 0;
  bool operator==(const WordMatch&) const = default;
};

// A trie over bytes; the edges of a node stand together, sorted by their byte.
class WordTrie {
 public:
  WordTrie() : WordTrie(std::vector<TrieWord>{}) {}
  // Of equal words the first one counts, so that an earlier entry outranks a later one.
  explicit WordTrie(std::vector<TrieWord> words);

  // The longest word that begins at `pos`.
  [[nodiscard]] std::optional<WordMatch> longest_match(std::string_view text, std::size_t pos) const;

  [[nodiscard]] bool empty() const { return nodes_.size() <= 1; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Node {
    std::uint32_t first_edge = 0;
    std::uint32_t edges = 0;
    bool ends = false;  // a word, of this value
    std::uint32_t value = 0;
  };

  [[nodiscard]] std::uint32_t step(std::uint32_t node, unsigned char byte) const;

  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;
  std::vector<std::uint32_t> targets_;
  std::array<std::uint32_t, 256> roots_{};
};

}  // namespace zhibiao::patterns
