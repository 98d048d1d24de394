#include "cli/commands/pattern_uses.h"

#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "batch/document_reader.h"
#include "batch/documents.h"
#include "batch/inputs.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"
#include "extract/assemble.h"
#include "extract/stages.h"
#include "output/json_writer.h"
#include "output/terminal_text.h"

namespace zhibiao::cli {
namespace {

constexpr std::string_view kWithoutUnit = "number.no-unit";
constexpr std::size_t kLongestUnit = 4;  // ideographs of a suggested unit

// Gives every document's trace, the refused numbers in it too, to `see`. The exit status.
int each_trace(const Options& options, const patterns::PackSet& packs, const std::vector<std::string>& paths,
               const std::function<void(const extract::Trace&, const std::string& path)>& see) {
  const extract::Stages stages(packs);
  const auto list = batch::find_inputs(paths, {names_of(options), options.follow});
  const batch::ReadingOptions reading = reading_options_of(options);
  batch::Documents documents(list.inputs, reading, {options.largest_document, &stop_flag(), STDIN_FILENO, {}});
  batch::DocumentReader reader(reading, reading_limits(options));
  int status = kDone;
  while (auto pending = documents.next()) {
    if (caught_signal() > 0) return kSignalled + caught_signal();
    auto raw = pending->error ? Expected<batch::RawDocument>(tl::unexpected(*pending->error)) : reader.read(*pending);
    auto trace = raw ? stages.run(std::move(raw->bytes), pending->path, raw->encoding, extract::Stages::Candidates::all)
                     : Expected<extract::Trace>(tl::unexpected(raw.error()));
    if (trace) {
      see(*trace, pending->path);
    } else {
      report(trace.error());
      status = kSomeFailed;
    }
  }
  return status;
}

// The ideographs right behind the number, at most as many as a unit has.
std::string word_behind(const extract::Trace& trace, const indicators::Found& found) {
  const std::string_view text = trace.layout.folded.text();
  std::size_t end = found.text.end;
  for (std::size_t count = 0; count < kLongestUnit && end < text.size() && base::begins_ideograph(text, end); ++count) {
    end += base::decode_code_point(text, end).size;
  }
  return std::string(text.substr(found.text.end, end - found.text.end));
}

// The beginning of so many ideographs of three bytes each.
std::string_view beginning(std::string_view word, std::size_t count) { return word.substr(0, 3 * count); }

struct Lacking {
  std::string sentence;
  std::string number;
  std::string value;
  std::string place;
};

class Suggestions {
 public:
  explicit Suggestions(const patterns::PackSet& packs) {
    for (const patterns::Unit& unit : packs.units) known_.insert(unit.words.begin(), unit.words.end());
  }

  void see(const extract::Trace& trace, const std::string& path) {
    for (const auto& found : trace.found) {
      const bool lacks = found.refused && std::any_of(found.evidence.begin(), found.evidence.end(),
                                                      [](const auto& each) { return each.rule == kWithoutUnit; });
      const std::string word = lacks ? word_behind(trace, found) : "";
      if (word.empty()) continue;
      const Span span = trace.source.span(trace.layout.folded.source(found.text));
      Lacking lacking{extract::joined(trace, found.sentence), extract::joined(trace, found.text),
                      found.value ? found.value->text : "", fmt::format("{}:{}", path, span.line)};
      for (std::size_t count = 1; 3 * count <= word.size(); ++count) ++counts_[std::string(beginning(word, count))];
      seen_.emplace_back(word, std::move(lacking));
    }
  }

