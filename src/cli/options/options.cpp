#include "cli/options/options.h"

#include <sys/stat.h>

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "cli/commands/commands.h"
#include "cli/options/command_word.h"
#include "cli/options/option_table.h"
#include "cli/options/option_values.h"
#include "cli/options/settings.h"
#include "cli/options/settings_text.h"
#include "cli/options/suggest.h"
#include "cli/pages/completion.h"
#include "cli/pages/message_rows.h"
#include "zhibiao/version.h"

namespace zhibiao::cli {
namespace {

// CLI11 splits the arguments; names, values and help are ours. Its traps are closed here: an option takes one value
// each time and never the path after it, no text is read as a list, and paths are what it leaves over. It is told only
// of options that may be among the arguments, for it compares every name with every other.
class Splitter {
 public:
  Splitter(Command command, const std::vector<std::string>& arguments) {
    app_.set_help_flag();
    app_.allow_windows_style_options(false);
    app_.allow_extras();
    brief_ = app_.add_flag("-h");
    full_ = app_.add_flag("--help");
    version_ = app_.add_flag("-V,--version");
    for (const OptionRow* row : option_rows(command)) {
      known_.push_back(long_name(*row));
      if (row->set != nullptr && may_be_among(*row, arguments)) add(*row);
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
      return colon == std::string::npos ? UsageError{rows::kSeeHelp(text)} : needs_value(text.substr(0, colon));
    } catch (const CLI::ParseError& problem) {
      return UsageError{rows::kSeeHelp(problem.what())};
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

  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

  [[nodiscard]] tl::expected<Settings, UsageError> settings() const {
    Settings settings;
    for (const Known& known : options_) {
      const std::string name = long_name(*known.row);
      const bool off = known.off != nullptr && known.off->count() > 0;
      if (known.option->count() == 0 && !off) continue;
      if (known.row->value.empty()) {
        if (off && known.option->count() > 0) {
          return tl::unexpected(UsageError{rows::kExcludeEachOther(name, off_name(*known.row))});
        }
        settings.push_back(
            {known.row, {off ? "false" : "true"}, Level::command_line, off ? off_name(*known.row) : name});
        continue;
      }
      const auto& values = known.option->results();
      Options scratch;
      for (const std::string& value : values) {
        if (const auto problem = known.row->set(scratch, value)) {
          return tl::unexpected(UsageError{rows::kValueProblem(name, value, *problem)});
        }
      }
      settings.push_back({known.row, values, Level::command_line, name});
    }
    return settings;
  }

 private:
  struct Known {
    const OptionRow* row;
    CLI::Option* option;
    CLI::Option* off;  // of a flag that settings can turn on: the twin that turns it off
  };

  static std::string off_name(const OptionRow& row) { return "--no-" + key_of(row); }

  // A short name may stand behind others: -qj4.
  static bool may_be_among(const OptionRow& row, const std::vector<std::string>& arguments) {
    const std::string name = long_name(row);
    const std::string off = off_name(row);
    const std::string letter = short_name(row);
    return std::any_of(arguments.begin(), arguments.end(), [&](const std::string& word) {
      if (word.starts_with("--")) return word.starts_with(name) || word.starts_with(off);
      return word.starts_with('-') && !letter.empty() && word.find(letter.back()) != std::string::npos;
    });
  }

  void add(const OptionRow& row) {
    const std::string names(row.names);
    if (row.value.empty()) {
      CLI::Option* option = app_.add_flag(names)->disable_flag_override();
      const bool twin = row.settable != Settable::not_at_all && !key_of(row).starts_with("no-");
      CLI::Option* off = twin ? app_.add_flag(off_name(row))->disable_flag_override() : nullptr;
      options_.push_back({&row, option, off});
      return;
    }
    CLI::Option* option = app_.add_option(names);
    option->type_size(1)->expected(1)->allow_extra_args(false);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    options_.push_back({&row, option, nullptr});
  }

  static UsageError needs_value(const std::string& option) { return {rows::kSeeHelp(rows::kOptionNeedsValue(option))}; }

  [[nodiscard]] UsageError unknown_option(const std::string& word) const {
    const std::string name = word.substr(0, word.find('='));
    // Names that other programs have for the same.
    constexpr auto kOthers =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"--outdir", "--output-dir DIR"},
                                                                      {"--jobs", "--threads N"},
                                                                      {"--json", "--format json"},
                                                                      {"--csv", "--format csv"},
                                                                      {"--xlsx", "--output FILE.xlsx"}});
    for (const auto& [other, own] : kOthers) {
      if (name == other) return {rows::kUnknownOptionDidYouMean(name, own)};
    }
    if (name == "--recursive" || name == "-r" || name == "-R") return {rows::kFoldersAreReadWhole(name)};
    const auto meant = name.starts_with("--") ? nearest(name, known_) : std::nullopt;
    if (meant) return {rows::kUnknownOptionDidYouMean(name, *meant)};
    return {rows::kSeeHelp(rows::kUnknownOption(word))};
  }

