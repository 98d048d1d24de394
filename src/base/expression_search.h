// All matches of many expressions in a text. RE2 or what stands for it is asked only where a match may begin.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/expression_set.h"
#include "base/range.h"
#include "base/regex.h"

namespace zhibiao::base {

class ExpressionSearch {
 public:
  using Groups = std::vector<std::optional<Range>>;

  ExpressionSearch() = default;
  // The expressions are ones that were checked before.
  explicit ExpressionSearch(const std::vector<std::string_view>& expressions);

  [[nodiscard]] const Regex& expression(std::size_t number) const { return expressions_[number]; }

  // The matches from `from` on, of one expression after the other. `take(number, groups)` says from where its next
  // match is looked for.
  template <class Take>
  void each_match(std::string_view text, std::size_t from, const Take& take) const {
    Left left;
    find_places(text, from, left.places);
    Groups groups;
    for (auto place = left.places.cbegin(); place != left.places.cend(); place = left.next) {
      const std::size_t number = place->expression;
      left.next = place;
      left.tries = kMostTries;
      for (std::size_t at = from; at < text.size() && match_next(text, at, left, number, groups);) {
        at = take(number, groups);
      }
      while (left.next != left.places.cend() && left.next->expression == number) ++left.next;
    }
  }

 private:
  using Places = std::vector<ExpressionSet::Beginning>;
  // What of a text has not been tried.
  struct Left {
    Places places;
    Places::const_iterator next{};
    int tries = 0;  // at places, of the expression at hand; then RE2 searches, which takes no longer for a hostile text
  };
  static constexpr int kMostTries = 64;

  // Where matches may begin, those of one expression together.
  void find_places(std::string_view text, std::size_t from, Places& places) const;
  // Whether the expression matches from `from` on; its places before the match are passed over.
  bool match_next(std::string_view text, std::size_t from, Left& left, std::size_t number, Groups& groups) const;

  std::vector<Regex> expressions_;
  ExpressionSet beginnings_;  // of expressions_
};

}  // namespace zhibiao::base
