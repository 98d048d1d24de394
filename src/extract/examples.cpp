#include "extract/examples.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/message_rows.h"
#include "base/regex.h"
#include "extract/assemble.h"
#include "extract/message_rows.h"
#include "layout/examples.h"
#include "layout/message_rows.h"
#include "outline/examples.h"
#include "patterns/phrase_expression.h"
#include "patterns/phrase_reader.h"
#include "zhibiao/names.h"

namespace zhibiao::extract {
namespace {

using Fields = std::map<std::string, std::string>;

// What of `expected` is not so: `value is 12, not 21`; empty where all holds.
std::vector<Message> differences(const Fields& found, const Fields& expected) {
  std::vector<Message> wrong;
  for (const auto& [field, value] : expected) {
    const auto at = found.find(field);
    const std::string is = at == found.end() ? "" : at->second;
    if (is != value) wrong.push_back(layout::rows::kFieldIsNot(field, is, value));
  }
  return wrong;
}

class Runner {
 public:
  Runner(const Stages& stages, ExampleScope scope) : stages_(stages), scope_(scope) {}

  void units(const std::vector<patterns::Unit>& units) {
    each(units, [this](const patterns::Unit& unit) {
      const Fields own = {{"unit", unit.unit}};
      for (const auto& example : unit.match) expect_indicator(unit, example, own);
      for (const auto& example : unit.reject) expect_none_with(unit, example, own);
    });
  }

  void indicators(const std::vector<patterns::IndicatorPattern>& indicators) {
    each(indicators, [this](const patterns::IndicatorPattern& pattern) {
      const Fields own = {{"pattern", pattern.id}};
      for (const auto& example : pattern.match) expect_indicator(pattern, example, own);
      for (const auto& example : pattern.reject) expect_none_with(pattern, example, own);
    });
  }

  // A cue that sets a field of the indicator is held to that field; of others the expected fields tell.
  // A reject without expectations is a text that is no such table: it gives nothing that has a place in one.
  void tables(const std::vector<patterns::TableWord>& words) {
    each(words, [this](const patterns::TableWord& word) {
      for (const auto& example : word.match) expect_indicator(word, example, {});
      for (const auto& example : word.reject) {
        if (!example.expect.empty()) {
          expect_none_with(word, example, {});
        } else if (tables::TableWords({word}).says(fold(example.text), tables::says_of(word))) {
          fail(word, example, layout::rows::kExpressionMatchesIt());
        }
      }
    });
  }

  void cues(const std::vector<patterns::Cue>& cues) {
    each(cues, [this](const patterns::Cue& cue) {
      const bool field = cue.cue == "comparator" || cue.cue == "change" || cue.cue == "role";
      const Fields own = field ? Fields{{cue.cue, cue.value}} : Fields{};
      for (const auto& example : cue.match) {
        if (example.expect.empty() && !field) {
          expect_word(cue, example);
        } else {
          expect_indicator(cue, example, own);
        }
      }
      for (const auto& example : cue.reject) expect_none_with(cue, example, own);
    });
  }

  // A rule or a step is in the evidence of a figure of each match, and of none of a reject.
  template <class Rule>
  void rules(const std::vector<Rule>& rules) {
    each(rules, [this](const Rule& rule) {
      if constexpr (std::is_same_v<Rule, patterns::PhraseRule>) expect_words(rule);
      for (const auto& example : rule.match) {
        if (!is_asked(rule, example)) {
          fail(rule, example, rows::kRuleIsNotAsked());
        } else if (!example.expect.empty()) {
          expect_indicator(rule, example, {});
        }
      }
      for (const auto& example : rule.reject) {
        if (!example.expect.empty()) {
          expect_none_with(rule, example, {});
        } else if (is_asked(rule, example)) {
          fail(rule, example, layout::rows::kExpressionMatchesIt());
        }
      }
    });
  }

  void classes(const std::vector<patterns::TokenClass>& classes) {
    each(classes, [this](const patterns::TokenClass& token_class) {
      const std::string_view name = patterns::class_name(token_class);
      for (const auto& example : token_class.match) {
        if (!stages_.is_of_class(name, fold(example.text))) fail(token_class, example, rows::kIsNotOfClass());
      }
      for (const auto& example : token_class.reject) {
        if (stages_.is_of_class(name, fold(example.text))) fail(token_class, example, rows::kIsOfClass());
      }
      for (const auto& word : token_class.words) expect_one_word(token_class, word);
      if (!token_class.expression.empty()) expect_words(token_class);
    });
  }

