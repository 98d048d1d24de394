// A number and its unit as they stand in a text, before anything is said of what they mean.
#pragma once

#include <string_view>

#include "base/range.h"
#include "numbers/number_reader.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

using numbers::Exact;
using numbers::Number;
using numbers::NumberForm;
using numbers::NumberReader;
using numbers::Numerals;

// Why a candidate is none: digits and numerals that are no number as a whole.
inline constexpr std::string_view kUnread = "number.unread";

struct Candidate {
  base::Range range;  // number and unit
  base::Range number;
  base::Range unit;  // empty where none stands behind the number
  Number quantity;   // value and high in the unit, scales multiplied out
  Kind kind = Kind::count;
  std::string_view unit_name;   // as reported; points into the packs, or into the text
  std::string_view pattern;     // id of the unit or of the form
  std::string_view refused_by;  // why it is none after all; empty for a candidate that stands
  std::string_view taken_by;    // the rule for which no doubt refuses it
  bool has_unit = false;        // a number alone measures only in some places
  bool own = false;             // told by an expression of a pack: no doubt refuses it
  bool plus = false;            // + stands before it
  bool parted = false;          // a part of the number stands in or behind the unit: 三个半小时, 86元3角

  void refuse(std::string_view reason) {
    if (refused_by.empty()) refused_by = reason;
  }
};

}  // namespace zhibiao::indicators
