#include "base/first_code_points.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

using Ranges = std::vector<CodePointRange>;

constexpr char32_t kLast = 0x10FFFF;

Ranges in_order(Ranges ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  Ranges joined;
  for (const CodePointRange& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().last + 1) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

Ranges all_but(Ranges ranges) {
  Ranges others;
  char32_t from = 0;
  for (const CodePointRange& range : in_order(std::move(ranges))) {
    if (range.first > from) others.push_back({from, range.first - 1});
    from = range.last + 1;
  }
  if (from <= kLast) others.push_back({from, kLast});
  return others;
}

// What a part of a regex begins with, and whether it may be empty, so that what follows begins the match.
struct Part {
  Ranges ranges;
  bool empty = true;
};

// Goes down the regex as it is nested. What it does not know ends the reading.
class Reader {
 public:
  explicit Reader(std::string_view regex) : rest_(regex) {}

  std::optional<Ranges> read() {
    const Part whole = alternatives();
    if (!known_ || !rest_.empty() || whole.empty) return std::nullopt;
    return in_order(whole.ranges);
  }

 private:
  bool takes(std::string_view sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  char32_t code_point() {
    if (rest_.empty()) {
      known_ = false;
      return 0;
    }
    const CodePoint read = decode_code_point(rest_, 0);
    known_ = known_ && read.valid;
    rest_.remove_prefix(read.size);
    return read.value;
  }

  Ranges sign() {
    const char32_t read = code_point();
    return {{read, read}};
  }

  Part alternatives() {
    Part any{{}, false};
    do {
      const Part each = sequence();
      any.ranges.insert(any.ranges.end(), each.ranges.begin(), each.ranges.end());
      any.empty = any.empty || each.empty;
    } while (known_ && takes("|"));
    return any;
  }

  Part sequence() {
    Part whole;
    while (known_ && !rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      Part next = atom();
      while (known_ && repeats(next)) continue;
      if (!whole.empty) continue;
      whole.ranges.insert(whole.ranges.end(), next.ranges.begin(), next.ranges.end());
      whole.empty = next.empty;
    }
    return whole;
  }

  // Takes an operator of repetition, if one follows.
  bool repeats(Part& part) {
    if (takes("*") || takes("?")) {
      part.empty = true;
      return true;
    }
    if (takes("+")) return true;
    if (!rest_.starts_with('{')) return false;
    const std::size_t end = rest_.find_first_not_of("0123456789,", 1);
    if (end == 1 || end == std::string_view::npos || rest_[end] != '}') return false;
    if (rest_[1] == '0' || rest_[1] == ',') part.empty = true;
    rest_.remove_prefix(end + 1);
    return true;
  }

  Part atom() {
    if (takes("(")) return group();
    if (takes("[")) return {one_of(), false};
    if (takes(".")) return {{{0, kLast}}, false};
    if (takes("^") || takes("$")) return {};
    if (takes("\\")) return escape();
    return {sign(), false};
  }

  Part group() {
    if (takes("?P<")) {
      const std::size_t end = rest_.find('>');
      rest_.remove_prefix(std::min(end, rest_.size() - 1) + 1);
    } else if (takes("?")) {
      const std::size_t end = std::min(rest_.find_first_not_of("msU-"), rest_.size());
      rest_.remove_prefix(end);
      if (end > 0 && takes(")")) return {};  // the flags of what follows
      known_ = known_ && takes(":");
    }
    Part inner = alternatives();
    known_ = known_ && takes(")");
    return inner;
  }

  // \d and \s as in RE2, and signs that stand for themselves.
  std::optional<Ranges> class_or_sign() {
    if (takes("d")) return Ranges{{'0', '9'}};
    if (takes("D")) return all_but({{'0', '9'}});
    if (takes("s")) return Ranges{{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
    if (takes("w")) return Ranges{{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    constexpr std::string_view kNames = "tnrfv";
    constexpr std::string_view kSigns = "\t\n\r\f\v";
    const std::size_t named = rest_.empty() ? kNames.npos : kNames.find(rest_[0]);
    if (named != kNames.npos) {
      rest_.remove_prefix(1);
      const auto sign = static_cast<char32_t>(kSigns[named]);
      return Ranges{{sign, sign}};
    }
    const char32_t sign = code_point();
    const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    if (letter) return std::nullopt;
    return Ranges{{sign, sign}};
  }

  Part escape() {
    if (takes("b")) return {};
    auto ranges = class_or_sign();
    known_ = known_ && ranges;
    return {ranges.value_or(Ranges{}), false};
  }

  // Behind the opening bracket of a class.
  Ranges one_of() {
    const bool negated = takes("^");
    Ranges ranges;
    for (bool first = true; known_ && (first || !rest_.starts_with(']')); first = false) {
      if (rest_.starts_with("[:")) known_ = false;
      auto member = takes("\\") ? class_or_sign() : std::optional(sign());
      known_ = known_ && member;
      if (!known_) break;
      Ranges each = *std::move(member);
      const bool single = each.size() == 1 && each[0].first == each[0].last;
      if (single && rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        const auto last = takes("\\") ? class_or_sign() : std::optional(sign());
        known_ = known_ && last;
        if (last) each[0].last = last->back().last;
      }
      ranges.insert(ranges.end(), each.begin(), each.end());
    }
    known_ = known_ && takes("]");
    return negated ? all_but(std::move(ranges)) : ranges;
  }

  std::string_view rest_;
  bool known_ = true;
};

}  // namespace

std::optional<std::vector<CodePointRange>> first_code_points(std::string_view regex) { return Reader(regex).read(); }

}  // namespace zhibiao::base
