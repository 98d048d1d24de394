#include "patterns/expression.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/message_rows.h"
#include "base/regex.h"
#include "base/utf8.h"
#include "patterns/message_rows.h"
#include "text/folded_text.h"

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kGroupSign = "(?P<";
constexpr int kMostRepeats = 11;

// `refused` is what RE2 stumbled over; it names the sign but not always what it belongs to.
Message regex_hint(std::string_view refused, std::string_view expression) {
  const auto has = [&](std::string_view sign) {
    return refused.find(sign) != std::string_view::npos && expression.find(sign) != std::string_view::npos;
  };
  if (has("(?=") || has("(?!")) {
    return rows::kNoLookAhead();
  }
  if (expression.find("(?<=") != std::string_view::npos || expression.find("(?<!") != std::string_view::npos) {
    return rows::kNoLookBehind();
  }
  if (has("(?<")) return rows::kGroupNeedsP();
  if (has("(?>") || has("*+") || has("++") || has("?+")) {
    return rows::kNoAtomicGroups();
  }
  if (refused.size() > 1 && refused[0] == '\\' && refused[1] >= '1' && refused[1] <= '9') {
    return rows::kNoBackReferences();
  }
  if (refused.starts_with("{")) return rows::kRepeatTooLarge();
  return {};
}

Message reason_hint(const Message& refusal) {
  const MessageTexts* const reason = refusal.arguments().front().texts();
  const auto is = [&](const auto& row) { return reason == &row.texts; };
  if (is(base::rows::kMissingParenthesis) || is(base::rows::kUnexpectedParenthesis)) return rows::kEveryParenthesis();
  if (is(base::rows::kNothingToRepeat) || is(base::rows::kBadRepeatOperator)) return rows::kNothingToRepeat();
  if (is(base::rows::kMissingBracket)) return rows::kEveryBracket();
  return {};
}

// A part that is repeated up to so often: RE2 writes it out that often, and as often again in each automaton of it.
bool check_repeats(std::string_view written, const JsonNode& node, Mistakes& mistakes) {
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] == '\\') {  // a sign by its number, \x{5143}, or a brace itself, \{
      at += written.substr(at).starts_with("\\x{") ? 2 : 1;
      continue;
    }
    if (written[at] != '{') continue;
    const std::size_t end = written.find_first_not_of("0123456789,", at + 1);
    if (end == std::string_view::npos || written[end] != '}') continue;
    const std::string_view counts = written.substr(at + 1, end - at - 1);
    const std::string_view last = counts.substr(counts.ends_with(',') ? 0 : counts.rfind(',') + 1);
    if (std::atoi(std::string(last).c_str()) <= kMostRepeats) continue;
    const std::string_view repeat = written.substr(at, end + 1 - at);
    mistakes.add("repeat-count", range_in(node, repeat, mistakes.text()), rows::kRepeatsTooOften(repeat, kMostRepeats),
                 rows::kRepeatUncounted());
    return false;
  }
  return true;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

base::Range range_in(const JsonNode& string, std::string_view part, std::string_view file) {
  std::string escaped;
  for (const char byte : part) {
    if (byte == '\\' || byte == '"') escaped += '\\';
    escaped += byte;
  }
  const std::size_t at = string.range.of(file).find(escaped);
  if (part.empty() || at == std::string_view::npos) return string.range;
  return {string.range.begin + at, string.range.begin + at + escaped.size()};
}

std::string folded(std::string_view text) {
  text::FoldedText made;
  made.append(text, {0, text.size()});
  return made.text();
}

bool check_group_names(std::string_view written, const JsonNode& node, Mistakes& mistakes, const EntryForm& form) {
  std::vector<std::string_view> known = form.needed_groups;
  known.insert(known.end(), form.optional_groups.begin(), form.optional_groups.end());
  bool good = true;
  for (std::size_t at = written.find(kGroupSign); at != std::string_view::npos; at = written.find(kGroupSign, at + 1)) {
    const std::size_t begin = at + kGroupSign.size();
    const std::string_view name = written.substr(begin, written.find('>', begin) - begin);
    if (contains(known, name)) continue;
    good = false;
    const std::string_view shown = written.substr(at, begin + name.size() + 1 - at);
    mistakes.add("unknown-group", range_in(node, shown, mistakes.text()), rows::kReadsNoGroup(form.one, name),
                 name_hint(name, known));
  }
  return good;
}

bool check_folded(std::string_view written, const JsonNode& node, Mistakes& mistakes) {
  for (std::size_t at = 0; at < written.size();) {
    const std::string_view sign = written.substr(at, base::decode_code_point(written, at).size);
    at += sign.size();
    if (sign.size() == 1) continue;
    const std::string half = folded(sign);
    if (half == sign) continue;
    mistakes.add("full-width", range_in(node, sign, mistakes.text()), rows::kNeverMet(sign), rows::kWriteQuoted(half));
    return false;
  }
  return true;
}

bool check_expression(std::string_view expanded, std::string_view written, const JsonNode& node, Mistakes& mistakes,
                      const EntryForm* form) {
  if (!check_folded(written, node, mistakes)) return false;
  const auto compiled = base::Regex::compile(expanded);
  if (!compiled) {
    const Error& error = compiled.error();
    Message hint = regex_hint(error.text, expanded);
    if (hint.empty()) hint = reason_hint(error.message);
    const base::Range where = range_in(node, error.text, mistakes.text());
    mistakes.add_showing("bad-expression", where, error.message, node.range.of(mistakes.text()), std::move(hint));
    return false;
  }
  if (!check_repeats(written, node, mistakes)) return false;
  if (form == nullptr) return true;
  bool good = check_group_names(written, node, mistakes, *form);
  for (const std::string_view group : form->needed_groups) {
    if (compiled->group(group)) continue;
    good = false;
    mistakes.add("missing-group", node.range, rows::kExpressionHasNoGroup(group), rows::kPutIntoGroup(group));
  }
  if (compiled->matches("")) {
    good = false;
    mistakes.add("matches-empty", node.range, rows::kMatchesEmpty(), rows::kLetOnePartBeNeeded());
  }
  return good;
}

}  // namespace zhibiao::patterns
