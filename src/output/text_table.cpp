#include "output/text_table.h"

#include <algorithm>
#include <string_view>

#include "output/terminal_text.h"
#include "text/width.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kWidestHead = 28;
constexpr std::size_t kColumnGap = 2;

std::string figure_of(const Indicator& indicator) {
  if (!indicator.stated) return "?" + indicator.unit;
  std::string text(sign_of(indicator.comparator));
  text += indicator.stated->value.text;
  if (indicator.stated->high) text += "–" + indicator.stated->high->text;
  return printable(text + indicator.stated->unit);
}

struct Row {
  std::string head;
  std::size_t line = 0;
  std::vector<std::string> figures;  // by column
  std::vector<bool> targets;
};

}  // namespace

std::string_view sign_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::equal:
      return "";
    case Comparator::at_least:
      return "≥";
    case Comparator::more_than:
      return ">";
    case Comparator::at_most:
      return "≤";
    case Comparator::less_than:
      return "<";
    case Comparator::about:
      return "≈";
  }
  return "";
}

std::string text_table(const std::vector<const Indicator*>& cells, const Table* table, std::size_t indent, bool color) {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  for (const Indicator* cell : cells) {
    const std::string head = cut_to_width(printable(cell->table->column), kWidestHead);
    const auto known = std::find(columns.begin(), columns.end(), head);
    const auto column = static_cast<std::size_t>(known - columns.begin());
    if (known == columns.end()) columns.push_back(head);
    const std::string name = cut_to_width(printable(cell->table->row), kWidestHead);
    const bool same = !rows.empty() && rows.back().head == name && rows.back().line == cell->span.line &&
                      (column >= rows.back().figures.size() || rows.back().figures[column].empty());
    if (!same) rows.push_back({name, cell->span.line, {}, {}});
    Row& row = rows.back();
    if (row.figures.size() <= column) {
      row.figures.resize(column + 1);
      row.targets.resize(column + 1);
    }
    row.figures[column] = figure_of(*cell);
    row.targets[column] = cell->role == Role::target;
  }
  std::vector<std::size_t> widths;
  std::size_t names = 0;
  for (const auto& head : columns) widths.push_back(text::display_width(head));
  for (const auto& row : rows) {
    names = std::max(names, text::display_width(row.head));
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
      widths[i] = std::max(widths[i], text::display_width(row.figures[i]));
    }
  }
  std::string out;
  Page page(out, color);
  if (table != nullptr && table->caption) page.spaces(indent).add(printable(*table->caption), Style::dim).end_line();
  page.spaces(indent + names);
  for (std::size_t i = 0; i < columns.size(); ++i) page.spaces(kColumnGap).right(columns[i], widths[i], Style::dim);
  page.end_line();
  for (const auto& row : rows) {
    page.spaces(indent).left(row.head, names);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool filled = i < row.figures.size();
      page.spaces(kColumnGap)
          .right(filled ? row.figures[i] : "", widths[i], filled && row.targets[i] ? Style::yellow : Style::green);
    }
    page.spaces(kColumnGap).add(":" + std::to_string(row.line), Style::dim).end_line();
  }
  return out;
}

}  // namespace zhibiao::output
