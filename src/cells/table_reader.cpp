#include "cells/table_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cells/table_units.h"
#include "cells/table_years.h"
#include "tables/cells.h"

namespace zhibiao::cells {
namespace {

using indicators::Found;
using tables::CellKind;
using tables::Says;

constexpr std::string_view kJoint = " / ";

// What an indicator takes from a word, for its evidence.
void add_evidence(Found& found, std::string_view field, std::string_view rule, base::Range word) {
  found.evidence.push_back({std::string(field), std::string(rule), word});
}

class Reading {
 public:
  Reading(const tables::Grid& grid, const text::SourceText& source, const Surroundings& around, bool with_evidence,
          const tables::TableWords& words, const FigureReader& figures, const HeadReader& head_reader,
          layout::PageLayout& layout, indicators::FoundList& found)
      : grid_(grid),
        source_(source),
        around_(around),
        with_evidence_(with_evidence),
        words_(words),
        figures_(figures),
        head_reader_(head_reader),
        layout_(layout),
        found_(found) {}

  Columns read() {
    for (const auto& cell : grid_.heads)
      heads_.push_back(head_reader_.read(cell, source_, layout_.folded, layout_.year));
    columns_ = read_columns(grid_, source_, heads_, words_, figures_);
    read_surroundings();
    std::vector<std::size_t> carried(grid_.columns, Columns::kNone);  // rows whose merged first cells hold for more
    for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
      of_row_.clear();
      read_row(row, carried);
      for (const Found& found : of_row_) found_.push_back(found);
    }
    return std::move(columns_);
  }

 private:
  // The lines around the table, and the columns' years.
  void read_surroundings() {
    for (const auto& cell : grid_.captions) {
      const Head caption = head_reader_.read(cell, source_, layout_.folded, layout_.year);
      if (caption.role) caption_ = caption;
      if (caption.ends_with_change()) caption_change_ = caption;
      if (!caption.period.empty()) years_.caption = caption.period;
    }
    for (const auto& cell : grid_.units) {
      const base::Range range = tables::append(layout_.folded, source_, cell);
      layout_.folded.append_break("\n", cell.place.end);
      const std::string text(range.of(layout_.folded.text()));
      const auto said = words_.find(text, Says::unit_line);
      if (!said || !said->unit) continue;
      const base::Range word = {range.begin + said->unit->begin, range.begin + said->unit->end};
      units_.take(said->unit->of(text), figures_, {word, said->word->id});
      if (units_.first() != nullptr) columns_.unit = units_.first()->written;
    }
    for (const auto& column : grid_.storeys) {
      for (const std::size_t head : column) years_.take(heads_[head].period);
    }
    years_.document = layout_.year;
    years_.plans = around_.role == Role::target || (caption_ && *caption_->role == Role::target) || is_plan();
    years_.long_term = around_.long_term;
  }

  // Its cells say so: 预期性, 约束性.
  [[nodiscard]] bool is_plan() const {
    if (grid_.rows.empty()) return false;
    const auto& cells = grid_.rows.front().cells;
    return std::any_of(cells.begin(), cells.end(), [&](const tables::Cell& cell) {
      return !cell.empty() && words_.says(tables::folded(source_, cell), Says::plan);
    });
  }

  struct RowHeads {
    std::vector<Head> parts;
    std::string shown;
  };

