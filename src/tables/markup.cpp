#include "tables/markup.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/builder.h"
#include "tables/captions.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::size_t kMostSpanned = 100;  // columns or rows of one cell
constexpr std::string_view kBlank = "&nbsp;";

bool begins_with(std::string_view text, std::size_t at, std::string_view name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char sign = text[at + i];
    if ((sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign) != name[i]) return false;
  }
  return true;
}

// The next tag of one of these names from `at` on, or `end`.
std::size_t next_tag(std::string_view text, std::size_t at, std::size_t end, std::string_view name) {
  for (at = text.find('<', at); at < end; at = text.find('<', at + 1)) {
    if (begins_with(text, at, name)) return at;
  }
  return end;
}

std::size_t span_of(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return 1;
  const std::size_t digit = tag.find_first_of("0123456789", at + name.size());
  if (digit == std::string_view::npos) return 1;
  std::size_t span = 1;
  std::from_chars(tag.data() + digit, tag.data() + tag.size(), span);
  return std::clamp<std::size_t>(span, 1, kMostSpanned);
}

class MarkupReader {
 public:
  MarkupReader(const text::SourceText& source, const TableWords& words, Tables& tables)
      : source_(source), words_(words), tables_(tables) {}

  void read() {
    const std::string_view text = source_.utf8;
    for (std::size_t at = next_tag(text, 0, text.size(), "<table"); at < text.size();) {
      const std::size_t end = next_tag(text, at + 1, text.size(), "</table");
      read_table(at, end);
      at = next_tag(text, std::min(end + 1, text.size()), text.size(), "<table");
    }
  }

 private:
  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    const auto after =
        std::upper_bound(source_.lines.begin(), source_.lines.end(), at,
                         [](std::size_t offset, const base::Range& line) { return offset < line.begin; });
    return after == source_.lines.begin() ? 0 : static_cast<std::size_t>(after - source_.lines.begin()) - 1;
  }

  void read_table(std::size_t begin, std::size_t end) {
    const std::string_view text = source_.utf8;
    std::vector<FoundRow> rows;
    std::vector<std::size_t> spanned;  // by column: rows below that a cell above still covers
    for (std::size_t at = next_tag(text, begin, end, "<tr"); at < end;) {
      const std::size_t next = next_tag(text, at + 1, end, "<tr");
      rows.push_back({line_of(at), line_of(next > at ? next - 1 : at), cells_of(at, next, spanned)});
      at = next;
    }
    if (rows.empty()) return;
    rows.front().line = line_of(begin);
    rows.back().last_line = line_of(std::min(end, text.size() - 1));
    const auto above = captions_above(source_, words_, line_of(begin), false);
    rows.insert(rows.begin(), above.begin(), above.end());
    const std::size_t before = tables_.grids.size();
    build_grids(source_, words_, Form::markup, std::move(rows), tables_);
    if (tables_.grids.size() > before) {
      tables_.grids[before].first_line = std::min(tables_.grids[before].first_line, line_of(begin));
      tables_.grids.back().last_line =
          std::max(tables_.grids.back().last_line, line_of(std::min(end, text.size() - 1)));
    }
  }

  // A merged cell is followed by blank ones, to its right and below it.
  std::vector<Cell> cells_of(std::size_t begin, std::size_t end, std::vector<std::size_t>& spanned) const {
    const std::string_view text = source_.utf8;
    std::vector<Cell> cells;
    const auto skip_covered = [&] {
      while (cells.size() < spanned.size() && spanned[cells.size()] > 0) {
        --spanned[cells.size()];
        cells.emplace_back();
      }
    };
    for (std::size_t at = begin; at < end;) {
      at = std::min(next_tag(text, at + 1, end, "<td"), next_tag(text, at + 1, end, "<th"));
      if (at >= end) break;
      if (begins_with(text, at, "<thead")) continue;
      const std::size_t open = std::min(text.find('>', at), end);
      const std::size_t close = std::min({next_tag(text, open, end, "</td"), next_tag(text, open, end, "</th"),
                                          next_tag(text, open, end, "<td"), next_tag(text, open, end, "<th")});
      const std::string_view tag = text.substr(at, open - at);
      skip_covered();
      const std::size_t columns = span_of(tag, "colspan");
      const std::size_t rows = span_of(tag, "rowspan");
      const std::size_t first = cells.size();
      cells.push_back(words_of(std::min(open + 1, close), close));
      cells.resize(first + columns);
      if (spanned.size() < cells.size()) spanned.resize(cells.size());
      for (std::size_t i = first; i < cells.size(); ++i) spanned[i] = rows - 1;
      at = close > at ? close - 1 : at;
    }
    skip_covered();
    return cells;
  }

  // What stands between the tags inside a cell.
  [[nodiscard]] Cell words_of(std::size_t begin, std::size_t end) const {
    const std::string_view text = source_.utf8;
    Cell cell;
    const auto add = [&](std::size_t from, std::size_t to) {
      while (from < to) {
        const std::size_t blank = std::min(text.find(kBlank, from), to);
        const base::Range part = trimmed(text, {from, blank});
        from = std::min(blank + kBlank.size(), to);
        if (part.empty()) continue;
        if (cell.empty()) {
          cell.place = part;
        } else {
          cell.more.push_back(part);
        }
      }
    };
    while (begin < end) {
      const std::size_t tag = std::min(text.find('<', begin), end);
      add(begin, tag);
      begin = std::min(text.find('>', tag), end - 1) + 1;
    }
    return cell;
  }

  const text::SourceText& source_;
  const TableWords& words_;
  Tables& tables_;
};

}  // namespace

void find_markup(const text::SourceText& source, const TableWords& words, Tables& tables) {
  MarkupReader(source, words, tables).read();
}

}  // namespace zhibiao::tables
