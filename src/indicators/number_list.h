// Every written number of a text, by itself: with its unit where one stands, without a word about what it measures.
// Blanks inside a number and before its unit count for nothing. Knows no dates and no exclusions; a word that merely
// holds a numeral (四川, 统一) is none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

struct ListedNumber {
  base::Range range;  // number and unit, in the text given to read()
  Decimal value;
  std::optional<Decimal> high;  // the upper end of a range
  std::string unit;             // plain: 元 for 万元; empty where none stands
  std::optional<Kind> kind;     // nothing for a bare number
  Comparator comparator = Comparator::equal;
};

class NumberListReader {
 public:
  // `packs` must outlive the reader; `word_list`: the word list, compiled or not.
  NumberListReader(const patterns::PackSet& packs, std::string_view word_list);
  ~NumberListReader();
  NumberListReader(const NumberListReader&) = delete;
  NumberListReader& operator=(const NumberListReader&) = delete;

  // In text order, none overlapping. `text` is UTF-8, full width or not.
  [[nodiscard]] std::vector<ListedNumber> read(std::string_view text) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace zhibiao::indicators
