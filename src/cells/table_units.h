// What the line above a table says of the unit of its cells: one for all, or several of which each head has its own.
#pragma once

#include <string_view>
#include <vector>

#include "cells/heads.h"
#include "tables/words.h"

namespace zhibiao::cells {

class TableUnits {
 public:
  void take(std::string_view line, const FigureReader& figures, HeadWord word);

  [[nodiscard]] const Unit* first() const { return units_.empty() ? nullptr : &units_.front(); }
  [[nodiscard]] bool names_rate() const { return names_rate_; }  // 单位：万元、%
  [[nodiscard]] const HeadWord& word() const { return word_; }
  // The unit of figures below and beside these heads, either of which may be none. 单位：万元、人: that of which a head
  // speaks, 参保人数 of the 人; else money where it names a sum of it, and where it names another measure the other
  // one.
  [[nodiscard]] const Unit* of(const Head* column, const Head* row, const tables::TableWords& words) const;

 private:
  std::vector<Unit> units_;
  HeadWord word_;
  bool names_rate_ = false;
};

}  // namespace zhibiao::cells
