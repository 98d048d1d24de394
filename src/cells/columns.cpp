#include "cells/columns.h"

#include <algorithm>
#include <set>
#include <string>

#include "tables/cells.h"

namespace zhibiao::cells {
namespace {

using tables::CellKind;
using tables::Says;

constexpr std::size_t kMostRowsLookedAt = 200;  // of a table that tell what its columns hold

// What the cells of one column are.
struct Look {
  std::size_t numbers = 0;
  std::size_t years = 0;
  std::size_t words = 0;
  std::size_t units = 0;
  std::size_t prose = 0;  // of the words, those that are read as sentences
  bool counts_up = true;  // 1, 2, 3 …
  std::size_t steps = 0;  // by one
  [[nodiscard]] bool has_figures() const { return numbers + years > 0 && (numbers + years) * 2 >= words; }
};

class ColumnReader {
 public:
  ColumnReader(const tables::Grid& grid, const text::SourceText& source, const std::vector<Head>& heads,
               const tables::TableWords& words, const FigureReader& figures)
      : grid_(grid), source_(source), heads_(heads), words_(words), figures_(figures) {}

  Columns read() {
    look();
    for (std::size_t column = 0; column < grid_.columns; ++column) columns_.uses.push_back(use_of(column));
    name_years();
    gather_names();
    columns_.rows_measure = rows_measure();
    return std::move(columns_);
  }

 private:
  void look() {
    looks_.resize(grid_.columns);
    std::vector<long long> last(grid_.columns, 0);
    std::size_t rows = 0;
    std::set<std::size_t> sentences;
    for (const auto& prose : grid_.prose) sentences.insert(prose.cell.place.begin);
    for (const auto& row : grid_.rows) {
      if (++rows > kMostRowsLookedAt) break;
      for (std::size_t column = 0; column < grid_.columns; ++column) {
        if (row.cells[column].empty()) continue;
        Look& look = looks_[column];
        look.prose += sentences.count(row.cells[column].place.begin);
        const std::string text = tables::folded(source_, row.cells[column]);
        CellKind kind = words_.kind_of(text);
        // 不少于60 is a number, 2024年 a time.
        if (kind == CellKind::words && !words_.says(text, Says::time) && figures_.figure(text)) kind = CellKind::number;
        look.numbers += kind == CellKind::number ? 1 : 0;
        look.years += kind == CellKind::year ? 1 : 0;
        look.words += kind == CellKind::words ? 1 : 0;
        if (kind == CellKind::words && figures_.unit(text)) ++look.units;
        if (kind != CellKind::number) continue;
        const bool integer = text.size() < 8 && text.find_first_not_of("0123456789") == std::string::npos;
        const long long value = integer ? std::stoll(text) : 0;
        look.counts_up = look.counts_up && integer && value > last[column] && value - last[column] <= 3;
        look.steps += integer && value == last[column] + 1 ? 1U : 0U;
        last[column] = value;
      }
    }
  }

  [[nodiscard]] bool says(std::size_t column, Says what) const {
    const auto& storeys = grid_.storeys[column];
    return std::any_of(storeys.begin(), storeys.end(),
                       [&](std::size_t head) { return words_.says(heads_[head].text, what); });
  }
  [[nodiscard]] bool has_unit(std::size_t column) const {
    const auto& storeys = grid_.storeys[column];
    return std::any_of(storeys.begin(), storeys.end(), [&](std::size_t head) { return heads_[head].unit.has_value(); });
  }
  [[nodiscard]] bool leaf_says(std::size_t column, Says what) const {
    const auto& storeys = grid_.storeys[column];
    return !storeys.empty() && words_.says(heads_[storeys.back()].text, what);
  }

