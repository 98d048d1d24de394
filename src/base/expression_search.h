// All matches of many expressions in a text. RE2 or what stands for it is asked only where a match may begin.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
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
    const auto places = find_places(text, from);
    Groups groups;
    for (std::span<const ExpressionSet::Beginning> left(places); !left.empty();) {
      const std::size_t number = left.front().expression;
      for (std::size_t at = from; at < text.size() && match_next(text, at, left, number, groups);) {
        at = take(number, groups);
      }
      while (!left.empty() && left.front().expression == number) left = left.subspan(1);
    }
  }

 private:
  // Where matches may begin, those of one expression together.
  [[nodiscard]] std::vector<ExpressionSet::Beginning> find_places(std::string_view text, std::size_t from) const;
  // Whether the expression matches from `from` on; its places before the match are taken from `left`.
  bool match_next(std::string_view text, std::size_t from, std::span<const ExpressionSet::Beginning>& left,
                  std::size_t number, Groups& groups) const;

  std::vector<Regex> expressions_;
  ExpressionSet beginnings_;  // of expressions_
};

}  // namespace zhibiao::base
