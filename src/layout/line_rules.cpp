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
  for (const auto& line : lines) {
    const auto role = line_role(line.role);
    if (!role) continue;
    if (!roles.empty() && std::find(roles.begin(), roles.end(), *role) == roles.end()) continue;
    Rules& own = roles_[static_cast<std::size_t>(*role)];
    auto& own_needs = needs[static_cast<std::size_t>(*role)];
    const auto found = std::find_if(own.groups.begin(), own.groups.end(),
                                    [&](const Group& group) { return group.value == line.value; });
    const auto group = static_cast<std::size_t>(found - own.groups.begin());
    if (found == own.groups.end()) {
      own.groups.push_back({line.value, {}});
      own_needs.emplace_back();
    }
    own.rules.push_back({&line, base::Regex::when_asked(line.expression), group, own_needs[group].size()});
    own_needs[group].push_back(&line.needs);
    if (*role == LineRole::metadata) keys.push_back(line.expression);
  }
  for (std::size_t i = 0; i < kLineRoles; ++i) {
    for (std::size_t group = 0; group < needs[i].size(); ++group) {
      roles_[i].groups[group].prefilter = base::Prefilter(needs[i][group]);
    }
  }
  if (keys.empty()) return;
  keys_ = base::Regex::when_asked("(?P<key>" + alternatives(keys) + ") ?:");
}

bool LineRules::may_begin(LineRole role, std::string_view text) const {
  const auto& groups = of(role).groups;
  return std::any_of(groups.begin(), groups.end(),
                     [&](const Group& group) { return group.prefilter.may_begin(text, 0); });
}

base::Prefilter::Mask LineRules::Group::possible(std::string_view text, base::Regex::Anchor anchor) const {
  if (anchor == base::Regex::Anchor::none) return prefilter.anywhere(text);
  auto mask = prefilter.beginning(text, 0);
  if (mask.any()) mask &= prefilter.anywhere(text);
  return mask;
}

template <class Matches>
const LineRules::Rule* LineRules::first(LineRole role, std::string_view text, base::Regex::Anchor anchor,
                                        std::optional<std::string_view> value, const Matches& matches) const {
  const Rules& rules = of(role);
  const Group* asked = nullptr;  // whose mask `possible` is: most rules stand beside others of their group
  base::Prefilter::Mask possible;
  for (const Rule& rule : rules.rules) {
    const Group& group = rules.groups[rule.group];
    if (value && group.value != *value) continue;
    if (asked != &group) {
      possible = group.possible(text, anchor);
      asked = &group;
    }
    if (possible.has(rule.bit) && matches(rule)) return &rule;
  }
  return nullptr;
}

std::optional<LineMatch> LineRules::ask(LineRole role, std::string_view text, base::Regex::Anchor anchor,
                                        std::optional<std::string_view> value) const {
  std::vector<std::optional<base::Range>> groups;
  const Rule* rule = first(role, text, anchor, value,
                           [&](const Rule& each) { return each.expression.match(text, 0, anchor, groups); });
  if (rule == nullptr) return std::nullopt;
  const auto group = [&](std::string_view name) -> std::optional<base::Range> {
    const auto number = rule->expression.group(name);
    return number ? groups[static_cast<std::size_t>(*number)] : std::nullopt;
  };
  return LineMatch{rule->line, group("value"), group("title"), groups[0]};
}

std::optional<LineMatch> LineRules::find(LineRole role, std::string_view text,
                                         std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::both, value);
}

bool LineRules::is(LineRole role, std::string_view text) const {
  constexpr auto kAll = base::Regex::Anchor::both;
  return first(role, text, kAll, std::nullopt, [&](const Rule& each) { return each.expression.matches(text, kAll); }) !=
         nullptr;
}

std::optional<LineMatch> LineRules::search(LineRole role, std::string_view text,
                                           std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::none, value);
}

}  // namespace zhibiao::layout
