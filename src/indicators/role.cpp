#include "indicators/role.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using patterns::Use;

// Of a span of years the one in which it ends, of one of months that in which it begins: 2029年9月至2030年1月 looks
// back.
int year_of(std::string_view period) {
  constexpr std::size_t kYear = 4;
  if (period.starts_with("..")) period.remove_prefix(2);
  if (period.size() > kYear + 1 && period[kYear] == '/') period.remove_prefix(kYear + 1);
  int year = 0;
  std::from_chars(period.data(), period.data() + std::min(kYear, period.size()), year);
  return year;
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

RoleReader::Word RoleReader::word_of(const lexicon::Found& found, Use use) const {
  constexpr std::array<std::string_view, 5> kWords = {"actual", "target", "review", "aim", "tail"};  // as in Word
  const std::string& value = cues_[words_.entry(found.usage, use)].value;
  return static_cast<Word>(std::find(kWords.begin(), kWords.end(), value) - kWords.begin());
}

// The last word of a title is its head: 2025年目标任务完成情况 looks back. A word inside a name says nothing
// (规划展览馆): behind a head follow others of its kind, a sign, or nothing.
std::optional<RoleReader::Word> RoleReader::last_head(Use use, std::string_view title) const {
  std::optional<Word> last;
  std::optional<Word> open;  // a head where the word behind it does not make it a part of a name
  for (std::size_t at = 0; at < title.size();) {
    if (const auto match = words_.longest(title, at, use)) {
      const Word word = word_of(*match, use);
      if (word == aim) last = word;
      if (word != tail) open = word;
      at = match->range.end;
      continue;
    }
    const auto sign = base::decode_code_point(title, at);
    const bool in_name = base::begins_ideograph(title, at) || sign.value == U',' || sign.value == U'，' ||
                         (sign.value >= U'0' && sign.value <= U'9');
    if (open && !in_name) last = open;
    open.reset();
    at += sign.size;
  }
  return open ? open : last;
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
    const bool top = node.parent == outline::kNoNode;
    // What stands higher in the tree decides: 完成重点任务 under 2024年工作回顾 is no plan.
    if (!top && (roles[node.parent] || node.placement != Placement::line)) {
      roles[i] = roles[node.parent];
      continue;
    }
    const std::string_view title = node.title.of(text);
    const auto word = last_head(Use::section_role, title);
    const bool this_year = layout.year && title.find(std::to_string(*layout.year)) != std::string_view::npos;
    // 一、过去五年工作回顾 … 二、2025年主要工作: the document's year behind a part that looks back is what is to come.
    if (word && *word == review && top && !this_year) reviewed = true;
    if (word && !(document.by_title && *word == actual)) {
      roles[i] = *word == target || *word == aim ? Role::target : Role::actual;
    } else if (!word && top && reviewed && this_year) {
      roles[i] = Role::target;
    }
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

// A year beyond the document's is a plan's, one before a fact's.
std::optional<RoleFound> SentenceRoles::by_time(std::size_t figure) const {
  const auto time = std::find_if(times_.rbegin(), times_.rend(), [&](const Time& each) {
    return each.range.end <= figure && !each.period.empty() && !each.reference;
  });
  if (time == times_.rend()) return std::nullopt;
  const bool until = time->period.starts_with("..");
  const bool plans = usual() == Role::target;
  if (!layout_.year) return until ? std::optional(RoleFound{Role::target, "role.until", time->range}) : std::nullopt;
  const int year = year_of(time->period);
  const bool later = year > *layout_.year;
  if (until && (later || (year == *layout_.year && plans))) return RoleFound{Role::target, "role.until", time->range};
  // Where a heading says that it looks back, a later year does not: the document's may be a guess. What is held against
  // the year before (同比) was reached.
  if (!plans && later && !section_ && !time->as_of &&
      std::ranges::none_of(tokens_, [](const Token& token) { return token.is(Meaning::base_whole); })) {
    return RoleFound{Role::target, "role.year", time->range};
  }
  // The years of a plan of several years lie before its last.
  const bool past = !document_.long_term || (document_.begins_year && year < *document_.begins_year);
  if (plans && year < *layout_.year && past) return RoleFound{Role::actual, "role.year", time->range};
  return std::nullopt;
}

RoleFound SentenceRoles::of(const Figure& figure) const {
  const auto [rule, words] = figure.role;
  const bool tells = rule != nullptr && rule->role;
  if (tells && !rule->last) return {*rule->role, rule->id, words};
  if (const auto told = by_time(tokens_[figure.token].range.begin)) return *told;
  if (tells && !section_ && layout_.genre != Genre::summary) return {*rule->role, rule->id, words};
  if (rule != nullptr && rule->usual_role) return {usual(), rule->id, words};
  return {usual(), section_ ? "role.section" : document_.rule, {}};
}

}  // namespace zhibiao::indicators
