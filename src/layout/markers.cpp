#include "layout/markers.h"

#include <algorithm>
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

constexpr std::array<bool, 128> kAsciiBeforeItem = [] {
  std::array<bool, 128> signs{};
  for (const char each : {' ', '\t', '\f', '\v', ',', ';', ':', '(', ')', '!', '?', '"'}) {
    signs[static_cast<std::size_t>(each)] = true;
  }
  return signs;
}();

// An item inside a paragraph follows punctuation or a blank; behind a letter the signs are part of a word.
bool may_precede_item(char32_t sign) {
  return sign < kAsciiBeforeItem.size() ? kAsciiBeforeItem[sign] : is_wide_punctuation(sign) || is_blank(sign);
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
    if (!may_begin && base::begins_ideograph(paragraph, at)) {
      at += 3;
      continue;
    }
    auto sign = base::decode_code_point(paragraph, at);
    const auto marker = may_begin && items_.may_begin(paragraph, at) ? item_at(paragraph, at) : std::nullopt;
    at += sign.size;
    if (marker) {
      found.push_back(*marker);
      at = std::max(at, marker->marker.end);
      sign.value = last_sign(paragraph.substr(0, at));
    }
    may_begin = may_precede_item(sign.value);
  }
  return found;
}

bool Markers::is_spoken(const Marker& marker, std::string_view text) const {
  const auto& heading = headings_[marker.heading];
  return heading.inline_items && heading.ordinal == patterns::OrdinalStyle::chinese &&
         is_han(last_sign(marker.marker.of(text)));
}

}  // namespace zhibiao::layout
