#include "layout/line_rules.h"

#include <algorithm>
#include <utility>

#include "layout/markers.h"

namespace zhibiao::layout {
namespace {

constexpr std::array<std::string_view, kLineRoles> kRoleNames = {
    "boilerplate", "notice",     "metadata", "toc_title",  "toc_entry", "salutation", "page_number",
    "genre",       "genre_lead", "title",    "title_part", "year",      "promise",    "closing"};

}  // namespace

std::optional<LineRole> line_role(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<LineRole>(found - kRoleNames.begin());
}

LineRules::LineRules(const std::vector<patterns::Line>& lines, const std::vector<LineRole>& roles) {
  std::array<std::vector<std::vector<const base::ExpressionNeeds*>>, kLineRoles> needs;  // by group
  std::vector<std::string> keys;
  std::size_t rank = 0;
  for (const auto& line : lines) {
    const auto role = line_role(line.role);
    if (!role) continue;
    if (!roles.empty() && std::find(roles.begin(), roles.end(), *role) == roles.end()) continue;
    auto& groups = roles_[static_cast<std::size_t>(*role)];
    auto& needs_of_groups = needs[static_cast<std::size_t>(*role)];
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.value == line.value; });
    const auto at = static_cast<std::size_t>(found - groups.begin());
    if (found == groups.end()) {
      groups.push_back({line.value, {}, {}});
      needs_of_groups.emplace_back();
    }
    groups[at].rules.push_back({rank++, &line, base::Regex::when_asked(line.expression)});
    needs_of_groups[at].push_back(&line.needs);
    if (*role == LineRole::metadata) keys.push_back(line.expression);
  }
  for (std::size_t role = 0; role < kLineRoles; ++role) {
    for (std::size_t at = 0; at < needs[role].size(); ++at) {
      roles_[role][at].prefilter = base::Prefilter(needs[role][at]);
    }
  }
  if (keys.empty()) return;
  keys_ = base::Regex::when_asked("(?P<key>" + alternatives(keys) + ") ?:");
}

bool LineRules::may_begin(LineRole role, std::string_view text) const {
  return std::any_of(of(role).begin(), of(role).end(),
                     [&](const Group& group) { return group.prefilter.may_begin(text, 0); });
}

base::Prefilter::Mask LineRules::Group::possible(std::string_view text, base::Regex::Anchor anchor) const {
  if (anchor == base::Regex::Anchor::none) return prefilter.anywhere(text);
  auto mask = prefilter.beginning(text, 0);
  if (mask.any()) mask &= prefilter.anywhere(text);
  return mask;
}

std::optional<LineMatch> LineRules::ask(LineRole role, std::string_view text, base::Regex::Anchor anchor,
                                        std::optional<std::string_view> value) const {
  const Rule* first = nullptr;
  std::vector<std::optional<base::Range>> groups;  // of the match
  std::vector<std::optional<base::Range>> tried;
  for (const Group& group : of(role)) {
    if (value && group.value != *value) continue;
    const auto possible = group.possible(text, anchor);
    for (std::size_t i = 0; i < group.rules.size(); ++i) {
      const Rule& rule = group.rules[i];
      if (first != nullptr && first->rank < rule.rank) break;
      if (!possible.has(i) || !rule.expression.match(text, 0, anchor, tried)) continue;
      first = &rule;
      groups.swap(tried);
      break;
    }
  }
  if (first == nullptr) return std::nullopt;
  const auto group = [&](std::string_view name) -> std::optional<base::Range> {
    const auto number = first->expression.group(name);
    return number ? groups[static_cast<std::size_t>(*number)] : std::nullopt;
  };
  return LineMatch{first->line, group("value"), group("title"), groups[0]};
}

std::optional<LineMatch> LineRules::find(LineRole role, std::string_view text,
                                         std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::both, value);
}

bool LineRules::is(LineRole role, std::string_view text) const {
  for (const Group& group : of(role)) {
    const auto possible = group.possible(text, base::Regex::Anchor::both);
    for (std::size_t i = 0; i < group.rules.size(); ++i) {
      if (possible.has(i) && group.rules[i].expression.matches(text, base::Regex::Anchor::both)) return true;
    }
  }
  return false;
}

std::optional<LineMatch> LineRules::search(LineRole role, std::string_view text,
                                           std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::none, value);
}

}  // namespace zhibiao::layout
