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

// Neither ^ nor $ stands where a clause goes on behind the last of these.
constexpr std::size_t kMostStopsBefore = 6;
constexpr std::size_t kMostStopsBehind = 2;

void put(std::size_t rule, RuleSet& rules) {
  rules.resize(std::max(rules.size(), rule / 64 + 1), 0);
  rules[rule / 64] |= std::uint64_t{1} << rule % 64;
}

void add_all(const RuleSet& more, RuleSet& rules) {
  rules.resize(std::max(rules.size(), more.size()), 0);
  for (std::size_t word = 0; word < more.size(); ++word) rules[word] |= more[word];
}

const Figure* figure_of(const Token& token, const std::vector<Figure>& figures) {
  return token.type == TokenType::figure ? &figures[token.figure] : nullptr;
}

}  // namespace

PhraseRules::PhraseRules(const patterns::PackSet& packs) : classes_(patterns::TokenTerms(packs)) {
  for (ByToken* rules : {&found_, &before_, &behind_}) rules->by_bit.resize(patterns::kMostTokenTerms);
  for (const auto& rule : packs.phrases) {
    if (rule.compiled) add(rule, *rule.compiled);
  }
}

void PhraseRules::add(const patterns::PhraseRule& rule, const patterns::TokenExpression& expression) {
  const std::size_t number = rules_.size();
  const When when = rule.refused ? When::refusing : rule.last ? When::last : When::first;
  put(number, of_time_.at(static_cast<std::size_t>(when)));
  add_neighbours(number, expression.any_before, expression.before, before_);
  add_neighbours(number, expression.any_behind, expression.behind, behind_);
  Compiled compiled{
      &rule, when, base::Regex::over_bytes(expression.regex), 0, {}, expression.stops_before, expression.stops_behind};
  const auto tells = [&](bool so, Tells field) { compiled.tells |= so ? field : 0U; };
  // by its text: to ask the regex would compile it
  const auto has_group = [&](std::string_view group) { return rule.expression.find(group) != std::string::npos; };
  tells(rule.refused.has_value(), tells_refused);
  tells(rule.comparator.has_value(), tells_comparator);
  tells(rule.change.has_value(), tells_change);
  tells(rule.tells_role(), tells_role);
  tells(has_group("(?P<metric>") || rule.earlier_name || rule.no_name, tells_name);
  tells(has_group("(?P<base>"), tells_base);
  for (const auto& letters : expression.needed) {
    auto& all = compiled.needed.emplace_back();
    for (const auto& needed : letters) all.push_back({classes_.terms().bit_of(needed.letter), needed.side});
  }
  add_keys(number, compiled.needed);
  rules_.push_back(std::move(compiled));
}

// Of the tokens that a rule cannot do without the rarest finds it: a word rather than a class, a class rather than a
// part of speech. Bits come in this order.
void PhraseRules::add_keys(std::size_t rule, const std::vector<std::vector<Needed>>& needed) {
  for (const auto& all : needed) {
    if (all.empty()) {
      put(rule, found_.any);
    } else {
      const auto rarest = std::max_element(all.begin(), all.end(), [&](const Needed& a, const Needed& b) {
        return std::pair(classes_.terms().has_words(a.bit), a.bit) <
               std::pair(classes_.terms().has_words(b.bit), b.bit);
      });
      put(rule, found_.by_bit[rarest->bit]);
    }
  }
}

void PhraseRules::add_neighbours(std::size_t rule, bool may_be_any, const patterns::LetterSet& letters,
                                 ByToken& neighbours) const {
  if (may_be_any) return put(rule, neighbours.any);
  for (std::size_t letter = letters._Find_first(); letter < letters.size(); letter = letters._Find_next(letter)) {
    put(rule, neighbours.by_bit[classes_.terms().bit_of(static_cast<patterns::Letter>(letter))]);
  }
}