  CLI::App app_;
  CLI::Option* brief_ = nullptr;
  CLI::Option* full_ = nullptr;
  CLI::Option* version_ = nullptr;
  std::vector<Known> options_;
  std::vector<std::string> known_;
  std::vector<std::string> paths_;
};

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

// A first word that is no file but nearly a command.
std::optional<UsageError> mistyped_command(const std::string& word) {
  if (word.empty() || exists(word) || word.find_first_of("-./*") != std::string::npos) return std::nullopt;
  std::vector<std::string> names = {"help", "version"};
  for (const CommandRow& row : commands()) {
    if (!row.name.empty() && !row.hidden) names.emplace_back(row.name);
  }
  const auto meant = nearest(word, names);
  if (!meant) return std::nullopt;
  const bool option = *meant == "help" || *meant == "version";
  return UsageError{rows::kNoCommand(word, (option ? "--" : "") + *meant)};
}

std::optional<UsageError> check_together(const Options& options) {
  if (options.no_config && !options.config.empty())
    return UsageError{rows::kExcludeEachOther("--config", "--no-config")};
  if (!options.output.empty() && !options.output_folder.empty()) {
    return UsageError{rows::kExcludeEachOther("--output", "--output-dir")};
  }
  if (!options.state.empty() && options.output.empty() && options.output_folder.empty()) {
    return UsageError{rows::kIncrementalNeedsOutput()};
  }
  if (options.prune && options.state.empty()) return UsageError{rows::kPruneGoesWithIncremental()};
  if (!options.documents.empty() && !options.state.empty() && options.output.empty()) {
    return UsageError{rows::kDocumentsNeedRecords()};
  }
  std::vector<std::string> written = {options.output, options.output_folder, options.state,
                                      options.report, options.log_file,      options.documents};
  std::erase(written, "");
  std::sort(written.begin(), written.end());
  if (const auto twice = std::adjacent_find(written.begin(), written.end()); twice != written.end()) {
    return UsageError{rows::kWrittenForTwoPurposes(*twice)};
  }
  if (options.command == Command::number) return std::nullopt;  // its arguments are texts
  const bool lines = options.input_format == batch::InputFormat::json_lines;
  if (lines && options.encoding) return UsageError{rows::kJsonLinesAreUtf8()};
  if (lines && !options.output_folder.empty()) {
    return UsageError{rows::kJsonLinesAreOneStream()};
  }
  const auto from_input = std::count(options.arguments.begin(), options.arguments.end(), "-");
  if (from_input + (options.list == "-" ? 1 : 0) > 1) {
    return UsageError{rows::kStandardInputOnceOnly()};
  }
  if (std::count(options.arguments.begin(), options.arguments.end(), "") > 0) {
    return UsageError{rows::kPathMustNotBeEmpty()};
  }
  return std::nullopt;
}

// What --lang says, found before anything else is read so that even a wrong option is told in that language.
std::optional<Language> language_asked(const std::vector<std::string>& arguments, const Environment& environment) {
  Options options;
  const auto take = [&](const std::string& text) { static_cast<void>(set_language(options, text)); };
  const auto variable = environment.find("ZHIBIAO_LANG");
  if (variable != environment.end()) take(variable->second);
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& word = arguments[i];
    if (word.starts_with("--lang=")) take(word.substr(word.find('=') + 1));
    if (word == "--lang" && i + 1 < arguments.size()) take(arguments[i + 1]);
  }
  return options.language;
}

tl::expected<Settings, UsageError> gather(const Splitter& splitter, const Environment& environment) {
  auto given = splitter.settings();
  if (!given) return given;
  auto from_environment = environment_settings(environment);
  if (!from_environment) return from_environment;
  auto above = std::move(*from_environment);
  above.insert(above.end(), given->begin(), given->end());
  auto all = file_settings(in_force(above), environment);
  if (!all) return all;
  all->insert(all->end(), above.begin(), above.end());
  return in_force(*all);
}

std::optional<std::string> text_asked(const Splitter& splitter, Command command, Language language) {
  if (splitter.full()) return help(command, HelpLength::full, language);
  if (splitter.brief()) return help(command, HelpLength::brief, language);
  if (splitter.version()) return fmt::format("zhibiao {}\n", kVersion);
  return std::nullopt;
}

// The commands that only print a page.
std::optional<Parsed> page_asked(const Options& options, const Settings& settings, Language language) {
  const auto& words = options.arguments;
  if (options.command == Command::completion) {
    const auto page = words.size() == 1 ? completion(words.front(), language) : std::nullopt;
    return page ? Parsed(Notice{*page}) : Parsed(UsageError{rows::kCompletionTakesShell()});
  }
  if (options.command != Command::config && options.command != Command::manual) return std::nullopt;
  if (!words.empty()) return UsageError{rows::kTakesNoArguments(row_of(options.command).name)};
  return Notice{options.command == Command::config ? settings_text(settings, language) : manual(language)};
}

}  // namespace

Parsed parse(const std::vector<std::string>& arguments, const Environment& environment, Language& language) {
  const Language of_locale = language_of_locale(environment);
  language = language_asked(arguments, environment).value_or(of_locale);
  Options options;
  auto rest = arguments;
  if (const auto at = first_word(rest)) {
    const std::string word = rest[*at];
    if (const auto command = command_by_name(word)) {
      options.command = *command;
      options.also_file = exists(word);
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(*at));
    } else if (auto problem = mistyped_command(word)) {
      return *problem;
    }
  }
  Splitter splitter(options.command, rest);
  if (auto problem = splitter.split(rest)) return *problem;

  const auto settings = gather(splitter, environment);
  if (settings) {
    for (const Setting& setting : *settings) {
      // The settings were checked when they were read.
      if (knows(options.command, *setting.row)) static_cast<void>(apply(setting, options));
      if (key_of(*setting.row) == "lang") static_cast<void>(apply(setting, options));
    }
    language = options.language.value_or(of_locale);
  }
  if (const auto text = text_asked(splitter, options.command, language)) return Notice{*text};
  if (!settings) return settings.error();
  options.arguments = splitter.paths();
  if (auto problem = check_together(options)) return *problem;
  if (auto page = page_asked(options, *settings, language)) return *page;
  return options;
}

}  // namespace zhibiao::cli
