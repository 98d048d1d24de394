// A table of tests/cases/tables.json written in each of the forms that a document may have it in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "text/width.h"

namespace zhibiao::tests {

using TableRows = std::vector<std::vector<std::string>>;

struct CaseTable {
  std::string title;
  std::string caption;
  std::string unit;
  TableRows heads;
  TableRows rows;
};

inline CaseTable case_table(const nlohmann::json& one) {
  return {one.value("title", "渔港工作情况通报"), one.value("caption", ""), one.value("unit", ""),
          one.at("heads").get<TableRows>(), one.at("rows").get<TableRows>()};
}

inline std::string above(const CaseTable& table) {
  std::string text = table.title + "\n\n";
  if (!table.caption.empty()) text += table.caption + "\n";
  if (!table.unit.empty()) text += table.unit + "\n";
  return text;
}

inline std::string with_tabs(const CaseTable& table) {
  std::string text = above(table);
  for (const TableRows* rows : {&table.heads, &table.rows}) {
    for (const auto& row : *rows) {
      std::string line;
      for (const auto& cell : row) line += cell + "\t";
      line.erase(line.find_last_not_of('\t') + 1);
      text += line + "\n";
    }
  }
  return text;
}

inline std::string with_bars(const CaseTable& table) {
  std::string text = above(table);
  const auto add = [&](const std::vector<std::string>& row) {
    text += "|";
    for (const auto& cell : row) text += " " + cell + " |";
    text += "\n";
  };
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    add(table.heads[i]);
    if (i == 0) add(std::vector<std::string>(table.heads[0].size(), "---"));
  }
  for (const auto& row : table.rows) add(row);
  return text;
}

inline std::string with_commas(const CaseTable& table) {
  std::string text;
  const std::size_t width = table.heads.front().size();
  if (!table.caption.empty()) text += table.caption + std::string(width - 1, ',') + "\n";
  if (!table.unit.empty()) text += table.unit + std::string(width - 1, ',') + "\n";
  for (const TableRows* rows : {&table.heads, &table.rows}) {
    for (const auto& row : *rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool quoted = row[i].find(',') != std::string::npos;
        text += (i > 0 ? "," : "") + (quoted ? "\"" + row[i] + "\"" : row[i]);
      }
      text += "\n";
    }
  }
  return text;
}

// How many columns a head covers: it and the blank ones to its right that have one below and none above that begins.
inline std::size_t columns_of_head(const TableRows& heads, std::size_t row, std::size_t column) {
  std::size_t end = column + 1;
  const auto named_below = [&](std::size_t at) {
    for (std::size_t below = row + 1; below < heads.size(); ++below) {
      if (!heads[below][at].empty()) return true;
    }
    return false;
  };
  while (end < heads[row].size() && heads[row][end].empty() && named_below(end) &&
         (row == 0 || heads[row - 1][end].empty())) {
    ++end;
  }
  return end - column;
}

inline std::size_t rows_of_head(const TableRows& heads, std::size_t row, std::size_t column) {
  std::size_t end = row + 1;
  while (end < heads.size() && heads[end][column].empty()) ++end;
  return end - row;
}

inline std::string as_markup(const CaseTable& table) {
  std::string text = above(table) + "<table border=\"1\">\n";
  for (std::size_t row = 0; row < table.heads.size(); ++row) {
    text += "<tr>";
    for (std::size_t column = 0; column < table.heads[row].size();) {
      const std::string& head = table.heads[row][column];
      const std::size_t columns = head.empty() ? 1 : columns_of_head(table.heads, row, column);
      const std::size_t rows = columns > 1 || head.empty() ? 1 : rows_of_head(table.heads, row, column);
      // A blank head that a head above covers is no cell of its own; at the top it is one.
      if (!head.empty() || row == 0) {
        text += "<th";
        if (columns > 1) text += " colspan=\"" + std::to_string(columns) + "\"";
        if (rows > 1) text += " rowspan=\"" + std::to_string(rows) + "\"";
        text += ">" + head + "</th>";
      }
      column += columns;
    }
    text += "</tr>\n";
  }
  for (const auto& row : table.rows) {
    text += "<tr>";
    for (const auto& cell : row) text += "<td>" + cell + "</td>";
    text += "</tr>\n";
  }
  return text + "</table>\n";
}

// As a page is set: names at the left, figures at the right, heads in the middle of what they cover.
inline std::string with_blanks(const CaseTable& table) {
  constexpr std::size_t kGap = 3;
  std::vector<std::size_t> widths(table.heads.front().size(), 0);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::display_width(row[i]));
  }
  const auto& leaves = table.heads.back();
  for (std::size_t row = 0; row < table.heads.size(); ++row) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const std::string& head = table.heads[row][i];
      if (head.empty()) continue;
      const std::size_t columns = columns_of_head(table.heads, row, i);
      const std::size_t width = (text::display_width(head) + columns - 1) / columns;
      for (std::size_t k = i; k < i + columns; ++k) widths[k] = std::max(widths[k], width);
    }
  }
  std::vector<std::size_t> begins(widths.size() + 1, 0);
  for (std::size_t i = 0; i < widths.size(); ++i) begins[i + 1] = begins[i] + widths[i] + kGap;
  const auto set = [](std::string& line, std::size_t at, const std::string& words) {
    const std::size_t now = text::display_width(line);
    line += std::string(at > now ? at - now : 0, ' ') + words;
  };
  std::string page = above(table);
  for (std::size_t row = 0; row < table.heads.size(); ++row) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string& head = table.heads[row][i];
      if (head.empty()) continue;
      const std::size_t width = begins[i + columns_of_head(table.heads, row, i)] - begins[i] - kGap;
      set(line, begins[i] + (width - std::min(width, text::display_width(head))) / 2, head);
    }
    page += line + "\n";
  }
  for (const auto& row : table.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const bool name = i == 0 || static_cast<unsigned char>(table.rows.front()[i].front()) >= 0xE4;
      set(line, name ? begins[i] : begins[i] + widths[i] - text::display_width(row[i]), row[i]);
    }
    page += line + "\n";
  }
  return page;
}

}  // namespace zhibiao::tests
