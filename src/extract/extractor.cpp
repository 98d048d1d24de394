#include "zhibiao/extractor.h"

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "extract/assemble.h"
#include "extract/message_rows.h"
#include "extract/offsets.h"
#include "extract/packs.h"
#include "extract/stages.h"

namespace zhibiao {
namespace {

using Candidates = extract::Stages::Candidates;

void fail(Document& document, const Error& error) {
  document.failed = true;
  document.diagnostics.push_back({Severity::error, error.code, error.line, error.column, error.message});
}

}  // namespace

Extractor::Extractor(PatternPacks packs, ExtractorOptions options)
    : packs_(std::move(packs)),
      stages_(std::make_shared<const extract::Stages>(packs_.impl().set)),
      options_(std::move(options)) {}

Document Extractor::extract(std::string bytes, std::string path) const {
  return extract(std::move(bytes), std::move(path), options_.encoding);
}

Document Extractor::extract(std::string bytes, std::string path, const std::optional<std::string>& encoding) const {
  Source source{std::move(path), {}, {}, bytes.size(), base::sha256_hex(bytes)};
  Document document;
  const auto deadline = base::Deadline::in(options_.time_limit);
  if (bytes.size() > options_.max_bytes) {
    fail(document, {.code = "too-large",
                    .path = source.path,
                    .message = extract::rows::kBytesBeyondLimit(bytes.size(), options_.max_bytes)});
  } else if (auto trace = stages_->run(std::move(bytes), source.path, encoding,
                                       options_.evidence ? Candidates::all : Candidates::taken, deadline)) {
    const bool no_text = std::all_of(trace->source.lines.begin(), trace->source.lines.end(),
                                     [](const base::Range& line) { return line.empty(); });
    source.encoding = std::move(trace->source.encoding);
    source.encoding_confidence = trace->source.encoding_confidence;
    if (!options_.tables) extract::leave_out_tables(*trace);
    std::optional<std::string> text;
    if (options_.text) text = trace->source.utf8;
    document = extract::assemble(std::move(*trace), {options_.lean, options_.offsets}, deadline);
    document.text = std::move(text);
    if (no_text) document.diagnostics.push_back({Severity::warning, "empty", 0, 0, extract::rows::kFileHoldsNoText()});
  } else {
    fail(document, trace.error());
  }
  if (deadline.passed() && !document.failed) {
    document = {};
    fail(document, extract::not_done_in_time(source.path));
  }
  document.source = std::move(source);
  return document;
}

Document Extractor::failed(std::string path, const Error& error) {
  Document document;
  document.source.path = std::move(path);
  fail(document, error);
  return document;
}

}  // namespace zhibiao
