#include "cli/cli.h"

#include <malloc.h>
#include <unistd.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/message_rows.h"
#include "cli/commands/commands.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/options/options.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"

namespace zhibiao::cli {
namespace {

int run_command(const Options& options) {
  switch (options.command) {
    case Command::extract:
      return run_extract(options);
    case Command::outline:
      return run_outline(options);
    case Command::inspect:
      return run_inspect(options);
    case Command::explain:
      return run_explain(options);
    case Command::text:
      return run_text(options);
    case Command::verify:
      return run_verify(options);
    case Command::learn:
      return run_learn(options);
    case Command::number:
      return run_number(options);
    case Command::convert:
      return run_convert(options);
    case Command::schema:
      return run_schema(options);
    case Command::patterns:
      return run_patterns(options);
    case Command::config:
    case Command::completion:
    case Command::manual:
      break;  // parse() answers them
  }
  return kUsage;
}

// What nobody closer to it could answer: of a document's own trouble a record is made.
int give_up(const Message& why) {
  try {
    report(Severity::error, why);
  } catch (const std::exception&) {
    constexpr std::string_view kLastWords = "zhibiao: error: memory is short\n";
    static_cast<void>(::write(STDERR_FILENO, kLastWords.data(), kLastWords.size()) > 0);
  }
  return kOutputFailed;
}

int run_unguarded(int argc, char** argv) {
  // Blocks of this size go back to the system when they are freed. Without it glibc raises the limit by itself and
  // keeps what one stage has freed of a large document beside what the next one asks for.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  hold_standard_streams();
  catch_signals();
  Language language = Language::english;
  const auto parsed =
      parse(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), environment_of_process(), language);
  speak(language);
  if (const auto* error = std::get_if<UsageError>(&parsed)) {
    report({.code = "usage",
            .path = error->path,
            .line = error->line,
            .column = error->column,
            .message = error->message});
    return kUsage;
  }
  if (const auto* notice = std::get_if<Notice>(&parsed)) return print(notice->text);
  const auto& options = std::get<Options>(parsed);
  const int status = run_command(options);
  // Whoever meant the file gets the command's complaint, or what it does without arguments.
  if (options.also_file &&
      (status == kUsage || (options.arguments.empty() && !row_of(options.command).arguments.empty()))) {
    const auto name = row_of(options.command).name;
    report(Severity::note, rows::kTakenForTheCommand(name, name));
  }
  return status;
}

}  // namespace

int run(int argc, char** argv) {
  try {
    return run_unguarded(argc, argv);
  } catch (const std::bad_alloc&) {
    return give_up(base::rows::kMemoryIsShort());
  } catch (const std::exception& problem) {
    return give_up(Message::verbatim(problem.what()));
  }
}

}  // namespace zhibiao::cli
