// Many regexes asked at once: which of them match a text, and where.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/regex_filter.h"
#include "base/utf8.h"

namespace zhibiao::base {

// Asks first what each regex needs (RegexFilter), of all in one walk over the text, and then only those that may match.
// A regex is compiled when it is first asked itself: most never are. RE2::Set, which compiles all of them into one
// automaton and builds its states, took as long for that as for thirty documents. Const and safe to share by threads.
class RegexSet {
 public:
  struct Member {
    const Regex* regex = nullptr;
    // Null: found out by the first question to the set.
    const RegexFilter* filter = nullptr;
    // Code points of a text that is asked at all; 0: any number.
    std::size_t longest = 0;
  };

  RegexSet();  // of none
  // What the members point to must outlive the set.
  RegexSet(std::vector<Member> members, Regex::Anchor anchor);
  RegexSet(RegexSet&&) noexcept;
  RegexSet& operator=(RegexSet&&) noexcept;
  ~RegexSet();

  // The numbers of the regexes that match `text`, ascending.
  void matching(std::string_view text, std::vector<int>& numbers) const;
  // The first of them.
  [[nodiscard]] std::optional<std::size_t> first(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All matches of many regexes in a text. The set tells which of them match at all; only those are searched.
class RegexSearch {
 public:
  using Groups = std::vector<std::optional<Range>>;
  struct Member {
    std::string_view regex;  // one that was checked before
    const RegexFilter* filter = nullptr;
  };

  RegexSearch() = default;
  explicit RegexSearch(const std::vector<Member>& members);

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
