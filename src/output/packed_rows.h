// Rows of short fields in little more memory than their bytes, kept until it is known how wide their columns are: those
// of a text of nothing but figures are many times as many as its lines.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/pieces.h"

namespace zhibiao::output {

template <std::size_t fields>
class PackedRows {
 public:
  using Row = std::array<std::string_view, fields>;

  // No field holds a control character. One and the same first field of many rows is kept once.
  void add(const Row& row) {
    if (blocks_.empty() || blocks_.back().size() >= kPiece) blocks_.emplace_back();
    std::string& block = blocks_.back();
    for (std::size_t i = 0; i < fields; ++i) {
      if (i == 0 && any_ && row[i] == first_) {
        block += kSame;
      } else {
        block += row[i];
      }
      block += kEnd;
    }
    if (!any_ || row.front() != first_) first_ = row.front();
    any_ = true;
  }

  // Gives them to `take` in their order, as long as it is true.
  template <class Take>
  void each(const Take& take) const {
    Row row;
    std::string_view first;
    for (std::string_view left : blocks_) {
      while (!left.empty()) {
        for (std::string_view& field : row) {
          field = left.substr(0, left.find(kEnd));
          left.remove_prefix(field.size() + 1);
        }
        if (row.front() != std::string_view(&kSame, 1)) first = row.front();
        row.front() = first;
        if (!take(row)) return;
      }
    }
  }

 private:
  static constexpr char kEnd = '\x1F', kSame = '\x1E';

  std::vector<std::string> blocks_;
  std::string first_;  // field of the last row
  bool any_ = false;
};

}  // namespace zhibiao::output
