#include "indicators/role.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;
using patterns::Use;

// Of a span of years the one in which it ends, of one of months that in which it begins: 2029年9月至2030年1月 looks
// back.
int year_of(std::string_view period) {
  if (period.starts_with("..")) period.remove_prefix(2);
  const std::size_t to = period.find('/');
  if (to != std::string_view::npos && to + 1 < period.size() && period.find('-') == std::string_view::npos) {
    period.remove_prefix(to + 1);
  }
  int year = 0;
  std::from_chars(period.data(), period.data() + std::min<std::size_t>(4, period.size()), year);
  return year;
}

bool is_verb(const Token& token) {
  return token.is(Meaning::verb_strong) || token.is(Meaning::verb_weak) || token.is(Meaning::verb_lead) ||
         token.is(Meaning::verb_amount) ||
         (token.type == TokenType::word && (token.tag == Tag::verb || token.tag == Tag::verbal_noun));
}

bool is_figures_own(const Token& token) {
  return token.type == TokenType::candidate || token.is(Meaning::level) || token.is(Meaning::comparator_before) ||
         (token.is(Meaning::count_lead) && !token.is(Meaning::verb_strong)) || token.type == TokenType::bracket;
}

}  // namespace

RoleReader::RoleReader(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words)
    : cues_(cues), words_(words) {
  for (const auto& cue : cues) {
    if (cue.cue != "plan") continue;
    auto& plans = cue.value == "five_years" ? five_years_ : long_term_;
    plans.insert(plans.end(), cue.words.begin(), cue.words.end());
  }
}

// A word inside a name says nothing (规划展览馆): behind one that does follow others of its kind, a sign, or nothing.
bool RoleReader::is_head(Use use, std::string_view rest) const {
  while (!rest.empty()) {
    if (!base::begins_ideograph(rest, 0)) {
      const char32_t sign = base::decode_code_point(rest, 0).value;
      return sign != U',' && sign != U'，' && (sign < U'0' || sign > U'9');
    }
    const auto next = words_.longest(rest, 0, use);
    if (!next) return false;
    rest.remove_prefix(next->range.end);
  }
  return true;
}

RoleReader::Word RoleReader::word_of(const lexicon::Found& found, Use use) const {
  const std::string_view value = cues_[words_.entry(found.usage, use)].value;
  return value == "target"   ? target
         : value == "review" ? review
         : value == "aim"    ? aim
         : value == "tail"   ? tail
                             : actual;
}

// The last word of a title is its head: 2025年目标任务完成情况 looks back.
std::optional<RoleReader::Word> RoleReader::last_head(Use use, std::string_view title) const {
  std::optional<Word> last;
  for (std::size_t at = 0; at < title.size(); ++at) {
    if ((static_cast<unsigned char>(title[at]) & 0xC0U) == 0x80U) continue;
    const auto match = words_.longest(title, at, use);
    if (!match) continue;
    at = match->range.end - 1;  // 预算情况 is no 情况
    const Word word = word_of(*match, use);
    if (word == tail) continue;
    if (word == aim || is_head(use, title.substr(match->range.end))) last = word;
  }
  return last;
}

DocumentRole RoleReader::document(const layout::PageLayout& layout) const {
  const auto in_title = [&](const std::string& word) { return layout.title->find(word) != std::string::npos; };
  DocumentRole document;
  if (layout.genre == Genre::plan) {
    document.usual = Role::target;
    document.long_term = !layout.title || std::any_of(long_term_.begin(), long_term_.end(), in_title);
    const bool five = layout.title && std::any_of(five_years_.begin(), five_years_.end(), in_title);
    if (const auto ends = layout.plan_year ? layout.plan_year : layout.year; five && ends)
      document.begins_year = *ends - 4;
  } else if (layout.title && layout.genre != Genre::summary) {
    if (const auto word = last_head(Use::title_role, *layout.title)) {
      document.by_title = *word == target;
      document.rule = "role.title";
      document.usual = *word == target ? Role::target : Role::actual;
    } else if (layout.genre == Genre::policy) {
      document.by_title = true;
      document.usual = Role::target;
    }
  }
  return document;
}

std::vector<std::optional<Role>> RoleReader::section_roles(const layout::PageLayout& layout,
                                                           const outline::Outline& outline,
                                                           const DocumentRole& document) const {
  const std::string_view text = layout.folded.text();
  std::vector<std::optional<Role>> roles(outline.nodes.size());
  bool reviewed = false;
  for (std::size_t i = 0; i < outline.nodes.size(); ++i) {
    const auto& node = outline.nodes[i];
    // What stands higher in the tree decides: 完成重点任务 under 2024年工作回顾 is no plan.
    if (node.parent != outline::kNoNode && roles[node.parent]) {
      roles[i] = roles[node.parent];
      continue;
    }
    if (node.placement != Placement::line && node.parent != outline::kNoNode) continue;
    const std::string_view title = node.title.of(text);
    const auto word = last_head(Use::section_role, title);
    const bool top = node.parent == outline::kNoNode;
    const bool this_year = layout.year && title.find(std::to_string(*layout.year)) != std::string_view::npos;
    reviewed = reviewed || (top && word && *word == review && !this_year);
    // 一、过去五年工作回顾 … 二、2025年主要工作: the document's year behind a part that looks back is what is to come.
    if (!word && top && reviewed && this_year) {
      roles[i] = Role::target;
      continue;
    }
    if (!word || (document.by_title && *word == actual)) continue;
    roles[i] = *word == target || *word == aim ? Role::target : Role::actual;
  }
  return roles;
}

