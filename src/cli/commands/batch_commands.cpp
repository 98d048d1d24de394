// extract and outline: many documents to one of the sinks.
#include <unistd.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/file_list.h"
#include "batch/inputs.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/batch_run.h"
#include "cli/run/signals.h"
#include "output/selection.h"
#include "output/text_format.h"

namespace zhibiao::cli {
namespace {

class OutlineWriter : public Writer {
 public:
  OutlineWriter(bool color, Language language) : color_(color), language_(language) {}
  [[nodiscard]] std::string record(const Document& document) const override {
    return output::outline_text(document, color_, language_);
  }
  [[nodiscard]] std::string separator() const override { return "\n"; }

 private:
  bool color_;
  Language language_;
};

// The paths to read: standard input where none is given, unless a person would have to type it in.
std::optional<std::vector<std::string>> paths_of(const Options& options) {
  auto paths = options.arguments;
  if (!options.list.empty()) {
    auto names = batch::read_file_list(options.list, options.list_separator, {0, &stop_flag(), STDIN_FILENO, {}, {}});
    if (!names) {
      report(names.error());
      return std::nullopt;
    }
    paths.insert(paths.end(), names->begin(), names->end());
    return paths;
  }
  if (!paths.empty()) return paths;
  if (is_terminal(STDIN_FILENO)) {
    report(Severity::error, rows::kNoDocumentIsGiven());
    show(help(options.command, HelpLength::brief, language_spoken()));
    return std::nullopt;
  }
  return std::vector<std::string>{batch::kStandardInput};
}

}  // namespace

std::optional<PatternPacks> load_packs(const std::vector<std::string>& folders, PatternPacks::Examples examples) {
  auto packs = PatternPacks::load(folders, examples);
  if (packs) return std::move(*packs);
  for (const Error& error : packs.error()) report(error);
  return std::nullopt;
}

int run_extract(const Options& options) {
  const auto paths = paths_of(options);
  if (!paths) return kUsage;
  const WriterOptions of_writer = writer_options(options, *paths);
  const auto writer = output::selecting_writer(make_writer(of_writer), output::Selection(options.selection));
  return run_documents(options, *paths, *writer, of_writer);
}

int run_outline(const Options& options) {
  const auto paths = paths_of(options);
  if (!paths) return kUsage;
  const OutlineWriter writer(wants_color(STDOUT_FILENO, options.color), language_spoken());
  return run_documents(options, *paths, writer, {});
}

}  // namespace zhibiao::cli
