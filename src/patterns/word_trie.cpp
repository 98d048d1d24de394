#include "patterns/word_trie.h"

#include <algorithm>

namespace zhibiao::patterns {

WordTrie::WordTrie(std::vector<TrieWord> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const TrieWord& left, const TrieWord& right) { return left.word < right.word; });

  // Breadth first, so that the edges of one node are laid side by side.
  struct Pending {
    std::uint32_t node;
    std::size_t begin;  // the words that share this node's bytes
    std::size_t end;
    std::size_t depth;
  };
  nodes_.emplace_back();
  std::vector<Pending> queue{{0, 0, words.size(), 0}};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    auto [node, begin, end, depth] = queue[next];
    if (depth > 0 && words[begin].word.size() == depth) {
      nodes_[node].ends = true;
      nodes_[node].value = words[begin].value;
    }
    while (begin < end && words[begin].word.size() == depth) ++begin;
    nodes_[node].first_edge = static_cast<std::uint32_t>(labels_.size());
    while (begin < end) {
      const char byte = words[begin].word[depth];
      std::size_t last = begin;
      while (last < end && words[last].word[depth] == byte) ++last;
      const auto target = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
      labels_.push_back(static_cast<unsigned char>(byte));
      targets_.push_back(target);
      queue.push_back({target, begin, last, depth + 1});
      begin = last;
    }
    nodes_[node].edges = static_cast<std::uint32_t>(labels_.size()) - nodes_[node].first_edge;
  }

  roots_.fill(kNone);
  for (std::uint32_t edge = 0; edge < nodes_[0].edges; ++edge) roots_[labels_[edge]] = targets_[edge];
}

std::uint32_t WordTrie::step(std::uint32_t node, unsigned char byte) const {
  if (node == 0) return roots_[byte];
  const auto first = labels_.begin() + nodes_[node].first_edge;
  const auto last = first + nodes_[node].edges;
  const auto found = std::lower_bound(first, last, byte);
  return found != last && *found == byte ? targets_[static_cast<std::size_t>(found - labels_.begin())] : kNone;
}

std::optional<WordMatch> WordTrie::longest_match(std::string_view text, std::size_t pos) const {
  std::optional<WordMatch> longest;
  std::uint32_t node = 0;
  for (std::size_t at = pos; at < text.size(); ++at) {
    node = step(node, static_cast<unsigned char>(text[at]));
    if (node == kNone) break;
    if (nodes_[node].ends) longest = WordMatch{{pos, at + 1}, nodes_[node].value};
  }
  return longest;
}

}  // namespace zhibiao::patterns
