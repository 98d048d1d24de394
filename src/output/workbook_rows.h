// What a document gives to a workbook, made by many threads and put into the file by one: a row for the document and
// one for each indicator, in bytes that only workbook.cpp reads.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "zhibiao/writer.h"

namespace zhibiao::output {

// How a cell is shown.
enum class CellKind : char {
  text = 't',
  quantity = 'q',    // thousands parted, decimals as written
  percentage = 'p',  // likewise with a % behind that does not change the number
  integer = 'i',     // as it is: 2025
  path = 'l',        // of a source, to be gone to
};

struct WorkbookCell {
  CellKind kind = CellKind::text;
  std::string_view text;  // of the block; of a number its digits, empty where there is none
};

enum class WorkbookSheet : char { indicators = 'I', documents = 'D' };

struct WorkbookRow {
  WorkbookSheet sheet = WorkbookSheet::indicators;
  bool target = false;  // of an indicator
  // Of an indicator metric, unit and value, all empty where it is no level of a metric; of a document name and year.
  std::vector<std::string_view> facts;
  std::vector<WorkbookCell> cells;
};

// Gives the rows of a block one after the other; they point into it.
class WorkbookRows {
 public:
  explicit WorkbookRows(std::string_view block) : left_(block) {}
  // Whether there was one; `row` keeps its room.
  bool next(WorkbookRow& row);

 private:
  std::string_view left_;
};

// Its records are such blocks.
[[nodiscard]] std::unique_ptr<const Writer> make_workbook_writer(const WriterOptions& options);

// Heads of the sheet of documents.
[[nodiscard]] std::vector<std::string_view> document_heads(HeaderRow header);

}  // namespace zhibiao::output