  [[nodiscard]] RowHeads names_of(const tables::Row& row, const std::vector<std::size_t>& columns,
                                  std::vector<std::size_t>& carried, bool has_figures) {
    RowHeads names;
    const auto add = [&](const tables::Cell& cell) {
      Head head = head_reader_.read(cell, source_, layout_.folded, layout_.year);
      if (head.text.empty() || (!names.parts.empty() && names.parts.back().text == head.text)) return;
      if (!names.shown.empty()) names.shown += kJoint;
      names.shown += head.shown;
      names.parts.push_back(std::move(head));
    };
    const bool own = !columns.empty() && !row.cells[columns.back()].empty();
    for (const std::size_t column : columns) {
      const tables::Cell& cell = row.cells[column];
      if (!cell.empty()) {
        if (tables::kind_of(source_, cell) == CellKind::nothing) continue;
        add(cell);
        if (has_figures) {
          carried[column] = static_cast<std::size_t>(&row - grid_.rows.data());
          // What was merged below the one before ends where that one does.
          for (const std::size_t inner : columns) {
            if (inner > column) carried[inner] = Columns::kNone;
          }
        }
      } else if (own && column != columns.back() && carried[column] != Columns::kNone) {
        add(grid_.rows[carried[column]].cells[column]);
      }
    }
    // 合计 may stand in the column of the numbering.
    for (std::size_t column = 0; names.parts.empty() && !columns.empty() && column < columns.front(); ++column) {
      const tables::Cell& cell = row.cells[column];
      if (columns_.uses[column] == ColumnUse::serial && words_.kind_of(source_, cell) == CellKind::words) add(cell);
    }
    return names;
  }

  void read_row(std::size_t index, std::vector<std::size_t>& carried) {
    const tables::Row& row = grid_.rows[index];
    std::vector<std::pair<std::size_t, CellFigure>> cells;
    std::vector<std::string> texts(grid_.columns);
    for (std::size_t column = 0; column < grid_.columns; ++column) {
      if (columns_.uses[column] != ColumnUse::figures || row.cells[column].empty()) continue;
      texts[column] = tables::folded(source_, row.cells[column]);
      if (tables::kind_of(texts[column]) == CellKind::nothing || words_.says(texts[column], Says::time)) continue;
      if (auto figure = figures_.figure(texts[column])) cells.emplace_back(column, std::move(*figure));
    }
    if (!row.certain) cells.clear();
    // The names of each half, once.
    const std::vector<std::size_t>* named = nullptr;
    RowHeads names;
    for (auto& [column, figure] : cells) {
      const auto& columns = columns_.names[column];
      if (named == nullptr || *named != columns) {
        names = names_of(row, columns, carried, true);
        named = &columns;
      }
      if (!columns.empty() && names.parts.empty()) continue;  // a row that lost its name
      if (!names.parts.empty() && words_.says(names.parts.front().text, Says::serial)) return;  // 栏次 1 2 3
      const bool explained = !names.parts.empty() || !grid_.storeys[column].empty();
      if (!explained) continue;
      const base::Range place = tables::append(layout_.folded, source_, row.cells[column]);
      layout_.folded.append_break("\n", row.cells[column].place.end);
      add(column, figure, place, names, row);
    }
    if (const Head* measure = measure_of(names)) measure_above_ = *measure;
    sentence_of_row(row);
  }

  // The row as it stands, so that a reader of one figure sees its neighbours.
  void sentence_of_row(const tables::Row& row) {
    if (of_row_.empty()) return;
    const tables::Cell* first = nullptr;
    const tables::Cell* last = nullptr;
    for (const auto& cell : row.cells) {
      if (cell.empty()) continue;
      if (first == nullptr || cell.place.begin < first->place.begin) first = &cell;
      if (last == nullptr || cell.place.end > last->place.end) last = &cell;
    }
    const std::size_t begin = layout_.folded.size();
    tables::append(layout_.folded, source_, *first);
    if (last != first) tables::append(layout_.folded, source_, *last);
    const base::Range whole = {begin, layout_.folded.size()};
    layout_.folded.append_break("\n", last->place.end);
    for (Found& found : of_row_) found.sentence = whole;
  }

  void add(std::size_t column, const CellFigure& figure, base::Range place, const RowHeads& names,
           const tables::Row& row) {
    Found found;
    found.text = {place.begin + figure.range.begin, place.begin + figure.range.end};
    found.node = around_.node;
    found.pattern = "table.cell";
    found.comparator = figure.comparator;
    found.placeholder = figure.placeholder;
    if (with_evidence_) {
      add_evidence(found, "value", found.pattern, {place.begin + figure.number.begin, place.begin + figure.number.end});
    }
    if (with_evidence_) {
      for (const Head& name : names.parts) add_evidence(found, "row", "table.head", name.name);
      for (const std::size_t head : grid_.storeys[column])
        add_evidence(found, "column", "table.head", heads_[head].name);
    }
    set_value(column, figure, place, names, row, found);
    set_metric(column, names, found);
    set_change(column, names, found);
    set_role_and_period(column, names, found);
    found.table = TableCell{names.shown, column_shown(column)};
    of_row_.push_back(std::move(found));
  }

