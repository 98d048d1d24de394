// patterns list | show ID | check [DIR] | test [DIR] | suggest PATH… | coverage PATH…
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/exit_status.h"
#include "cli/message_rows.h"
#include "cli/messages.h"
#include "cli/pattern_uses.h"
#include "cli/run_commands.h"
#include "cli/suggest.h"
#include "cli/terminal.h"
#include "extract/examples.h"
#include "extract/packs.h"
#include "text/width.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

using patterns::Entry;

// What an entry has beside its id, title, place and examples.
using Facts = std::vector<std::pair<std::string_view, std::string>>;

struct Listed {
  const Entry* entry;
  std::string_view list;
  Facts facts;
};

std::string joined_words(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::vector<Listed> listed(const patterns::PackSet& packs) {
  std::vector<Listed> all;
  for (const auto& unit : packs.units) {
    all.push_back(
        {&unit,
         "unit",
         {{"kind", std::string(name_of(unit.kind))}, {"unit", unit.unit}, {"words", joined_words(unit.words)}}});
  }
  for (const auto& heading : packs.headings) all.push_back({&heading, "heading", {{"expression", heading.expression}}});
  for (const auto& line : packs.lines) {
    all.push_back({&line, "line", {{"role", line.role}, {"value", line.value}, {"expression", line.expression}}});
  }
  for (const auto& exclusion : packs.exclusions) {
    all.push_back({&exclusion, "exclusion", {{"expression", exclusion.expression}}});
  }
  for (const auto& cue : packs.cues) {
    all.push_back(
        {&cue,
         "cue",
         {{"cue", cue.cue}, {"value", cue.value}, {"position", cue.position}, {"words", joined_words(cue.words)}}});
  }
  for (const auto& pattern : packs.indicators) {
    all.push_back(
        {&pattern,
         "indicator",
         {{"kind", pattern.kind ? std::string(name_of(*pattern.kind)) : ""}, {"expression", pattern.expression}}});
  }
  for (const auto& word : packs.tables) {
    all.push_back({&word, "table", {{"tells", word.tells}, {"value", word.value}, {"expression", word.expression}}});
  }
  for (const auto& token_class : packs.classes) {
    all.push_back({&token_class,
                   "class",
                   {{"any", joined_words(token_class.any)},
                    {"all", joined_words(token_class.all)},
                    {"none", joined_words(token_class.none)},
                    {"words", joined_words(token_class.words)},
                    {"shortest", token_class.shortest == 0 ? "" : std::to_string(token_class.shortest)},
                    {"longest", token_class.longest == 0 ? "" : std::to_string(token_class.longest)},
                    {"expression", token_class.expression}}});
  }
  for (const auto& rule : packs.phrases) {
    all.push_back({&rule,
                   "phrase",
                   {{"rank", rule.last ? "last" : "first"},
                    {"refused", rule.refused ? "true" : ""},
                    {"comparator", rule.comparator ? std::string(name_of(*rule.comparator)) : ""},
                    {"change", rule.change ? std::string(name_of(*rule.change)) : ""},
                    {"role", rule.role ? std::string(name_of(*rule.role)) : ""},
                    {"expression", rule.expression}}});
  }
  for (const auto& step : packs.steps) all.push_back({&step, "step", {{"expression", ""}}});
  for (const auto& piece : packs.pieces) all.push_back({&piece, "piece", {{"expression", piece.expression}}});
  return all;
}

std::string place_of(const Entry& entry) { return fmt::format("{}:{}", entry.file, entry.line); }

int list(const patterns::PackSet& packs) {
  const auto all = listed(packs);
  std::size_t id_width = 0;
  std::size_t place_width = 0;
  for (const Listed& each : all) {
    id_width = std::max(id_width, each.entry->id.size());
    place_width = std::max(place_width, text::display_width(place_of(*each.entry)));
  }
  std::string text;
  for (const Listed& each : all) {
    const std::string place = place_of(*each.entry);
    const std::string_view title = each.entry->title.empty() ? each.facts.back().second : each.entry->title;
    text += fmt::format("{:<{}}  {:<9}  {}{}  {}\n", each.entry->id, id_width, each.list, place,
                        std::string(place_width - text::display_width(place), ' '), title);
  }
  return print(text);
}

void append_examples(std::string& text, std::string_view name, const std::vector<patterns::Example>& examples) {
  for (const auto& example : examples) {
    text += fmt::format("{:<11} {}", name, example.text);
    for (const auto& [field, value] : example.expect) text += fmt::format("  {}={}", field, value);
    text += '\n';
  }
}

int show_entry(const patterns::PackSet& packs, const std::string& id) {
  std::string text;
  std::vector<std::string> ids;
  for (const Listed& each : listed(packs)) {
    ids.push_back(each.entry->id);
    if (each.entry->id != id) continue;
    text +=
        fmt::format("{:<11} {}\n{:<11} {}\n{:<11} {}\n", "id", id, "list", each.list, "file", place_of(*each.entry));
    if (!each.entry->title.empty()) text += fmt::format("{:<11} {}\n", "title", each.entry->title);
    for (const auto& [name, value] : each.facts) {
      if (!value.empty()) text += fmt::format("{:<11} {}\n", name, value);
    }
    append_examples(text, "match", each.entry->match);
    append_examples(text, "reject", each.entry->reject);
  }
  if (!text.empty()) return print(text);
  const auto meant = nearest(id, ids);
  report(Severity::error, meant ? rows::kNoPatternDidYouMean(id, *meant) : rows::kNoPattern(id));
  return kUsage;
}

// A pack of one's own may mean to change what built-in entries do: that their examples hold no more is a warning.
int check(const patterns::PackSet& packs, bool user) {
  if (user) {
    const extract::Stages stages(packs);
    for (const Error& failure : run_examples(packs, stages, extract::ExampleScope::built_in).failures) {
      show(message_line(failure.path, failure.line, 0, Severity::warning,
                        rows::kHoldsNoMore(failure.message, failure.text)));
    }
  }
  return print(fmt::format("{} entries are well formed\n", listed(packs).size()));
}

int test(const patterns::PackSet& packs, extract::ExampleScope scope) {
  const extract::Stages stages(packs);
  const extract::ExampleReport result = extract::run_examples(packs, stages, scope);
  for (const Error& failure : result.failures) report(failure);
  if (!result.failures.empty()) {
    report(Severity::error, rows::kExamplesDoNotHold(result.failures.size(), result.examples));
    return kUsage;
  }
  return print(fmt::format("{} examples of {} entries hold\n", result.examples, result.entries));
}

int usage_error() {
  report(Severity::error, rows::kPatternsTakes());
  return kUsage;
}

}  // namespace

