#include "cli/options/settings.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "cli/options/option_table.h"
#include "cli/options/settings_file.h"
#include "cli/options/suggest.h"
#include "cli/pages/message_rows.h"

namespace zhibiao::cli {
namespace {

constexpr std::string_view kPrefix = "ZHIBIAO_";
constexpr const char* kProjectFile = "zhibiao.toml";

bool is_off(const Setting& setting) { return setting.row->value.empty() && setting.values == Values{"false"}; }

// One value, or of an option that may be repeated one on each line.
Values values_of(const OptionRow& row, const std::string& text) {
  if (!row.repeats) return {text};
  Values values;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (end > from) values.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return values;
}

tl::expected<Setting, UsageError> environment_setting(const OptionRow& row, const std::string& text) {
  const std::string name = variable_of(row);
  Setting setting{&row, values_of(row, text), Level::environment, name};
  if (row.value.empty()) {
    const auto truth = truth_of(text);
    if (!truth) return tl::unexpected(UsageError{rows::kValueProblem(name, text, rows::kItTakesTrueOrFalse())});
    setting.values = {*truth};
  }
  Options scratch;
  if (const auto problem = apply(setting, scratch)) {
    return tl::unexpected(UsageError{rows::kValueProblem(name, text, *problem)});
  }
  return setting;
}

std::optional<std::string> value_of(std::string_view key, const Settings& settings) {
  for (const Setting& setting : settings) {
    if (key_of(*setting.row) == key && !setting.values.empty()) return setting.values.back();
  }
  return std::nullopt;
}

std::optional<std::string> user_file(const Environment& environment) {
  const auto value = [&](const char* name) {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
  };
  const std::string base = value("XDG_CONFIG_HOME");
  if (base.starts_with('/')) return base + "/zhibiao/config.toml";
  const std::string home = value("HOME");
  if (home.starts_with('/')) return home + "/.config/zhibiao/config.toml";
  return std::nullopt;
}

// A pipe of that name, which could be waited for without end, is passed over.
bool is_found(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::string variable_of(const OptionRow& row) {
  std::string name(kPrefix);
  for (const char letter : key_of(row)) {
    const bool small = letter >= 'a' && letter <= 'z';
    name += small ? static_cast<char>(letter - 'a' + 'A') : letter == '-' ? '_' : letter;
  }
  return name;
}

std::optional<std::string> truth_of(std::string_view word) {
  for (const char* yes : {"true", "1", "yes", "on"}) {
    if (word == yes) return "true";
  }
  for (const char* no : {"false", "0", "no", "off"}) {
    if (word == no) return "false";
  }
  return std::nullopt;
}

std::optional<Message> apply(const Setting& setting, Options& options) {
  const OptionRow& row = *setting.row;
  if (row.value.empty()) {
    if (is_off(setting)) return std::nullopt;
    options.given.push_back({key_of(row), {}, true, row.bears_on_records});
    return row.set(options, "");
  }
  for (const std::string& value : setting.values) {
    if (auto problem = row.set(options, value)) return problem;
    options.given.push_back({key_of(row), value, false, row.bears_on_records});
  }
  return std::nullopt;
}

tl::expected<Settings, UsageError> environment_settings(const Environment& environment) {
  Settings settings;
  Values known;
  for (const OptionRow* row : option_rows()) {
    if (row->settable == Settable::not_at_all) continue;
    known.push_back(variable_of(*row).substr(kPrefix.size()));
    const auto found = environment.find(variable_of(*row));
    if (found == environment.end() || found->second.empty()) continue;
    auto setting = environment_setting(*row, found->second);
    if (!setting) return tl::unexpected(std::move(setting.error()));
    settings.push_back(std::move(*setting));
  }
  for (const auto& [name, value] : environment) {
    if (!name.starts_with(kPrefix) || value.empty()) continue;
    const std::string rest = name.substr(kPrefix.size());
    const auto meant = nearest(rest, known);
    if (!meant || *meant == rest) continue;
    return tl::unexpected(UsageError{rows::kUnknownVariable(name, std::string(kPrefix) + *meant)});
  }
  return settings;
}

tl::expected<Settings, UsageError> file_settings(const Settings& given, const Environment& environment) {
  if (value_of("no-config", given) == "true") return Settings();
  if (const auto named = value_of("config", given)) return settings_of_file(*named, Level::named_file);
  Settings all;
  if (const auto path = user_file(environment); path && is_found(*path)) {
    auto settings = settings_of_file(*path, Level::user);
    if (!settings) return settings;
    all = std::move(*settings);
  }
  if (is_found(kProjectFile)) {
    auto settings = settings_of_file(kProjectFile, Level::project);
    if (!settings) return settings;
    std::move(settings->begin(), settings->end(), std::back_inserter(all));
  }
  return all;
}

Settings in_force(const Settings& all) {
  Settings left;
  for (const Setting& setting : all) {
    std::erase_if(left, [&](const Setting& lower) {
      if (lower.level == setting.level) return false;
      return lower.row == setting.row || (!is_off(setting) && key_of(*lower.row) == setting.row->instead_of);
    });
    left.push_back(setting);
  }
  return left;
}

}  // namespace zhibiao::cli
