#include "indicators/phrase_rules.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace zhibiao::indicators {
namespace {

// The words of a group, or of all that matched.
std::optional<base::Range> words_of(std::optional<int> group, const std::vector<std::optional<base::Range>>& groups,
                                    const std::vector<Token>& tokens, const TokenLine& line) {
  if (!group || !groups[static_cast<std::size_t>(*group)]) return std::nullopt;
  const base::Range letters = *groups[static_cast<std::size_t>(*group)];
  const auto token_at = [&](std::size_t at) {
    const auto& begins = line.begins;
    return line.first + static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), at) - begins.begin());
  };
  const std::size_t begin = token_at(letters.begin);
  const std::size_t end = token_at(letters.end);
  if (begin >= end) return std::nullopt;
  return base::Range{tokens[begin].range.begin, tokens[end - 1].range.end};
}

// What rules look at: from the sixth stop before the figure to the second behind it, both included, so that neither ^
// nor $ stands where a clause goes on.
std::pair<std::size_t, std::size_t> around(const std::vector<Token>& tokens, std::size_t at) {
  constexpr int kStopsBefore = 6;
  constexpr int kStopsBehind = 2;
  std::size_t first = at;
  for (int stops = 0; first > 0 && stops < kStopsBefore; --first) {
    if (tokens[first - 1].type == TokenType::stop_sign) ++stops;
  }
  std::size_t last = at + 1;
  for (int stops = 0; last < tokens.size() && stops < kStopsBehind; ++last) {
    if (tokens[last].type == TokenType::stop_sign) ++stops;
  }
  return {first, last};
}

const Candidate* candidate_of(const Token& token, const std::vector<Candidate>& candidates) {
  return token.type == TokenType::candidate ? &candidates[token.candidate] : nullptr;
}

}  // namespace

PhraseRules::PhraseRules(const patterns::PackSet& packs) : classes_(packs) {
  const patterns::TermLookup meaning = [this](patterns::TokenTerm term) { return classes_.meaning(term); };
  for (const auto& rule : packs.phrases) {
    patterns::TokenExpressionError error;
    const auto expression = patterns::token_expression(rule.expression, meaning, error);
    if (!expression) continue;  // load() has told
    Compiled compiled{
        &rule, base::Regex::over_bytes(expression->regex), {}, expression->stops_before, expression->stops_behind};
    for (const auto& letters : expression->needed) {
      auto& all = compiled.needed.emplace_back();
      for (const patterns::Letter letter : letters) all.push_back(classes_.bit_of(letter));
    }
    const auto bits = [&](const patterns::LetterSet& letters) {
      TokenClasses::Bits any;
      for (std::size_t letter = letters._Find_first(); letter < letters.size(); letter = letters._Find_next(letter)) {
        any.set(classes_.bit_of(static_cast<patterns::Letter>(letter)));
      }
      return any;
    };
    const When when = rule.refused ? When::refusing : rule.last ? When::last : When::first;
    Group& group = groups_.at(static_cast<std::size_t>(when));
    add(group.rules.size(), expression->any_before, bits(expression->before), group.before);
    add(group.rules.size(), expression->any_behind, bits(expression->behind), group.behind);
    group.rules.push_back(std::move(compiled));
  }
  for (Group& group : groups_) add_keys(group);
}

void PhraseRules::put(std::size_t rule, RuleSet& rules) {
  rules.resize(std::max(rules.size(), rule / 64 + 1), 0);
  rules[rule / 64] |= std::uint64_t{1} << rule % 64;
}

// Of the tokens that a rule cannot do without the rarest finds it: a word rather than a class, a class rather than a
// part of speech. Bits come in this order.
void PhraseRules::add_keys(Group& group) const {
  group.keys.resize(TokenClasses::kMost);
  for (std::size_t rule = 0; rule < group.rules.size(); ++rule) {
    for (const auto& needed : group.rules[rule].needed) {
      if (needed.empty()) {
        put(rule, group.always);
      } else {
        const auto rarest = std::max_element(needed.begin(), needed.end(), [&](std::size_t a, std::size_t b) {
          return std::pair(classes_.has_words(a), a) < std::pair(classes_.has_words(b), b);
        });
        group.keys[*rarest].push_back(static_cast<std::uint16_t>(rule));
      }
    }
  }
}

