#include "indicators/noun_phrase.h"

#include <algorithm>
#include <optional>

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

// What the packs call a noun is none of the word list's verbs.
bool is_word(const Token& token, Tag tag) {
  return token.type == TokenType::word && token.tag == tag &&
         !(token.is(Meaning::vocabulary) || token.is(Meaning::protect));
}

bool governs(const Token& token) {
  return token.is(Meaning::verb_strong) || token.is(Meaning::verb_lead) || token.is(Meaning::verb_weak);
}

bool is_nominal(const Token& token) {
  if (token.type == TokenType::quotation || token.type == TokenType::bracket) return true;
  if (token.type != TokenType::word) return false;
  if (token.is(Meaning::vocabulary) || token.is(Meaning::protect) || token.is(Meaning::measure_noun)) return true;
  if (token.is(Meaning::level) || token.is(Meaning::share)) return false;
  switch (token.tag) {
    case Tag::noun:
    case Tag::verbal_noun:
    case Tag::adjective:
    case Tag::place:
    case Tag::phrase:
    case Tag::unknown:
    case Tag::latin:
    case Tag::classifier:
      return true;
    case Tag::locative:
      return !token.is(Meaning::locative_end);
    default:
      return token.is(Meaning::protect) || token.is(Meaning::attribute) || token.is(Meaning::measure_noun);
  }
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr std::size_t kCharacter = 3;  // bytes of a Han character

// 管理人员, 养殖户, 从业人员: the verb at `at` belongs to a name.
bool is_in_name(const std::vector<Token>& tokens, std::size_t at, std::size_t end) {
  const Token& token = tokens[at];
  if (token.is(Meaning::protect) || token.is(Meaning::attribute)) return true;
  return at + 1 < end && tokens[at + 1].is(Meaning::seat) &&
         (token.is(Meaning::function) || tokens[at + 1].is(Meaning::measure_noun) ||
          (!token.is(Meaning::verb_strong) && tokens[at + 1].range.size() <= kCharacter));
}

// Tokens at `begin` that name a place before a full name: 舟山市 of 舟山市水产品总产量.
std::size_t place_before(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  if (tokens[begin].type != TokenType::word || tokens[begin].tag != Tag::place) return 0;
  const bool closed = begin + 1 < end && tokens[begin + 1].is(Meaning::scope_admin);
  const std::size_t count = closed ? 2 : 1;
  if (begin + count >= end || (!closed && characters(tokens[begin].range.of(text)) < 3)) return 0;
  const base::Range rest{tokens[begin + count].range.begin, tokens[end - 1].range.end};
  return characters(rest.of(text)) >= 4 ? count : 0;
}

bool tells_how(const Token& token) {
  return !token.is(Meaning::scope_place) &&
         (token.is(Meaning::scope_time) || token.is(Meaning::scope_adverb) || token.is_date());
}

// 1000万元项目数比上年增长: no name goes on behind 比上年; in 较多 nothing is compared.
bool opens_comparison(const std::vector<Token>& tokens, std::size_t begin, std::size_t at) {
  if (at == begin || !tokens[at].is(Meaning::base)) return false;
  return tokens[at].is(Meaning::base_whole) || (at + 1 < tokens.size() && tells_how(tokens[at + 1]));
}

// A mark of a footnote: [5].
bool is_footnote(std::string_view text, const Token& token) {
  return token.type == TokenType::bracket && token.range.of(text).starts_with("[");
}

// Whether the word at `begin` governs what follows. Verbs nobody listed are believed only before a longer name: the
// parts of speech of a word list are not sure enough to cut 联合教研.
bool drops_as_verb(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                   bool behind_verb) {
  const Token& token = tokens[begin];
  if (tokens[begin + 1].is(Meaning::of) || is_in_name(tokens, begin, end)) return false;
  if (governs(token)) return true;
  if (behind_verb) return false;  // 审结贪污案件: one verb governs
  const base::Range rest{tokens[begin + 1].range.begin, tokens[end - 1].range.end};
  const auto is_noun = [&](const Token& noun) {
    return is_word(noun, Tag::noun) || noun.is(Meaning::vocabulary) || noun.is(Meaning::measure_noun);
  };
  const bool plain_noun = begin + 2 == end && is_noun(tokens[begin + 1]) && characters(rest.of(text)) > 1;
  return is_word(token, Tag::verb) && characters(token.range.of(text)) > 1 &&
         (plain_noun || characters(rest.of(text)) >= 4 || (characters(rest.of(text)) == 3 && is_noun(tokens[end - 1])));
}

// Words that say where, when and how, and the verb that governs the figure, are no part of a name.
// One governing verb at the most is dropped: 培训教师, but not the 宣讲 of 制作宣讲短视频, where `cut` tells that it
// went. A `rate` is named by a whole clause: 经常参加体育锻炼人数比例.
std::size_t trim_front(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                       bool cut, bool rate, bool subject, bool behind_verb = false) {
  while (begin < end) {
    const Token& token = tokens[begin];
    if (token.is(Meaning::protect)) break;
    const bool last = begin + 1 == end;
    if (token.type == TokenType::bracket && !last) {
      ++begin;  // 国内(不含港澳台)发明专利: of the scope before it
    } else if (token.joins() && begin + 2 < end && governs(tokens[begin + 1]) && !is_in_name(tokens, begin + 1, end)) {
      begin += 2;  // 新建、改造农田
    } else if (token.joins() || token.type == TokenType::other_sign || is_word(token, Tag::particle)) {
      ++begin;
    } else if (token.range.size() == 1 && token.tag == Tag::latin && begin + 2 < end && tokens[begin + 1].joins() &&
               tokens[begin + 2].tag != Tag::latin) {
      begin += 2;  // a、慰问职工
    } else if (token.is(Meaning::scope_place) || token.is(Meaning::scope_time) || token.is(Meaning::subset) ||
               token.is(Meaning::pronoun_scope) || token.is(Meaning::each) ||
               (last && (token.is(Meaning::scope_wide) || token.is(Meaning::scope_alone))) || token.is_date()) {
      // 全市各级: a scope before 的 belongs to a longer phrase, dropped with it
      ++begin;
    } else if (!last && token.is(Meaning::scope_wide) &&
               characters(base::Range{tokens[begin + 1].range.begin, tokens[end - 1].range.end}.of(text)) >= 4) {
      ++begin;
    } else if (const std::size_t place = rate ? place_before(text, tokens, begin, end) : 0; place > 0) {
      begin += place;
    } else if (rate) {
      const bool act = !subject && !cut && governs(token) && end - begin > 2;  // 治理水土流失面积, but 培训人数
      if (act) cut = true;
      if (last || is_in_name(tokens, begin, end) ||
          !(act || token.is(Meaning::verb_lead) || token.is(Meaning::verb_amount) || token.is(Meaning::scope_adverb) ||
            token.is(Meaning::count_lead))) {
        break;
      }
      ++begin;
    } else if (!last && (token.is(Meaning::scope_adverb) || token.is(Meaning::count_lead) ||
                         (is_word(token, Tag::adverb) && characters(token.range.of(text)) > 1) ||
                         token.is(Meaning::comparator_before))) {
      ++begin;
    } else if (!last && token.is(Meaning::open_preposition)) {
      std::size_t close = begin + 1;
      while (close < end && !tokens[close].is(Meaning::locative_end)) ++close;
      begin = close + 1 < end ? close + 1 : begin + 1;
    } else if (!last && token.is(Meaning::attribute)) {
      break;
    } else if (!last && !cut && drops_as_verb(text, tokens, begin, end, behind_verb)) {
      cut = true;
      ++begin;
    } else {
      break;
    }
  }
  return begin;
}

// 渔村(大湾村、小湾村): a bracket that names one by one what stands before it.
bool lists_what_it_names(std::string_view text, const Token& bracket, const Token& named) {
  if (bracket.type != TokenType::bracket || named.type != TokenType::word) return false;
  const std::string_view inside = bracket.range.of(text);
  const std::string_view name = named.range.of(text);
  if (name.size() < kCharacter || inside.find("、") == std::string_view::npos || !inside.ends_with(')')) return false;
  return inside.substr(0, inside.size() - 1).ends_with(name.substr(name.size() - kCharacter));
}

std::size_t trim_back(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const Token& token = tokens[end - 1];
    const bool several = end - begin > 1;
    if (token.joins() || token.type == TokenType::other_sign || is_footnote(text, token) ||
        is_word(token, Tag::particle) || is_word(token, Tag::adverb) || is_word(token, Tag::preposition) ||
        token.is(Meaning::each) || token.is(Meaning::scope_adverb) || token.is(Meaning::count_lead) ||
        token.is_date() ||
        (several && (token.is(Meaning::list_end) || token.is(Meaning::locative_end) || token.is(Meaning::scope_time) ||
                     token.is(Meaning::scope_alone) || token.is(Meaning::comparator_before) ||
                     (token.type == TokenType::bracket && token.entry->is(Meaning::remark)) ||
                     lists_what_it_names(text, token, tokens[end - 2])))) {
      --end;
    } else if (several && token.is(Meaning::suffix) &&
               characters(base::Range{tokens[begin].range.begin, tokens[end - 2].range.end}.of(text)) >= 2) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

bool has_name(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     tokens.begin() + static_cast<std::ptrdiff_t>(end), is_nominal);
}

// X的Y: a clause before a full name is dropped, a modifier of a plain word stays.
std::size_t skip_clause(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  for (std::size_t at = end; at > begin + 1; --at) {
    if (!tokens[at - 1].is(Meaning::of) || at == end) continue;
    const auto name = base::Range{tokens[at].range.begin, tokens[end - 1].range.end}.of(text);
    const Token& first = tokens[begin];
    const bool clause =
        governs(first) || is_word(first, Tag::verb) || is_word(first, Tag::preposition) || is_word(first, Tag::pronoun);
    if (characters(name) >= 4 || (clause && characters(name) >= 2)) return at;
    return begin;
  }
  return begin;
}

// 4名学生高考总分: 名 counts people, so the name ends where the last word for people does.
std::size_t behind_head(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                        const Heads& heads) {
  for (std::size_t at = end; at > begin; --at) {
    const std::string_view word = tokens[at - 1].range.of(text);
    if (std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return word.ends_with(head); })) return at;
  }
  return end;
}

