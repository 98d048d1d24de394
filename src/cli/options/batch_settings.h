// What the options of a batch mean to the stages: from options to the values those take.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batch/document_reader.h"
#include "batch/inputs.h"
#include "batch/reading.h"
#include "cli/options/options.h"
#include "zhibiao/error.h"
#include "zhibiao/extractor.h"
#include "zhibiao/pattern_pack.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {

[[nodiscard]] bool reads_lines(const Options& options);
[[nodiscard]] Format format_of(const Options& options);
// Why the output cannot be written in its format: an ending that is no format's, a workbook that is not one file.
[[nodiscard]] std::optional<Error> refused_output(const Options& options);
// Whether a table in that format begins with a byte order mark.
[[nodiscard]] bool marks_byte_order(const Options& options, Format format, bool to_file);
// The file in which --incremental keeps the records of an output that is no JSON Lines itself; empty: there is none.
[[nodiscard]] std::string kept_records(const Options& options);
[[nodiscard]] batch::NamePatterns names_of(const Options& options);
[[nodiscard]] batch::ReadingOptions reading_options_of(const Options& options);
// Of a document that is looked at by itself.
[[nodiscard]] batch::DocumentReader::Limits reading_limits(const Options& options);
[[nodiscard]] ExtractorOptions extractor_options(const Options& options);
[[nodiscard]] WriterOptions writer_options(const Options& options, const std::vector<std::string>& paths);

// All that bears on the records beside the documents: program, packs, and the options that were given.
[[nodiscard]] std::string settings_text(const Options& options, const std::string& packs);

}  // namespace zhibiao::cli
