// The one wrapper of RE2: a regex compiled once, at once or when it is first asked, matched over string_views, const
// and safe to share by threads. Logging to stderr is off; a bad regex is an Error that says why RE2 refuses it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "zhibiao/error.h"

namespace zhibiao::base {

class Regex {
 public:
  static Expected<Regex> compile(std::string_view expression);
  // For an expression that was checked before: compiled by the first match. One that RE2 refuses matches nothing.
  static Regex when_asked(std::string_view expression);
  // The same over bytes, each a sign of its own: for lines that a program writes, not for text.
  static Regex over_bytes(std::string_view expression);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  // Group numbers by name; groups() counts group 0 too.
  [[nodiscard]] std::optional<int> group(std::string_view name) const;
  [[nodiscard]] int groups() const;
  [[nodiscard]] const std::string& expression() const;

  enum class Anchor { none, start, both };
  // Searches text from `from` on; on a match fills `found` with a range per group (empty optional: the group took no
  // part).
  bool match(std::string_view text, std::size_t from, Anchor anchor, std::vector<std::optional<Range>>& found) const {
    return match_within(text, {from, text.size()}, anchor, found);
  }
  // Within a part of the text: ^ and $ still stand at the ends of all of it.
  bool match_within(std::string_view text, Range part, Anchor anchor, std::vector<std::optional<Range>>& found) const;
  [[nodiscard]] bool matches(std::string_view text, Anchor anchor = Anchor::none) const;

 private:
  struct State;
  explicit Regex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace zhibiao::base
