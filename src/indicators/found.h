// One number of a text: what it is, what the words around say of it, and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/range.h"
#include "outline/outline.h"
#include "zhibiao/document.h"

namespace zhibiao::indicators {

// Why a field is what it is: the rule that set it and the word it saw.
struct Evidence {
  std::string field;  // "comparator", "change", "role", "metric", "excluded", …
  std::string rule;   // id of the cue, exclusion or mechanism
  base::Range word;   // in PageLayout::folded; empty where no word stands
};

// One figure. Ranges are in PageLayout::folded.
struct Found {
  base::Range text;
  base::Range sentence;
  std::optional<base::Range> metric;
  std::size_t node = outline::kNoNode;
  Kind kind = Kind::count;
  Role role = Role::actual;
  std::optional<Decimal> value;
  std::optional<Decimal> high;
  std::string unit;
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  std::optional<base::Range> base;  // what a change is held against
  std::optional<std::string> period;
  bool placeholder = false;
  std::optional<Stated> stated;
  std::optional<TableCell> table;
  bool refused = false;  // an exclusion or a doubt took it out; only read_all() gives such
  bool unread = false;   // a refused one that counts something and cannot be read as a whole; read() gives it too
  std::string pattern;
  std::vector<Evidence> evidence;
};

// A word of a sentence that holds a figure, as phrase rules see it.
struct ReadToken {
  base::Range range;  // in PageLayout::folded
  std::vector<std::string> classes;
};

}  // namespace zhibiao::indicators
