#include "indicators/comparison.h"

#include <algorithm>

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

constexpr std::size_t kLongestBase = 9;  // tokens
constexpr std::size_t kTwoLetters = 6;   // bytes: 相比

bool ends_base(const Token& token) {
  if (token.type == TokenType::quotation) return false;
  if (token.type != TokenType::word) return true;
  return token.is(Meaning::increase) || token.is(Meaning::decrease) || token.is(Meaning::respectively) ||
         token.is(Meaning::each) || token.is(Meaning::level) || token.is(Meaning::comparator_before) ||
         (token.is(Meaning::scope_adverb) && !token.is(Meaning::plans)) || token.is(Meaning::base) ||
         token.tag == Tag::adverb;
}

// Figures that 、 or 和 joins say the same of their names.
bool joined(std::string_view text, const std::vector<Token>& tokens, const Figure& a, const Figure& b) {
  if (a.candidate->kind != b.candidate->kind || a.candidate->unit_name != b.candidate->unit_name) return false;
  bool joins = false;
  for (std::size_t at = a.context.right_begin; at < b.token; ++at) {
    const Token& token = tokens[at];
    joins = joins || token.joins();
    if (!token.joins() && !token.is(Meaning::comparator_before) && !token.is(Meaning::comparator_after) &&
        token.range.of(text) != " ") {
      return false;
    }
  }
  return joins;
}

// 增加54公斤/公顷(3.6公斤/亩): the same in another unit.
bool is_said_again(std::string_view text, const std::vector<Token>& tokens, const Figure& a, const Figure& b) {
  return b.token == a.token + 2 && tokens[a.token + 1].range.of(text) == "(" && b.token + 1 < tokens.size() &&
         tokens[b.token + 1].range.of(text) == ")" && b.candidate->has_unit && b.candidate->kind != Kind::percentage &&
         b.candidate->kind != Kind::percentage_point;
}

// More than a word of growth before it: 增幅15.8% is told of what was told before.
bool has_subject(const std::vector<Token>& tokens, const Figure& figure) {
  for (std::size_t at = figure.context.left_begin; at < figure.context.left_end; ++at) {
    if (!tokens[at].is(Meaning::growth_up) && !tokens[at].is(Meaning::growth_down)) return true;
  }
  return false;
}

}  // namespace

std::optional<base::Range> base_words(std::string_view text, const std::vector<Token>& tokens, std::size_t open,
                                      std::size_t limit) {
  if (tokens[open].is(Meaning::base_terms)) return std::nullopt;
  std::size_t end = open + 1;
  if (tokens[open].is(Meaning::base_whole)) return tokens[open].range;
  while (end < limit && end - open < kLongestBase && !ends_base(tokens[end])) ++end;
  while (end > open + 1 && tokens[end - 1].tag == Tag::particle) --end;
  std::size_t begin = open;
  if (end == open + 1 && tokens[open].range.size() <= kTwoLetters) {
    // 与2020年相比: what it is compared with stands before
    std::size_t back = open;
    while (back > 0 && open - back < kLongestBase && tokens[back - 1].type != TokenType::stop_sign &&
           tokens[back - 1].type != TokenType::candidate && !tokens[back].is(Meaning::open_preposition)) {
      --back;
    }
    if (back == open || !tokens[back].is(Meaning::open_preposition)) return std::nullopt;
    begin = back;
  }
  const base::Range words{tokens[begin].range.begin, tokens[end - 1].range.end};
  return words.of(text).empty() ? std::nullopt : std::optional(words);
}

bool is_comparand(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    const Token& token = tokens[at];
    const bool fits = token.type == TokenType::quotation || token.type == TokenType::bracket || token.is_date() ||
                      token.is(Meaning::scope_time) || token.is(Meaning::scope_place) ||
                      token.is(Meaning::scope_wide) || token.is(Meaning::scope_alone) || token.is(Meaning::plans) ||
                      token.is(Meaning::done) || token.is(Meaning::measure_noun) || token.is(Meaning::locative_end) ||
                      token.is(Meaning::level) ||
                      (token.type == TokenType::word && (token.tag == Tag::particle || token.tag == Tag::time ||
                                                         token.tag == Tag::locative || token.tag == Tag::numeral));
    if (!fits) return false;
  }
  return true;
}

bool is_whole(const std::vector<Token>& tokens, base::Range words) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const Token& token) { return token.range == words && token.is(Meaning::base_whole); });
}

