#include "cli/run/dry_run.h"

#include <string>

#include "batch/document_text.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "output/terminal_text.h"

namespace zhibiao::cli {
namespace {

Expected<std::string> reader_of(const batch::TextReader& reader, const batch::Input& input, const Options& options) {
  if (input.error) return tl::unexpected(*input.error);
  if (reads_lines(options)) return std::string("JSON Lines");
  if (input.path == batch::kStandardInput) return std::string("standard input");
  if (input.inside) return std::string("part of a file");
  return reader.reader_of(input.path);
}

}  // namespace

ExitStatus show_plan(const Options& options, const std::vector<batch::Input>& inputs,
                     const std::optional<batch::OutputPlan>& outputs) {
  const batch::ReadingOptions reading = reading_options_of(options);
  const batch::TextReader reader(reading, options.largest_document, options.encoding, nullptr);
  std::string text;
  ExitStatus status = kDone;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto by = reader_of(reader, inputs[i], options);
    if (!by) {
      report(by.error());
      status = kSomeFailed;
      continue;
    }
    text += output::printable(inputs[i].path) + '\t' + *by;
    if (outputs) text += '\t' + output::printable(outputs->file(i));
    text += '\n';
  }
  const int printed = print(text);
  return printed == kDone ? status : static_cast<ExitStatus>(printed);
}

}  // namespace zhibiao::cli
