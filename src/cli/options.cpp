#include "cli/options.h"

#include <sys/stat.h>

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <utility>

#include "cli/commands.h"
#include "cli/option_table.h"
#include "cli/suggest.h"
#include "zhibiao/version.h"

namespace zhibiao::cli {
namespace {

constexpr const char* kSeeHelp = "; see zhibiao --help";

// CLI11 splits the arguments; names, values and help are ours. Its traps are closed here: an option takes one value
// each time and never the path after it, no text is read as a list, and paths are what it leaves over.
class Splitter {
 public:
  explicit Splitter(Command command) {
    app_.set_help_flag();
    app_.allow_windows_style_options(false);
    app_.allow_extras();
    brief_ = app_.add_flag("-h");
    full_ = app_.add_flag("--help");
    version_ = app_.add_flag("--version");
    for (const OptionRow* row : option_rows(command)) {
      known_.push_back(long_name(*row));
      if (row->set != nullptr) add(*row);
    }
  }

  std::optional<UsageError> split(const std::vector<std::string>& arguments) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    std::vector<std::string> reversed(std::make_reverse_iterator(end), arguments.rend());  // as CLI11 wants them
    for (const std::string& word : reversed) {
      // An empty value would make the next word the value.
      if (word.starts_with("--") && word.ends_with('=')) return needs_value(word.substr(0, word.size() - 1));
    }
    try {
      app_.parse(std::move(reversed));
    } catch (const CLI::ArgumentMismatch& problem) {
      const std::string text = problem.what();  // "--output: 1 required …"
      const std::size_t colon = text.find(':');
      return colon == std::string::npos ? UsageError{text + kSeeHelp} : needs_value(text.substr(0, colon));
    } catch (const CLI::ParseError& problem) {
      return UsageError{std::string(problem.what()) + kSeeHelp};
    }
    paths_ = app_.remaining();
    for (const std::string& word : paths_) {
      if (word.size() > 1 && word.starts_with('-')) return unknown_option(word);
    }
    if (end != arguments.end()) paths_.insert(paths_.end(), end + 1, arguments.end());
    return std::nullopt;
  }

  [[nodiscard]] bool brief() const { return brief_->count() > 0; }
  [[nodiscard]] bool full() const { return full_->count() > 0; }
  [[nodiscard]] bool version() const { return version_->count() > 0; }

  std::optional<UsageError> apply(Options& options) const {
    options.arguments = paths_;
    for (const auto& [row, option] : options_) {
      if (option->count() == 0) continue;
      if (row->value.empty()) {
        row->set(options, "");
        continue;
      }
      for (const std::string& value : option->results()) {
        const auto problem = row->set(options, value);
        if (problem) return UsageError{option->get_name() + " '" + value + "': " + *problem};
      }
    }
    return std::nullopt;
  }

 private:
  void add(const OptionRow& row) {
    const std::string names(row.names);
    CLI::Option* option = row.value.empty() ? app_.add_flag(names)->disable_flag_override() : app_.add_option(names);
    if (!row.value.empty()) {
      option->type_size(1)->expected(1)->allow_extra_args(false);
      option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    options_.emplace_back(&row, option);
  }

  static UsageError needs_value(const std::string& option) {
    return {"the option " + option + " needs a value" + kSeeHelp};
  }

  [[nodiscard]] UsageError unknown_option(const std::string& word) const {
    const std::string name = word.substr(0, word.find('='));
    const auto meant = name.starts_with("--") ? nearest(name, known_) : std::nullopt;
    if (meant) return {"unknown option '" + name + "': did you mean '" + *meant + "'?"};
    return {"unknown option '" + word + "'" + kSeeHelp};
  }

  CLI::App app_;
  CLI::Option* brief_ = nullptr;
  CLI::Option* full_ = nullptr;
  CLI::Option* version_ = nullptr;
  std::vector<std::pair<const OptionRow*, CLI::Option*>> options_;
  std::vector<std::string> known_;
  std::vector<std::string> paths_;
};

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// A first word that is no file but nearly a command.
std::optional<UsageError> mistyped_command(const std::vector<std::string>& arguments) {
  if (arguments.empty() || exists(arguments.front())) return std::nullopt;
  const std::string& word = arguments.front();
  if (word.empty() || word.find_first_of("-./*") != std::string::npos) return std::nullopt;
  std::vector<std::string> names = {"help", "version"};
  for (const CommandRow& row : commands()) {
    if (!row.name.empty()) names.emplace_back(row.name);
  }
  const auto meant = nearest(word, names);
  if (!meant) return std::nullopt;
  const bool option = *meant == "help" || *meant == "version";
  return UsageError{"no command and no file '" + word + "': did you mean '" + (option ? "--" : "") + *meant + "'?"};
}

std::optional<UsageError> check_together(const Options& options) {
  if (!options.output.empty() && !options.output_folder.empty()) {
    return UsageError{"--output and --output-dir exclude each other"};
  }
  if (options.command == Command::number) return std::nullopt;  // its arguments are texts
  const bool lines = options.input_format == batch::InputFormat::json_lines;
  if (lines && options.encoding) return UsageError{"--input-format jsonl is always UTF-8: no --encoding goes with it"};
  if (lines && !options.output_folder.empty()) {
    return UsageError{"--input-format jsonl gives one stream of records: no --output-dir goes with it"};
  }
  const auto from_input = std::count(options.arguments.begin(), options.arguments.end(), "-");
  if (from_input + (options.list == "-" ? 1 : 0) > 1) {
    return UsageError{"standard input '-' can be read once only"};
  }
  if (std::count(options.arguments.begin(), options.arguments.end(), "") > 0) {
    return UsageError{"a path must not be empty"};
  }
  return std::nullopt;
}

}  // namespace

Parsed parse(const std::vector<std::string>& arguments) {
  Options options;
  auto rest = arguments;
  if (!rest.empty()) {
    if (const auto command = command_by_name(rest.front())) {
      options.command = *command;
      rest.erase(rest.begin());
    } else if (auto problem = mistyped_command(rest)) {
      return *problem;
    }
  }
  Splitter splitter(options.command);
  if (auto problem = splitter.split(rest)) return *problem;
  if (splitter.full()) return Notice{help(options.command, HelpLength::full)};
  if (splitter.brief()) return Notice{help(options.command, HelpLength::brief)};
  if (splitter.version()) return Notice{fmt::format("zhibiao {}\n", kVersion)};
  if (auto problem = splitter.apply(options)) return *problem;
  if (auto problem = check_together(options)) return *problem;
  return options;
}

}  // namespace zhibiao::cli