// 年均增长
bool is_mean(const std::vector<Token>& tokens, const Figure& figure) {
  std::size_t at = figure.token;
  while (at > 0 && (tokens[at - 1].is(Meaning::comparator_before) || tokens[at - 1].is(Meaning::count_lead))) --at;
  return at > 0 && tokens[at - 1].is(Meaning::mean_growth);
}

// The last figure before `i` with the same name and unit.
const Figure* last_alike(const std::vector<Figure>& figures, std::size_t i) {
  constexpr std::size_t kReach = 3;
  const Figure& figure = figures[i];
  for (std::size_t j = i; figure.metric.name && j > 0 && i - j < kReach; --j) {
    const Figure& other = figures[j - 1];
    if (!other.metric.name || *other.metric.name != *figure.metric.name) return nullptr;
    if (other.candidate->unit_name == figure.candidate->unit_name) return &other;
  }
  return nullptr;
}

// 与上年相比,收入减少3万元: a comparison that is a clause by itself holds for the changes behind it.
struct ClauseBase {
  std::size_t at = 0;
  base::Range words;
};

std::optional<ClauseBase> clause_base(std::string_view text, const std::vector<Token>& tokens) {
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    const Token& token = tokens[at - 1];
    if (tokens[at].type != TokenType::stop_sign || !token.is(Meaning::base) || token.is(Meaning::base_whole)) continue;
    if (const auto words = base_words(text, tokens, at - 1, at)) return ClauseBase{at, *words};
  }
  return std::nullopt;
}

void settle_comparisons(std::string_view text, const std::vector<Token>& tokens, const Brackets& brackets,
                        std::vector<Figure>& figures) {
  const auto clause = clause_base(text, tokens);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Figure& figure = figures[i];
    Context& context = figure.context;
    const Figure* before = i > 0 ? &figures[i - 1] : nullptr;
    const auto base_of = [](const Figure& other) { return other.context.base; };
    if (before != nullptr && context.change == Change::none && !context.level && !context.share &&
        !has_subject(tokens, figure) && before->context.change != Change::none && !context.counted_by_verb &&
        (joined(text, tokens, *before, figure) || is_said_again(text, tokens, *before, figure))) {
      context.change = before->context.change;  // 年均增长4.6%、5.1%
      context.base = base_of(*before);
    }
    // 隧道19处、6万米,增加1处、2万米: each against its own
    const Figure* alike = last_alike(figures, i);
    if (alike != nullptr && alike != before && alike->context.change == Change::none && before != nullptr) {
      const bool second = before->context.change != Change::none && context.change == Change::none &&
                          !has_subject(tokens, figure) && figure.token == before->context.right_begin + 1 &&
                          tokens[before->context.right_begin].type == TokenType::list_sign;
      if (second) {
        context.change = before->context.change;
        context.base = before->context.base;
      } else if (context.counted_by_verb && before->context.change == Change::none) {
        context.change = Change::increase;
      }
    }
    const bool rise_counts = context.counted_by_verb && before != nullptr;
    if (rise_counts && before->context.old_level) {  // 较上年的86册增加21册
      context.change = Change::increase;
    } else if (rise_counts && figure.candidate->unit_name == before->candidate->unit_name &&
               before->context.change == Change::none && !before->context.counted_by_verb &&
               brackets.around[figure.token] == brackets.around[before->token] && figure.metric.name &&
               before->metric.name && *figure.metric.name == *before->metric.name) {
      context.change = Change::increase;  // 人口达到46万人、增加2万人
    }
    if (context.base || context.change == Change::none) continue;
    if (clause && clause->at < figure.token) {
      context.base = clause->words;
      continue;
    }
    if (before == nullptr) continue;
    if (before->context.old_level && before->context.base && !has_subject(tokens, figure)) {
      context.base = before->context.base;
      continue;
    }
    // 比上年增收60万元,增长4%: the second is held against the same
    const bool same = figure.metric.name && before->metric.name && *figure.metric.name == *before->metric.name;
    // 同比增长4%,年均增长6%: a mean of years is held against no one year
    const bool other_span = before->context.base && is_whole(tokens, *before->context.base) && is_mean(tokens, figure);
    if (same && before->context.change != Change::none && !other_span && !has_subject(tokens, figure))
      context.base = before->context.base;
  }
}

}  // namespace zhibiao::indicators
