// All tables of a text.
#pragma once

#include <string_view>

#include "patterns/pack_set.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

class TableFinder {
 public:
  // `packs` must outlive this.
  explicit TableFinder(const patterns::PackSet& packs) : words_(packs.tables) {}

  // `path` tells a file that is one table by its name: .csv, .tsv.
  [[nodiscard]] Tables find(const text::SourceText& source, std::string_view path) const;
  [[nodiscard]] const TableWords& words() const { return words_; }

 private:
  TableWords words_;
};

}  // namespace zhibiao::tables
