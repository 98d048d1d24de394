// Many regexes asked at once: which of them match a text, and where.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/utf8.h"

namespace zhibiao::base {

// Many regexes asked at once by RE2::Set: one walk over a text tells which of them match it. Compiled by the first
// question; const and safe to share by threads.
class RegexSet {
 public:
  RegexSet();  // of none
  // The regexes are ones that were checked before.
  RegexSet(const std::vector<std::string_view>& regexes, Regex::Anchor anchor);
  RegexSet(RegexSet&&) noexcept;
  RegexSet& operator=(RegexSet&&) noexcept;
  ~RegexSet();

  // The numbers of the regexes that match `text`, ascending. Where RE2 lacks the memory to tell, all of them: whoever
  // must be sure asks the regex itself.
  void matching(std::string_view text, std::vector<int>& numbers) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All matches of many regexes in a text. The set tells in one walk which of them match at all; only those are searched.
class RegexSearch {
 public:
  using Groups = std::vector<std::optional<Range>>;

  RegexSearch() = default;
  // The regexes are ones that were checked before.
  explicit RegexSearch(const std::vector<std::string_view>& regexes);

  [[nodiscard]] const Regex& regex(std::size_t number) const { return regexes_[number]; }

  // The matches from `from` on, of one regex after the other; one may begin with the code point before, as (?:^|[^x])
  // asks for. `take(number, groups)` says from where its next match is looked for.
  template <class Take>
  void each_match(std::string_view text, std::size_t from, const Take& take) const {
    const std::size_t seen = from == 0 ? 0 : previous_code_point(text, from);
    std::vector<int> numbers;
    set_.matching(text.substr(seen), numbers);
    Groups groups;
    for (const int each : numbers) {
      const auto number = static_cast<std::size_t>(each);
      for (std::size_t at = seen; at < text.size() && regexes_[number].match(text, at, Regex::Anchor::none, groups);) {
        at = take(number, groups);
      }
    }
  }

 private:
  std::vector<Regex> regexes_;
  RegexSet set_;  // of regexes_
};

}  // namespace zhibiao::base
