#include "output/formats.h"

#include <algorithm>
#include <array>

#include "output/json_format.h"
#include "output/review_format.h"
#include "output/table_format.h"
#include "output/text_format.h"
#include "output/workbook_rows.h"

namespace zhibiao::output {
namespace {

// `text` has an extension that no default glob picks up, so that results beside their sources are not read as sources.
constexpr std::array kFormats = {
    FormatEntry{Format::jsonl, "jsonl", ".jsonl", "one document a line as JSON, for programs", make_jsonl_writer},
    FormatEntry{Format::json, "json", ".json", "JSON indented for reading", make_json_writer},
    FormatEntry{Format::text, "text", ".text", "outline with its indicators, for a terminal", make_text_writer},
    FormatEntry{Format::csv, "csv", ".csv", "one indicator a row, for spreadsheets", make_csv_writer},
    FormatEntry{Format::tsv, "tsv", ".tsv", "the same with tabs, for cut and awk", make_tsv_writer},
    FormatEntry{Format::xlsx, "xlsx", ".xlsx", "a workbook for Excel, WPS and LibreOffice, with -o",
                make_workbook_writer},
    FormatEntry{Format::html, "html", ".html", "a page on which a person checks and corrects, in a browser",
                make_review_writer},
};

}  // namespace

std::span<const FormatEntry> formats() { return kFormats; }

const FormatEntry& entry_of(Format format) {
  return *std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& entry) { return entry.format == format; });
}

std::optional<Format> format_by_name(std::string_view name) {
  for (const FormatEntry& entry : kFormats) {
    if (entry.name == name) return entry.format;
  }
  return std::nullopt;
}

std::optional<Format> format_by_file(std::string_view path) {
  const auto same = [](char left, char right) {
    return left == (right >= 'A' && right <= 'Z' ? static_cast<char>(right - 'A' + 'a') : right);
  };
  for (const FormatEntry& entry : kFormats) {
    if (path.size() <= entry.extension.size()) continue;
    const std::string_view ending = path.substr(path.size() - entry.extension.size());
    if (std::equal(entry.extension.begin(), entry.extension.end(), ending.begin(), same)) return entry.format;
  }
  return std::nullopt;
}

}  // namespace zhibiao::output

namespace zhibiao {

std::unique_ptr<const Writer> make_writer(const WriterOptions& options) {
  return output::entry_of(options.format).make(options);
}

}  // namespace zhibiao