  [[nodiscard]] std::string pack() const {
    struct Word {
      std::size_t count = 0;
      const Lacking* first = nullptr;
    };
    std::map<std::string, Word> words;
    for (const auto& [run, lacking] : seen_) {
      Word& word = words[unit_of(run)];
      ++word.count;
      if (word.first == nullptr) word.first = &lacking;
    }
    std::vector<std::pair<std::string, Word>> ranked(words.begin(), words.end());
    std::erase_if(ranked, [&](const auto& each) { return known_.contains(each.first); });
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    const auto told = [](const Message& message) { return quoted(message.in(language_spoken())); };
    std::string text =
        fmt::format("{{\n  \"pack\": \"suggested\",\n  \"title\": {},\n  \"units\": [", told(rows::kSuggestedPack()));
    std::size_t number = 0;
    for (const auto& [word, seen] : ranked) {
      text += number == 0 ? "\n" : ",\n";
      text += fmt::format("    {{\"id\": \"unit.suggested-{}\", \"title\": {}, \"kind\": \"count\", \"unit\": {}, ",
                          ++number, told(rows::kSeenTimes(seen.count, seen.first->place)), quoted(word));
      text += fmt::format("\"words\": [{}],\n     \"match\": [{{\"text\": {}, \"unit\": {}}}]}}", quoted(word),
                          quoted(seen.first->sentence), quoted(word));
    }
    return text + (number == 0 ? "]\n}\n" : "\n  ]\n}\n");
  }

 private:
  // As much of the run as stands behind every number of which its first sign does.
  [[nodiscard]] std::string unit_of(const std::string& run) const {
    const std::size_t count = counts_.at(std::string(beginning(run, 1)));
    std::size_t most = 1;
    if (count == 1) return std::string(beginning(run, run.size() <= 6 ? 2 : 1));
    while (3 * (most + 1) <= run.size() && counts_.at(std::string(beginning(run, most + 1))) == count) ++most;
    return std::string(beginning(run, most));
  }

  static std::string quoted(const std::string& text) {
    std::string json;
    output::append_json_string(json, text);
    return json;
  }

  std::set<std::string> known_;
  std::map<std::string, std::size_t> counts_;
  std::vector<std::pair<std::string, Lacking>> seen_;
};

struct Uses {
  bool has_words = false;  // of a pack; what others saw are the documents' own words
  std::size_t count = 0;
  std::map<std::string, std::size_t> words;
};

std::string words_of(const Uses& uses) {
  std::vector<std::pair<std::string, std::size_t>> words(uses.words.begin(), uses.words.end());
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [word, count] : words) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", word, count);
  return output::printable(text);
}

}  // namespace

int suggest_patterns(const Options& options, const patterns::PackSet& packs, const std::vector<std::string>& paths) {
  Suggestions suggestions(packs);
  const int status = each_trace(options, packs, paths,
                                [&](const auto& trace, const std::string& path) { suggestions.see(trace, path); });
  if (status > kSignalled) return status;
  const int printed = print(suggestions.pack());
  return printed != kDone ? printed : status;
}

int count_patterns(const Options& options, const patterns::PackSet& packs, const std::vector<std::string>& paths) {
  std::map<std::string, Uses> rules;
  for (const patterns::Unit& unit : packs.units) rules[unit.id].has_words = true;
  for (const patterns::Exclusion& exclusion : packs.exclusions) rules[exclusion.id];
  for (const patterns::Cue& cue : packs.cues) rules[cue.id].has_words = true;
  for (const patterns::IndicatorPattern& pattern : packs.indicators) rules[pattern.id];
  const int status = each_trace(options, packs, paths, [&](const extract::Trace& trace, const std::string&) {
    for (const auto& found : trace.found) {
      std::set<std::string> counted;  // a unit tells value and unit of one figure
      for (const auto& evidence : found.evidence) {
        Uses& uses = rules[evidence.rule];
        if (counted.insert(evidence.rule).second) ++uses.count;
        if (uses.has_words && !evidence.word.empty() && evidence.field != "value")
          ++uses.words[extract::joined(trace, evidence.word)];
      }
    }
  });
  if (status > kSignalled) return status;
  std::vector<std::pair<std::string, Uses>> ranked(rules.begin(), rules.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  std::string text;
  for (const auto& [rule, uses] : ranked) {
    text += fmt::format("{:>7}  {}", uses.count, rule);
    if (!uses.words.empty()) text += "  " + words_of(uses);
    text += '\n';
  }
  const int printed = print(text);
  return printed != kDone ? printed : status;
}

}  // namespace zhibiao::cli