  [[nodiscard]] ColumnUse use_of(std::size_t column) const {
    const Look& look = looks_[column];
    const bool has_figures = look.has_figures();
    if (leaf_says(column, Says::serial)) return ColumnUse::serial;
    if (leaf_says(column, Says::code) && (has_figures || look.words == 0)) return ColumnUse::serial;
    if (look.words > 0 && leaf_says(column, Says::unit_column) && look.units * 2 >= look.words) return ColumnUse::units;
    const bool named = std::find(columns_.uses.begin(), columns_.uses.end(), ColumnUse::name) != columns_.uses.end();
    // 日期 in front of all names the rows; 办理时间(天) is a measure.
    if ((has_figures || named) && leaf_says(column, Says::no_figure) && !has_unit(column)) return ColumnUse::ignored;
    // Below 年龄段 the names may look like figures: 0-14.
    if (!named && look.words > 0 && (leaf_says(column, Says::rows_things) || leaf_says(column, Says::rows_measures))) {
      return ColumnUse::name;
    }
    if (!has_figures) {
      // What is read as sentences names no row, unless nothing else does.
      if (named && look.prose > 0 && look.prose * 2 >= look.words) return ColumnUse::ignored;
      return look.words > 0 || column == 0 ? ColumnUse::name : ColumnUse::ignored;
    }
    // Numbers that count up one by one are the rows' own, whatever stands above.
    if (look.years == 0 && look.numbers > 3 && (look.steps + 1) * 4 >= look.numbers * 3 && !has_unit(column)) {
      return ColumnUse::serial;
    }
    // Numbers that count the rows up need no head to say so.
    const bool nameless = grid_.storeys[column].empty();
    if (column == 0 && nameless && look.counts_up && look.words == 0 && look.numbers > 1 && grid_.columns > 2 &&
        looks_[1].words > 0) {
      return ColumnUse::serial;
    }
    return ColumnUse::figures;
  }

  // A column of years at the left names the rows.
  void name_years() {
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      if (columns_.uses[column] == ColumnUse::serial) continue;
      if (columns_.uses[column] != ColumnUse::figures) break;
      const Look& look = looks_[column];
      if (look.years > 0 && look.numbers == 0 && grid_.columns > column + 1) {
        columns_.uses[column] = ColumnUse::name;
      }
      break;
    }
  }