  void exclusions(const std::vector<patterns::Exclusion>& exclusions) {
    each(exclusions, [this](const patterns::Exclusion& exclusion) {
      const auto regex = base::Regex::compile(exclusion.expression);
      if (!regex) {
        fail(exclusion, {"", {}, exclusion.line}, regex.error().message);
        return;
      }
      for (const auto& example : exclusion.match) expect_excluded(exclusion, example, *regex);
      for (const auto& example : exclusion.reject) {
        if (find(*regex, fold(example.text))) fail(exclusion, example, layout::rows::kExpressionMatchesIt());
      }
    });
  }

  void pieces(const std::vector<patterns::Piece>& pieces) {
    each(pieces, [this](const patterns::Piece& piece) {
      const auto regex = base::Regex::compile(piece.expression);
      if (!regex) {
        fail(piece, {"", {}, piece.line}, regex.error().message);
        return;
      }
      for (const auto& example : piece.match) {
        if (!whole(*regex, example.text)) fail(piece, example, rows::kExpressionMatchesPart());
      }
      for (const auto& example : piece.reject) {
        if (whole(*regex, example.text)) fail(piece, example, layout::rows::kExpressionMatchesIt());
      }
    });
  }

  // Headings and lines: the stages that use them hold them against their own examples.
  template <class Entry, class Examples>
  void delegated(const std::vector<Entry>& entries, const Examples& examples) {
    each(entries, [&](const Entry& entry) {
      for (Error& failure : examples.failures(entry)) report_.failures.push_back(std::move(failure));
    });
  }

  ExampleReport take() { return std::move(report_); }

 private:
  template <class Entry, class Check>
  void each(const std::vector<Entry>& entries, const Check& check) {
    for (const Entry& entry : entries) {
      if (scope_ != ExampleScope::all && entry.user != (scope_ == ExampleScope::user)) continue;
      ++report_.entries;
      report_.examples += entry.match.size() + entry.reject.size();
      check(entry);
    }
  }

  void fail(const patterns::Entry& entry, const patterns::Example& example, const Message& why) {
    report_.failures.push_back(layout::example_failure(entry, example, why));
  }

  [[nodiscard]] Document extract(const std::string& text) const { return assemble(stages_.run_body(text)); }

  static std::string fold(const std::string& text) {
    text::FoldedText folded;
    folded.append(text, {0, text.size()});
    return folded.text();
  }

  static bool whole(const base::Regex& regex, const std::string& text) {
    return regex.matches(fold(text), base::Regex::Anchor::both);
  }

  [[nodiscard]] bool is_asked(const patterns::Entry& entry, const patterns::Example& example) const {
    const auto is_in = [&](const Trace& trace) {
      return std::any_of(trace.found.begin(), trace.found.end(), [&](const auto& found) {
        return std::any_of(found.evidence.begin(), found.evidence.end(),
                           [&](const auto& evidence) { return evidence.rule == entry.id; });
      });
    };
    if (is_in(stages_.run_body(example.text))) return true;
    // what only a whole document has: a title
    const auto trace = stages_.run(example.text, {}, "UTF-8", Stages::Candidates::all);
    return trace && is_in(*trace);
  }

  // Some indicator has all the expected fields; else the failure tells of the nearest.
  void expect_indicator(const patterns::Entry& entry, const patterns::Example& example, const Fields& own) {
    Fields expected = own;
    for (const auto& [field, value] : example.expect) expected[field] = value;
    const Document document = extract(example.text);
    if (const auto count = expected.extract("count"); !count.empty()) {
      const std::string found = std::to_string(document.indicators.size());
      if (found != count.mapped()) {
        fail(entry, example, rows::kIndicatorsNot(found, count.mapped()));
        return;
      }
      if (document.indicators.empty()) return;
    }
    std::optional<std::vector<Message>> nearest;
    for (const Indicator& indicator : document.indicators) {
      auto wrong = differences(fields_of(indicator), expected);
      if (!nearest || wrong.size() < nearest->size()) nearest = std::move(wrong);
    }
    if (!nearest) {
      fail(entry, example, rows::kNoIndicator());
    } else if (!nearest->empty()) {
      fail(entry, example,
           std::accumulate(nearest->begin() + 1, nearest->end(), nearest->front(), std::cref(base::rows::kBoth)));
    }
  }

  // No indicator has these fields; without fields, there is none at all.
  void expect_none_with(const patterns::Entry& entry, const patterns::Example& example, const Fields& own) {
    Fields refused = own;
    for (const auto& [field, value] : example.expect) refused[field] = value;
    for (const Indicator& indicator : extract(example.text).indicators) {
      if (!differences(fields_of(indicator), refused).empty()) continue;
      fail(entry, example, rows::kItMustNotGive(indicator.text));
      return;
    }
  }

