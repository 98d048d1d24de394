// What the words of a table say by the packs: of a head, of the head of a row, of a line beside the table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/regex_set.h"
#include "patterns/pack_set.h"
#include "tables/cells.h"
#include "text/source_text.h"
#include "zhibiao/document.h"

namespace zhibiao::tables {

enum class Says : std::uint8_t {
  caption,        // a line: the table's name
  unit_line,      // a line: the unit of all cells
  note,           // a line: a remark
  time,           // begins with a time: 2024年
  serial,         // a column counts its rows
  code,           // a column of codes
  unit_column,    // a column of units
  no_figure,      // a column whose numbers measure nothing
  rows_things,    // the head above the rows' names: they are things that are measured
  rows_measures,  // they are what is measured
  aspect,         // the whole head is a time, a version or a side
  measure,        // it names what is measured
  target,
  actual,
  no_role,  // neither, though a word of a role stands in it
  increase,
  decrease,
  level,         // no change, though a word of change stands in it
  unit,          // a unit without brackets
  days,          // 日 as a unit, which elsewhere is a date's
  rest,          // a name that begins so is the rest of one
  last_year,     // the year before the table's
  rate,          // a percentage whose sign is left out
  perhaps_rate,  // the same where nothing else tells the unit
  money,         // its figures are sums of money
  total,         // the sum of all that stands beside it: 合计
  subtotal,      // the sum of what stands beside it below one head: 小计
  score,         // names its own figures, whatever the rows are
  thing,         // the head of a row that is a thing
  marker,        // stands before the name
  plan,          // a cell that only a plan's table has
  count,
};

struct Saying {
  const patterns::TableWord* word = nullptr;
  base::Range range;
  std::optional<base::Range> unit;
  std::optional<base::Range> base;
};

// Whether a head's figures were intended or reached, and the words that say so.
struct RoleSaying {
  Role role = Role::actual;
  Saying said;
};

[[nodiscard]] Says says_of(const patterns::TableWord& word);

class TableWords {
 public:
  // `words` must outlive this.
  explicit TableWords(const std::vector<patterns::TableWord>& words);

  // Whether folded text without blanks says this.
  [[nodiscard]] bool says(std::string_view text, Says what) const;
  // The same with its place: the match that ends last.
  [[nodiscard]] std::optional<Saying> find(std::string_view text, Says what) const;
  [[nodiscard]] std::optional<RoleSaying> role(std::string_view head) const;

  // What a cell looks like; a number that is part of a time (2024年, 9月) is words.
  [[nodiscard]] CellKind kind_of(std::string_view folded) const;
  [[nodiscard]] CellKind kind_of(const text::SourceText& source, const Cell& cell) const;

 private:
  struct Group {
    std::vector<const patterns::TableWord*> words;
    std::vector<base::Regex> regexes;
    base::RegexSet set;
  };
  [[nodiscard]] const Group& of(Says what) const { return groups_[static_cast<std::size_t>(what)]; }

  std::array<Group, static_cast<std::size_t>(Says::count)> groups_;
};

}  // namespace zhibiao::tables
