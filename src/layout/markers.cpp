#include "layout/markers.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "layout/lines.h"
#include "layout/ordinals.h"

namespace zhibiao::layout {
namespace {

using Groups = std::vector<std::optional<base::Range>>;

std::optional<base::Range> group_of(const base::Regex& expression, const Groups& groups, std::string_view name) {
  const auto number = expression.group(name);
  if (!number) return std::nullopt;
  return groups[static_cast<std::size_t>(*number)];
}

// An item inside a paragraph follows punctuation or a blank; behind a letter the signs are part of a word.
bool may_precede_item(char32_t sign) {
  constexpr std::array<bool, 128> kAscii = [] {
    std::array<bool, 128> signs{};
    for (const char each : std::string_view(" \t\f\v,;:)(!?\"")) signs[static_cast<std::size_t>(each)] = true;
    return signs;
  }();
  return sign < kAscii.size() ? kAscii[sign] : is_wide_punctuation(sign) || is_blank(sign);
}

}  // namespace

std::string alternatives(const std::vector<std::string>& expressions) {
  std::string joined;
  for (const auto& expression : expressions) {
    joined += joined.empty() ? "(?:" : "|(?:";
    for (std::size_t at = 0; at < expression.size();) {
      if (expression.compare(at, 4, "(?P<") == 0) {
        joined += "(?:";
        at = expression.find('>', at) + 1;
      } else {
        if (expression[at] == '\\' && at + 1 < expression.size()) joined += expression[at++];
        joined += expression[at++];
      }
    }
    joined += ')';
  }
  return joined;
}

Markers::Markers(std::vector<patterns::Heading> headings) : headings_(std::move(headings)) {
  std::vector<const base::ExpressionNeeds*> starts;
  std::vector<const base::ExpressionNeeds*> items;
  for (const auto& heading : headings_) {
    expressions_.push_back(base::Regex::when_asked(heading.expression));
    starts.push_back(&heading.needs);
    if (!heading.inline_items) continue;
    inline_.push_back(starts.size() - 1);
    items.push_back(&heading.needs);
    if (!heading.needs.first) item_signs_.set();
    for (const char32_t sign : heading.needs.first.value_or(U"")) item_signs_.set(sign % item_signs_.size());
  }
  starts_ = base::Prefilter(starts);
  items_ = base::Prefilter(items);
}

std::optional<Marker> Markers::match(std::size_t heading, std::string_view text, std::size_t at) const {
  const auto& expression = expressions_[heading];
  const bool whole = headings_[heading].own_line;
  Groups groups;
  if (!expression.match(text, at, whole ? base::Regex::Anchor::both : base::Regex::Anchor::start, groups)) {
    return std::nullopt;
  }
  Marker found;
  found.heading = heading;
  const auto marker = group_of(expression, groups, "marker");
  if (!marker) return std::nullopt;
  found.marker = *marker;
  found.title = group_of(expression, groups, "title");
  if (found.title && found.title->empty()) found.title.reset();
  if (headings_[heading].ordinal != patterns::OrdinalStyle::none) {
    const auto numeral = group_of(expression, groups, "ordinal");
    if (!numeral) return std::nullopt;
    found.ordinal = read_ordinal(numeral->of(text), headings_[heading].ordinal);
    if (!found.ordinal) return std::nullopt;
  }
  return found;
}

std::optional<Marker> Markers::at_start(std::string_view paragraph) const {
  const auto possible = starts_.beginning(paragraph, 0);
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    if (!possible.has(i)) continue;
    if (auto found = match(i, paragraph, 0)) return found;
  }
  return std::nullopt;
}

std::optional<Marker> Markers::item_at(std::string_view paragraph, std::size_t at) const {
  if (!item_signs_.test(base::decode_code_point(paragraph, at).value % item_signs_.size())) return std::nullopt;
  const auto possible = items_.beginning(paragraph, at);
  for (std::size_t i = 0; i < inline_.size(); ++i) {
    if (!possible.has(i)) continue;
    if (auto marker = match(inline_[i], paragraph, at)) return marker;
  }
  return std::nullopt;
}

std::vector<Marker> Markers::inside(std::string_view paragraph, std::size_t from) const {
  std::vector<Marker> found;
  bool may_begin = from == 0 || may_precede_item(last_sign(paragraph.substr(0, from)));
  for (std::size_t at = from; at < paragraph.size();) {
    std::size_t next = at;
    if (may_begin) {
      if (const auto marker = item_at(paragraph, at)) {
        found.push_back(*marker);
        next = marker->marker.end;
      }
    }
    if (next > at) {
      may_begin = may_precede_item(last_sign(paragraph.substr(0, next)));
    } else if (base::begins_ideograph(paragraph, at)) {
      may_begin = false;
      next = at + 3;
    } else {
      const auto sign = base::decode_code_point(paragraph, at);
      may_begin = may_precede_item(sign.value);
      next = at + sign.size;
    }
    at = next;
  }
  return found;
}

bool Markers::is_spoken(const Marker& marker, std::string_view text) const {
  const auto& heading = headings_[marker.heading];
  return heading.inline_items && heading.ordinal == patterns::OrdinalStyle::chinese &&
         is_han(last_sign(marker.marker.of(text)));
}

}  // namespace zhibiao::layout
