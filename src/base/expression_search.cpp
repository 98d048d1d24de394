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

void ExpressionSearch::find_places(std::string_view text, std::size_t from, Places& places) const {
  beginnings_.find_beginnings(text, from, places);
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.expression != b.expression ? a.expression < b.expression : a.at < b.at;
  });
}

bool ExpressionSearch::match_next(std::string_view text, std::size_t from, Left& left, std::size_t number,
                                  Groups& groups) const {
  const Regex& expression = expressions_[number];
  for (; left.next != left.places.end() && left.next->expression == number; ++left.next) {
    if (left.next->anywhere || left.tries == 0) return expression.match(text, from, Regex::Anchor::none, groups);
    if (left.next->at < from) continue;
    --left.tries;
    if (expression.match(text, left.next->at, Regex::Anchor::start, groups)) {
      ++left.next;
      return true;
    }
  }
  return false;
}

}  // namespace zhibiao::base
