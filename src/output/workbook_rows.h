// What a document gives to a workbook, made by many threads and put into the file by one: a row for the document and
// one for each indicator, in bytes that only workbook.cpp reads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zhibiao/writer.h"

namespace zhibiao::output {

enum class WorkbookSheet : char { indicators = 'I', documents = 'D' };

struct WorkbookRow {
  WorkbookSheet sheet = WorkbookSheet::indicators;
  bool target = false;                          // of an indicator
  std::string_view metric, unit, value;         // of an indicator; empty where it is no level of a metric
  std::basic_string_view<std::uint8_t> widths;  // of its cells, as far as they hold something
  std::string_view xml;                         // whose gaps fill_row() fills
};

// Gives the rows of a block one after the other; they point into it. The document's comes first.
class WorkbookRows {
 public:
  explicit WorkbookRows(std::string_view block);
  bool next(WorkbookRow& row);

  [[nodiscard]] std::string_view path() const { return path_; }  // of the document
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view year() const { return year_; }

 private:
  std::string_view left_, path_, name_, year_;
};

// Its records are such blocks.
[[nodiscard]] std::unique_ptr<const Writer> make_workbook_writer(const WriterOptions& options);

// A row that is put aside, as bytes.
struct WaitingRow {
  std::string_view xml, link;
  std::basic_string_view<std::uint8_t> widths;
};
[[nodiscard]] std::string waiting_row(const WaitingRow& row);
// Takes the first off; nothing where it is not there as a whole.
[[nodiscard]] std::optional<WaitingRow> take_waiting_row(std::string_view& rows);

}  // namespace zhibiao::output
