// What the packs say of units by their plain names: what they count, and the endings of the words that they count.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::indicators {

// Endings of the words that a classifier counts: 校, 园, 医院 for 所.
using Heads = std::vector<std::string_view>;

class UnitWords {
 public:
  // `cues` must outlive this.
  explicit UnitWords(const std::vector<patterns::Cue>& cues);

  // Null where nothing is said of the unit.
  [[nodiscard]] const Heads* heads(std::string_view unit) const;
  // 人, 名, 人次
  [[nodiscard]] bool counts_people(std::string_view unit) const { return holds(people_, unit); }
  // 次, 场次: how often something was done
  [[nodiscard]] bool counts_acts(std::string_view unit) const { return holds(acts_, unit); }
  // 个: whatever has no unit of its own
  [[nodiscard]] bool counts_anything(std::string_view unit) const { return holds(anything_, unit); }
  // 镇: the unit is what is counted
  [[nodiscard]] bool counts_itself(std::string_view unit) const { return holds(itself_, unit); }

 private:
  using Names = std::vector<std::string_view>;
  static bool holds(const Names& names, std::string_view unit) {
    return std::find(names.begin(), names.end(), unit) != names.end();
  }

  std::map<std::string_view, Heads, std::less<>> heads_;
  Names people_;
  Names acts_;
  Names anything_;
  Names itself_;
};

}  // namespace zhibiao::indicators