// Whether tokens [begin, end) are a name by themselves: 集镇, but not 国家级 or 高水平.
bool is_owner(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  if (end > begin + 1 && tokens[end - 1].type == TokenType::bracket) --end;  // 村(社区)
  for (std::size_t at = begin; at < end; ++at) {
    const Token& token = tokens[at];
    if (!is_nominal(token) || governs(token) || token.is(Meaning::scope_adverb)) return false;
  }
  const Token& last = tokens[end - 1];
  return last.type == TokenType::word && !last.is(Meaning::measure_noun) &&
         (last.tag == Tag::noun || last.tag == Tag::unknown || last.tag == Tag::place);
}

}  // namespace

bool ends_in_measure(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  if (end > begin + 1 && tokens[end - 1].type == TokenType::bracket) --end;  // 服务支出(类)
  return begin < end && tokens[end - 1].is(Meaning::measure_noun);
}

Phrase phrase_before(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end,
                     bool subject, bool continued) {
  end = trim_back(text, tokens, begin, end);
  // 新建项目开工31个: what the things did; the verb before them then only describes
  bool described = false;
  while (!subject && end > begin + 1 && has_name(tokens, begin, end - 1) && tokens[end - 1].is(Meaning::stop) &&
         tokens[end - 1].is(Meaning::verb_strong) && !tokens[end - 1].is(Meaning::attribute) &&
         !tokens[end - 1].is(Meaning::measure_noun)) {
    described = true;
    end = trim_back(text, tokens, begin, end - 1);
  }
  const bool rate = ends_in_measure(tokens, begin, end);
  const bool rate_clause = subject && rate;
  bool cut = continued && end - begin <= 2;
  bool found_verb = false;
  for (std::size_t at = end; at > begin + 1; --at) {  // 财政局2024年度收入总计: the name stands behind the time
    if (tokens[at - 2].is_date() && !tokens[at - 1].is(Meaning::of)) {
      begin = at - 1;
      break;
    }
  }
  for (std::size_t at = end; at > begin + 1; --at) {
    const Token& token = tokens[at - 2];  // one token at the least stays behind it
    if (is_footnote(text, token)) {
      begin = at - 1;
      break;
    }
    if (is_in_name(tokens, at - 2, end)) continue;
    if (tokens[at - 1].is(Meaning::of) || (described && at - 2 == begin)) continue;
    const bool cuts = token.is(Meaning::verb_lead) || (token.is(Meaning::verb_strong) && !rate_clause);
    if (!cuts) continue;
    begin = at - 1;
    cut = !token.is(Meaning::verb_chain) && !token.is(Meaning::verb_lead);
    found_verb = true;
    break;
  }
  begin = trim_front(text, tokens, begin, end, cut || described, rate, subject, found_verb);
  if (!subject || !rate) begin = skip_clause(text, tokens, begin, end);
  begin = trim_front(text, tokens, begin, end, true, rate, subject);
  if (end - begin == 1 && tokens[begin].is(Meaning::verb_lead)) return {};
  Phrase phrase{begin, end, false};
  if (!phrase.empty() && end - begin == 1) {
    const Token& only = tokens[begin];
    phrase.verb_only = (governs(only) || is_word(only, Tag::verb)) &&
                       (!only.is(Meaning::attribute) || only.is(Meaning::verb_strong)) && !rate &&
                       !(found_verb && only.tag == Tag::noun && !only.is(Meaning::verb_strong));  // 完成造林89公顷
  }
  return phrase;
}

