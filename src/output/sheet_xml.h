// The XML of rows and of sheets (ISO/IEC 29500-1, SpreadsheetML). A row is made before its number is known, by any
// thread; fill_row() puts the number in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhibiao::output {

inline constexpr std::size_t kMostRows = 1048576;  // of a sheet, with its head
inline constexpr std::size_t kExactDigits = 15;    // of a number in a spreadsheet
inline constexpr std::size_t kWidestColumn = 60, kWidestProse = 90;
inline constexpr std::size_t kMostLines = 2;  // of a cell that wraps; whoever wants more of it selects it

// How a cell is shown.
enum class CellKind {
  text,
  prose,       // sentences
  quantity,    // thousands parted, decimals as written
  percentage,  // likewise with a % behind that does not change the number
  integer,     // as it is: 2025
  path,        // of a source, to be gone to
  head,
  target,
  failed,
  failed_path,
};

// Appends one row to `xml`, cell by cell from the first column on.
class RowXml {
 public:
  explicit RowXml(std::string& xml);
  void cell(CellKind kind, std::string_view text);
  void end(std::size_t least_lines = 1);
  // Of the cells so far.
  [[nodiscard]] std::basic_string_view<std::uint8_t> widths() const { return {widths_.data(), widths_.size()}; }

 private:
  void begin_cell(std::size_t style);
  void text_cell(CellKind kind, std::string_view text);

  std::string& xml_;
  std::size_t begun_ = 0;  // where the row's own attributes end
  std::size_t column_ = 0;
  std::size_t lines_ = 1;
  std::vector<std::uint8_t> widths_;
};

// Appends the row with its number, and with `link` for what a path's cell holds.
void fill_row(std::string& xml, std::string_view row, std::size_t number, std::string_view link);

// What a path's cell holds: the path, or a formula that leads to `target` where that is not empty.
[[nodiscard]] std::string link_cell(std::string_view path, std::string_view target);

struct SheetShape {
  std::size_t frozen = 1;  // so many columns stay in view, and the first row with them; 0: nothing does
  bool first = false;      // the one shown first
  std::vector<std::size_t> widths = {};
};
// What stands before and behind the rows.
[[nodiscard]] std::string sheet_opening(const SheetShape& shape);
[[nodiscard]] std::string sheet_closing();
[[nodiscard]] std::string filtered_sheet_closing(std::size_t columns, std::size_t rows);

// A, B, … Z, AA, …
[[nodiscard]] std::string column_letters(std::size_t column);

// The part that tells what the styles of cells are.
[[nodiscard]] std::string styles_xml();

}  // namespace zhibiao::output