int run_patterns(const Options& options) {
  const auto& words = options.arguments;
  const std::string action = words.empty() ? "" : words.front();
  const std::string argument = words.size() > 1 ? words[1] : "";
  const bool takes_folder = action == "check" || action == "test";
  const bool takes_paths = action == "suggest" || action == "coverage";
  const bool fits = (action == "list" && words.size() == 1) || (action == "show" && words.size() == 2) ||
                    (takes_folder && words.size() <= 2) || (takes_paths && words.size() >= 2);
  if (!fits) return usage_error();

  std::vector<std::string> folders = options.pattern_folders;
  if (takes_folder && !argument.empty()) folders.insert(folders.begin(), argument);
  const auto packs = load_packs(folders, PatternPacks::Examples::kept);
  if (!packs) return kUsage;
  const patterns::PackSet& set = packs->impl().set;
  if (action == "list") return list(set);
  if (action == "show") return show_entry(set, argument);
  if (takes_paths) {
    const std::vector<std::string> paths(words.begin() + 1, words.end());
    return action == "suggest" ? suggest_patterns(options, set, paths) : count_patterns(options, set, paths);
  }
  if (action == "check") return check(set, !folders.empty());
  const bool all = folders.empty() || options.with_builtin;
  return test(set, all ? extract::ExampleScope::all : extract::ExampleScope::user);
}

}  // namespace zhibiao::cli
