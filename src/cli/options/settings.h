// Settings: values of options with where they come from. They are gathered from the user's file, the project's file,
// the environment and the command line, each outranking those before it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cli/options/options.h"

namespace zhibiao::cli {

struct OptionRow;

enum class Level { user, project, named_file, environment, command_line };

struct Setting {
  const OptionRow* row = nullptr;
  std::vector<std::string> values;  // of a flag "true" or "false"
  Level level = Level::user;
  std::string place;  // "zhibiao.toml:3", "ZHIBIAO_THREADS", "--threads"
};

using Values = std::vector<std::string>;
using Settings = std::vector<Setting>;

[[nodiscard]] std::string variable_of(const OptionRow& row);  // "ZHIBIAO_THREADS"

// Every ZHIBIAO_… that stands for an option; one that nearly does is an error.
[[nodiscard]] tl::expected<Settings, UsageError> environment_settings(const Environment& environment);

// Those of the files that `given`, the settings of the environment and the command line, names, or of those that are
// found where none is named, lower ones first.
[[nodiscard]] tl::expected<Settings, UsageError> file_settings(const Settings& given, const Environment& environment);

// What is left where the higher level of an option counts. `all` goes from low to high.
[[nodiscard]] Settings in_force(const Settings& all);

// Sets the options; gives what is wrong with a value, if anything.
[[nodiscard]] std::optional<Message> apply(const Setting& setting, Options& options);

// "true" or "false" of the words that people write for them; nothing for another word.
[[nodiscard]] std::optional<std::string> truth_of(std::string_view word);

}  // namespace zhibiao::cli