  void expect_word(const patterns::Cue& cue, const patterns::Example& example) {
    const std::string text = fold(example.text);
    const bool stands = std::any_of(cue.words.begin(), cue.words.end(),
                                    [&](const auto& word) { return text.find(word) != std::string::npos; });
    if (!stands) fail(cue, example, rows::kNoWordStandsInIt());
  }

  // The words that an expression over tokens names.
  template <class Entry>
  void expect_words(const Entry& entry) {
    patterns::Letter letter = 0;
    const patterns::TermLookup note = [&](patterns::TokenTerm term) {
      if (term.literal) expect_one_word(entry, term.name);
      return patterns::TokenClassMeaning{++letter, nullptr, term.name == "figure"};
    };
    patterns::TokenExpressionError error;
    static_cast<void>(patterns::token_expression(entry.expression, note, error));  // load() tells what is wrong with it
  }

  // A rule that waits for a word which no sentence has as one never says anything.
  void expect_one_word(const patterns::Entry& entry, std::string_view word) {
    const std::string text = fold(std::string(word));
    const auto words = stages_.words_of(text);
    if (words.size() == 1) return;
    std::string parts;
    for (const base::Range part : words) parts += (parts.empty() ? "" : " ") + std::string(part.of(text));
    fail(entry, {std::string(word), {}, entry.line}, rows::kWordIsSplit(word, parts));
  }

  // Where the number of the match stands, or the match itself.
  static std::optional<base::Range> find(const base::Regex& regex, const std::string& text) {
    std::vector<std::optional<base::Range>> groups;
    if (!regex.match(text, 0, base::Regex::Anchor::none, groups)) return std::nullopt;
    const auto number = regex.group("number");
    return number && groups[static_cast<std::size_t>(*number)] ? groups[static_cast<std::size_t>(*number)] : groups[0];
  }

  void expect_excluded(const patterns::Entry& entry, const patterns::Example& example, const base::Regex& regex) {
    const Trace trace = stages_.run_body(example.text);
    const std::string& text = trace.layout.folded.text();
    const auto match = find(regex, text);
    if (!match) {
      fail(entry, example, layout::rows::kExpressionDoesNotMatchIt());
      return;
    }
    if (const auto number = example.expect.find("number"); number != example.expect.end()) {
      const std::string_view is = match->of(text);
      if (is != number->second) fail(entry, example, rows::kNumberIsNot(is, number->second));
    }
    for (const auto& found : trace.found) {
      if (found.refused || found.text.end <= match->begin || match->end <= found.text.begin) continue;
      fail(entry, example, rows::kIsReportedNevertheless(found.text.of(text)));
    }
  }

  const Stages& stages_;
  ExampleScope scope_;
  ExampleReport report_;
};

}  // namespace

std::map<std::string, std::string> fields_of(const Indicator& indicator) {
  return {{"text", indicator.text},
          {"quote", indicator.text},
          {"kind", std::string(name_of(indicator.kind))},
          {"role", std::string(name_of(indicator.role))},
          {"metric", indicator.metric.value_or("")},
          {"value", indicator.value ? indicator.value->text : ""},
          {"high", indicator.high ? indicator.high->text : ""},
          {"unit", indicator.unit},
          {"comparator", std::string(name_of(indicator.comparator))},
          {"change", std::string(name_of(indicator.change))},
          {"period", indicator.period.value_or("")},
          {"section", indicator.section.value_or("")},
          {"placeholder", indicator.placeholder ? "true" : "false"},
          {"pattern", indicator.pattern},
          {"base", indicator.base.value_or("")},
          {"row", indicator.table ? indicator.table->row : ""},
          {"column", indicator.table ? indicator.table->column : ""}};
}

ExampleReport run_examples(const patterns::PackSet& packs, const Stages& stages, ExampleScope scope) {
  Runner runner(stages, scope);
  runner.pieces(packs.pieces);
  runner.delegated(packs.lines, layout::LineExamples(packs));
  runner.delegated(packs.headings, outline::HeadingExamples(packs));
  runner.units(packs.units);
  runner.exclusions(packs.exclusions);
  runner.cues(packs.cues);
  runner.indicators(packs.indicators);
  runner.tables(packs.tables);
  runner.classes(packs.classes);
  runner.rules(packs.phrases);
  runner.rules(packs.steps);
  return runner.take();
}

}  // namespace zhibiao::extract
