#include "base/regex_set.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "base/literal_finder.h"
#include "base/once.h"

namespace zhibiao::base {
namespace {

// The regexes by the first code point of a text: from one code point of `begins` to the next they are the same.
struct ByFirst {
  std::vector<char32_t> begins;
  std::vector<std::vector<int>> regexes;

  [[nodiscard]] const std::vector<int>& of(char32_t sign) const {
    const auto next = std::upper_bound(begins.begin(), begins.end(), sign);
    return regexes[static_cast<std::size_t>(std::distance(begins.begin(), next)) - 1];
  }
};

ByFirst by_first(const std::vector<const RegexFilter*>& filters) {
  ByFirst table{{0}, {}};
  for (const RegexFilter* filter : filters) {
    if (!filter->first) continue;
    for (const CodePointRange& range : *filter->first) {
      table.begins.push_back(range.first);
      table.begins.push_back(range.last + 1);
    }
  }
  std::sort(table.begins.begin(), table.begins.end());
  table.begins.erase(std::unique(table.begins.begin(), table.begins.end()), table.begins.end());
  table.regexes.resize(table.begins.size());
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const auto add = [&](std::size_t from, std::size_t to) {
      for (std::size_t at = from; at < to; ++at) table.regexes[at].push_back(static_cast<int>(i));
    };
    if (!filters[i]->first) add(0, table.begins.size());
    if (!filters[i]->first) continue;
    for (const CodePointRange& range : *filters[i]->first) {
      const auto place = [&](char32_t sign) {
        return static_cast<std::size_t>(std::lower_bound(table.begins.begin(), table.begins.end(), sign) -
                                        table.begins.begin());
      };
      add(place(range.first), place(range.last + 1));
    }
  }
  return table;
}

}  // namespace

struct RegexSet::State {
  State(std::vector<Member> of, Regex::Anchor where) : members(std::move(of)), anchor(where) {}

  // Which may match, ascending.
  void candidates(std::string_view text, std::vector<int>& numbers) {
    once.call([this] { prepare(); });
    if (anchor == Regex::Anchor::none) {
      literals.owners_in(text, numbers);
      in_order(numbers);
      const auto middle = numbers.insert(numbers.end(), without_literal.begin(), without_literal.end());
      std::inplace_merge(numbers.begin(), middle, numbers.end());
    } else if (text.empty()) {
      numbers.resize(members.size());
      std::iota(numbers.begin(), numbers.end(), 0);
    } else {
      numbers = first.of(decode_code_point(text, 0).value);
    }
    std::erase_if(numbers, [&](int number) { return !fits(members[static_cast<std::size_t>(number)], text); });
    // The rest of a paragraph behind what may be a marker is long and asked often; such a regex soon says no.
    if (anchor != Regex::Anchor::both || text.empty()) return;
    const auto has_none = [&](int number) {
      return std::binary_search(without_literal.begin(), without_literal.end(), number);
    };
    if (std::all_of(numbers.begin(), numbers.end(), has_none)) return;
    std::vector<int> there;
    literals.owners_in(text, there);
    in_order(there);
    std::erase_if(numbers, [&](int number) {
      return !std::binary_search(there.begin(), there.end(), number) && !has_none(number);
    });
  }

  [[nodiscard]] bool matches(int number, std::string_view text) const {
    return members[static_cast<std::size_t>(number)].regex->matches(text, anchor);
  }

 private:
  void prepare() {
    own_filters.reserve(members.size());
    std::vector<const RegexFilter*> filters;
    for (const Member& member : members) {
      if (member.filter == nullptr) own_filters.push_back(filter_of(member.regex->expression()));
      filters.push_back(member.filter == nullptr ? &own_filters.back() : member.filter);
    }
    std::vector<LiteralFinder::Literal> all;
    for (std::size_t i = 0; i < filters.size(); ++i) {
      const int number = static_cast<int>(i);
      if (filters[i]->literals.empty()) without_literal.push_back(number);
      for (const std::string& literal : filters[i]->literals) all.push_back({literal, number});
    }
    literals = LiteralFinder(std::move(all));
    if (anchor != Regex::Anchor::none) first = by_first(filters);
    own_filters.clear();
  }
  static void in_order(std::vector<int>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }
  static bool fits(const Member& member, std::string_view text) {
    return member.longest == 0 || text.size() <= member.longest || count_code_points(text) <= member.longest;
  }

  std::vector<Member> members;
  Regex::Anchor anchor;
  Once once;
  LiteralFinder literals;
  std::vector<int> without_literal;
  ByFirst first;
  std::vector<RegexFilter> own_filters;
};

RegexSet::RegexSet() = default;
RegexSet::RegexSet(std::vector<Member> members, Regex::Anchor anchor)
    : state_(std::make_unique<State>(std::move(members), anchor)) {}
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

void RegexSet::matching(std::string_view text, std::vector<int>& numbers) const {
  numbers.clear();
  if (!state_) return;
  state_->candidates(text, numbers);
  std::erase_if(numbers, [&](int number) { return !state_->matches(number, text); });
}

std::optional<std::size_t> RegexSet::first(std::string_view text) const {
  if (!state_) return std::nullopt;
  std::vector<int> numbers;
  state_->candidates(text, numbers);
  for (const int number : numbers) {
    if (state_->matches(number, text)) return static_cast<std::size_t>(number);
  }
  return std::nullopt;
}

RegexSearch::RegexSearch(const std::vector<Member>& members) {
  for (const Member& member : members) regexes_.push_back(Regex::when_asked(member.regex));
  std::vector<RegexSet::Member> of_set;
  for (std::size_t i = 0; i < members.size(); ++i) of_set.push_back({&regexes_[i], members[i].filter});
  set_ = RegexSet(std::move(of_set), Regex::Anchor::none);
}

}  // namespace zhibiao::base
