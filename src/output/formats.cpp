#include "output/formats.h"

#include <algorithm>
#include <array>

#include "output/database.h"
#include "output/database_rows.h"
#include "output/indicators_format.h"
#include "output/json_format.h"
#include "output/message_rows.h"
#include "output/review_format.h"
#include "output/table_format.h"
#include "output/text_format.h"
#include "output/workbook.h"
#include "output/workbook_rows.h"

namespace zhibiao::output {
namespace {

// `text` has an extension that no default glob picks up, so that results beside their sources are not read as sources.
constexpr std::array kFormats = {
    FormatEntry{Format::jsonl, "jsonl", ".jsonl", rows::kAboutJsonl.texts, make_jsonl_writer},
    FormatEntry{Format::indicators, "indicators", ".indicators.jsonl", rows::kAboutIndicators.texts,
                make_indicators_writer},
    FormatEntry{Format::json, "json", ".json", rows::kAboutJson.texts, make_json_writer},
    FormatEntry{Format::text, "text", ".text", rows::kAboutText.texts, make_text_writer},
    FormatEntry{Format::csv, "csv", ".csv", rows::kAboutCsv.texts, make_csv_writer},
    FormatEntry{Format::tsv, "tsv", ".tsv", rows::kAboutTsv.texts, make_tsv_writer},
    FormatEntry{Format::xlsx, "xlsx", ".xlsx", rows::kAboutXlsx.texts, make_workbook_writer, create_workbook},
    FormatEntry{Format::sqlite, "sqlite", ".db", rows::kAboutSqlite.texts, make_database_writer, create_database,
                ".sqlite"},
    FormatEntry{Format::html, "html", ".html", rows::kAboutHtml.texts, make_review_writer},
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