  [[nodiscard]] std::string column_shown(std::size_t column) const {
    std::string shown;
    const std::string* last = nullptr;
    for (const std::size_t index : grid_.storeys[column]) {
      const Head& head = heads_[index];
      if (head.text.empty() || (head.unit_only && grid_.storeys[column].size() > 1)) continue;
      if (last != nullptr && *last == head.text) continue;
      if (!shown.empty()) shown += kJoint;
      shown += head.shown;
      last = &head.text;
    }
    return shown;
  }

  // From the inside out.
  template <class Take>
  void each_storey(std::size_t column, const Take& take) const {
    const auto& storeys = grid_.storeys[column];
    for (auto head = storeys.rbegin(); head != storeys.rend(); ++head) {
      if (take(heads_[*head])) return;
    }
  }

  void set_value(std::size_t column, const CellFigure& figure, base::Range place, const RowHeads& names,
                 const tables::Row& row, Found& found) const {
    std::optional<Unit> unit = figure.own;
    HeadWord word{{place.begin + figure.unit.begin, place.begin + figure.unit.end}, "table.unit.cell"};
    const auto take_row = [&] {
      for (auto name = names.parts.rbegin(); name != names.parts.rend() && !unit; ++name) {
        if (!name->unit) continue;
        unit = name->unit;
        word = name->unit_word;
      }
    };
    if (figure.square) take_row();
    if (!unit) {
      each_storey(column, [&](const Head& head) {
        if (head.unit) {
          unit = head.unit;
          word = head.unit_word;
        } else if (head.rate) {
          unit = figures_.unit("%");
          word = {head.name, "table.rate"};
        }
        return unit.has_value();
      });
    }
    if (!unit && columns_.units[column] != Columns::kNone) {
      const tables::Cell& cell = row.cells[columns_.units[column]];
      const std::string text = tables::folded(source_, cell);
      unit = figures_.unit(text);
      if (!unit && tables::kind_of(text) == CellKind::words) unit = Unit{text, Kind::measure, {1, 0}, text};
      word = {{}, "table.unit-column"};
    }
    take_row();
    const auto take_rate = [&] {
      each_storey(column, [&](const Head& head) {
        if (head.perhaps_rate) {
          unit = figures_.unit("%");
          word = {head.name, "table.rate.perhaps"};
        }
        return unit.has_value();
      });
    };
    if (!unit && units_.names_rate()) take_rate();
    if (!unit) take_head_of_names(column, unit, word);
    const Head* measure = measure_of(column);
    const bool points = measure != nullptr && measure->score;  // 得分 has no unit that is another's
    if (!unit && units_.first() != nullptr && !points) {
      unit = *units_.of(measure, columns_.rows_measure ? measure_of(names) : nullptr, words_);
      word = units_.word();
    }
    if (!unit) take_rate();
    auto value = figure.value;
    auto high = figure.high;
    if (unit) {
      found.kind = unit->kind;
      found.unit = unit->name;
      const auto in_unit = [&](const numbers::Exact& number) {
        const auto scaled = number.times(unit->factor).value_or(number);
        return unit->factor.exponent == 0 && unit->factor.mantissa == 1 ? scaled : scaled.reduced();
      };
      value = in_unit(value);
      if (high) high = in_unit(*high);
      if (with_evidence_) add_evidence(found, "unit", word.rule, word.range);
    } else {
      found.kind = figure.value.reduced().exponent < 0 ? Kind::measure : Kind::count;
    }
    if (figure.placeholder) return;
    found.value = value.decimal();
    if (high) found.high = high->decimal();
    found.stated = figure.stated;
    if (unit && !figure.own) found.stated->unit = unit->written;
  }

