#include "cli/pages/completion.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/options/option_table.h"

namespace zhibiao::cli {
namespace {

using Words = std::vector<std::string>;

std::string replaced(std::string_view text, std::string_view letters, std::string_view before) {
  std::string out;
  for (const char letter : text) {
    if (letters.find(letter) != std::string_view::npos) out += before;
    out += letter;
  }
  return out;
}

// "-f|--format"
std::string either(const OptionRow& row) {
  const std::string brief = short_name(row);
  return brief.empty() ? long_name(row) : brief + "|" + long_name(row);
}

Words names_of(Command command) {
  Words names;
  for (const OptionRow* row : option_rows(command)) {
    if (!short_name(*row).empty()) names.push_back(short_name(*row));
    names.push_back(long_name(*row));
  }
  return names;
}

Words command_names() {
  Words names;
  for (const CommandRow& row : commands()) {
    if (!row.name.empty() && !row.hidden) names.emplace_back(row.name);
  }
  return names;
}

// ---- bash

constexpr std::string_view kBashStart = R"(# bash completion for zhibiao, made by: zhibiao completion bash
_zhibiao() {
  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} command= before=
  if [ "$word" = = ]; then
    word=
  elif [ "$option" = = ] && [ "$COMP_CWORD" -gt 1 ]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()
  case $option in
)";

constexpr std::string_view kBashEnd = R"(  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$word")
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$word")
  fi
}
complete -F _zhibiao zhibiao
)";

std::string bash_value(const OptionRow& row) {
  switch (row.takes) {
    case Takes::list:
      // Of a list with commas the last part is completed.
      if (row.repeats) {
        return fmt::format(
            "      before=${{word%\"${{word##*,}}\"}}\n"
            "      mapfile -t COMPREPLY < <(compgen -P \"$before\" -W '{}' -- \"${{word##*,}}\")\n",
            fmt::join(row.choices(), " "));
      }
      return fmt::format("      mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")\n",
                         fmt::join(row.choices(), " "));
    case Takes::file:
      return "      compopt -o filenames 2>/dev/null\n      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n";
    case Takes::folder:
      return "      compopt -o filenames 2>/dev/null\n      mapfile -t COMPREPLY < <(compgen -d -- \"$word\")\n";
    case Takes::word:
      break;
  }
  return "";
}

std::string bash() {
  std::string text(kBashStart);
  for (const OptionRow* row : option_rows()) {
    if (row->value.empty()) continue;
    text += fmt::format("    {})\n{}      return ;;\n", either(*row), bash_value(*row));
  }
  // The command may follow options.
  text += fmt::format(
      "  esac\n  local commands='{}' given\n  for given in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case \" $commands \" in *\" $given \"*) command=$given && break ;; esac\n  done\n",
      fmt::join(command_names(), " "));
  text += "  case $command:$word in\n";
  const CommandRow* otherwise = nullptr;
  for (const CommandRow& row : commands()) {
    if (row.hidden) continue;
    if (row.name.empty()) {
      otherwise = &row;
      continue;
    }
    text += fmt::format("    {}:-*)\n      mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")\n      return ;;\n",
                        row.name, fmt::join(names_of(row.command), " "));
    if (row.words.empty()) continue;
    text += fmt::format(
        "    {}:*)\n      [ \"$COMP_CWORD\" -eq 2 ] && mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")\n"
        "      [ \"$COMP_CWORD\" -eq 2 ] && return ;;\n",
        row.name, row.words);
  }
  if (otherwise != nullptr) {
    text += fmt::format("    *:-*)\n      mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\")\n      return ;;\n",
                        fmt::join(names_of(otherwise->command), " "));
  }
  return text.append(kBashEnd);
}

// ---- zsh

std::string zsh_quoted(std::string_view text) {
  std::string out = "'";
  for (const char letter : text) out += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return out + "'";
}

std::string zsh_value(const OptionRow& row) {
  switch (row.takes) {
    case Takes::list:
      if (row.repeats)
        return fmt::format(":{}:_values -s , {} {}", row.value, key_of(row), fmt::join(row.choices(), " "));
      return fmt::format(":{}:({})", row.value, fmt::join(row.choices(), " "));
    case Takes::file:
      return fmt::format(":{}:_files", row.value);
    case Takes::folder:
      return fmt::format(":{}:_files -/", row.value);
    case Takes::word:
      break;
  }
  return fmt::format(":{}: ", row.value);
}

