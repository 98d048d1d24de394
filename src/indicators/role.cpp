#include "indicators/role.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace zhibiao::indicators {
namespace {

int year_of(std::string_view period) {
  if (period.starts_with("..")) period.remove_prefix(2);
  int year = 0;
  std::from_chars(period.data(), period.data() + std::min<std::size_t>(4, period.size()), year);
  return year;
}

}  // namespace

RoleReader::RoleReader(const std::vector<patterns::Cue>& cues) {
  std::vector<patterns::TrieWord> words;
  for (const auto& cue : cues) {
    if (cue.cue == "plan") {
      long_term_.insert(long_term_.end(), cue.words.begin(), cue.words.end());
    }
    if (cue.cue != "section_role") continue;
    for (const auto& word : cue.words) words.push_back({word, cue.value == "target" ? 1U : 0U});
  }
  section_ = patterns::WordTrie(std::move(words));
}

std::vector<std::optional<Role>> RoleReader::section_roles(const layout::PageLayout& layout,
                                                           const outline::Outline& outline) const {
  const std::string_view text = layout.folded.text();
  std::vector<std::optional<Role>> roles(outline.nodes.size());
  for (std::size_t i = 0; i < outline.nodes.size(); ++i) {
    const auto& node = outline.nodes[i];
    // What stands higher in the tree decides: 完成重点任务 under 2024年工作回顾 is no plan.
    if (node.parent != outline::kNoNode && roles[node.parent]) {
      roles[i] = roles[node.parent];
      continue;
    }
    if (node.placement != Placement::line && node.parent != outline::kNoNode) continue;
    for (std::size_t at = node.title.begin; at < node.title.end; ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
      const auto match = section_.longest_match(text.substr(0, node.title.end), at);
      // The last word of a title is its head: 2025年目标任务完成情况 looks back.
      if (match) roles[i] = match->value == 1 ? Role::target : Role::actual;
    }
  }
  return roles;
}

bool RoleReader::is_long_term(const layout::PageLayout& layout) const {
  if (layout.genre != Genre::plan) return false;
  if (!layout.title) return true;
  return std::any_of(long_term_.begin(), long_term_.end(),
                     [&](const std::string& word) { return layout.title->find(word) != std::string::npos; });
}

SentenceRoles::SentenceRoles(const layout::PageLayout& layout, std::optional<Role> section,
                             const std::vector<Token>& tokens, const std::vector<Time>& times, bool long_term)
    : layout_(layout), section_(section), tokens_(tokens), times_(times), long_term_(long_term) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(Meaning::intends)) intends_.push_back(i);
    if (tokens[i].is(Meaning::intends_strongly)) intends_strongly_.push_back(i);
    if (tokens[i].is(Meaning::reports)) reports_.push_back(i);
  }
}

const Token* SentenceRoles::last_before(const Places& places, std::size_t at) const {
  const auto next = std::lower_bound(places.begin(), places.end(), at);
  return next == places.begin() ? nullptr : &tokens_[*std::prev(next)];
}

RoleFound SentenceRoles::of(std::size_t at) const {
  const Role usual = section_.value_or(layout_.genre == Genre::plan ? Role::target : Role::actual);
  const std::size_t figure = tokens_[at].range.begin;
  const Token* intends = last_before(intends_, at);
  const Token* reports = last_before(reports_, at);

  // A year beyond the document's is a plan's, one before a fact's.
  const Time* time = nullptr;
  for (const auto& candidate : times_) {
    if (candidate.range.end <= figure && !candidate.period.empty() && !candidate.reference) time = &candidate;
  }
  if (time != nullptr && !layout_.year && time->period.starts_with("..") && reports == nullptr) {
    return {Role::target, "role.until", time->range};
  }
  if (time != nullptr && layout_.year) {
    const int year = year_of(time->period);
    const bool until = time->period.starts_with("..");
    if (until && (year > *layout_.year || (year == *layout_.year && usual == Role::target))) {
      return {Role::target, "role.until", time->range};
    }
    if (usual == Role::actual && year > *layout_.year) return {Role::target, "role.year", time->range};
    // The years of a plan of several years lie before its last.
    if (usual == Role::target && year < *layout_.year && (!long_term_ || reports != nullptr))
      return {Role::actual, "role.year", time->range};
  }
  // 2030年已建成30座,2031年新建12座: a later time begins anew.
  if (reports != nullptr && time != nullptr && layout_.year && year_of(time->period) >= *layout_.year &&
      reports->range.begin < time->range.begin) {
    reports = nullptr;
  }
  if (usual == Role::actual) {
    if (const Token* strong = last_before(intends_strongly_, at)) {
      return {Role::target, strong->entry->ids->role, strong->range};
    }
    const bool reviews = layout_.genre == Genre::summary;
    if (intends != nullptr && !section_ && !reviews && reports_.empty()) {
      return {Role::target, intends->entry->ids->role, intends->range};
    }
  } else if (reports != nullptr && (intends == nullptr || intends->range.begin < reports->range.begin)) {
    return {Role::actual, reports->entry->ids->role, reports->range};
  }
  return {usual, section_ ? "role.section" : "role.genre", {}};
}

}  // namespace zhibiao::indicators
