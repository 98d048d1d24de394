#include "indicators/role.h"

#include <charconv>

namespace zhibiao::indicators {
namespace {

constexpr std::uint32_t kTarget = 1U << 31U;

// The end of the clause before `at`: a target word governs the clauses behind it up to the sentence's end.
int year_of(std::string_view period) {
  if (period.starts_with("..")) period.remove_prefix(2);
  int year = 0;
  std::from_chars(period.data(), period.data() + std::min<std::size_t>(4, period.size()), year);
  return year;
}

}  // namespace

RoleReader::RoleReader(const std::vector<patterns::Cue>& cues) {
  std::vector<patterns::TrieWord> section;
  std::vector<patterns::TrieWord> target;
  std::vector<patterns::TrieWord> strong;
  std::vector<patterns::TrieWord> actual;
  for (const auto& cue : cues) {
    const auto index = static_cast<std::uint32_t>(ids_.size());
    std::vector<patterns::TrieWord>* list = nullptr;
    std::uint32_t flag = 0;
    if (cue.cue == "section_role") {
      list = &section;
      flag = cue.value == "target" ? kTarget : 0;
    } else if (cue.cue == "role") {
      list = cue.value == "target" ? &target : cue.value == "strong_target" ? &strong : &actual;
    }
    if (list == nullptr) continue;
    ids_.push_back(cue.id);
    for (const auto& word : cue.words) list->push_back({word, index | flag});
  }
  section_ = patterns::WordTrie(section);
  target_ = patterns::WordTrie(target);
  strong_target_ = patterns::WordTrie(strong);
  actual_ = patterns::WordTrie(actual);
}

std::optional<RoleReader::Hit> RoleReader::find(const patterns::WordTrie& words, std::string_view text,
                                                std::size_t begin, std::size_t end) const {
  std::optional<Hit> last;
  for (std::size_t at = begin; at < end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
    const auto match = words.longest_match(text.substr(0, end), at);
    if (match) last = Hit{match->range, ids_[match->value & ~kTarget]};
  }
  return last;
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
      if (match) roles[i] = (match->value & kTarget) != 0 ? Role::target : Role::actual;
    }
  }
  return roles;
}

RoleFound RoleReader::read(const layout::PageLayout& layout, std::optional<Role> section, base::Range sentence,
                           base::Range figure, const std::vector<Time>& times) const {
  const std::string_view text = layout.folded.text();
  const bool plan = layout.genre == Genre::plan;
  const Role usual = section.value_or(plan ? Role::target : Role::actual);
  const std::string_view usual_rule = section ? "role.section" : "role.genre";

  // A year beyond the document's is a plan's, one before a fact's.
  const Time* time = nullptr;
  for (const auto& candidate : times) {
    if (candidate.range.end <= figure.begin && !candidate.period.empty()) time = &candidate;
  }
  if (time != nullptr && layout.year) {
    const int year = year_of(time->period);
    const bool until = time->period.starts_with("..");
    if (until && (year > *layout.year || (year == *layout.year && usual == Role::target))) {
      return {Role::target, "role.until", time->range};
    }
    if (usual == Role::actual && year > *layout.year) return {Role::target, "role.year", time->range};
    if (usual == Role::target && year < *layout.year && (plan || find(actual_, text, sentence.begin, figure.end))) {
      return {Role::actual, "role.year", time->range};
    }
  }
  if (usual == Role::actual) {
    if (const auto hit = find(strong_target_, text, sentence.begin, figure.begin)) return {Role::target, hit->id, hit->range};
    if (!section && !find(actual_, text, sentence.begin, sentence.end)) {
      if (const auto hit = find(target_, text, sentence.begin, figure.begin)) return {Role::target, hit->id, hit->range};
    }
  } else if (const auto hit = find(actual_, text, sentence.begin, figure.begin)) {
    if (!find(target_, text, sentence.begin, figure.begin)) return {Role::actual, hit->id, hit->range};
  }
  return {usual, usual_rule, {}};
}

}  // namespace zhibiao::indicators
