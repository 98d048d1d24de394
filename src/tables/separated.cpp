#include "tables/separated.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "tables/builder.h"
#include "tables/cells.h"

namespace zhibiao::tables {
namespace {

constexpr std::string_view kEndings[] = {".csv", ".tsv", ".xlsx", ".xls", ".ods", ".et"};

// The sign that stands most often in the first line of several values.
char separator_of(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const auto count = [&](char sign) { return std::count(line.begin(), line.end(), sign); };
    const auto tabs = count('\t');
    const auto commas = count(',');
    const auto semicolons = count(';');
    if (tabs + commas + semicolons > 0) {
      return tabs >= commas && tabs >= semicolons ? '\t' : commas >= semicolons ? ',' : ';';
    }
    at = end + 1;
  }
  return ',';
}

class Values {
 public:
  Values(const text::SourceText& source, char separator) : source_(source), separator_(separator) {}

  std::vector<FoundRow> read() {
    const std::string_view text = source_.utf8;
    std::size_t at = text.starts_with(base::kUtf8ByteOrderMark) ? base::kUtf8ByteOrderMark.size() : 0;
    while (at < text.size()) {
      FoundRow row{line_, line_, {}};
      at = read_row(text, at, row);
      row.last_line = line_ > row.line ? line_ - 1 : line_;
      if (!row.cells.empty()) rows_.push_back(std::move(row));
    }
    return std::move(rows_);
  }

 private:
  std::size_t read_row(std::string_view text, std::size_t at, FoundRow& row) {
    for (;;) {
      base::Range value{at, at};
      while (at < text.size() && text[at] == ' ') ++at;
      if (at < text.size() && text[at] == '"') {
        value.begin = ++at;
        while (at < text.size() && !(text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"'))) {
          line_ += text[at] == '\n' ? 1U : 0U;
          at += text[at] == '"' ? 2 : 1;
        }
        at = std::min(at, text.size());
        value.end = at;
        while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
      } else {
        while (at < text.size() && text[at] != separator_ && text[at] != '\n') ++at;
        value.end = at;
      }
      row.cells.push_back({trimmed(text, value), {}});
      if (at >= text.size()) return at;
      if (text[at++] == '\n') {
        ++line_;
        return at;
      }
    }
  }

  const text::SourceText& source_;
  char separator_;
  std::size_t line_ = 0;
  std::vector<FoundRow> rows_;
};

}  // namespace

bool is_separated(std::string_view path) {
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    if (path.size() < ending.size()) return false;
    const std::string_view own = path.substr(path.size() - ending.size());
    return std::equal(own.begin(), own.end(), ending.begin(),
                      [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
  });
}

void find_separated(const text::SourceText& source, const TableWords& words, Tables& tables) {
  const char separator = separator_of(source.utf8);
  auto rows = Values(source, separator).read();
  // Rows of blank values stand between the tables of a sheet, and in it beside them.
  for (auto& row : rows) {
    row.last_line = std::min(row.last_line, source.lines.empty() ? 0 : source.lines.size() - 1);
  }
  build_grids(source, words, Form::separated, std::move(rows), tables);
}

}  // namespace zhibiao::tables
