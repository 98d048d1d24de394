#include "output/text_table.h"

#include <algorithm>
#include <charconv>
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

// One row while its cells come.
class Row {
 public:
  // Whether the cell goes into it and not into the next.
  [[nodiscard]] bool takes(std::string_view head, std::string_view line, std::size_t column) const {
    return head_ == head && line_ == line && (column >= figures_.size() || figures_[column].text.empty());
  }
  void begin(std::string_view head, std::string_view line) {
    head_ = head;
    line_ = line;
    figures_.clear();
  }
  void put(std::size_t column, std::string_view figure, bool target) {
    if (figures_.size() <= column) figures_.resize(column + 1);
    figures_[column] = {figure, target};
  }

  [[nodiscard]] bool empty() const { return figures_.empty(); }
  [[nodiscard]] std::string_view head() const { return head_; }
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] std::string_view figure(std::size_t column) const {
    return column < figures_.size() ? figures_[column].text : std::string_view();
  }
  [[nodiscard]] Style style(std::size_t column) const {
    return column < figures_.size() && figures_[column].target ? Style::yellow : Style::green;
  }

 private:
  struct Figure {
    std::string_view text;
    bool target = false;
  };

  std::string_view head_, line_;
  std::vector<Figure> figures_;  // by column
};

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

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

void TextTable::add(const Indicator& cell) {
  const std::size_t column = column_of(cut_to_width(printable(cell.table->column), kWidestHead));
  const std::string name = cut_to_width(printable(cell.table->row), kWidestHead);
  const std::string figure = figure_of(cell);
  columns_[column].width = std::max(columns_[column].width, text::display_width(figure));
  names_ = std::max(names_, text::display_width(name));
  cells_.add(
      {name, std::to_string(cell.span.line), std::to_string(column), figure, cell.role == Role::target ? "t" : ""});
}

// The cells of a row come one after another: most often it is the next, or the first again.
std::size_t TextTable::column_of(const std::string& head) {
  const auto is_it = [&](const Column& column) { return column.head == head; };
  auto found =
      last_ + 1 < columns_.size() ? columns_.begin() + static_cast<std::ptrdiff_t>(last_ + 1) : columns_.begin();
  if (found == columns_.end() || !is_it(*found)) found = std::find_if(columns_.begin(), columns_.end(), is_it);
  if (found == columns_.end()) found = columns_.insert(found, {head, text::display_width(head)});
  last_ = static_cast<std::size_t>(found - columns_.begin());
  return last_;
}

void TextTable::write(Pieces& pieces, std::size_t indent, bool color) const {
  Page page(pieces.text(), color);
  if (table_->caption) page.spaces(indent).add(printable(*table_->caption), Style::dim).end_line();
  page.spaces(indent + names_);
  for (const Column& column : columns_) page.spaces(kColumnGap).right(column.head, column.width, Style::dim);
  page.end_line();
  Row row;
  const auto end_row = [&] {
    if (row.empty()) return;
    page.spaces(indent).left(row.head(), names_);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      page.spaces(kColumnGap).right(row.figure(i), columns_[i].width, row.style(i));
    }
    page.spaces(kColumnGap).add(":" + std::string(row.line()), Style::dim).end_line();
    pieces.give_much();
  };
  cells_.each([&](const auto& cell) {
    const auto& [head, line, index, figure, target] = cell;
    const std::size_t column = number_of(index);
    if (row.empty() || !row.takes(head, line, column)) {
      end_row();
      row.begin(head, line);
    }
    row.put(column, figure, !target.empty());
    return pieces.is_wanted();
  });
  end_row();
}

}  // namespace zhibiao::output
