#include "layout/line_rules.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "layout/markers.h"

namespace zhibiao::layout {
namespace {

constexpr std::array<std::string_view, kLineRoles> kRoleNames = {
    "boilerplate", "notice",  "metadata",   "toc_title", "toc_entry",  "salutation",
    "page_number", "genre",   "genre_lead", "title",     "title_part", "year",
    "promise",     "closing", "line_break", "blank",     "footnote"};

}  // namespace

std::optional<LineRole> line_role(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<LineRole>(found - kRoleNames.begin());
}

LineRules::LineRules(const std::vector<patterns::Line>& lines, const std::vector<LineRole>& roles) {
  std::vector<std::string> keys;
  for (const auto& line : lines) {
    const auto role = line_role(line.role);
    if (!role) continue;
    if (!roles.empty() && std::find(roles.begin(), roles.end(), *role) == roles.end()) continue;
    if (*role == LineRole::metadata) keys.push_back(line.expression);
    roles_[static_cast<std::size_t>(*role)].rules.push_back({&line, base::Regex::when_asked(line.expression)});
  }
  for (Rules& own : roles_) {
    std::map<std::string_view, std::vector<const Rule*>> by_value;
    std::vector<const Rule*> all;
    for (const Rule& rule : own.rules) {
      all.push_back(&rule);
      by_value[rule.line->value].push_back(&rule);
    }
    own.all.take_rules(std::move(all));
    for (auto& [value, rules] : by_value) {
      Group& group = own.of_values.emplace_back();
      group.value = value;
      group.take_rules(std::move(rules));
    }
  }
  if (keys.empty()) return;
  keys_ = base::Regex::when_asked("(?P<key>" + alternatives(keys) + ") ?:");
}

void LineRules::Group::take_rules(std::vector<const Rule*> of_group) {
  rules = std::move(of_group);
  std::vector<base::RegexSet::Member> members;
  for (const Rule* rule : rules) {
    members.push_back({&rule->expression, rule->line->needed(), rule->line->longest});
  }
  whole = base::RegexSet(std::move(members), base::Regex::Anchor::both);
}

const LineRules::Group* LineRules::group(LineRole role, std::optional<std::string_view> value) const {
  const Rules& rules = of(role);
  if (!value) return &rules.all;
  const auto found = std::find_if(rules.of_values.begin(), rules.of_values.end(),
                                  [&](const Group& group) { return group.value == *value; });
  return found == rules.of_values.end() ? nullptr : &*found;
}

bool LineRules::fits(const Rule& rule, std::string_view text) {
  return rule.line->longest == 0 || text.size() <= rule.line->longest ||
         base::count_code_points(text) <= rule.line->longest;
}

std::optional<LineMatch> LineRules::match(const Rule& rule, std::string_view text, base::Regex::Anchor anchor) {
  std::vector<std::optional<base::Range>> groups;
  if (!fits(rule, text) || !rule.expression.match(text, 0, anchor, groups)) return std::nullopt;
  const auto group = [&](std::string_view name) -> std::optional<base::Range> {
    const auto number = rule.expression.group(name);
    return number ? groups[static_cast<std::size_t>(*number)] : std::nullopt;
  };
  return LineMatch{rule.line, group("value"), group("title"), groups[0]};
}

std::optional<LineMatch> LineRules::find(LineRole role, std::string_view text,
                                         std::optional<std::string_view> value) const {
  const Group* const asked = group(role, value);
  if (asked == nullptr) return std::nullopt;
  const auto first = asked->whole.first(text);
  return first ? match(*asked->rules[*first], text, base::Regex::Anchor::both) : std::nullopt;
}

bool LineRules::is(LineRole role, std::string_view text) const { return of(role).all.whole.first(text).has_value(); }

std::optional<LineMatch> LineRules::search(LineRole role, std::string_view text,
                                           std::optional<std::string_view> value) const {
  const Group* const asked = group(role, value);
  if (asked == nullptr || text.empty()) return std::nullopt;  // packs hold no expression that matches nothing
  for (const Rule* rule : asked->rules) {
    if (auto found = match(*rule, text, base::Regex::Anchor::none)) return found;
  }
  return std::nullopt;
}

}  // namespace zhibiao::layout
