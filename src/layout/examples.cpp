#include "layout/examples.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "embedded/embedded.h"
#include "layout/line_rules.h"
#include "layout/lines.h"
#include "layout/message_rows.h"
#include "layout/metadata.h"
#include "lexicon/lexicon.h"
#include "text/folded_text.h"
#include "text/source_text.h"

namespace zhibiao::layout {
namespace {

std::string folded(std::string_view text) {
  text::FoldedText made;
  made.append(text, {0, text.size()});
  return std::string(trimmed(made.text()));
}

// Some roles are looked for in a part of the text, the others are all of a line.
bool is_searched(LineRole role) {
  return role == LineRole::genre || role == LineRole::genre_lead || role == LineRole::year || role == LineRole::promise;
}

// Those that a title's parts are asked for know no blanks.
bool is_plain(LineRole role) {
  return role == LineRole::title || role == LineRole::title_part || role == LineRole::genre;
}

Pairs pairs_of(const std::string& text, const LineRules& rules, const Ordinals& ordinals) {
  text::SourceText source;
  source.utf8 = text;
  source.lines = {{0, text.size()}};
  text::FoldedText folded;
  return metadata_pairs(source, view_lines(source, ordinals, folded).front(), rules);
}

}  // namespace

Error example_failure(const patterns::Entry& entry, const patterns::Example& example, const Message& why) {
  return {.code = "example-fails",
          .path = entry.file,
          .line = example.line > 0 ? example.line : entry.line,
          .message = rows::kExampleDoesNotHold(entry.id, why),
          .text = example.text};
}

struct LineExamples::Rules {
  explicit Rules(const patterns::PackSet& packs)
      : lines(packs.lines), words(embedded::language().words, packs), ordinals(packs.cues, words) {}
  LineRules lines;
  lexicon::Lexicon words;
  Ordinals ordinals;
};

LineExamples::LineExamples(const patterns::PackSet& packs) : rules_(std::make_unique<const Rules>(packs)) {}
LineExamples::~LineExamples() = default;

std::vector<Error> LineExamples::failures(const patterns::Line& line) const {
  std::vector<Error> failed;
  const auto role = line_role(line.role);
  if (!role) return failed;
  const std::vector<patterns::Line> alone = {line};  // must outlive the rules
  const LineRules own(alone);
  const auto match = [&](const std::string& text) {
    const std::string plain = is_plain(*role) ? without_blanks(text) : text;
    return is_searched(*role) ? own.search(*role, plain) : own.find(*role, plain);
  };
  for (const auto& example : line.match) {
    if (*role == LineRole::metadata) {
      const Pairs pairs = pairs_of(example.text, rules_->lines, rules_->ordinals);
      const Pairs by_this = pairs_of(example.text, own, rules_->ordinals);
      if (by_this.empty()) failed.push_back(example_failure(line, example, rows::kNoKeyOfThisEntryIsFound()));
      const auto key = example.expect.find("key");
      if (by_this.empty() || key == example.expect.end()) continue;
      const auto found =
          std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == key->second; });
      const auto value = example.expect.find("value");
      if (found == pairs.end()) {
        failed.push_back(example_failure(line, example, rows::kThereIsNoKey(key->second)));
      } else if (value != example.expect.end() && found->second != value->second) {
        failed.push_back(example_failure(line, example, rows::kFieldIsNot("value", found->second, value->second)));
      }
      continue;
    }
    const std::string text = folded(example.text);
    const auto found = match(text);
    if (!found) {
      failed.push_back(example_failure(line, example, rows::kExpressionDoesNotMatchIt()));
      continue;
    }
    const auto value = example.expect.find("value");
    if (value == example.expect.end()) continue;
    const std::string plain = is_plain(*role) ? without_blanks(text) : text;
    const std::string is = found->value ? std::string(found->value->of(plain)) : line.value;
    if (is != value->second)
      failed.push_back(example_failure(line, example, rows::kFieldIsNot("value", is, value->second)));
  }
  for (const auto& example : line.reject) {
    const bool matched = *role == LineRole::metadata ? !pairs_of(example.text, own, rules_->ordinals).empty()
                                                     : match(folded(example.text)).has_value();
    if (matched) failed.push_back(example_failure(line, example, rows::kExpressionMatchesIt()));
  }
  return failed;
}

}  // namespace zhibiao::layout
