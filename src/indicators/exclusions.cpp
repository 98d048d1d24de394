#include "indicators/exclusions.h"

#include <algorithm>
#include <utility>

#include "layout/ordinals.h"

namespace zhibiao::indicators {

Exclusions::Exclusions(const std::vector<patterns::Exclusion>& entries, const NumberReader& numbers)
    : numbers_(numbers) {
  std::vector<std::string_view> regexes;
  for (const auto& entry : entries) {
    regexes.emplace_back(entry.expression);
    ids_.emplace_back(entry.id);
  }
  search_ = base::RegexSearch(regexes);
}

std::string Exclusions::period(const Parts& parts, std::string_view text) const {
  const auto part = [&](const std::optional<base::Range>& range) {
    return range ? range->of(text) : std::string_view();
  };
  const std::string_view written = part(parts.year);
  std::string year(written);
  if (!written.empty() && static_cast<unsigned char>(written[0]) >= 0x80) {  // 二〇二四
    const auto number = numbers_.read(written, 0);
    if (!number || number->range.size() != written.size()) return {};
    year = number->value.decimal().text;
  }
  const bool until = !part(parts.until).empty();
  if (written.size() == 3) {  // 十四五 ends in 2025, and each plan five years after the one before
    const auto number = numbers_.read(written, 0);
    if (!number || !until) return {};
    return ".." + std::to_string(1955 + 5 * (10 + static_cast<int>(number->value.mantissa)));
  }
  if (!written.empty() && year.size() != 4) return {};
  std::string result = until ? ".." : "";
  result += year;
  if (const auto half = part(parts.half); !half.empty()) {
    result += half == "上" || half == "1" ? "-H1" : "-H2";
  } else if (const auto quarter = layout::read_ordinal(part(parts.quarter), patterns::OrdinalStyle::chinese)) {
    result += "-Q" + std::to_string(*quarter);
  } else if (const auto month = part(parts.month); !month.empty()) {
    result += month.size() == 1 ? "-0" : "-";
    result += month;
  }
  return result;
}

void Exclusions::find(std::string_view text, base::Range sentence, std::vector<Excluded>& excluded,
                      std::vector<Time>& times) const {
  search_.each_match(text.substr(0, sentence.end), sentence.begin, [&](std::size_t number, const auto& groups) {
    const base::Regex& regex = search_.regex(number);
    const auto group = [&](std::string_view name) {
      const auto index = regex.group(name);
      return index ? groups[static_cast<std::size_t>(*index)] : std::nullopt;
    };
    const base::Range match = *groups[0];
    const Parts parts{group("number"), group("year"), group("month"), group("half"), group("quarter"), group("until")};
    const base::Range range = parts.number.value_or(match);
    excluded.push_back({range, ids_[number]});
    if (regex.group("year")) times.push_back({range, false, period(parts, text)});
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

void refuse_excluded(const std::vector<Excluded>& excluded, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    if (!candidate.refused_by.empty() || candidate.own) continue;
    for (const auto& out : excluded) {
      if (out.range.begin < candidate.range.end && candidate.range.begin < out.range.end) {
        candidate.refused_by = out.id;
        break;
      }
    }
  }
}

}  // namespace zhibiao::indicators
