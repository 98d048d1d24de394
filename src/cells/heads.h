// What each head of a table says of the figures that stand under it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/range.h"
#include "cells/figures.h"
#include "indicators/exclusions.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/folded_text.h"
#include "text/source_text.h"
#include "zhibiao/document.h"

namespace zhibiao::cells {

// A word of a head and the rule that knows it.
struct HeadWord {
  base::Range range;  // in the document's folded text
  std::string_view rule;
};

struct Head {
  base::Range range;       // in the document's folded text, whole
  base::Range name;        // without a unit in brackets behind it
  std::size_t sign = 0;    // bytes of a unit without brackets at its end: 使用率%
  std::string text;        // folded, of the name
  std::string shown;       // the source's own characters of the name
  bool aspect = false;     // a time, a version, a side of the same thing
  bool unit_only = false;  // names a unit and nothing else
  std::optional<Unit> unit;
  HeadWord unit_word;
  bool rate = false;          // a percentage even where no sign says so
  bool perhaps_rate = false;  // the same where nothing else tells the unit
  bool score = false;         // names its own figures
  std::optional<Role> role;
  HeadWord role_word;
  std::optional<Change> change;
  HeadWord change_word;
  std::optional<base::Range> base;
  std::string period;
  bool last_year = false;  // the year before the table's

  [[nodiscard]] bool names_measure() const { return !aspect && !unit_only && !text.empty(); }
  // 地区生产总值增速, 增长率: the word of change ends the name.
  [[nodiscard]] bool ends_with_change() const;
};

class HeadReader {
 public:
  // All must outlive this.
  HeadReader(const tables::TableWords& words, const FigureReader& figures, const indicators::Exclusions& exclusions)
      : words_(words), figures_(figures), exclusions_(exclusions) {}

  // Appends the head to `document`, the document's folded text.
  [[nodiscard]] Head read(const tables::Cell& cell, const text::SourceText& source, text::FoldedText& document,
                          std::optional<int> year) const;
  // Its name without the marker before it and the sign of a unit behind it.
  [[nodiscard]] std::optional<base::Range> metric_of(const Head& head) const;
  // The times that a stretch of the folded text names, the last one first said; "" where it names none.
  [[nodiscard]] std::string period_of(std::string_view document, base::Range range, std::optional<int> year,
                                      std::optional<base::Range> reference) const;

 private:
  void take_unit(Head& head, std::string_view text) const;

  const tables::TableWords& words_;
  const FigureReader& figures_;
  const indicators::Exclusions& exclusions_;
};

}  // namespace zhibiao::cells
