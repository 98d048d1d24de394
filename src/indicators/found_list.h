// Figures one after another, packed: of a text of nothing but figures a list of Found would take a hundred times its
// size. Can be added to and gone through, no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indicators/found.h"
#include "zhibiao/walk.h"

namespace zhibiao::indicators {

class FoundList {
 public:
  using const_iterator = WalkIterator<Found>;

  void push_back(const Found& found);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  // What it gives holds for one step.
  [[nodiscard]] const_iterator begin() const;
  [[nodiscard]] const_iterator end() const { return {}; }

  // Those of both by what `place` says of their texts, of one place those of `first` first.
  using Place = std::function<std::size_t(base::Range)>;
  [[nodiscard]] static FoundList in_order(FoundList first, FoundList second, const Place& place);

 private:
  class Reader;
  class Consumer;

  void put(std::uint64_t number);
  void put_signed(std::size_t number, std::size_t beside);
  void put_bytes(const std::string& bytes);
  void put_word(const std::string& word);
  void put_range(base::Range range, std::size_t beside);

  std::deque<std::string> blocks_;  // none is ever copied
  std::vector<std::string> words_;  // that come again and again, by their numbers
  std::unordered_map<std::string, std::size_t> numbers_;
  std::size_t size_ = 0;
  std::size_t refused_ = 0;
  // Of the last one, for what comes again in the next.
  base::Range sentence_;
  std::size_t node_ = 0;
  std::string row_;
};

}  // namespace zhibiao::indicators