bool RoleReader::is_review(std::string_view text, const Sentence& sentence) const {
  const base::Range range = sentence.range;
  if (sentence.beginnings.empty() || sentence.beginnings.front() > range.begin + 1) return false;
  const std::string_view part = text.substr(0, range.end);
  for (std::size_t at = range.begin; at < range.end && text[at] != ','; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    const auto match = words_.longest(part, at, Use::section_role);
    if (match && word_of(*match, Use::section_role) == review) return true;
  }
  return false;
}

SentenceRoles::SentenceRoles(std::string_view text, const layout::PageLayout& layout, const DocumentRole& document,
                             std::optional<Role> section, const std::vector<Token>& tokens,
                             const std::vector<Time>& times)
    : text_(text), layout_(layout), document_(document), section_(section), tokens_(tokens), times_(times) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(Meaning::intends) && intends(text, i)) intends_.push_back(i);
    if (tokens[i].is(Meaning::intends_strongly) && !is_met(i)) intends_strongly_.push_back(i);
    const bool own = tokens[i].is(Meaning::plans_own) && i + 1 < tokens.size() && is_figures_own(tokens[i + 1]);
    if ((tokens[i].is(Meaning::plans) || own) && plans(text, i)) plans_.push_back(i);
    // 比上年: what is compared with reports nothing
    if (tokens[i].is(Meaning::reports) && !(i > 0 && tokens[i - 1].is(Meaning::base))) reports_.push_back(i);
  }
}

// 完成年度目标: an aim that was reached.
bool SentenceRoles::is_met(std::size_t at) const {
  for (; at > 0 && tokens_[at - 1].type != TokenType::stop_sign; --at) {
    if (tokens_[at - 1].is(Meaning::done) || tokens_[at - 1].is(Meaning::reports)) return true;
  }
  return false;
}

// 比年初预算, 占年度计划, 比考核要求: nothing that the figure is to be.
bool SentenceRoles::is_compared_with(std::size_t at) const {
  constexpr std::size_t kReach = 4;
  for (std::size_t back = at; back > 0 && at - back < kReach; --back) {
    const Token& before = tokens_[back - 1];
    if (before.type == TokenType::stop_sign || before.type == TokenType::candidate) return false;
    if (before.is(Meaning::base) || before.is(Meaning::share)) return true;
  }
  return false;
}

// Whether 努力 at `at` is said of what follows: not in 在共同努力下, 各项要求的, 比考核要求低.
bool SentenceRoles::intends(std::string_view text, std::size_t at) const {
  if (at > 0 && tokens_[at - 1].type == TokenType::word && is_compared_with(at)) return false;
  if (at + 1 >= tokens_.size()) return true;
  const Token& next = tokens_[at + 1];
  // 销量低于预期; is no intention of what follows
  if (next.type == TokenType::stop_sign && next.range.of(text) != ":") return false;
  // 要 alone: not in 要情, 重要件
  const bool alone = tokens_[at].range.size() == base::kIdeographSize;
  if (alone && next.type == TokenType::word && next.tag == Tag::noun && !is_verb(next) && !next.is(Meaning::level)) {
    return false;
  }
  return !next.is(Meaning::locative_end) && !next.is(Meaning::of);
}

// Whether 计划 at `at` tells of the figure behind it, and is no part of a name (培养计划, 科技计划项目) and nothing
// that is compared with (为计划的93%, 比年初预算).
bool SentenceRoles::plans(std::string_view text, std::size_t at) const {
  if (at + 1 >= tokens_.size()) return false;
  const Token& next = tokens_[at + 1];
  if (is_compared_with(at)) return false;
  if (next.type == TokenType::candidate) return !next.range.of(text).ends_with("%");
  if (is_figures_own(next)) return true;
  if (next.type != TokenType::word) return false;
  if (at > 0) {
    const Token& before = tokens_[at - 1];
    const bool by_means = before.is(Meaning::open_preposition) || before.is(Meaning::count_lead);
    const bool noun = tokens_[at].tag == Tag::noun || tokens_[at].tag == Tag::verbal_noun;
    // 渔港建设计划 is a name, and 渔港建设计划投资6亿元 tells a plan
    const bool spends =
        next.is(Meaning::verb_strong) || (next.is(Meaning::verb_weak) && next.is(Meaning::measure_noun));
    const bool acts =
        spends && !next.is(Meaning::done) && at + 2 < tokens_.size() && tokens_[at + 2].type == TokenType::candidate;
    const bool name = noun && is_verb(before) && !before.is(Meaning::scope_adverb) && !acts;
    if (by_means || name) return false;
  }
  return is_verb(next) || next.is(Meaning::measure_noun) || next.is(Meaning::protect) || next.is_date() ||
         next.tag == Tag::preposition || next.tag == Tag::adverb || next.tag == Tag::time;
}

