// What a document gives to a workbook, made by many threads and put into the file by one: a row for the document and,
// behind it, one for each indicator, in bytes that only workbook.cpp reads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "zhibiao/writer.h"

namespace zhibiao::output {

enum class WorkbookSheet : char { indicators = 'I', documents = 'D' };

struct WorkbookRow {
  WorkbookSheet sheet = WorkbookSheet::indicators;
  std::string_view path, name, year;            // of a document
  bool target = false;                          // of an indicator
  std::string_view metric, unit, value;         // of an indicator; empty where it is no level of a metric
  std::basic_string_view<std::uint8_t> widths;  // of its cells, as far as they hold something
  std::string_view xml;                         // whose gaps fill_row() fills
};

// It points into the bytes.
[[nodiscard]] WorkbookRow read_workbook_row(std::string_view bytes);

// Its records are such rows, each by append_sized().
[[nodiscard]] std::unique_ptr<const Writer> make_workbook_writer(const WriterOptions& options);

// A row that is put aside, as bytes.
struct WaitingRow {
  std::string_view xml, link;
  std::basic_string_view<std::uint8_t> widths;
};
[[nodiscard]] std::string waiting_row(const WaitingRow& row);
[[nodiscard]] WaitingRow read_waiting_row(std::string_view bytes);

}  // namespace zhibiao::output
