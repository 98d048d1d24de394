#include "base/regex_set.h"

#include <re2/set.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <string>
#include <utility>

#include "base/re2_options.h"

namespace zhibiao::base {

struct RegexSet::State {
  State(const std::vector<std::string_view>& regexes, Regex::Anchor where)
      : expressions(regexes.begin(), regexes.end()), anchor(where) {}

  // Null where RE2 refuses them together.
  const re2::RE2::Set* get() {
    std::call_once(once, [this] {
      auto made = std::make_unique<re2::RE2::Set>(re2_options(), re2_anchor(anchor));
      for (const std::string& expression : expressions) {
        if (made->Add(piece(expression), nullptr) < 0) return;
      }
      if (made->Compile()) set = std::move(made);
    });
    return set.get();
  }

  std::vector<std::string> expressions;
  Regex::Anchor anchor;
  std::once_flag once;
  std::unique_ptr<re2::RE2::Set> set;
};

RegexSet::RegexSet() = default;
RegexSet::RegexSet(const std::vector<std::string_view>& regexes, Regex::Anchor anchor)
    : state_(std::make_unique<State>(regexes, anchor)) {}
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

void RegexSet::matching(std::string_view text, std::vector<int>& numbers) const {
  numbers.clear();
  if (!state_ || state_->expressions.empty()) return;
  const re2::RE2::Set* const set = state_->get();
  re2::RE2::Set::ErrorInfo told{re2::RE2::Set::kNoError};
  if (set != nullptr && (set->Match(piece(text), &numbers, &told) || told.kind == re2::RE2::Set::kNoError)) {
    std::sort(numbers.begin(), numbers.end());
    return;
  }
  numbers.resize(state_->expressions.size());
  std::iota(numbers.begin(), numbers.end(), 0);
}

RegexSearch::RegexSearch(const std::vector<std::string_view>& regexes) : set_(regexes, Regex::Anchor::none) {
  for (const std::string_view expression : regexes) regexes_.push_back(Regex::when_asked(expression));
}

}  // namespace zhibiao::base
