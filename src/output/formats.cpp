#include "output/formats.h"

#include <algorithm>
#include <array>

#include "output/database.h"
#include "output/database_rows.h"
#include "output/indicators_format.h"
#include "output/json_format.h"
#include "output/review_format.h"
#include "output/table_format.h"
#include "output/text_format.h"
#include "output/workbook.h"
#include "output/workbook_rows.h"

namespace zhibiao::output {
namespace {

// `text` has an extension that no default glob picks up, so that results beside their sources are not read as sources.
constexpr std::array kFormats = {
    FormatEntry{Format::jsonl, "jsonl", ".jsonl", "one document a line as JSON, for programs", make_jsonl_writer},
    FormatEntry{Format::indicators, "indicators", ".indicators.jsonl", "one indicator a line as JSON, for data frames",
                make_indicators_writer},
    FormatEntry{Format::json, "json", ".json", "JSON indented for reading", make_json_writer},
    FormatEntry{Format::text, "text", ".text", "outline with its indicators, for a terminal", make_text_writer},
    FormatEntry{Format::csv, "csv", ".csv", "one indicator a row, for spreadsheets", make_csv_writer},
    FormatEntry{Format::tsv, "tsv", ".tsv", "the same with tabs, for cut and awk", make_tsv_writer},
    FormatEntry{Format::xlsx, "xlsx", ".xlsx", "a workbook for Excel, WPS and LibreOffice, with -o",
                make_workbook_writer, create_workbook},
    FormatEntry{Format::sqlite, "sqlite", ".db", "a database for queries in SQL, with -o", make_database_writer,
                create_database, ".sqlite"},
    FormatEntry{Format::html, "html", ".html", "a page on which a person checks and corrects, in a browser",
                make_review_writer},
};

// Case-blind.
bool ends_with(std::string_view path, std::string_view ending) {
  const auto same = [](char left, char right) {
    return left == (right >= 'A' && right <= 'Z' ? static_cast<char>(right - 'A' + 'a') : right);
  };
  return path.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(), path.substr(path.size() - ending.size()).begin(), same);
}

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

Compression compression_of(std::string_view path) {
  if (ends_with(path, ".gz")) return Compression::gzip;
  return ends_with(path, ".zst") ? Compression::zstd : Compression::none;
}

std::optional<Format> format_by_file(std::string_view path) {
  const bool compressed = compression_of(path) != Compression::none;
  if (compressed) path.remove_suffix(path.size() - path.rfind('.'));
  // .indicators.jsonl is .jsonl too: the longest counts.
  const FormatEntry* found = nullptr;
  std::size_t longest = 0;
  for (const FormatEntry& entry : kFormats) {
    for (const std::string_view extension : {entry.extension, entry.other_extension}) {
      if (extension.size() <= longest || path.size() <= extension.size() || !ends_with(path, extension)) continue;
      if (compressed && entry.create != nullptr) continue;  // it is compressed itself, or of use only as it is
      found = &entry;
      longest = extension.size();
    }
  }
  return found != nullptr ? std::optional(found->format) : std::nullopt;
}

}  // namespace zhibiao::output

namespace zhibiao {

std::unique_ptr<const Writer> make_writer(const WriterOptions& options) {
  return output::entry_of(options.format).make(options);
}

}  // namespace zhibiao
