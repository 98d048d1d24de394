#include "tables/words.h"

#include <algorithm>
#include <string>
#include <utility>

namespace zhibiao::tables {
namespace {

struct Name {
  std::string_view tells;
  std::string_view value;
  Says says;
};

constexpr Name kNames[] = {
    {"caption", "", Says::caption},
    {"unit_line", "", Says::unit_line},
    {"note", "", Says::note},
    {"time", "", Says::time},
    {"column", "serial", Says::serial},
    {"column", "code", Says::code},
    {"column", "unit", Says::unit_column},
    {"column", "no_figure", Says::no_figure},
    {"rows", "things", Says::rows_things},
    {"rows", "measures", Says::rows_measures},
    {"aspect", "", Says::aspect},
    {"measure", "", Says::measure},
    {"role", "target", Says::target},
    {"role", "actual", Says::actual},
    {"role", "none", Says::no_role},
    {"change", "increase", Says::increase},
    {"change", "decrease", Says::decrease},
    {"change", "none", Says::level},
    {"unit", "", Says::unit},
    {"unit_of_days", "", Says::days},
    {"rest", "", Says::rest},
    {"last_year", "", Says::last_year},
    {"rate", "", Says::rate},
    {"perhaps_rate", "", Says::perhaps_rate},
    {"money", "", Says::money},
    {"total", "", Says::total},
    {"subtotal", "", Says::subtotal},
    {"score", "", Says::score},
    {"thing", "", Says::thing},
    {"marker", "", Says::marker},
    {"plan", "", Says::plan},
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

}  // namespace

Says says_of(const patterns::TableWord& word) {
  for (const auto& name : kNames) {
    if (word.tells == name.tells && word.value == name.value) return name.says;
  }
  return Says::count;
}

TableWords::TableWords(const std::vector<patterns::TableWord>& words) {
  for (const auto& name : kNames) {
    Group& group = groups_[static_cast<std::size_t>(name.says)];
    for (const auto& word : words) {
      if (says_of(word) != name.says) continue;
      group.words.push_back(&word);
      group.regexes.push_back(base::Regex::when_asked(word.expression));
    }
    std::vector<base::RegexSet::Member> members;
    for (std::size_t i = 0; i < group.words.size(); ++i)
      members.push_back({&group.regexes[i], group.words[i]->needed()});
    group.set = base::RegexSet(std::move(members), base::Regex::Anchor::none);
  }
}

bool TableWords::says(std::string_view text, Says what) const {
  if (text.empty() || of(what).words.empty()) return false;
  return of(what).set.first(text).has_value();
}

std::optional<Saying> TableWords::find(std::string_view text, Says what) const {
  const Group& group = of(what);
  if (text.empty() || group.words.empty()) return std::nullopt;
  std::vector<int> numbers;
  group.set.matching(text, numbers);
  std::optional<Saying> last;
  std::vector<std::optional<base::Range>> groups;
  for (const int each : numbers) {
    const auto number = static_cast<std::size_t>(each);
    const base::Regex& regex = group.regexes[number];
    for (std::size_t at = 0; at < text.size() && regex.match(text, at, base::Regex::Anchor::none, groups);) {
      const base::Range range = *groups[0];
      if (range.empty()) break;
      at = range.end;
      const bool later =
          !last || range.end > last->range.end || (range.end == last->range.end && range.begin < last->range.begin);
      if (!later) continue;
      const auto named = [&](std::string_view name) -> std::optional<base::Range> {
        const auto of = regex.group(name);
        return of ? groups[static_cast<std::size_t>(*of)] : std::nullopt;
      };
      last = Saying{group.words[number], range, named("unit"), named("base")};
    }
  }
  return last;
}

// Of both the one that ends the head: 目标完成情况.
std::optional<RoleSaying> TableWords::role(std::string_view head) const {
  std::string masked;  // names in which such a word stands say nothing
  for (auto name = find(head, Says::no_role); name; name = find(masked, Says::no_role)) {
    if (masked.empty()) masked = head;
    masked.replace(name->range.begin, name->range.size(), name->range.size(), ' ');
    head = masked;
  }
  const auto target = find(head, Says::target);
  const auto actual = find(head, Says::actual);
  if (!target && !actual) return std::nullopt;
  bool is_target = target.has_value();
  if (target && actual) {
    is_target = target->range.end != actual->range.end ? target->range.end > actual->range.end
                                                       : target->range.begin < actual->range.begin;
  }
  return is_target ? RoleSaying{Role::target, *target} : RoleSaying{Role::actual, *actual};
}

CellKind TableWords::kind_of(std::string_view folded) const {
  const CellKind kind = tables::kind_of(folded);
  if (kind != CellKind::number || is_ascii(folded)) return kind;
  return says(folded, Says::aspect) || says(folded, Says::time) ? CellKind::words : kind;
}

CellKind TableWords::kind_of(const text::SourceText& source, const Cell& cell) const {
  const CellKind kind = tables::kind_of(source, cell);
  if (kind != CellKind::number || cell.empty()) return kind;
  const bool plain = cell.more.empty() && is_ascii(cell.place.of(source.utf8));
  return plain ? kind : kind_of(folded(source, cell));
}

}  // namespace zhibiao::tables
