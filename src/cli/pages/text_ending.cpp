#include "cli/pages/text_ending.h"

#include <utility>

namespace zhibiao::cli {

TextEnding::TextEnding(const Options& options, const WriterOptions& of_writer) : selection_(options.selection) {
  if (options.command == Command::outline || of_writer.format != Format::text || !options.output_folder.empty()) return;
  summary_.emplace(of_writer.color, of_writer.language);
}

void TextEnding::add(const Document& document) {
  if (!summary_) return;
  if (selection_.selects_all()) return summary_->add(document);
  summary_->add(selection_.of(document));
}

std::unique_ptr<batch::Sink> TextEnding::around(std::unique_ptr<batch::Sink> sink) const {
  if (!summary_) return sink;
  return batch::ending_sink(std::move(sink), [this] { return summary_->text(); });
}

}  // namespace zhibiao::cli
