#include "tables/delimited.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/builder.h"
#include "tables/captions.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kLongestLone = 40;  // code points of a cell that stands alone on its line
constexpr std::size_t kMostLone = 6;      // such cells between two rows
constexpr std::size_t kMostBlank = 2;     // lines between two rows of bars

class DelimitedFinder {
 public:
  DelimitedFinder(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables) {}

  void find() {
    for (std::size_t line = 0; line < source_.lines.size();) {
      const char sign = separator(line);
      line = sign == '\0' ? line + 1 : region(line, sign);
    }
  }

 private:
  [[nodiscard]] base::Range text_range(std::size_t line) const { return trimmed(source_.utf8, source_.lines[line]); }
  [[nodiscard]] bool is_empty(std::size_t line) const { return text_range(line).empty(); }

  [[nodiscard]] char separator(std::size_t line) const {
    const std::string_view text = source_.line(line);
    if (text.find('|') != std::string_view::npos) return '|';
    if (text.find('\t') == std::string_view::npos) return '\0';
    // Tabs that only indent part nothing; one before a lone cell leaves the first one blank.
    return text_range(line).of(source_.utf8).find('\t') == std::string_view::npos ? '\0' : '\t';
  }

  // `framed`: bars stand before the first cells too.
  [[nodiscard]] std::vector<Cell> cells_of(std::size_t line, char sign, bool framed = true) const {
    base::Range range = source_.lines[line];
    if (sign == '|') {
      range = text_range(line);
      if (framed && range.of(source_.utf8).starts_with('|')) ++range.begin;
      if (range.begin < range.end && range.of(source_.utf8).ends_with('|')) --range.end;
    }
    std::vector<Cell> cells;
    for (std::size_t at = range.begin;;) {
      const std::size_t end = std::min(source_.utf8.find(sign, at), range.end);
      cells.push_back({trimmed(source_.utf8, {at, end}), {}});
      if (end >= range.end) break;
      at = end + 1;
    }
    if (sign == '\t') {
      while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
    }
    return cells;
  }

  [[nodiscard]] std::string folded_line(std::size_t line) const { return folded(source_, {text_range(line), {}}); }

  [[nodiscard]] bool may_be_lone(std::size_t line) const {
    const std::string_view text = text_range(line).of(source_.utf8);
    return base::count_code_points(text) <= kLongestLone && text.find("。") == std::string_view::npos &&
           text.find("；") == std::string_view::npos && !words_.says(folded_line(line), Says::caption) &&
           !words_.says(folded_line(line), Says::unit_line);
  }

  // Whether every row from `line` on begins with a bar.
  [[nodiscard]] bool is_framed(std::size_t line) const {
    for (; line < source_.lines.size() && separator(line) == '|'; ++line) {
      if (!text_range(line).of(source_.utf8).starts_with('|')) return false;
    }
    return true;
  }

  std::size_t region(std::size_t line, char sign) {
    std::vector<FoundRow> rows;
    const bool framed = sign == '|' && is_framed(line);
    std::size_t last = line;
    for (std::size_t at = line; at < source_.lines.size();) {
      if (separator(at) == sign) {
        rows.push_back({at, at, cells_of(at, sign, framed)});
        last = at++;
        continue;
      }
      const auto next = goes_on(at, sign);
      if (!next) break;
      for (; at < *next; ++at) {
        if (!is_empty(at)) rows.push_back({at, at, {{text_range(at), {}}}});
      }
    }
    const auto above = captions_above(source_, words_, line, sign == '\t');
    rows.insert(rows.begin(), above.begin(), above.end());
    if (has_figures(rows))
      build_grids(source_, words_, sign == '|' ? Form::bars : Form::tabs, std::move(rows), tables_);
    return last + 1;
  }

  // Where the table goes on behind blank lines and cells that stand alone.
  [[nodiscard]] std::optional<std::size_t> goes_on(std::size_t at, char sign) const {
    std::size_t blank = 0;
    std::size_t lone = 0;
    std::size_t numbers = 0;
    bool numbers_only = true;  // behind the first of them
    for (; at < source_.lines.size(); ++at) {
      if (is_empty(at)) {
        if (++blank > kMostBlank * (lone + 1)) return std::nullopt;
        continue;
      }
      if (separator(at) == sign) break;
      if (separator(at) != '\0' || sign == '|' || ++lone > kMostLone || !may_be_lone(at)) return std::nullopt;
      const CellKind kind = words_.kind_of(source_, {text_range(at), {}});
      if (kind == CellKind::number) ++numbers;
      if (kind == CellKind::words && numbers > 0) numbers_only = false;
    }
    if (at >= source_.lines.size()) {
      // The last row may be scattered as well.
      return std::nullopt;
    }
    if (lone == 0) return at;
    const auto cells = cells_of(at, sign);
    const bool figures = std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
      return words_.kind_of(source_, cell) == CellKind::number;
    });
    return figures && numbers_only && (numbers > 0 || lone == 1) ? std::optional(at) : std::nullopt;
  }

  [[nodiscard]] bool has_figures(const std::vector<FoundRow>& rows) const {
    return std::any_of(rows.begin(), rows.end(), [&](const FoundRow& row) {
      return row.cells.size() > 1 && std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) {
               return words_.kind_of(source_, cell) == CellKind::number;
             });
    });
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
};

}  // namespace

void find_delimited(const text::SourceText& source, const TableWords& words, Tables& tables) {
  DelimitedFinder(source, words, tables).find();
}

}  // namespace zhibiao::tables
