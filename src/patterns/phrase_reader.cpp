#include "patterns/phrase_reader.h"

#include <algorithm>
#include <optional>

#include "base/regex.h"
#include "patterns/expression.h"
#include "patterns/message_rows.h"
#include "patterns/pack_format.h"
#include "zhibiao/names.h"

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kIdPrefix = "class.";
constexpr Letter kFigure = 1;  // stands for {{figure}} where an expression is only looked at
constexpr Letter kOther = 2;

template <class T>
std::vector<std::string_view> names_of() {
  std::vector<std::string_view> names;
  for (const auto& [value, name] : NameTable<T>::rows) names.push_back(name);
  return names;
}

template <class T>
std::optional<T> read_named(EntryReader& reader, std::string_view key) {
  if (reader.find(key) == nullptr) return std::nullopt;
  return value_of<T>(reader.choice(key, names_of<T>()));
}

// Whether only the figure that a rule speaks of can be of this class.
bool is_figure(std::string_view name, const TokenClassNames& classes, std::size_t depth = 0) {
  constexpr std::size_t kDeepest = 16;
  if (name == "figure") return true;
  const TokenClass* known = classes.find(name);
  if (known == nullptr || depth > kDeepest) return false;
  return std::any_of(known->all.begin(), known->all.end(),
                     [&](const auto& other) { return is_figure(other, classes, depth + 1); });
}

// What is needed to look at an expression without a line to match it with.
std::optional<TokenExpression> look_at(std::string_view expression, TokenClassNames& classes,
                                       TokenExpressionError& error) {
  const TermLookup meaning = [&](TokenTerm term) -> std::optional<TokenClassMeaning> {
    if (term.literal) {
      if (!classes.add_word(term.name)) return std::nullopt;
      return TokenClassMeaning{kOther, nullptr};
    }
    if (const TokenClass* known = classes.find(term.name); known != nullptr) {
      if (!known->expression.empty()) return TokenClassMeaning{0, &known->expression};
      return TokenClassMeaning{is_figure(term.name, classes) ? kFigure : kOther, nullptr};
    }
    if (!is_plain_token_class(term.name)) return std::nullopt;
    return TokenClassMeaning{term.name == "figure" ? kFigure : kOther, nullptr};
  };
  return token_expression(expression, meaning, error);
}

// There are too many names to list where none is near.
Message class_hint(std::string_view name, const TokenClassNames& classes) {
  const auto names = classes.names();
  return nearest_name(name, names).empty() ? rows::kExplainShowsClasses() : name_hint(name, names);
}

void tell(const TokenExpressionError& error, const JsonNode& node, const TokenClassNames& classes, Mistakes& mistakes) {
  const base::Range where = range_in(node, error.part, mistakes.text());
  mistakes.add_showing(error.unknown_class ? "unknown-class" : "bad-expression", where, error.message,
                       node.range.of(mistakes.text()),
                       error.unknown_class ? class_hint(error.part, classes) : Message{});
}

// Two rules of one expression: the later one says nothing that the earlier does not.
bool repeats(const PhraseRule& earlier, const PhraseRule& rule) {
  if (earlier.expression != rule.expression || earlier.last != rule.last) return false;
  return (!rule.refused || earlier.refused) && (!rule.comparator || earlier.comparator) &&
         (!rule.change || earlier.change) && (!rule.tells_role() || earlier.tells_role()) &&
         (!rule.earlier_name || earlier.earlier_name) && (!rule.no_name || earlier.no_name);
}

}  // namespace

std::string_view class_name(const TokenClass& token_class) {
  std::string_view name = token_class.id;
  if (name.starts_with(kIdPrefix)) name.remove_prefix(kIdPrefix.size());
  return name;
}

void TokenClassNames::add(const TokenClass& token_class) {
  by_name_.try_emplace(class_name(token_class), &token_class);
}

const TokenClass* TokenClassNames::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

bool TokenClassNames::add_word(std::string_view word) {
  if (words_.contains(word)) return true;
  if (plain_token_classes().size() + by_name_.size() + words_.size() >= kMostTokenTerms) return false;
  words_.emplace(word);
  return true;
}

std::vector<std::string_view> TokenClassNames::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, token_class] : by_name_) names.push_back(name);
  const auto& plain = plain_token_classes();
  names.insert(names.end(), plain.begin(), plain.end());
  return names;
}

