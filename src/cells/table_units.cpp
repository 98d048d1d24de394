#include "cells/table_units.h"

#include <algorithm>
#include <string>

namespace zhibiao::cells {
namespace {

using tables::Says;

constexpr std::size_t kLetter = 3;  // bytes

bool is_money(const Unit& unit) { return unit.kind == Kind::money; }

// 参保人数, 出栏头数 speak of 人 and 头.
bool speaks_of(const Head& head, const Unit& unit) {
  const std::size_t at = head.text.rfind(unit.name);
  return !unit.name.empty() && at != std::string::npos && at + unit.name.size() + kLetter >= head.text.size();
}

}  // namespace

void TableUnits::take(std::string_view line, const FigureReader& figures, HeadWord word) {
  units_ = figures.units(line);
  word_ = word;
  names_rate_ = names_rate_ || line.find('%') != std::string_view::npos;
}

const Unit* TableUnits::of(const Head* column, const Head* row, const tables::TableWords& words) const {
  if (units_.size() < 2) return first();
  for (const Head* head : {column, row}) {
    if (head == nullptr) continue;
    const auto named =
        std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return speaks_of(*head, unit); });
    if (named != units_.end()) return &*named;
  }
  const auto money = std::find_if(units_.begin(), units_.end(), is_money);
  if (money == units_.end()) return first();
  for (const Head* head : {column, row}) {
    if (head != nullptr && words.says(head->text, Says::money)) return &*money;
  }
  const Head* measure = column != nullptr ? column : row;
  const bool other = measure != nullptr && units_.size() == 2 && words.says(measure->text, Says::measure);
  return other ? &units_[money == units_.begin() ? 1 : 0] : first();
}

}  // namespace zhibiao::cells
