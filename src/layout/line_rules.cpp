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
  std::array<std::vector<const base::ExpressionNeeds*>, kLineRoles> needs;
  std::vector<std::string> keys;
  for (const auto& line : lines) {
    const auto role = line_role(line.role);
    if (!role) continue;
    if (!roles.empty() && std::find(roles.begin(), roles.end(), *role) == roles.end()) continue;
    needs[static_cast<std::size_t>(*role)].push_back(&line.needs);
    if (*role == LineRole::metadata) keys.push_back(line.expression);
    roles_[static_cast<std::size_t>(*role)].rules.push_back({&line, base::Regex::when_asked(line.expression)});
  }
  for (std::size_t i = 0; i < kLineRoles; ++i) {
    roles_[i].prefilter = base::Prefilter(needs[i]);
  }
  if (keys.empty()) return;
  keys_ = base::Regex::when_asked("(?P<key>" + alternatives(keys) + ") ?:");
}

base::Prefilter::Mask LineRules::Rules::possible(std::string_view text, base::Regex::Anchor anchor) const {
  if (anchor == base::Regex::Anchor::none) return prefilter.anywhere(text);
  auto mask = prefilter.beginning(text, 0);
  if (mask.any()) mask &= prefilter.anywhere(text);
  return mask;
}

std::optional<LineMatch> LineRules::ask(LineRole role, std::string_view text, base::Regex::Anchor anchor,
                                        std::optional<std::string_view> value) const {
  const auto& rules = roles_[static_cast<std::size_t>(role)];
  if (rules.rules.empty()) return std::nullopt;
  const auto possible = rules.possible(text, anchor);
  std::vector<std::optional<base::Range>> groups;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    if (!possible.has(i)) continue;
    const Rule& rule = rules.rules[i];
    if (value && rule.line->value != *value) continue;
    if (!rule.expression.match(text, 0, anchor, groups)) continue;
    const auto group = [&](std::string_view name) -> std::optional<base::Range> {
      const auto number = rule.expression.group(name);
      return number ? groups[static_cast<std::size_t>(*number)] : std::nullopt;
    };
    return LineMatch{rule.line, group("value"), group("title"), groups[0]};
  }
  return std::nullopt;
}

std::optional<LineMatch> LineRules::find(LineRole role, std::string_view text,
                                         std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::both, value);
}

bool LineRules::is(LineRole role, std::string_view text) const {
  const auto& rules = roles_[static_cast<std::size_t>(role)];
  const auto possible = rules.possible(text, base::Regex::Anchor::both);
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    if (possible.has(i) && rules.rules[i].expression.matches(text, base::Regex::Anchor::both)) return true;
  }
  return false;
}

std::optional<LineMatch> LineRules::search(LineRole role, std::string_view text,
                                           std::optional<std::string_view> value) const {
  return ask(role, text, base::Regex::Anchor::none, value);
}

}  // namespace zhibiao::layout
