// The columns of every table of documents, one row each: failed ones and those without indicators too.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/columns.h"
#include "zhibiao/document.h"
#include "zhibiao/writer.h"

namespace zhibiao::output {

struct DocumentColumn {
  ColumnName name;
  ColumnShows shows;  // text, integer or path
  std::string (*write)(const Document&, CellWords);
  ColumnName about;  // what its cells say
};

[[nodiscard]] std::span<const DocumentColumn> document_columns();
// Their names in the language of the table's heads.
[[nodiscard]] std::vector<std::string> document_heads(HeaderRow header);

}  // namespace zhibiao::output
