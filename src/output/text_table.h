// The cells of one table as a table again: a row for each head of rows, a column for each head of columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "output/packed_rows.h"
#include "zhibiao/document.h"

namespace zhibiao::output {

// ≥ of at_least; nothing for a plain figure.
[[nodiscard]] std::string_view sign_of(Comparator comparator);

class TextTable {
 public:
  // `table` must outlive it.
  explicit TextTable(const Table& table) : table_(&table) {}
  [[nodiscard]] bool is_of(const Table& table) const { return table_ == &table; }

  // An indicator with heads of a table; they come in text order.
  void add(const Indicator& cell);
  // Lines of text, each after `indent` blanks.
  void write(Pieces& pieces, std::size_t indent, bool color) const;

 private:
  struct Column {
    std::string head;
    std::size_t width = 0;
  };
  [[nodiscard]] std::size_t column_of(const std::string& head);

  const Table* table_;
  std::vector<Column> columns_;
  std::size_t last_ = 0;   // the column of the last cell
  std::size_t names_ = 0;  // the width of the rows' heads
  PackedRows<5> cells_;    // head of the row, line, index of the column, figure, "t" for a target
};

}  // namespace zhibiao::output
