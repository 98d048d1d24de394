// csv and tsv: one row per indicator, the same columns in the same order unless others are asked for. A failed document
// has no row.
//
// csv follows RFC 4180 but ends its lines with LF. A text cell that a spreadsheet would run as a formula (it begins
// with = + - @, full-width or not, tab or carriage return and goes on) gets a tab in front: Excel, LibreOffice and
// Gnumeric then show it as text, where an apostrophe would be seen. A path gets ./ instead. Numbers are never touched.
// tsv has no quotes: tab, line feed, carriage return and backslash are written \t \n \r \\.
#pragma once

#include <memory>

#include "zhibiao/writer.h"

namespace zhibiao::output {

[[nodiscard]] std::unique_ptr<const Writer> make_csv_writer(const WriterOptions& options);
[[nodiscard]] std::unique_ptr<const Writer> make_tsv_writer(const WriterOptions& options);

}  // namespace zhibiao::output