void read_class(EntryReader& reader, TokenClass& token_class) {
  for (const auto& [key, list] : {std::pair{"any", &token_class.any}, std::pair{"all", &token_class.all},
                                  std::pair{"none", &token_class.none}, std::pair{"words", &token_class.words}}) {
    *list = reader.words(key);
  }
  token_class.shortest = reader.count("shortest");
  token_class.longest = reader.count("longest");
  token_class.expression = reader.text("expression");
  if (!token_class.id.starts_with(kIdPrefix)) {
    reader.fail("bad-id", "id", rows::kClassIdBegins(), rows::kForExample("class.my-name"));
  } else if (is_plain_token_class(class_name(token_class))) {
    reader.fail("reserved-class", "id", rows::kClassIsThere(class_name(token_class)),
                rows::kForExample("class.my-name"));
  }
  const bool tells = !token_class.any.empty() || !token_class.all.empty() || !token_class.words.empty();
  if (tells == !token_class.expression.empty()) {
    reader.fail("missing-key", "id", rows::kClassNeedsEither(), rows::kAnyOrExpression());
  }
}

void check_class(const TokenClass& token_class, const JsonNode& list, TokenClassNames& classes, Mistakes& mistakes) {
  const auto node = std::find_if(list.values.begin(), list.values.end(), [&](const JsonNode& each) {
    const JsonNode* id = each.find("id");
    return id != nullptr && id->text == token_class.id;
  });
  if (node == list.values.end()) return;
  if (!token_class.expression.empty()) {
    TokenExpressionError error;
    const JsonNode* expression = node->find("expression");
    if (!look_at(token_class.expression, classes, error)) tell(error, *expression, classes, mistakes);
    return;
  }
  for (const std::string_view key : {"any", "all", "none"}) {
    const JsonNode* names = node->find(key);
    if (names == nullptr) continue;
    for (const JsonNode& name : names->values) {
      const TokenClass* other = classes.find(name.text);
      if (!classes.knows(name.text)) {
        mistakes.add("unknown-class", name.range, rows::kThereIsNoClass(name.text), class_hint(name.text, classes));
      } else if (other != nullptr && !other->expression.empty()) {
        mistakes.add("class-of-several", name.range, rows::kClassIsOfSeveral(name.text), rows::kUseItInExpression());
      } else if (other == &token_class) {
        mistakes.add("bad-expression", name.range, rows::kClassHoldsItself(name.text));
      }
    }
  }
}

void read_phrase(EntryReader& reader, TokenClassNames& classes, const std::vector<PhraseRule>& earlier,
                 Mistakes& mistakes, PhraseRule& rule) {
  rule.last = reader.find("rank") != nullptr && reader.choice("rank", {"first", "last"}) == "last";
  if (reader.find("refused") != nullptr) rule.refused = reader.flag("refused");
  rule.comparator = read_named<Comparator>(reader, "comparator");
  rule.change = read_named<Change>(reader, "change");
  if (reader.find("role") != nullptr) {
    auto names = names_of<Role>();
    names.push_back(kUsualRole);
    const auto role = reader.choice("role", names);
    rule.usual_role = role == kUsualRole;
    if (!rule.usual_role) rule.role = value_of<Role>(role);
  }
  if (reader.find("metric") != nullptr) {
    rule.no_name = reader.choice("metric", {kEarlierName, kNoName}) == kNoName;
    rule.earlier_name = !rule.no_name;
  }
  const JsonNode* node = reader.find("expression");
  if (node == nullptr) return;
  rule.expression = node->text;
  TokenExpressionError error;
  const auto looked = look_at(rule.expression, classes, error);
  if (!looked) {
    tell(error, *node, classes, mistakes);
    return reader.spoil();
  }
  if (!check_group_names(rule.expression, *node, mistakes, phrase_form())) return reader.spoil();
  const auto compiled = base::Regex::compile(looked->regex);
  if (!compiled) return reader.fail("bad-expression", "expression", compiled.error().message, {});
  const bool has_figure = std::all_of(looked->needed.begin(), looked->needed.end(), [](const auto& letters) {
    return std::any_of(letters.begin(), letters.end(),
                       [](const NeededLetter& needed) { return needed.letter == kFigure; });
  });
  if (!has_figure) {
    return reader.fail("no-figure", "expression", rows::kPhraseHasNoFigure(), rows::kWriteFigure());
  }
  const bool names = compiled->group("metric") || compiled->group("base") || rule.earlier_name || rule.no_name;
  if (!names && !rule.refused && !rule.comparator && !rule.change && !rule.tells_role()) {
    return reader.fail("says-nothing", "expression", rows::kPhraseSaysNothing(), rows::kPhraseMaySay());
  }
  for (const PhraseRule& before : earlier) {
    if (!repeats(before, rule)) continue;
    return reader.fail("never-asked", "expression", rows::kPhraseNeverWins(before.id), rows::kMakeItNarrower());
  }
}

}  // namespace zhibiao::patterns
