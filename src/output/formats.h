// The one table of output formats: name, file extension, what it is for, who writes it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "output/built_file.h"
#include "zhibiao/message.h"
#include "zhibiao/writer.h"

namespace zhibiao::output {

struct FormatEntry {
  Format format;
  std::string_view name;       // as in --format NAME
  std::string_view extension;  // of files in --output-dir, with its dot
  MessageTexts about;
  std::unique_ptr<const Writer> (*make)(const WriterOptions&);
  CreateFile create = nullptr;            // where it is no stream of records, and so one regular file
  std::string_view other_extension = {};  // also believed of -o
};

[[nodiscard]] std::span<const FormatEntry> formats();
[[nodiscard]] const FormatEntry& entry_of(Format format);
[[nodiscard]] std::optional<Format> format_by_name(std::string_view name);
enum class Compression { none, gzip, zstd };
// By a file's name, case-blind: .gz and .zst.
[[nodiscard]] Compression compression_of(std::string_view path);
// By a file's name, case-blind: "rows.CSV" is csv, and so is "rows.csv.gz"; nothing where the extension is no format's.
[[nodiscard]] std::optional<Format> format_by_file(std::string_view path);

}  // namespace zhibiao::output
