#include "patterns/word_trie.h"

#include <algorithm>
#include <utility>

namespace zhibiao::patterns {

void WordTrie::Bytes::build(std::vector<TrieWord> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const TrieWord& left, const TrieWord& right) { return left.word < right.word; });
  words.erase(std::unique(words.begin(), words.end(),
                          [](const TrieWord& left, const TrieWord& right) { return left.word == right.word; }),
              words.end());

  // Breadth first, so that the edges of one node are laid side by side.
  struct Pending {
    std::uint32_t node;
    std::size_t begin;  // the words that share this node's bytes
    std::size_t end;
    std::size_t depth;
  };
  nodes.emplace_back();
  std::vector<Pending> queue{{0, 0, words.size(), 0}};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    auto [node, begin, end, depth] = queue[next];
    if (begin < end && words[begin].word.size() == depth) nodes[node].value = words[begin++].value;
    nodes[node].first_edge = static_cast<std::uint32_t>(labels.size());
    while (begin < end) {
      const char byte = words[begin].word[depth];
      std::size_t last = begin;
      while (last < end && words[last].word[depth] == byte) ++last;
      const auto target = static_cast<std::uint32_t>(nodes.size());
      nodes.emplace_back();
      labels.push_back(static_cast<unsigned char>(byte));
      targets.push_back(target);
      queue.push_back({target, begin, last, depth + 1});
      begin = last;
    }
    nodes[node].edges = static_cast<std::uint32_t>(labels.size()) - nodes[node].first_edge;
  }

  roots.fill(kNone);
  for (std::uint32_t edge = 0; edge < nodes[0].edges; ++edge) roots[labels[edge]] = targets[edge];
}

std::uint32_t WordTrie::Bytes::step(std::uint32_t node, unsigned char byte) const {
  if (node == 0) return roots[byte];
  const auto first = labels.begin() + nodes[node].first_edge;
  const auto last = first + nodes[node].edges;
  const auto found = std::lower_bound(first, last, byte);
  return found != last && *found == byte ? targets[static_cast<std::size_t>(found - labels.begin())] : kNone;
}

WordTrie::WordTrie(const std::vector<TrieWord>& words) {
  std::vector<TrieWord> indexed;
  for (const TrieWord& word : words) {
    if (word.word.empty()) continue;
    indexed.push_back({word.word, static_cast<std::uint32_t>(values_.size())});
    values_.push_back(word.value);
  }
  forward_.build(indexed);
  for (TrieWord& word : indexed) std::reverse(word.word.begin(), word.word.end());
  backward_.build(std::move(indexed));
}

std::optional<WordMatch> WordTrie::longest_match(std::string_view text, std::size_t pos) const {
  std::optional<WordMatch> longest;
  std::uint32_t node = 0;
  for (std::size_t at = pos; at < text.size(); ++at) {
    node = forward_.step(node, static_cast<unsigned char>(text[at]));
    if (node == kNone) break;
    const std::uint32_t value = forward_.nodes[node].value;
    if (value != kNone) longest = WordMatch{{pos, at + 1}, values_[value]};
  }
  return longest;
}

std::optional<WordMatch> WordTrie::longest_match_before(std::string_view text, std::size_t pos) const {
  std::optional<WordMatch> longest;
  std::uint32_t node = 0;
  for (std::size_t at = std::min(pos, text.size()); at > 0; --at) {
    node = backward_.step(node, static_cast<unsigned char>(text[at - 1]));
    if (node == kNone) break;
    const std::uint32_t value = backward_.nodes[node].value;
    if (value != kNone) longest = WordMatch{{at - 1, std::min(pos, text.size())}, values_[value]};
  }
  return longest;
}

std::optional<WordMatch> WordTrie::next_match(std::string_view text, std::size_t pos, std::size_t longer_than) const {
  std::uint32_t node = 0;
  for (std::size_t at = pos; at < text.size(); ++at) {
    node = forward_.step(node, static_cast<unsigned char>(text[at]));
    if (node == kNone) break;
    const std::uint32_t value = forward_.nodes[node].value;
    if (value != kNone && at + 1 - pos > longer_than) return WordMatch{{pos, at + 1}, values_[value]};
  }
  return std::nullopt;
}

}  // namespace zhibiao::patterns
