// One figure of a text, from the scan that finds its number and unit to the record: each step of a sentence
// (figure_steps.h) fills in what it finds. Of a figure that is refused no later step tells anything.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "numbers/number_reader.h"
#include "patterns/pack_set.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

using numbers::Exact;
using numbers::Number;
using numbers::NumberForm;
using numbers::NumberReader;
using numbers::Numerals;

// Why a figure is none: digits and numerals that are no number as a whole.
inline constexpr std::string_view kUnread = "number.unread";

// A word that tells something of a figure, and the rule by which it does.
struct Cue {
  std::string_view field;
  std::string_view rule;
  base::Range word;
};

// What the words beside a figure say of it, and how far they reach, in tokens of its sentence.
struct Context {
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  std::size_t left_begin = 0;       // first token of the clause, or the one behind the figure before
  std::size_t left_end = 0;         // tokens [left_begin, left_end) are not yet spent
  std::size_t right_begin = 0;      // first token behind the figure and its 以上
  bool level = false;               // a word joins subject and figure: 达到
  bool bounded = false;             // 超过 and its like join them
  bool old_level = false;           // what is compared with: 14 of 比上年14亿元增长3%
  std::optional<base::Range> base;  // the words of the comparison
  bool respectively = false;
  std::optional<std::size_t> share;  // the token 占 of 占…的30%
  bool counted_by_verb = false;      // a verb of rise stands for a count: 增加3个班
  std::vector<Cue> cues;
};

// What a figure is the number of.
struct Metric {
  std::optional<base::Range> name;
  std::string_view rule;  // which way it was found, for --explain
};

// What a phrase rule tells of a figure.
struct ToldByRule {
  const patterns::PhraseRule* rule = nullptr;  // none where nothing is told
  base::Range words;                           // of the group, or all that the rule matched
};

struct Figure {
  // Found by the scan.
  base::Range range;  // number and unit
  base::Range number;
  base::Range unit;  // empty where none stands behind the number
  Number quantity;   // value and high in the unit, scales multiplied out
  Kind kind = Kind::count;
  std::string_view unit_name;             // as reported; points into the packs, or into the text
  std::string_view pattern;               // id of the unit or of the form
  std::string_view refused_by;            // why it is none after all; empty for a figure that stands
  std::string_view taken_by;              // the rule for which no doubt refuses it
  bool has_unit = false;                  // a number alone measures only in some places
  bool own = false;                       // told by an expression of a pack: no doubt refuses it
  std::optional<base::Range> own_metric;  // as that expression names it
  bool plus = false;                      // + stands before it
  bool parted = false;  // a part of the number stands in or behind the unit: 三个半小时, 86元3角

  // Told by the words of its sentence.
  std::size_t token = 0;  // its own
  Context context;
  Metric metric;
  ToldByRule role;     // where a phrase rule tells it
  ToldByRule earlier;  // where one tells that it is named as the figure before its words

  void refuse(std::string_view reason) {
    if (refused_by.empty()) refused_by = reason;
  }
};

}  // namespace zhibiao::indicators
