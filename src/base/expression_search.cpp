#include "base/expression_search.h"

#include <algorithm>
#include <utility>

namespace zhibiao::base {

ExpressionSearch::ExpressionSearch(const std::vector<std::string_view>& expressions) {
  std::vector<std::string_view> own;
  for (const std::string_view expression : expressions) {
    expressions_.push_back(Regex::when_asked(expression));
    own.push_back(expressions_.back().expression());
  }
  beginnings_ = ExpressionSet(std::move(own), ExpressionSet::Where::start);
}

std::vector<ExpressionSet::Beginning> ExpressionSearch::find_places(std::string_view text, std::size_t from) const {
  std::vector<ExpressionSet::Beginning> places;
  beginnings_.find_beginnings(text, from, places);
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.expression != b.expression ? a.expression < b.expression : a.at < b.at;
  });
  return places;
}

bool ExpressionSearch::match_next(std::string_view text, std::size_t from,
                                  std::span<const ExpressionSet::Beginning>& left, std::size_t number,
                                  Groups& groups) const {
  const Regex& expression = expressions_[number];
  if (!left.empty() && left.front().expression == number && left.front().anywhere) {
    return expression.match(text, from, Regex::Anchor::none, groups);
  }
  while (!left.empty() && left.front().expression == number) {
    const std::size_t at = left.front().at;
    left = left.subspan(1);
    if (at >= from && expression.match(text, at, Regex::Anchor::start, groups)) return true;
  }
  return false;
}

}  // namespace zhibiao::base
