#include "output/text_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "output/message_rows.h"
#include "output/packed_rows.h"
#include "output/pieces.h"
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

// A section's own depth; the root's sections have ids without a dot and stand at the margin.
std::size_t depth_below(std::string_view section) {
  return section.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(section.begin(), section.end(), '.'));
}

// The cells of one indicator's row, which stands below its section's heading.
struct Cells {
  std::string metric, value, unit, change, role, period, line;
};

Cells cells_of(const Indicator& indicator, Language language) {
  // In the document's own scale, so that nobody has to count zeros.
  const auto& stated = indicator.stated;
  const auto& high = stated ? stated->high : indicator.high;
  std::string value = stated ? stated->value.text : (indicator.value ? indicator.value->text : "?");
  if (high) value += "–" + high->text;
  return {cut_to_width(printable(indicator.metric.value_or("–")), kMetricWidth),
          printable(fmt::format("{}{}", output::sign_of(indicator.comparator), value)),
          printable(stated ? stated->unit : indicator.unit),
          std::string(change_sign(indicator.change)),
          indicator.role == Role::target ? std::string(word_in(language, indicator.role)) : "",
          printable(indicator.period.value_or("")),
          fmt::format(":{}", indicator.span.line)};
}

// `metric` counts the indentation, so that the columns after it align over all depths.
struct ColumnWidths {
  std::size_t metric = 0, value = 0, unit = 0, change = 0, role = 0, period = 0;

  void widen(const Cells& cells, std::size_t indent) {
    metric = std::max(metric, indent + text::display_width(cells.metric));
    value = std::max(value, text::display_width(cells.value));
    unit = std::max(unit, text::display_width(cells.unit));
    change = std::max(change, text::display_width(cells.change));
    role = std::max(role, text::display_width(cells.role));
    period = std::max(period, text::display_width(cells.period));
  }
};

class DocumentPage {
 public:
  DocumentPage(const Document& document, const TakePiece& take, bool color, Language language)
      : document_(document), color_(color), language_(language), pieces_(take), page_(pieces_.text(), color) {}

  void with_indicators() {
    header();
    if (!document_.failed) {
      for (const Indicator& indicator : document_.indicators) add(indicator);
      rows_of("");
      tree(document_.sections, 0, true);
    }
    pieces_.give();
  }

  void outline_only() {
    header();
    tree(document_.sections, 0, false);
    pieces_.give();
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
      pieces_.give_much();
      if (!pieces_.is_wanted()) return;
      if (with_rows) rows_of(section.id);
      tree(section.sections, depth + 1, with_rows);
    }
  }

  void add(const Indicator& indicator) {
    const std::string section = indicator.section.value_or("");
    SectionRows& of = rows_[section];
    if (const Table* table = table_of(indicator)) {
      if (of.tables.empty() || !of.tables.back().is_of(*table)) of.tables.emplace_back(*table);
      return of.tables.back().add(indicator);
    }
    const Cells cells = cells_of(indicator, language_);
    widths_.widen(cells, kGap * depth_below(section));
    of.figures.add({cells.metric, cells.value, cells.unit, cells.change, cells.role, cells.period, cells.line});
  }

  // The cells of one table stand together. Tables are in text order.
  [[nodiscard]] const Table* table_of(const Indicator& indicator) const {
    if (!indicator.table) return nullptr;
    const auto& tables = document_.layout.tables;
    const auto next = std::upper_bound(tables.begin(), tables.end(), indicator.span.line,
                                       [](std::size_t line, const Table& table) { return line < table.first_line; });
    return next != tables.begin() && indicator.span.line <= std::prev(next)->last_line ? &*std::prev(next) : nullptr;
  }

  void rows_of(const std::string& section) {
    const auto rows = rows_.find(section);
    if (rows == rows_.end()) return;
    const std::size_t indent = kGap * depth_below(section);
    rows->second.figures.each([&](const auto& row) {
      const auto& [metric, value, unit, change, role, period, line] = row;
      page_.spaces(indent).left(metric, widths_.metric - indent).spaces(kGap);
      page_.right(value, widths_.value, role.empty() ? Style::green : Style::yellow).spaces(1);
      page_.left(unit, widths_.unit);
      optional_column(change, widths_.change);
      optional_column(role, widths_.role);
      optional_column(period, widths_.period);
      page_.spaces(kGap).add(line, Style::dim).end_line();
      pieces_.give_much();
      return pieces_.is_wanted();
    });
    for (const TextTable& table : rows->second.tables) table.write(pieces_, indent, color_);
  }

  // A column that no row of the document fills takes no room.
  void optional_column(std::string_view cell, std::size_t width) {
    if (width > 0) page_.spaces(kGap).left(cell, width);
  }

  struct SectionRows {
    PackedRows<7> figures;
    std::vector<TextTable> tables;
  };

  const Document& document_;
  bool color_;
  Language language_;
  Pieces pieces_;
  Page page_;
  std::unordered_map<std::string, SectionRows> rows_;
  ColumnWidths widths_;
};

class Text : public Writer {
 public:
  Text(bool color, Language language) : color_(color), language_(language) {}

  [[nodiscard]] std::string record(const Document& document) const override { return whole_record(*this, document); }
  void write(const Document& document, const TakePiece& take) const override {
    DocumentPage(document, take, color_, language_).with_indicators();
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
  const TakePiece take = [&](std::string_view piece) {
    out += piece;
    return true;
  };
  DocumentPage(document, take, color, language).outline_only();
  return out;
}

}  // namespace zhibiao::output
