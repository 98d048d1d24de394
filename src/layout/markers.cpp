#include "layout/markers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "layout/lines.h"
#include "text/han.h"

namespace zhibiao::layout {
namespace {

using Groups = std::vector<std::optional<base::Range>>;

std::optional<base::Range> group_of(const base::Regex& expression, const Groups& groups, std::string_view name) {
  const auto number = expression.group(name);
  if (!number) return std::nullopt;
  return groups[static_cast<std::size_t>(*number)];
}

constexpr std::string_view kPlain = "plain";
constexpr std::string_view kText = "text";

constexpr std::array<bool, 128> kAsciiBeforeItem = [] {
  std::array<bool, 128> signs{};
  for (const char each : {' ', '\t', '\f', '\v', ',', ';', ':', '(', ')', '!', '?', '"'}) {
    signs[static_cast<unsigned char>(each)] = true;
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

Markers::Markers(const patterns::PackSet& packs, const lexicon::Lexicon& words)
    : headings_(packs.headings), ordinals_(packs.cues, words) {
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    expressions_.push_back(base::Regex::when_asked(headings_[i].expression));
    if (headings_[i].series == kPlain) {
      plain_ = i;
      continue;
    }
    if (headings_[i].series == kText) {
      text_ = i;
      continue;
    }
    (headings_[i].own_line ? own_line_ : opening_).push_back(i);
    if (headings_[i].inline_items) inline_.push_back(i);
  }
  const auto set_of = [&](const std::vector<std::size_t>& indices, base::Regex::Anchor anchor) {
    std::vector<base::RegexSet::Member> members;
    for (const std::size_t i : indices) members.push_back({&expressions_[i], headings_[i].needed()});
    return base::RegexSet(std::move(members), anchor);
  };
  openings_ = set_of(opening_, base::Regex::Anchor::start);
  own_lines_ = set_of(own_line_, base::Regex::Anchor::both);
  items_ = set_of(inline_, base::Regex::Anchor::start);
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
    found.ordinal = ordinals_.read(numeral->of(text), headings_[heading].ordinal);
    if (!found.ordinal) return std::nullopt;
    if (const auto outer = group_of(expression, groups, "outer")) {
      found.outer = ordinals_.read(outer->of(text), headings_[heading].ordinal);
    }
  }
  return found;
}

std::optional<Marker> Markers::at_start(std::string_view paragraph) const {
  std::vector<int> openings;
  std::vector<int> own_lines;
  openings_.matching(paragraph, openings);
  own_lines_.matching(paragraph, own_lines);
  const auto at = [](const std::vector<std::size_t>& headings, int number) {
    return headings[static_cast<std::size_t>(number)];
  };
  auto opening = openings.begin();
  auto own_line = own_lines.begin();
  while (opening != openings.end() || own_line != own_lines.end()) {
    const bool opens =
        own_line == own_lines.end() || (opening != openings.end() && at(opening_, *opening) < at(own_line_, *own_line));
    if (auto found = match(opens ? at(opening_, *opening++) : at(own_line_, *own_line++), paragraph, 0)) return found;
  }
  return std::nullopt;
}

std::optional<Marker> Markers::plain(std::string_view paragraph) const {
  return plain_ ? match(*plain_, paragraph, 0) : std::nullopt;
}

std::optional<Marker> Markers::title_of_text(std::string_view paragraph) const {
  return text_ ? match(*text_, paragraph, 0) : std::nullopt;
}

std::optional<Marker> Markers::item_at(std::string_view paragraph, std::size_t at) const {
  std::vector<int> numbers;
  items_.matching(paragraph.substr(at), numbers);
  for (const int number : numbers) {
    if (auto marker = match(inline_[static_cast<std::size_t>(number)], paragraph, at)) return marker;
  }
  return std::nullopt;
}

std::vector<Marker> Markers::inside(std::string_view paragraph, std::size_t from) const {
  std::vector<Marker> found;
  bool may_begin = from == 0 || may_precede_item(last_sign(paragraph.substr(0, from)));
  for (std::size_t at = from; at < paragraph.size();) {
    if (!may_begin && base::begins_ideograph(paragraph, at) && !paragraph.substr(at + 3).starts_with('(')) {
      at += 3;
      continue;
    }
    auto sign = base::decode_code_point(paragraph, at);
    const auto marker = may_begin ? item_at(paragraph, at) : std::nullopt;
    at += sign.size;
    if (marker) {
      found.push_back(*marker);
      at = std::max(at, marker->marker.end);
      sign.value = last_sign(paragraph.substr(0, at));
    }
    // Where a text lost its line ends a heading's title runs into the next marker: 一、主要工作(一)….
    const bool run_on = (from > 0 || !found.empty()) && at < paragraph.size() && paragraph[at] == '(';
    may_begin = run_on || may_precede_item(sign.value);
  }
  return found;
}

bool Markers::is_spoken(const Marker& marker, std::string_view text) const {
  const auto& heading = headings_[marker.heading];
  return heading.inline_items && heading.ordinal == patterns::OrdinalStyle::chinese &&
         text::is_han(last_sign(marker.marker.of(text)));
}

}  // namespace zhibiao::layout