const Token* SentenceRoles::last_before(const Places& places, std::size_t at) const {
  const auto next = std::lower_bound(places.begin(), places.end(), at);
  return next == places.begin() ? nullptr : &tokens_[*std::prev(next)];
}

// The word that plans the figure at `at`: 计划投资 reaches as far as what was done begins, 预算数为 to its own figure.
const Token* SentenceRoles::planned(std::size_t at) const {
  const auto next = std::lower_bound(plans_.begin(), plans_.end(), at);
  if (next == plans_.begin()) return nullptr;
  const std::size_t place = *std::prev(next);
  const bool own = is_figures_own(tokens_[place + 1]);
  const bool measure = tokens_[place + 1].is(Meaning::measure_noun);  // 计划投资
  bool apart = false;
  for (std::size_t i = place + 1; i < at; ++i) {
    const Token& token = tokens_[i];
    apart = apart || token.type == TokenType::stop_sign || token.type == TokenType::candidate;
    if (apart && (own || token.is(Meaning::done) || token.is(Meaning::reports))) return nullptr;
    // 计划投资3亿元;新建项目6个: no sum of money plans what is told apart from it
    if (measure && token.type == TokenType::stop_sign && token.range.of(text_) == ";") return nullptr;
  }
  return &tokens_[place];
}

// A year beyond the document's is a plan's, one before a fact's.
std::optional<RoleFound> SentenceRoles::by_time(std::size_t figure, Role usual, const Token*& reports) const {
  const Time* time = nullptr;
  for (const auto& candidate : times_) {
    if (candidate.range.end <= figure && !candidate.period.empty() && !candidate.reference) time = &candidate;
  }
  if (time == nullptr) return std::nullopt;
  const bool until = time->period.starts_with("..");
  if (!layout_.year) {
    if (until && reports == nullptr) return RoleFound{Role::target, "role.until", time->range};
    return std::nullopt;
  }
  const int year = year_of(time->period);
  if (until && (year > *layout_.year || (year == *layout_.year && usual == Role::target))) {
    return RoleFound{Role::target, "role.until", time->range};
  }
  // Where a heading says that it looks back, a later year does not: the document's may be a guess. What is held against
  // the year before (同比) was reached.
  const bool compared =
      std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.is(Meaning::base_whole); });
  if (usual == Role::actual && year > *layout_.year && !section_ && !compared && !time->as_of)
    return RoleFound{Role::target, "role.year", time->range};
  // The years of a plan of several years lie before its last.
  const bool past = document_.begins_year && year < *document_.begins_year;
  if (usual == Role::target && year < *layout_.year && (!document_.long_term || past || reports != nullptr)) {
    return RoleFound{Role::actual, "role.year", time->range};
  }
  // 2030年已建成30座,2031年新建12座: a later time begins anew.
  if (reports != nullptr && year >= *layout_.year && reports->range.begin < time->range.begin) reports = nullptr;
  return std::nullopt;
}

RoleFound SentenceRoles::without_words(std::size_t at) const {
  const Token* reports = nullptr;
  if (const auto told = by_time(tokens_[at].range.begin, usual(), reports)) return *told;
  return {usual(), section_ ? "role.section" : document_.rule, {}};
}

RoleFound SentenceRoles::of(std::size_t at) const {
  const Role usual = this->usual();
  const Token* intends = last_before(intends_, at);
  const Token* reports = last_before(reports_, at);
  if (const auto told = by_time(tokens_[at].range.begin, usual, reports)) return *told;
  if (usual == Role::actual) {
    if (const Token* strong = last_before(intends_strongly_, at)) {
      return {Role::target, strong->entry->ids->role, strong->range};
    }
    if (const Token* plan = planned(at)) return {Role::target, plan->entry->ids->role, plan->range};
    const bool reviews = layout_.genre == Genre::summary;
    if (intends != nullptr && !section_ && !reviews && reports_.empty()) {
      return {Role::target, intends->entry->ids->role, intends->range};
    }
  } else if (reports != nullptr && (intends == nullptr || intends->range.begin < reports->range.begin)) {
    return {Role::actual, reports->entry->ids->role, reports->range};
  }
  return {usual, section_ ? "role.section" : document_.rule, {}};
}

}  // namespace zhibiao::indicators
