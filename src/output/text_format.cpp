#include "output/text_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <vector>

#include "output/message_rows.h"
#include "output/sections.h"
#include "output/terminal_text.h"
#include "output/text_table.h"
#include "output/words_zh.h"
#include "text/width.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

constexpr std::size_t kHeadingWidth = 76;
constexpr std::size_t kMetricWidth = 36;
constexpr std::size_t kGap = 2;

std::string_view change_sign(Change change) {
  switch (change) {
    case Change::none:
      return "";
    case Change::increase:
      return "↑";
    case Change::decrease:
      return "↓";
  }
  return "";
}

// The cells of one indicator's row, which stands below its section's heading.
struct Cells {
  std::size_t indent;
  std::string metric;
  std::string value;
  std::string unit;
  std::string change;
  std::string role;
  std::string period;
  std::string line;
};

Cells cells_of(const Indicator& indicator, Language language) {
  // In the document's own scale, so that nobody has to count zeros.
  const auto& stated = indicator.stated;
  const auto& high = stated ? stated->high : indicator.high;
  std::string value = stated ? stated->value.text : (indicator.value ? indicator.value->text : "?");
  if (high) value += "–" + high->text;
  // The root's sections have ids without a dot and stand at the margin.
  const auto& section = indicator.section;
  const std::size_t depth =
      section ? 1 + static_cast<std::size_t>(std::count(section->begin(), section->end(), '.')) : 0;
  return {kGap * depth,
          cut_to_width(printable(indicator.metric.value_or("–")), kMetricWidth),
          fmt::format("{}{}", output::sign_of(indicator.comparator), value),
          printable(stated ? stated->unit : indicator.unit),
          std::string(change_sign(indicator.change)),
          indicator.role == Role::target ? std::string(word_in(language, indicator.role)) : "",
          indicator.period.value_or(""),
          fmt::format(":{}", indicator.span.line)};
}

// `metric` counts the indentation, so that the columns after it align over all depths.
struct ColumnWidths {
  std::size_t metric = 0, value = 0, unit = 0, change = 0, role = 0, period = 0;

  void widen(const Cells& cells) {
    metric = std::max(metric, cells.indent + text::display_width(cells.metric));
    value = std::max(value, text::display_width(cells.value));
    unit = std::max(unit, text::display_width(cells.unit));
    change = std::max(change, text::display_width(cells.change));
    role = std::max(role, text::display_width(cells.role));
    period = std::max(period, text::display_width(cells.period));
  }
};

class DocumentPage {
 public:
  DocumentPage(const Document& document, std::string& out, bool color, Language language)
      : document_(document), out_(out), color_(color), language_(language), page_(out, color) {}

  void with_indicators() {
    header();
    if (document_.failed) return;
    for (const Indicator& indicator : document_.indicators) {
      if (add_cell(indicator)) continue;
      rows_[indicator.section.value_or("")].push_back(cells_of(indicator, language_));
      widths_.widen(rows_[indicator.section.value_or("")].back());
    }
    rows_of("");
    tree(document_.sections, 0, true);
  }

  void outline_only() {
    header();
    tree(document_.sections, 0, false);
  }

 private:
  void header() {
    const std::string path = source_name(document_.source);
    page_.add(document_.title.value_or(path), Style::bold).end_line();
    if (document_.failed) {
      for (const Diagnostic& diagnostic : document_.diagnostics) {
        page_.spaces(kGap).add(rows::kFailedBy(diagnostic.message).in(language_), Style::red).end_line();
      }
      return;
    }
    std::string facts = document_.title ? path + " · " : "";
    facts += word_in(language_, document_.genre);
    if (document_.year) facts += fmt::format(" · {}", *document_.year);
    const std::size_t sections = count_sections(document_.sections);
    const std::size_t indicators = document_.indicators.size();
    facts += " · " + (sections == 1 ? rows::kOneSection : rows::kSections)(sections).in(language_);
    facts += " · " + (indicators == 1 ? rows::kOneIndicator : rows::kIndicators)(indicators).in(language_);
    if (document_.completeness.truncated_by) {
      facts += " · " + rows::kTruncated(word_in(language_, *document_.completeness.truncated_by)).in(language_);
    }
    page_.add(facts, Style::dim).end_line();
  }