// Each name by itself, excluding the other.
std::string zsh_option(const OptionRow& row, Language language) {
  const std::string about = replaced(row.help.in(language), "\\[]:", "\\");
  const std::string value = row.value.empty() ? "" : zsh_value(row);
  std::string text;
  for (const std::string& name : {short_name(row), long_name(row)}) {
    if (name.empty()) continue;
    const std::string other = name == long_name(row) ? short_name(row) : long_name(row);
    std::string spec = row.repeats ? "*" : other.empty() ? "" : "(" + other + ")";
    spec += name;
    if (!row.value.empty()) spec += name == long_name(row) ? "=" : "+";
    text += fmt::format("        {}\n", zsh_quoted(spec + "[" + about + "]" + value));
  }
  return text;
}

std::string zsh(Language language) {
  std::string text =
      "#compdef zhibiao\n# made by: zhibiao completion zsh\n_zhibiao() {\n  local -a commands options\n  local "
      "rest='*:path:_files'\n"
      "  commands=(\n";
  for (const CommandRow& row : commands()) {
    if (row.name.empty() || row.hidden) continue;
    text += fmt::format("    {}\n", zsh_quoted(fmt::format("{}:{}", row.name, row.about.in(language))));
  }
  text += "  )\n  case ${words[2]} in\n";
  std::string last;
  for (const CommandRow& row : commands()) {
    if (row.hidden) continue;
    std::string entry = fmt::format("    {})\n      options=(\n", row.name.empty() ? "*" : row.name);
    for (const OptionRow* option : option_rows(row.command)) entry += zsh_option(*option, language);
    entry += "      )\n";
    if (!row.words.empty()) entry += fmt::format("      rest=':word:({})'\n", row.words);
    entry += "      ;;\n";
    row.name.empty() ? last = entry : text += entry;
  }
  return text + last +
         "  esac\n"
         "  if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then\n"
         "    _describe -t commands command commands\n"
         "  elif [[ -n ${words[2]} && -n ${commands[(r)${words[2]}:*]} ]]; then\n"
         "    shift words\n"
         "    (( CURRENT-- ))\n"
         "  fi\n"
         "  _arguments -s -S $options \"$rest\"\n"
         "}\n"
         "_zhibiao \"$@\"\n";
}

// ---- fish

std::string fish_quoted(std::string_view text) { return "'" + replaced(text, "\\'", "\\") + "'"; }

// For which commands an option is offered; without a command it is one of extract.
std::string fish_condition(const OptionRow& row) {
  Words with;
  Words without;
  for (const CommandRow& command : commands()) {
    if (command.name.empty() || command.hidden) continue;
    (knows(command.command, row) ? with : without).emplace_back(command.name);
  }
  if (!row.known_to(Command::extract)) return fmt::format(" -n '__fish_seen_subcommand_from {}'", fmt::join(with, " "));
  if (without.empty()) return "";
  return fmt::format(" -n 'not __fish_seen_subcommand_from {}'", fmt::join(without, " "));
}

std::string fish_value(const OptionRow& row) {
  if (row.value.empty()) return "";
  switch (row.takes) {
    case Takes::list:
      return fmt::format(" -x -a '{}'", fmt::join(row.choices(), " "));
    case Takes::file:
      return " -r -F";
    case Takes::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Takes::word:
      break;
  }
  return " -x";
}

std::string fish(Language language) {
  std::string text = "# fish completion for zhibiao, made by: zhibiao completion fish\n";
  for (const CommandRow& row : commands()) {
    if (row.name.empty() || row.hidden) continue;
    text += fmt::format("complete -c zhibiao -n __fish_use_subcommand -a {} -d {}\n", row.name,
                        fish_quoted(row.about.in(language)));
    if (row.words.empty()) continue;
    text += fmt::format("complete -c zhibiao -n '__fish_seen_subcommand_from {}' -f -a '{}'\n", row.name, row.words);
  }
  for (const OptionRow* row : option_rows()) {
    const std::string brief = short_name(*row).empty() ? "" : " -s " + short_name(*row).substr(1);
    text += fmt::format("complete -c zhibiao{}{} -l {}{} -d {}\n", fish_condition(*row), brief, key_of(*row),
                        fish_value(*row), fish_quoted(row->help.in(language)));
  }
  return text;
}

}  // namespace

std::optional<std::string> completion(std::string_view shell, Language language) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh(language);
  if (shell == "fish") return fish(language);
  return std::nullopt;
}

}  // namespace zhibiao::cli
