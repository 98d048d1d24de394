// The cells of one table as a table again: a row for each head of rows, a column for each head of columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::output {

// ≥ of at_least; nothing for a plain figure.
[[nodiscard]] std::string_view sign_of(Comparator comparator);

// Lines of text, each after `indent` blanks. The cells are in text order.
[[nodiscard]] std::string text_table(const std::vector<const Indicator*>& cells, const Table* table, std::size_t indent,
                                     bool color);

}  // namespace zhibiao::output