  // Headings nest no deeper than the outline's levels.
  void tree(const std::vector<Section>& sections, std::size_t depth, bool with_rows) {
    for (const Section& section : sections) {
      page_.spaces(kGap * depth).add(section.marker, Style::cyan);
      const std::string title = printable(section.title);
      page_.add(with_rows ? cut_to_width(title, kHeadingWidth) : title, depth == 0 ? Style::bold : Style::plain);
      if (!with_rows) page_.add(fmt::format("  :{}", section.span.line), Style::dim);
      page_.end_line();
      if (with_rows) rows_of(section.id);
      tree(section.sections, depth + 1, with_rows);
    }
  }

  // The cells of one table stand together.
  bool add_cell(const Indicator& indicator) {
    const Table* table = nullptr;
    if (!indicator.table) return false;
    for (const Table& each : document_.layout.tables) {
      if (each.first_line <= indicator.span.line && indicator.span.line <= each.last_line) table = &each;
    }
    if (table == nullptr) return false;
    auto& tables = tables_[indicator.section.value_or("")];
    if (tables.empty() || tables.back().table != table) tables.push_back({table, {}});
    tables.back().cells.push_back(&cells_.emplace_back(indicator));
    return true;
  }

  void tables_of(const std::string& section) {
    const auto tables = tables_.find(section);
    if (tables == tables_.end()) return;
    const std::size_t depth =
        section.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(section.begin(), section.end(), '.'));
    for (const CellsOfTable& each : tables->second) out_ += text_table(each.cells, each.table, kGap * depth, color_);
  }

  void rows_of(const std::string& section) {
    figures_of(section);
    tables_of(section);
  }

  void figures_of(const std::string& section) {
    const auto rows = rows_.find(section);
    if (rows == rows_.end()) return;
    for (const Cells& cells : rows->second) {
      page_.spaces(cells.indent).left(cells.metric, widths_.metric - cells.indent).spaces(kGap);
      page_.right(cells.value, widths_.value, cells.role.empty() ? Style::green : Style::yellow).spaces(1);
      page_.left(cells.unit, widths_.unit);
      optional_column(cells.change, widths_.change);
      optional_column(cells.role, widths_.role);
      optional_column(cells.period, widths_.period);
      page_.spaces(kGap).add(cells.line, Style::dim).end_line();
    }
  }

  // A column that no row of the document fills takes no room.
  void optional_column(const std::string& cell, std::size_t width) {
    if (width > 0) page_.spaces(kGap).left(cell, width);
  }

  struct CellsOfTable {
    const Table* table = nullptr;
    std::vector<const Indicator*> cells;
  };

  const Document& document_;
  std::string& out_;
  bool color_;
  Language language_;
  Page page_;
  std::deque<Indicator> cells_;  // that tables_ points to
  std::unordered_map<std::string, std::vector<CellsOfTable>> tables_;
  std::unordered_map<std::string, std::vector<Cells>> rows_;
  ColumnWidths widths_;
};

class Text : public Writer {
 public:
  Text(bool color, Language language) : color_(color), language_(language) {}

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string out;
    DocumentPage(document, out, color_, language_).with_indicators();
    return out;
  }
  [[nodiscard]] std::string separator() const override { return "\n"; }

 private:
  bool color_;
  Language language_;
};

}  // namespace

std::unique_ptr<const Writer> make_text_writer(const WriterOptions& options) {
  return std::make_unique<Text>(options.color, options.language);
}

std::string outline_text(const Document& document, bool color, Language language) {
  std::string out;
  DocumentPage(document, out, color, language).outline_only();
  return out;
}

}  // namespace zhibiao::output
