// Documents in other formats, read through the programs that read them best. A program is started without a shell; what
// it writes to its standard output is the document. Its absence or failure is that document's error.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/forms.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

struct Converter {
  std::string glob;                  // a shell pattern for the names of files
  std::vector<std::string> command;  // the program and its arguments; {} stands for the file, which else comes last,
                                     // {filter} for a file with pandoc_lines.lua
  std::string package = {};          // the Debian package that has it; empty for a user's own
  Form form = Form::text;            // what it reads, of those that are known
  bool reads_utf8_only = false;      // the file is decoded for it first
  bool reads_zip = false;            // the file is looked at first, that it is no bomb
};

// .pdf .docx .odt .html .htm .doc; of several for one format the first that is installed is taken.
[[nodiscard]] std::span<const Converter> known_converters();

// Those for a file of that name, in their order.
[[nodiscard]] std::vector<const Converter*> converters_for(const std::vector<Converter>& all, const std::string& path);

struct ConversionLimits {
  std::uint64_t bytes = 0;  // of what comes out
  std::chrono::milliseconds time = std::chrono::minutes(1);
  const std::atomic<bool>* stop = nullptr;
  std::optional<std::string> encoding = {};  // forced, of files that are decoded for their converter
};

struct Converted {
  std::string bytes;
  std::string program;
  bool is_utf8 = false;  // as those that are known write
};

// The first of `converters` (not empty) whose program is there does it. Codes: no-converter, converter-failed,
// too-large, timeout, interrupted.
[[nodiscard]] Expected<Converted> convert_file(const std::vector<const Converter*>& converters, const std::string& path,
                                               const ConversionLimits& limits);
// The same for bytes that are no file yet; `path` names them.
[[nodiscard]] Expected<Converted> convert_bytes(const std::vector<const Converter*>& converters,
                                                const std::string& path, std::string_view bytes,
                                                const ConversionLimits& limits);

// Whether a program of that name can be started.
[[nodiscard]] bool is_installed(const std::string& program);
// The error of a file that none of them can read, for none is there.
[[nodiscard]] Error none_installed(const std::vector<const Converter*>& converters, const std::string& path);

}  // namespace zhibiao::batch
