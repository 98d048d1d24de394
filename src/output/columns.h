// The columns of every table of indicators, one row each, in the order in which a person reads them: what the number
// says, where it stands, of what document, and last what programs want. Knows no format.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/document.h"

namespace zhibiao::output {

struct ColumnName {
  std::string_view zh;
  std::string_view en;
};

// Version 2 of the columns, as of the record: new ones are only ever added at the end.
[[nodiscard]] std::span<const ColumnName> columns();

// Takes the cells of a row one after the other.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual void text(std::string_view cell) = 0;
  virtual void number(std::string_view digits) = 0;  // empty where there is none
  virtual void path(std::string_view cell) { text(cell); }
};

enum class CellWords { zh, en };  // 目标 or target

// What a row is made of. The words are those of the heads: 目标 under 性质, target under role.
struct RowSource {
  const Document& document;
  const Indicator& indicator;
  std::string_view section_path;
  CellWords words = CellWords::zh;
};

using WriteCell = void (*)(RowWriter&, const RowSource&);
enum class ColumnShows { text, quantity, integer, path, truth };
struct Column {
  ColumnName name;
  WriteCell write;
  ColumnName about;  // what its cells say
  ColumnShows shows = ColumnShows::text;
};

// All columns, or those with these English names in the order given.
[[nodiscard]] std::vector<const Column*> columns_named(const std::vector<std::string>& names);

}  // namespace zhibiao::output
