#include "layout/markers.h"

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

std::optional<base::Regex> any_of(const std::vector<std::string>& expressions) {
  if (expressions.empty()) return std::nullopt;
  auto compiled = base::Regex::compile(alternatives(expressions));
  if (!compiled) return std::nullopt;
  return std::optional<base::Regex>(std::move(*compiled));
}

// An item inside a paragraph follows punctuation or a blank; behind a letter the signs are part of a word.
bool may_begin_item(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char32_t before = base::decode_code_point(text, base::previous_code_point(text, at)).value;
  return is_blank(before) || is_wide_punctuation(before) || before == U',' || before == U';' || before == U':' ||
         before == U')' || before == U'(' || before == U'!' || before == U'?' || before == U'"';
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

Markers::Markers(const std::vector<patterns::Heading>& headings) {
  std::vector<std::string> starts;
  std::vector<std::string> items;
  for (const auto& heading : headings) {
    auto compiled = base::Regex::compile(heading.expression);
    if (!compiled) continue;  // the loader has refused such a pack
    headings_.push_back(heading);
    expressions_.push_back(std::move(*compiled));
    starts.push_back(heading.expression);
    if (heading.inline_items) items.push_back(heading.expression);
  }
  any_ = any_of(starts);
  any_inline_ = any_of(items);
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
  if (!any_ || !any_->matches(paragraph, base::Regex::Anchor::start)) return std::nullopt;
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    if (auto found = match(i, paragraph, 0)) return found;
  }
  return std::nullopt;
}

std::vector<Marker> Markers::inside(std::string_view paragraph, std::size_t from) const {
  std::vector<Marker> found;
  if (!any_inline_) return found;
  Groups groups;
  while (from < paragraph.size() && any_inline_->match(paragraph, from, base::Regex::Anchor::none, groups)) {
    const std::size_t at = groups[0]->begin;
    from = at + base::decode_code_point(paragraph, at).size;
    if (!may_begin_item(paragraph, at)) continue;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (!headings_[i].inline_items) continue;
      if (auto marker = match(i, paragraph, at)) {
        from = std::max(from, marker->marker.end);
        found.push_back(*marker);
        break;
      }
    }
  }
  return found;
}

bool Markers::is_spoken(const Marker& marker, std::string_view text) const {
  const auto& heading = headings_[marker.heading];
  return heading.inline_items && heading.ordinal == patterns::OrdinalStyle::chinese &&
         is_han(last_sign(marker.marker.of(text)));
}

}  // namespace zhibiao::layout