  // 项目资金(万元) above the names of the rows.
  void take_head_of_names(std::size_t column, std::optional<Unit>& unit, HeadWord& word) const {
    const Head* measure = measure_of(column);
    if (measure != nullptr && measure->score) return;
    for (const std::size_t name : columns_.names[column]) {
      for (const std::size_t head : grid_.storeys[name]) {
        if (!heads_[head].unit || heads_[head].unit_only) continue;
        unit = heads_[head].unit;
        word = heads_[head].unit_word;
      }
    }
  }

  // The head that names what the column's figures measure, from the inside out.
  [[nodiscard]] const Head* measure_of(std::size_t column) const {
    const Head* found = nullptr;
    each_storey(column, [&](const Head& head) {
      if (head.names_measure()) found = &head;
      return found != nullptr;
    });
    return found;
  }

  // 同比 beside 用电量 is the change of that: the nearest column at the left, of the same rows, that names a measure.
  [[nodiscard]] const Head* measure_beside(std::size_t column) const {
    bool changes = false;
    each_storey(column, [&](const Head& head) {
      changes = head.change && *head.change != Change::none;
      return changes;
    });
    if (!changes) return nullptr;
    for (std::size_t left = column; left-- > 0 && columns_.names[left] == columns_.names[column];) {
      if (columns_.uses[left] != ColumnUse::figures) continue;
      if (const Head* measure = measure_of(left)) return measure->score ? nullptr : measure;
    }
    return nullptr;
  }

  [[nodiscard]] static const Head* measure_of(const RowHeads& names) {
    for (auto name = names.parts.rbegin(); name != names.parts.rend(); ++name) {
      if (name->names_measure()) return &*name;
    }
    return nullptr;
  }

  void set_metric(std::size_t column, const RowHeads& names, Found& found) const {
    const Head* of_row = measure_of(names);
    // 增速 below 地区生产总值 is the growth of that.
    const bool below = of_row == nullptr && !names.parts.empty() && names.parts.back().change && measure_above_;
    if (below) of_row = &*measure_above_;
    if (of_row == nullptr && !names.parts.empty()) of_row = &names.parts.back();
    const Head* of_column = measure_of(column);
    const bool own = of_column != nullptr && of_column->score;
    if (of_column == nullptr && !columns_.rows_measure) of_column = measure_beside(column);
    if (of_column == nullptr) {
      each_storey(column, [&](const Head& head) {
        if (!head.unit_only && !head.text.empty()) of_column = &head;
        return of_column != nullptr;
      });
    }
    // A table of things leaves a column of rates its own name: 完成率 of each district.
    const bool by_row = of_row != nullptr && !own && (columns_.rows_measure || of_column == nullptr);
    const Head* chosen = by_row ? of_row : of_column != nullptr ? of_column : of_row;
    if (chosen == nullptr) return;
    found.metric = head_reader_.metric_of(*chosen);
    if (with_evidence_) add_evidence(found, "metric", by_row ? "table.row" : "table.column", chosen->name);
  }

  void set_change(std::size_t column, const RowHeads& names, Found& found) {
    const Head* said = nullptr;
    caption_changes_ = false;
    each_storey(column, [&](const Head& head) {
      if (head.change) said = &head;
      return said != nullptr;
    });
    const Head* measure = measure_of(column);
    if (said == nullptr && measure != nullptr && measure->score) return;  // the points that a growth earned
    if (said == nullptr && columns_.rows_measure && !names.parts.empty() && names.parts.back().ends_with_change()) {
      said = &names.parts.back();
    }
    // 各行业增速, above a table of percentages that says no more
    caption_changes_ = said == nullptr && caption_change_ && found.kind == Kind::percentage;
    if (caption_changes_) said = &*caption_change_;
    if (said == nullptr || *said->change == Change::none) return;
    found.change = *said->change;
    if (with_evidence_) add_evidence(found, "change", said->change_word.rule, said->change_word.range);
    found.base = said->base;
    if (!found.base) {
      each_storey(column, [&](const Head& head) {
        found.base = head.base;
        return found.base.has_value();
      });
    }
    if (found.base && with_evidence_) add_evidence(found, "base", said->change_word.rule, *found.base);
  }

