#include "cli/pages/table_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "output/terminal_text.h"
#include "tables/cells.h"
#include "text/width.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kWidest = 24;  // columns of a cell that is shown whole
constexpr std::string_view kMargin = "        ";

const MessageRow<0>& name_of(tables::Form form) {
  switch (form) {
    case tables::Form::tabs:
      return rows::kFormTabs;
    case tables::Form::bars:
      return rows::kFormBars;
    case tables::Form::aligned:
      return rows::kFormAligned;
    case tables::Form::markup:
      return rows::kFormMarkup;
    case tables::Form::separated:
      return rows::kFormSeparated;
    case tables::Form::stacked:
      break;
  }
  return rows::kFormStacked;
}

const MessageRow<0>& name_of(cells::ColumnUse use) {
  switch (use) {
    case cells::ColumnUse::name:
      return rows::kColumnNames;
    case cells::ColumnUse::figures:
      return rows::kColumnFigures;
    case cells::ColumnUse::units:
      return rows::kColumnUnits;
    case cells::ColumnUse::serial:
      return rows::kColumnNumbering;
    case cells::ColumnUse::ignored:
      break;
  }
  return rows::kColumnIgnored;
}

std::string shortened(std::string text) {
  if (text::display_width(text) <= kWidest) return text;
  while (!text.empty() && text::display_width(text) > kWidest - 1) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    text.resize(at);
  }
  return text + "…";
}

using TextRows = std::vector<std::vector<std::string>>;

std::string drawn(const TextRows& lines) {
  std::vector<std::size_t> widths;
  for (const auto& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], text::display_width(line[i]));
  }
  std::string text;
  for (const auto& line : lines) {
    std::string row(kMargin);
    for (std::size_t i = 0; i < line.size(); ++i) {
      row += line[i] + std::string(widths[i] - text::display_width(line[i]) + 2, ' ');
    }
    row.resize(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

}  // namespace

std::string table_facts(const extract::Trace& trace, std::size_t index) {
  const tables::Grid& grid = trace.tables.grids[index];
  std::string facts = spoken(rows::kFactsOfTable(name_of(grid.form)(), grid.first_line + 1, grid.last_line + 1,
                                                 grid.rows.size(), grid.columns));
  if (index < trace.columns.size()) {
    facts += spoken((trace.columns[index].rows_measure ? rows::kRowsMeasure : rows::kColumnsMeasure)());
  }
  for (const auto& caption : grid.captions) {
    facts += spoken(rows::kItsCaption(tables::verbatim(trace.source, caption)));
  }
  for (const auto& unit : grid.units) facts += spoken(rows::kItsUnit(tables::verbatim(trace.source, unit)));
  return output::printable(facts);
}

std::string table_text(const extract::Trace& trace, std::size_t index) {
  const tables::Grid& grid = trace.tables.grids[index];
  const auto shown = [&](const tables::Cell& cell) {
    return shortened(output::printable(tables::verbatim(trace.source, cell)));
  };
  TextRows lines;
  if (index < trace.columns.size()) {
    auto& uses = lines.emplace_back();
    for (const auto use : trace.columns[index].uses) uses.emplace_back(fmt::format("[{}]", spoken(name_of(use)())));
  }
  std::size_t storeys = 0;
  for (const auto& column : grid.storeys) storeys = std::max(storeys, column.size());
  for (std::size_t storey = 0; storey < storeys; ++storey) {
    auto& heads = lines.emplace_back();
    for (const auto& column : grid.storeys) {
      heads.push_back(storey < column.size() ? shown(grid.heads[column[storey]]) : "");
    }
  }
  for (const auto& row : grid.rows) {
    auto& cells = lines.emplace_back();
    for (const auto& cell : row.cells) cells.push_back(shown(cell));
    if (!row.certain) cells.emplace_back(spoken(rows::kCellLost()));
  }
  return drawn(lines);
}

}  // namespace zhibiao::cli
