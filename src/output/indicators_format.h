// indicators: JSON Lines with one indicator a line, flat, under the English names of the columns: what data frames and
// tools for tables read at once. Numbers are numbers, what a cell of the table would leave empty is null.
#pragma once

#include <memory>

#include "zhibiao/writer.h"

namespace zhibiao::output {

[[nodiscard]] std::unique_ptr<const Writer> make_indicators_writer(const WriterOptions& options);

}  // namespace zhibiao::output