Phrase phrase_after(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, bool people,
                    const Heads* heads) {
  std::size_t at = begin;
  if (at < tokens.size() && tokens[at].is(Meaning::of)) begin = ++at;
  if (at < tokens.size() && tokens[at].type == TokenType::bracket) begin = ++at;  // 95人(含返聘)
  if (at >= tokens.size()) return {};
  bool by_verb = false;
  if (people) {
    // 10人获国家级荣誉, 3人被…提前录取: who they are is told by what they did
    while (at < tokens.size() && (is_word(tokens[at], Tag::adverb) || is_word(tokens[at], Tag::preposition) ||
                                  tokens[at].is(Meaning::scope_adverb) || tokens[at].is(Meaning::each))) {
      ++at;
    }
    if (at < tokens.size() && (is_word(tokens[at], Tag::verb) || governs(tokens[at]) || tokens[at].is(Meaning::stop))) {
      by_verb = true;
      if (tokens[at].is(Meaning::verb_award)) ++at;
    } else if (at != begin) {
      by_verb = true;
    }
    if (by_verb) begin = at;
  }
  // 12座泵站和水闸5座, but not the first 和 of 12座泵站和水闸、5座码头
  const auto figure_follows = [&](std::size_t joint) {
    for (std::size_t from = joint + 1; from < tokens.size(); ++from) {
      if (tokens[from].type == TokenType::candidate) return from == joint + 1 || !tokens[from - 1].joins();
      if (tokens[from].type == TokenType::stop_sign || tokens[from].is(Meaning::verb_strong)) return false;
    }
    return false;
  };
  for (; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.type == TokenType::candidate || token.type == TokenType::stop_sign) break;
    if (token.is(Meaning::respectively) || opens_comparison(tokens, begin, at)) break;
    if (at == begin && token.is(Meaning::scope_time) && !token.is_date()) break;            // 30个全年均达标
    if (at > begin && token.is(Meaning::scope_time) && is_owner(tokens, begin, at)) break;  // 17个渔村全年收入46万元
    const bool names = (at == begin && token.is(Meaning::attribute) && !token.is(Meaning::stop)) ||
                       (token.is(Meaning::function) && is_in_name(tokens, at, tokens.size()));  // 国家级救援队伍
    if (!names && (token.is(Meaning::verb_strong) || token.is(Meaning::stop) || token.is(Meaning::verb_lead))) {
      // 47个新开工项目: a verb that describes what is counted
      const bool describes = at == begin && token.is(Meaning::verb_strong) && !token.is(Meaning::stop) &&
                             at + 1 < tokens.size() && is_nominal(tokens[at + 1]);
      if (!by_verb && !describes) break;
      continue;
    }
    if (token.joins()) {
      if (at == begin || figure_follows(at)) break;
      const bool describes = token.type != TokenType::list_sign && at + 2 < tokens.size() &&
                             is_word(tokens[at + 1], Tag::verb) && is_nominal(tokens[at + 2]);
      if (at + 1 < tokens.size() && !is_nominal(tokens[at + 1]) && !tokens[at + 1].is(Meaning::verb_weak) && !describes)
        break;
      continue;
    }
    if (token.is(Meaning::of) && at > begin && is_owner(tokens, begin, at) && !by_verb) {
      break;  // 6个集镇的污水管网 counts 集镇
    }
    if (token.is(Meaning::of) || token.is(Meaning::list_end)) continue;
    // 136人中, closes what stands before; 上级 and 下设 are words
    const bool opens = at == begin && is_word(token, Tag::locative) && at + 1 < tokens.size() &&
                       tokens[at + 1].type == TokenType::word;
    if (is_nominal(token) || opens) continue;
    if (token.type == TokenType::other_sign) {
      if (token.range.size() == 1 && token.range.of(text) != "+" && token.range.of(text) != "-") break;
      continue;
    }
    // A single character behind a name is its last part: 博士点
    if (at > begin && characters(token.range.of(text)) == 1 &&
        (token.entry->meanings == 0 || token.is(Meaning::seat)) && token.tag != Tag::preposition &&
        token.tag != Tag::adverb && token.tag != Tag::particle && token.tag != Tag::pronoun) {
      continue;
    }
    if (is_word(token, Tag::verb) || is_word(token, Tag::time) || is_word(token, Tag::numeral)) {
      const bool goes_on =
          at + 1 < tokens.size() &&
          (is_nominal(tokens[at + 1]) || tokens[at + 1].is(Meaning::of) || is_word(tokens[at + 1], Tag::verb) ||
           (is_word(tokens[at + 1], Tag::time) && !tokens[at + 1].is_date()));
      if (by_verb || (goes_on && !(at > begin && is_word(token, Tag::time)))) continue;
      break;
    }
    break;
  }
  std::size_t end = trim_back(text, tokens, begin, at);
  // A verb at the end says what the counted things did: 职业本科专业招生8153人
  const bool runs_into_figure = end < tokens.size() && tokens[end].type == TokenType::candidate;
  while (!by_verb && end > begin + 1 &&
         ((is_word(tokens[end - 1], Tag::verb) && tokens[end - 1].entry->meanings == 0) ||
          (runs_into_figure && (is_word(tokens[end - 1], Tag::verbal_noun) || is_word(tokens[end - 1], Tag::verb)))) &&
         !tokens[end - 1].is(Meaning::protect) && !tokens[end - 1].is(Meaning::measure_noun)) {
    end = trim_back(text, tokens, begin, end - 1);
  }
  if (begin >= end) return {};
  if (heads != nullptr && !by_verb) end = behind_head(text, tokens, begin, end, *heads);
  if (!by_verb && end - begin == 1 && is_word(tokens[begin], Tag::verb) && !tokens[begin].is(Meaning::attribute) &&
      !tokens[begin].is(Meaning::measure_noun)) {
    return {};
  }
  begin = skip_clause(text, tokens, begin, end);
  return {begin, end, false};
}

base::Range range_of(std::string_view text, const std::vector<Token>& tokens, const Phrase& phrase) {
  base::Range range{tokens[phrase.begin].range.begin, tokens[phrase.end - 1].range.end};
  if (phrase.end - phrase.begin == 1 && tokens[phrase.begin].type == TokenType::quotation) {
    const std::string_view all = range.of(text);
    const std::size_t sign = all.front() == '"' ? 1 : 3;
    if (all.size() > 2 * sign && !all.starts_with("《")) range = {range.begin + sign, range.end - sign};
  }
  return range;
}

}  // namespace zhibiao::indicators