void PhraseRules::add(std::size_t rule, bool may_be_any, const TokenClasses::Bits& bits, Neighbour& neighbour) {
  neighbour.by_bit.resize(TokenClasses::kMost);
  if (may_be_any) return put(rule, neighbour.any);
  for (std::size_t bit = bits._Find_first(); bit < bits.size(); bit = bits._Find_next(bit)) {
    put(rule, neighbour.by_bit[bit]);
  }
}

void PhraseRules::look_at(const Neighbour& neighbour, const TokenClasses::Told* token, RuleSet& rules) {
  rules = neighbour.any;
  if (token == nullptr || neighbour.by_bit.empty()) return;
  for (std::size_t bit = token->bits._Find_first(); bit < token->bits.size(); bit = token->bits._Find_next(bit)) {
    const RuleSet& more = neighbour.by_bit[bit];
    rules.resize(std::max(rules.size(), more.size()), 0);
    for (std::size_t word = 0; word < more.size(); ++word) rules[word] |= more[word];
  }
}

void PhraseRules::read(std::string_view text, const std::vector<Token>& tokens,
                       const std::vector<Candidate>& candidates, TokenLine& line) const {
  line.tokens.clear();
  line.asked.clear();
  line.all.reset();
  TokenClasses::Bits with_asked;
  for (const Token& token : tokens) {
    const Candidate* candidate = candidate_of(token, candidates);
    line.tokens.push_back(&classes_.of(text, token, candidate, false, *line.known));
    line.asked.push_back(candidate == nullptr ? nullptr : &classes_.of(text, token, candidate, true, *line.known));
    line.all |= line.tokens.back()->bits;
    if (candidate != nullptr) with_asked |= line.asked.back()->bits;
  }
  with_asked |= line.all;
  for (std::size_t when = 0; when < groups_.size(); ++when) {
    const Group& group = groups_[when];
    RuleSet& rules = line.rules[when];
    rules = group.always;
    rules.resize((group.rules.size() + 63) / 64, 0);
    for (std::size_t bit = with_asked._Find_first(); bit < with_asked.size(); bit = with_asked._Find_next(bit)) {
      for (const std::size_t rule : group.keys[bit]) {
        const bool known = (rules[rule / 64] >> rule % 64 & 1U) != 0;
        if (!known && may_hold(group.rules[rule], with_asked)) put(rule, rules);
      }
    }
  }
}

bool PhraseRules::may_hold(const Compiled& rule, const TokenClasses::Bits& all) {
  return std::any_of(rule.needed.begin(), rule.needed.end(), [&](const auto& needed) {
    return std::all_of(needed.begin(), needed.end(), [&](std::size_t bit) { return all[bit]; });
  });
}

// The letters around the figure at token `at`. A rule whose match crosses few stop signs is shown no more than these
// part: of 当年投资3亿元，新建学校2所，改建3所 one that crosses none sees 改建3所 when the last figure is asked about.
void PhraseRules::write(const std::vector<Token>& tokens, std::size_t at, TokenLine& line) {
  line.letters.clear();
  line.begins.clear();
  line.before_stops.clear();
  line.behind_stops.clear();
  const auto [first, last] = around(tokens, at);
  line.first = first;
  for (std::size_t i = first; i < last; ++i) {
    line.begins.push_back(line.letters.size());
    line.letters += i == at ? line.asked[i]->letters : line.tokens[i]->letters;
  }
  line.begins.push_back(line.letters.size());
  for (std::size_t i = at; i > first; --i) {
    if (tokens[i - 1].type == TokenType::stop_sign) line.before_stops.push_back(line.begins[i - first]);
  }
  line.before_stops.push_back(0);
  for (std::size_t i = at + 1; i < last; ++i) {
    if (tokens[i].type == TokenType::stop_sign) line.behind_stops.push_back(line.begins[i - first]);
  }
  line.behind_stops.push_back(line.letters.size());
}

