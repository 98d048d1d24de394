// All tables of a text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "patterns/pack_set.h"
#include "tables/grid.h"
#include "tables/words.h"
#include "text/source_text.h"

namespace zhibiao::tables {

class TableFinder {
 public:
  // Both must outlive this; `words` has those of `packs`.
  TableFinder(const patterns::PackSet& packs, const lexicon::Lexicon& words) : words_(packs.tables), lexicon_(words) {}

  // `path` tells a file that is one table by its name: .csv, .tsv.
  [[nodiscard]] Tables find(const text::SourceText& source, std::string_view path) const;
  [[nodiscard]] const TableWords& words() const { return words_; }

 private:
  [[nodiscard]] bool is_sentence(std::string_view folded, bool is_name) const;
  [[nodiscard]] std::optional<Role> role_of(const text::SourceText& source, const Grid& grid, std::size_t column) const;
  void find_prose(const text::SourceText& source, Grid& grid) const;

  TableWords words_;
  const lexicon::Lexicon& lexicon_;
};

}  // namespace zhibiao::tables