RuleSet PhraseRules::of_token(const ByToken& rules, const TokenClasses::Bits& bits) const {
  RuleSet all = rules.any;
  all.resize((rules_.size() + 63) / 64, 0);
  for (std::size_t bit = bits._Find_first(); bit < bits.size(); bit = bits._Find_next(bit)) {
    add_all(rules.by_bit[bit], all);
  }
  return all;
}

const TokenFacts& PhraseRules::facts(std::string_view text, const Token& token, const Figure* figure, bool asked,
                                     KnownTokens& known) const {
  const auto [found, added] = known.try_emplace(classes_.key(text, token, figure, asked));
  if (added) {
    const TokenClasses::Bits bits = classes_.of(text, token, figure, asked);
    found->second = {bits, classes_.letters(bits), of_token(found_, bits), of_token(before_, bits),
                     of_token(behind_, bits)};
  }
  return found->second;
}

void PhraseRules::read(std::string_view text, const std::vector<Token>& tokens, const std::vector<Figure>& figures,
                       TokenLine& line) const {
  line.tokens.clear();
  line.asked.clear();
  line.found.assign((rules_.size() + 63) / 64, 0);
  for (const Token& token : tokens) {
    const Figure* figure = figure_of(token, figures);
    line.tokens.push_back(&facts(text, token, figure, false, *line.known));
    line.asked.push_back(figure == nullptr ? nullptr : &facts(text, token, figure, true, *line.known));
    add_all(line.tokens.back()->found, line.found);
    if (figure != nullptr) add_all(line.asked.back()->found, line.found);
  }
}

void PhraseRules::look_around(const std::vector<Token>& tokens, std::size_t at, TokenLine& line) {
  Windows& windows = line.windows;
  windows = {};
  TokenClasses::Bits bits;
  const auto close = [&bits](std::size_t edge, std::vector<std::size_t>& edges, std::vector<TokenClasses::Bits>& all) {
    edges.push_back(edge);
    all.push_back(bits);
  };
  std::size_t first = at;
  for (; first > 0; --first) {
    const bool stop = tokens[first - 1].type == TokenType::stop_sign;
    if (stop) close(first, windows.begins, windows.before);
    bits |= line.tokens[first - 1]->bits;
    if (stop && windows.begins.size() == kMostStopsBefore) break;
  }
  close(first > 0 ? first - 1 : 0, windows.begins, windows.before);
  bits.reset();
  std::size_t last = at + 1;
  for (; last < tokens.size(); ++last) {
    const bool stop = tokens[last].type == TokenType::stop_sign;
    if (stop) close(last, windows.ends, windows.behind);
    bits |= line.tokens[last]->bits;
    if (stop && windows.ends.size() == kMostStopsBehind) break;
  }
  close(std::min(last + 1, tokens.size()), windows.ends, windows.behind);
}

bool PhraseRules::may_hold(const Compiled& rule, const TokenFacts& figure, const Windows& windows) {
  const TokenClasses::Bits& before = windows.before[std::min(rule.stops_before, windows.before.size() - 1)];
  const TokenClasses::Bits& behind = windows.behind[std::min(rule.stops_behind, windows.behind.size() - 1)];
  const auto is_there = [&](const Needed& needed) {
    switch (needed.side) {
      case Side::before:
        return before.test(needed.bit);
      case Side::figure:
        return figure.bits.test(needed.bit);
      case Side::behind:
        return behind.test(needed.bit);
      case Side::any:
        break;
    }
    return before.test(needed.bit) || figure.bits.test(needed.bit) || behind.test(needed.bit);
  };
  return std::any_of(rule.needed.begin(), rule.needed.end(),
                     [&](const auto& all) { return std::all_of(all.begin(), all.end(), is_there); });
}

// The letters of the widest window around the figure at token `at`.
void PhraseRules::write(std::size_t at, TokenLine& line) {
  line.letters.clear();
  line.begins.clear();
  line.first = line.windows.begins.back();
  for (std::size_t i = line.first; i < line.windows.ends.back(); ++i) {
    line.begins.push_back(line.letters.size());
    line.letters += i == at ? line.asked[i]->letters : line.tokens[i]->letters;
  }
  line.begins.push_back(line.letters.size());
}