  // The names nearest at the left; those of a second half begin anew.
  void gather_names() {
    columns_.names.resize(grid_.columns);
    columns_.units.assign(grid_.columns, Columns::kNone);
    std::vector<std::size_t> names;
    std::size_t unit = Columns::kNone;
    bool figures_seen = false;
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      switch (columns_.uses[column]) {
        case ColumnUse::name:
          if (figures_seen) {
            if (!opens_half(column, names)) {
              columns_.uses[column] = ColumnUse::ignored;
              break;
            }
            names.clear();
            unit = Columns::kNone;
            figures_seen = false;
          }
          names.push_back(column);
          break;
        case ColumnUse::units:
          unit = column;
          break;
        case ColumnUse::figures:
          figures_seen = true;
          columns_.names[column] = names;
          columns_.units[column] = unit;
          break;
        default:
          break;
      }
    }
    // A column of units may stand behind the figures.
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      if (columns_.uses[column] == ColumnUse::figures && columns_.units[column] == Columns::kNone) {
        columns_.units[column] = unit;
      }
    }
  }

  [[nodiscard]] bool opens_half(std::size_t column, const std::vector<std::size_t>& names) const {
    const bool figures_follow =
        std::any_of(columns_.uses.begin() + static_cast<std::ptrdiff_t>(column), columns_.uses.end(),
                    [](ColumnUse use) { return use == ColumnUse::figures; });
    if (!figures_follow) return false;
    const auto& storeys = grid_.storeys[column];
    if (storeys.empty()) return true;
    const std::string& own = heads_[storeys.back()].text;
    const bool same = std::any_of(names.begin(), names.end(), [&](std::size_t name) {
      return !grid_.storeys[name].empty() && heads_[grid_.storeys[name].back()].text == own;
    });
    return same || words_.says(own, Says::rows_measures) || words_.says(own, Says::rows_things);
  }

  // 任务数, 完成率 beside 乡镇: amounts of things, though each could be a side of one.
  [[nodiscard]] bool amounts_of_things() const {
    bool things = false;
    bool amounts = true;
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      things = things || (columns_.uses[column] == ColumnUse::name && leaf_says(column, Says::rows_things));
      amounts = amounts && (columns_.uses[column] != ColumnUse::figures || leaf_says(column, Says::measure));
    }
    return things && amounts;
  }

  [[nodiscard]] bool rows_measure() const {
    // Columns that all are times, versions and sides leave it to the rows.
    int columns = 0;  // more than 0: the columns measure
    bool named = false;
    bool names_with_units = false;
    std::size_t figure_columns = 0;
    std::set<std::string> units;
    std::size_t measures = 0;
    std::size_t named_columns = 0;
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      if (columns_.uses[column] != ColumnUse::figures) continue;
      ++figure_columns;
      bool own = false;
      for (const std::size_t head : grid_.storeys[column]) {
        const Head& said = heads_[head];
        own = own || (!said.aspect && !said.unit_only && !said.text.empty());
        if (!said.aspect && said.unit && said.unit->name != "%") units.insert(said.unit->name);
        if (!said.aspect && words_.says(said.text, Says::measure)) ++measures;
      }
      named = named || own;
      named_columns += own ? 1U : 0U;
      if (columns_.units[column] != Columns::kNone) names_with_units = true;
    }
    if (!named) return !amounts_of_things();
    if (names_with_units) return true;
    std::size_t things = 0;
    std::size_t marked = 0;
    std::size_t row_measures = 0;
    std::size_t row_units = 0;
    std::size_t rows = 0;
    std::set<std::size_t> name_columns;
    for (const auto& names : columns_.names) {
      if (!names.empty()) name_columns.insert(names.back());
    }
    if (name_columns.empty()) return false;
    for (const std::size_t column : name_columns) {
      if (says(column, Says::rows_things)) columns += 4;
      if (says(column, Says::rows_measures)) columns -= 4;
      std::size_t looked = 0;
      for (const auto& row : grid_.rows) {
        if (++looked > kMostRowsLookedAt) break;
        if (row.cells[column].empty()) continue;
        const std::string text = tables::folded(source_, row.cells[column]);
        ++rows;
        things += words_.says(text, Says::thing) || tables::kind_of(text) == CellKind::year ? 1 : 0;
        marked += words_.says(text, Says::marker) ? 1 : 0;
        row_measures += words_.says(text, Says::measure) ? 1 : 0;
        if (text.ends_with(')')) {
          const std::size_t open = text.rfind('(');
          if (open != std::string::npos && figures_.unit(text.substr(open + 1))) ++row_units;
        }
      }
    }
    if (rows == 0) return false;
    if (things * 2 > rows) columns += 4;
    if (row_units * 4 >= rows) columns -= 4;
    if (marked * 3 >= rows) columns -= 2;
    if (units.size() > 1) columns += 3;
    if (units.size() == 1) columns += 1;
    if (measures * 2 >= named_columns) columns += 1;
    if (row_measures * 2 >= rows) columns -= 1;
    if (named_columns < figure_columns) columns -= named_columns * 3 < figure_columns ? 2 : 0;
    return columns <= 0;
  }

  const tables::Grid& grid_;
  const text::SourceText& source_;
  const std::vector<Head>& heads_;
  const tables::TableWords& words_;
  const FigureReader& figures_;
  std::vector<Look> looks_;
  Columns columns_;
};

}  // namespace

Columns read_columns(const tables::Grid& grid, const text::SourceText& source, const std::vector<Head>& heads,
                     const tables::TableWords& words, const FigureReader& figures) {
  return ColumnReader(grid, source, heads, words, figures).read();
}

}  // namespace zhibiao::cells
