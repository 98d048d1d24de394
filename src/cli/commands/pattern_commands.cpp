// patterns list | show ID | check [DIR] | test [DIR] | suggest PATH… | coverage PATH…
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands/pattern_uses.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/options/suggest.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "extract/examples.h"
#include "extract/packs.h"
#include "text/width.h"
#include "zhibiao/names.h"

namespace zhibiao::cli {
namespace {

using patterns::Entry;

// What an entry has beside its id, title, place and examples.
using Name = MessageRow<0>;
using Facts = std::vector<std::pair<const Name*, std::string>>;

struct Listed {
  const Entry* entry;
  const Name* list;
  Facts facts;
};

std::string joined_words(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string name_of(const patterns::PhraseRule& rule) {
  return std::string(rule.earlier_name ? patterns::kEarlierName : rule.no_name ? patterns::kNoName : "");
}

std::string role_of(const patterns::PhraseRule& rule) {
  if (rule.usual_role) return std::string(patterns::kUsualRole);
  return rule.role ? std::string(name_of(*rule.role)) : "";
}

std::vector<Listed> listed(const patterns::PackSet& packs) {
  std::vector<Listed> all;
  for (const auto& unit : packs.units) {
    all.push_back({&unit,
                   &rows::kListUnit,
                   {{&rows::kFactKind, std::string(name_of(unit.kind))},
                    {&rows::kFactUnit, unit.unit},
                    {&rows::kFactWords, joined_words(unit.words)}}});
  }
  for (const auto& heading : packs.headings)
    all.push_back({&heading, &rows::kListHeading, {{&rows::kFactExpression, heading.expression}}});
  for (const auto& line : packs.lines) {
    all.push_back(
        {&line,
         &rows::kListLine,
         {{&rows::kFactRole, line.role}, {&rows::kFactValue, line.value}, {&rows::kFactExpression, line.expression}}});
  }
  for (const auto& exclusion : packs.exclusions) {
    all.push_back({&exclusion, &rows::kListExclusion, {{&rows::kFactExpression, exclusion.expression}}});
  }
  for (const auto& cue : packs.cues) {
    all.push_back({&cue,
                   &rows::kListCue,
                   {{&rows::kFactCue, cue.cue},
                    {&rows::kFactValue, cue.value},
                    {&rows::kFactPosition, cue.position},
                    {&rows::kFactWords, joined_words(cue.words)}}});
  }
  for (const auto& pattern : packs.indicators) {
    all.push_back({&pattern,
                   &rows::kListIndicator,
                   {{&rows::kFactKind, pattern.kind ? std::string(name_of(*pattern.kind)) : ""},
                    {&rows::kFactExpression, pattern.expression}}});
  }
  for (const auto& word : packs.tables) {
    all.push_back({&word,
                   &rows::kListTable,
                   {{&rows::kFactTells, word.tells},
                    {&rows::kFactValue, word.value},
                    {&rows::kFactExpression, word.expression}}});
  }
  for (const auto& token_class : packs.classes) {
    all.push_back({&token_class,
                   &rows::kListClass,
                   {{&rows::kFactAny, joined_words(token_class.any)},
                    {&rows::kFactAll, joined_words(token_class.all)},
                    {&rows::kFactNone, joined_words(token_class.none)},
                    {&rows::kFactWords, joined_words(token_class.words)},
                    {&rows::kFactShortest, token_class.shortest == 0 ? "" : std::to_string(token_class.shortest)},
                    {&rows::kFactLongest, token_class.longest == 0 ? "" : std::to_string(token_class.longest)},
                    {&rows::kFactExpression, token_class.expression}}});
  }
  for (const auto& rule : packs.phrases) {
    all.push_back({&rule,
                   &rows::kListPhrase,
                   {{&rows::kFactRank, rule.last ? "last" : "first"},
                    {&rows::kFactRefused, !rule.refused   ? ""
                                          : *rule.refused ? "true"
                                                          : "false"},
                    {&rows::kFactComparator, rule.comparator ? std::string(name_of(*rule.comparator)) : ""},
                    {&rows::kFactChange, rule.change ? std::string(name_of(*rule.change)) : ""},
                    {&rows::kFactRole, role_of(rule)},
                    {&rows::kFactMetric, name_of(rule)},
                    {&rows::kFactExpression, rule.expression}}});
  }
  for (const auto& step : packs.steps) all.push_back({&step, &rows::kListStep, {{&rows::kFactExpression, ""}}});
  for (const auto& piece : packs.pieces)
    all.push_back({&piece, &rows::kListPiece, {{&rows::kFactExpression, piece.expression}}});
  return all;
}

std::string place_of(const Entry& entry) { return fmt::format("{}:{}", entry.file, entry.line); }

constexpr std::size_t kListWidth = 9;

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t own = text::display_width(text);
  return text + std::string(own < width ? width - own : 0, ' ');
}

// A name in Chinese has the key of packs behind it.
std::string fact(const std::string& name, std::string_view value) {
  return fmt::format("{} {}", padded(name, language_spoken() == Language::chinese ? 17 : 11), value);
}
std::string fact(const Name& name, std::string_view value) { return fact(spoken(name()), value); }

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
    text += fmt::format("{:<{}}  {}  {}  {}\n", each.entry->id, id_width, padded(spoken((*each.list)()), kListWidth),
                        padded(place, place_width), title);
  }
  return print(text);
}

void append_examples(std::string& text, const Name& name, const std::vector<patterns::Example>& examples) {
  for (const auto& example : examples) {
    text += fact(name, example.text);
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
    text += fact("id", id) + "\n";
    text += fact(rows::kFactList, spoken((*each.list)())) + "\n" + fact(rows::kFactFile, place_of(*each.entry)) + "\n";
    if (!each.entry->title.empty()) text += fact(rows::kFactTitle, each.entry->title) + "\n";
    for (const auto& [name, value] : each.facts) {
      if (!value.empty()) text += fact(*name, value) + "\n";
    }
    append_examples(text, rows::kFactMatch, each.entry->match);
    append_examples(text, rows::kFactReject, each.entry->reject);
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
  return print(spoken(rows::kEntriesAreWellFormed(listed(packs).size())) + "\n");
}

int test(const patterns::PackSet& packs, extract::ExampleScope scope) {
  const extract::Stages stages(packs);
  const extract::ExampleReport result = extract::run_examples(packs, stages, scope);
  for (const Error& failure : result.failures) report(failure);
  if (!result.failures.empty()) {
    report(Severity::error, rows::kExamplesDoNotHold(result.failures.size(), result.examples));
    return kUsage;
  }
  return print(spoken(rows::kExamplesHold(result.examples, result.entries)) + "\n");
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
