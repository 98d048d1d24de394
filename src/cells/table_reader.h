// The figures of a table's cells, with all that heads, rows and the lines around the table say of them.
#pragma once

#include <optional>
#include <vector>

#include "cells/columns.h"
#include "cells/figures.h"
#include "cells/heads.h"
#include "indicators/indicators.h"
#include "layout/layout.h"
#include "patterns/pack_set.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::cells {

// What the document says where the table stands.
struct Surroundings {
  std::size_t node = outline::kNoNode;
  Role role = Role::actual;  // of a figure of which no head says anything
  bool long_term = false;    // the document is a plan of several years
};

class TableReader {
 public:
  // All must outlive this.
  TableReader(const patterns::PackSet& packs, const tables::TableWords& words,
              const indicators::IndicatorReader& indicators);

  // Appends the table's figures to `found`, and the words of its cells to layout.folded, in which the ranges of what is
  // found lie. Gives what each column was taken for.
  Columns read(const tables::Grid& grid, const text::SourceText& source, const Surroundings& around, bool with_evidence,
               layout::PageLayout& layout, indicators::FoundList& found) const;

 private:
  const tables::TableWords& words_;
  FigureReader figures_;
  HeadReader heads_;
};

}  // namespace zhibiao::cells
