// What the years of a table's heads and caption say: which figures are intended and which were reached.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zhibiao/document.h"

namespace zhibiao::cells {

// The first year of a period; 0 where it names none.
[[nodiscard]] int year_of(std::string_view period);

struct TableYears {
  int first = 0;  // of the heads; 0 where they name none
  int last = 0;
  std::optional<int> document;  // that the document reports on or plans for
  bool plans = false;           // the document, or the caption, says what is intended
  bool long_term = false;       // the document is a plan of several years
  std::string caption;          // the period that the caption names

  void take(std::string_view period);
  // A year beyond the one that the document starts from is intended, that one and those before are reached.
  [[nodiscard]] std::optional<Role> role(int year) const;
};

}  // namespace zhibiao::cells