// A rule whose match crosses few stop signs is shown no more than these part: of 当年投资3亿元，新建学校2所，改建3所
// one that crosses none sees 改建3所 when the last figure is asked about.
PhraseSays PhraseRules::ask(const std::vector<Token>& tokens, std::size_t at, When when, unsigned wanted,
                            TokenLine& line) const {
  PhraseSays says;
  bool looked = false;
  bool written = false;
  std::vector<std::optional<base::Range>> groups;
  const RuleSet& of_time = of_time_.at(static_cast<std::size_t>(when));
  const RuleSet& before = at > 0 ? line.tokens[at - 1]->before : before_.any;
  const RuleSet& behind = at + 1 < tokens.size() ? line.tokens[at + 1]->behind : behind_.any;
  const auto word_of = [](const RuleSet& rules, std::size_t word) { return word < rules.size() ? rules[word] : 0; };
  std::size_t word = 0;
  std::uint64_t left = 0;
  // The next rule that the figure's neighbours let stand, in their order.
  const auto next = [&]() -> std::optional<std::size_t> {
    for (; left == 0; ++word) {
      if (word == of_time.size()) return std::nullopt;
      left = of_time[word] & word_of(line.found, word) & word_of(before, word) & word_of(behind, word);
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(left));
    left &= left - 1;
    return (word - 1) * 64 + bit;
  };
  while (const auto number = wanted == 0 ? std::nullopt : next()) {
    const Compiled& each = rules_[*number];
    if ((each.tells & wanted) == 0) continue;
    if (!looked) look_around(tokens, at, line);
    looked = true;
    const Windows& windows = line.windows;
    if (!may_hold(each, *line.asked[at], windows)) continue;
    if (!written) write(at, line);
    written = true;
    const auto offset = [&](std::size_t token) { return line.begins[token - line.first]; };
    const base::Range part{offset(windows.begins[std::min(each.stops_before, windows.begins.size() - 1)]),
                           offset(windows.ends[std::min(each.stops_behind, windows.ends.size() - 1)])};
    if (!each.regex.match_within(line.letters, part, base::Regex::Anchor::none, groups)) continue;
    const patterns::PhraseRule& rule = *each.rule;
    const auto take = [&](Tells field, bool tells, std::optional<int> group, ToldByRule& told) {
      if (!tells || (wanted & field) == 0) return;
      if (const auto words = words_of(group, groups, tokens, line)) told = {&rule, *words};
      if (told.rule != nullptr) wanted &= ~static_cast<unsigned>(field);  // the first rule that tells it counts
    };
    take(tells_refused, rule.refused.has_value(), 0, says.refused);
    take(tells_comparator, rule.comparator.has_value(), 0, says.comparator);
    take(tells_change, rule.change.has_value(), 0, says.change);
    take(tells_role, rule.tells_role(), 0, says.role);
    take(tells_name, true, each.regex.group("metric"), says.metric);
    take(tells_name, rule.earlier_name || rule.no_name, 0, says.earlier);
    take(tells_base, true, each.regex.group("base"), says.base);
  }
  return says;
}

bool PhraseRules::is_of_class(std::string_view name, std::string_view text, const std::vector<Token>& tokens,
                              const std::vector<Figure>& figures) const {
  patterns::TokenTerms terms = classes_.terms();  // a letter may be new
  patterns::TokenExpressionError error;
  const auto expression = patterns::token_expression(
      "{{" + std::string(name) + "}}", [&](patterns::TokenTerm term) { return terms.meaning(term); }, error);
  if (!expression) return false;
  const TokenClasses classes(std::move(terms));
  std::string letters;
  for (const Token& token : tokens) {
    const bool asked = tokens.size() == 1;  // a number alone is the one that is asked about
    letters += classes.letters(classes.of(text, token, figure_of(token, figures), asked));
  }
  return base::Regex::over_bytes(expression->regex).matches(letters, base::Regex::Anchor::both);
}

}  // namespace zhibiao::indicators