PhraseSays PhraseRules::ask(const std::vector<Token>& tokens, std::size_t at, When when, TokenLine& line) const {
  PhraseSays says;
  bool written = false;
  std::vector<std::optional<base::Range>> groups;
  const Group& of_time = groups_.at(static_cast<std::size_t>(when));
  look_at(of_time.before, at > 0 ? line.tokens[at - 1] : nullptr, line.before);
  look_at(of_time.behind, at + 1 < tokens.size() ? line.tokens[at + 1] : nullptr, line.behind);
  const RuleSet& may_hold_here = line.rules.at(static_cast<std::size_t>(when));
  const auto word_of = [](const RuleSet& rules, std::size_t word) { return word < rules.size() ? rules[word] : 0; };
  const TokenClasses::Bits all = line.all | line.asked[at]->bits;
  std::size_t word = 0;
  std::uint64_t left = 0;
  // The next rule that the figure's neighbours let stand, in their order.
  const auto next = [&]() -> std::optional<std::size_t> {
    for (; left == 0; ++word) {
      if (word == may_hold_here.size()) return std::nullopt;
      left = may_hold_here[word] & word_of(line.before, word) & word_of(line.behind, word);
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
    left &= left - 1;
    return (word - 1) * 64 + bit;
  };
  while (const auto number = next()) {
    const Compiled& each = of_time.rules[*number];
    if (!may_hold(each, all)) continue;
    if (!written) write(tokens, at, line);
    written = true;
    const base::Range part{line.before_stops[std::min(each.stops_before, line.before_stops.size() - 1)],
                           line.behind_stops[std::min(each.stops_behind, line.behind_stops.size() - 1)]};
    if (!each.regex.match_within(line.letters, part, base::Regex::Anchor::none, groups)) continue;
    const patterns::PhraseRule& rule = *each.rule;
    const auto take = [&](bool tells, std::optional<int> group, PhraseSays::Told& told) {
      if (!tells || told.rule != nullptr) return;
      if (const auto words = words_of(group, groups, tokens, line)) told = {&rule, *words};
    };
    take(rule.refused.has_value(), 0, says.refused);
    if (when == When::refusing && says.refused.rule != nullptr) break;
    take(rule.comparator.has_value(), 0, says.comparator);
    take(rule.change.has_value(), 0, says.change);
    take(rule.tells_role(), each.regex.group("word").value_or(0), says.role);
    // Of a name, and that it is another's or none, the first rule tells.
    if (says.earlier.rule == nullptr) take(true, each.regex.group("metric"), says.metric);
    if (says.metric.rule == nullptr) take(rule.earlier_name || rule.no_name, 0, says.earlier);
    take(true, each.regex.group("base"), says.base);
  }
  return says;
}

bool PhraseRules::is_of_class(std::string_view name, std::string_view text, const std::vector<Token>& tokens,
                              const std::vector<Candidate>& candidates) const {
  TokenClasses classes = classes_;  // a letter may be new
  patterns::TokenExpressionError error;
  const auto expression = patterns::token_expression(
      "{{" + std::string(name) + "}}", [&](patterns::TokenTerm term) { return classes.meaning(term); }, error);
  if (!expression) return false;
  std::string letters;
  for (const Token& token : tokens) {
    const bool figure = tokens.size() == 1;  // a number alone is the one that is asked about
    letters += classes.letters(classes.of(text, token, candidate_of(token, candidates), figure));
  }
  return base::Regex::over_bytes(expression->regex).matches(letters, base::Regex::Anchor::both);
}

}  // namespace zhibiao::indicators
