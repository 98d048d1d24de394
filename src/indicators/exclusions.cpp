#include "indicators/exclusions.h"

#include <algorithm>
#include <utility>

namespace zhibiao::indicators {

Exclusions::Exclusions(const std::vector<patterns::Exclusion>& entries, const numbers::NumberReader& numbers)
    : numbers_(numbers) {
  std::vector<base::RegexSearch::Member> members;
  for (const auto& entry : entries) {
    members.push_back({entry.expression, entry.needed()});
    ids_.emplace_back(entry.id);
  }
  search_ = base::RegexSearch(members);
}

void Exclusions::find(std::string_view text, base::Range sentence, std::vector<Excluded>& excluded,
                      std::vector<Time>& times) const {
  search_.each_match(text.substr(0, sentence.end), sentence.begin, [&](std::size_t number, const auto& groups) {
    const base::Regex& regex = search_.regex(number);
    const auto group = [&](std::string_view name) {
      const auto index = regex.group(name);
      const auto range = index ? groups[static_cast<std::size_t>(*index)] : std::nullopt;
      return range ? range->of(text) : std::string_view();
    };
    const base::Range match = *groups[0];
    const auto index = regex.group("number");
    const auto numeral = index ? groups[static_cast<std::size_t>(*index)] : std::nullopt;
    base::Range range = numeral.value_or(match);
    // Of the sentence alone, though the search begins with the code point before it.
    range.begin = std::max(range.begin, sentence.begin);
    if (range.empty() || range.end <= range.begin) return std::max(match.end, match.begin + 1);
    excluded.push_back({range, ids_[number], regex.group("label").has_value()});
    if (regex.group("year") || regex.group("months")) {
      const TimeParts parts{group("year"),  group("month"), group("first_half"), group("second_half"), group("quarter"),
                            group("until"), group("from"),  group("from_month"), group("quarters"),    group("months"),
                            group("since"), group("span"),  group("as_of")};
      times.push_back({range, false, written_period(parts, numbers_), !parts.as_of.empty(), !parts.until.empty()});
    }
    return std::max(range.end, match.begin + 1) + (match.empty() ? 1 : 0);
  });
  std::sort(times.begin(), times.end(), [](const Time& a, const Time& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  // Of times one inside the other the longer one counts.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (kept > 0 && times[i].range.begin < times[kept - 1].range.end) continue;
    if (kept != i) times[kept] = std::move(times[i]);
    ++kept;
  }
  times.resize(kept);
}

void refuse_excluded(const std::vector<Excluded>& excluded, std::vector<Figure>& figures) {
  for (Figure& figure : figures) {
    const bool open = figure.refused_by.empty() || figure.refused_by == kUnread;
    if (!open || figure.own) continue;
    for (const auto& out : excluded) {
      if (out.range.begin < figure.range.end && figure.range.begin < out.range.end) {
        figure.refused_by = out.id;
        break;
      }
    }
  }
}

}  // namespace zhibiao::indicators
