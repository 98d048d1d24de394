// What ends a text of several documents: a summary of what was found.
#pragma once

#include <memory>
#include <optional>

#include "batch/sinks.h"
#include "cli/options/options.h"
#include "output/selection.h"
#include "output/text_summary.h"
#include "zhibiao/document.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {

class TextEnding {
 public:
  // Does nothing for other formats.
  TextEnding(const Options& options, const WriterOptions& of_writer);

  void add(const Document& document);
  // `sink` with the summary at its end; this must outlive it.
  [[nodiscard]] std::unique_ptr<batch::Sink> around(std::unique_ptr<batch::Sink> sink) const;

 private:
  std::optional<output::TextSummary> summary_;
  output::Selection selection_;
};

}  // namespace zhibiao::cli
