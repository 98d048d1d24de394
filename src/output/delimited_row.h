// One row of csv or tsv; table_format.h says how cells are written.
#pragma once

#include <string>
#include <string_view>

#include "output/columns.h"

namespace zhibiao::output {

class DelimitedRow : public RowWriter {
 public:
  enum class Style { csv, tsv };

  DelimitedRow(std::string& out, Style style) : out_(out), style_(style) {}

  void text(std::string_view cell) override;
  // It stays one that leads to the file.
  void path(std::string_view cell) override;
  void number(std::string_view digits) override;
  void end();

 private:
  void separate();
  void append(std::string_view cell, std::string_view guard);
  void append_csv(std::string_view cell, std::string_view guard);
  void append_tsv(std::string_view cell);

  std::string& out_;
  Style style_;
  bool first_ = true;
};

}  // namespace zhibiao::output