  void set_role_and_period(std::size_t column, const RowHeads& names, Found& found) const {
    const Head* role = nullptr;
    std::string period;
    base::Range period_word;
    bool last_year = false;
    bool of_row = false;  // the period is the row's
    each_storey(column, [&](const Head& head) {
      if (role == nullptr && head.role) role = &head;
      last_year = last_year || (head.last_year && !head.change);
      if (period.empty() && !head.period.empty()) {
        period = head.period;
        period_word = head.name;
      }
      return false;
    });
    for (auto name = names.parts.rbegin(); name != names.parts.rend(); ++name) {
      if (role == nullptr && name->role && name->aspect) role = &*name;
      if (!period.empty() || !name->aspect) continue;
      period = name->period;
      of_row = true;
    }
    const int year = year_of(period);
    std::string_view rule = "role.genre";
    base::Range word;
    found.role = around_.role;
    if (role != nullptr) {
      found.role = *role->role;
      rule = role->role_word.rule;
      word = role->role_word.range;
    } else if (const Head* beside = year == 0 && found.change != Change::none ? role_beside(column) : nullptr) {
      found.role = *beside->role;
      rule = beside->role_word.rule;
      word = beside->role_word.range;
    } else if (const auto by_year = of_row && !years_.plans ? std::nullopt : years_.role(year)) {
      found.role = *by_year;
      rule = "role.year";
      word = period_word;
    } else if (caption_) {
      found.role = *caption_->role;
      rule = caption_->role_word.rule;
      word = caption_->role_word.range;
    }
    if (with_evidence_) add_evidence(found, "role", rule, word);
    if (period.empty() && last_year) {
      const int year_of_table = years_.caption.size() == 4 ? year_of(years_.caption) : layout_.year.value_or(0);
      if (year_of_table != 0) period = std::to_string(year_of_table - 1);
    } else if (period.empty() && (found.change == Change::none || caption_changes_) && years_.caption.size() == 4) {
      period = years_.caption;
    }
    if (!period.empty()) found.period = std::move(period);
  }

  // 2030年目标 | 年均增速: a growth is intended or reached as what stands nearest at its left is.
  [[nodiscard]] const Head* role_beside(std::size_t column) const {
    for (std::size_t left = column; left-- > 0 && columns_.names[left] == columns_.names[column];) {
      if (columns_.uses[left] != ColumnUse::figures) continue;
      const Head* role = nullptr;
      each_storey(left, [&](const Head& head) {
        if (head.role) role = &head;
        return role != nullptr;
      });
      return role;
    }
    return nullptr;
  }

  const tables::Grid& grid_;
  const text::SourceText& source_;
  const Surroundings& around_;
  bool with_evidence_;
  const tables::TableWords& words_;
  const FigureReader& figures_;
  const HeadReader& head_reader_;
  layout::PageLayout& layout_;
  indicators::FoundList& found_;

  std::vector<Found> of_row_;  // what the row at hand gives
  std::vector<Head> heads_;    // of grid_.heads
  Columns columns_;
  std::optional<Head> caption_;         // that says a role
  std::optional<Head> caption_change_;  // that ends in a word of change
  bool caption_changes_ = false;        // the change of the figure that is read is the caption's
  std::optional<Head> measure_above_;   // the last row's that names what is measured
  TableUnits units_;
  TableYears years_;
};

}  // namespace

TableReader::TableReader(const patterns::PackSet& packs, const tables::TableWords& words,
                         const indicators::IndicatorReader& indicators)
    : words_(words), figures_(indicators.finder(), packs.cues), heads_(words_, figures_, indicators.exclusions()) {}

Columns TableReader::read(const tables::Grid& grid, const text::SourceText& source, const Surroundings& around,
                          bool with_evidence, layout::PageLayout& layout, indicators::FoundList& found) const {
  return Reading(grid, source, around, with_evidence, words_, figures_, heads_, layout, found).read();
}

}  // namespace zhibiao::cells
