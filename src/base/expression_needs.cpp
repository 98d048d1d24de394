#include "base/expression_needs.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <set>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

using Signs = std::optional<std::set<char32_t>>;  // nothing: any
using Words = std::set<std::string>;

constexpr std::size_t kMostSigns = 160;
constexpr std::size_t kMostProducts = 64;  // words made of two parts each
constexpr std::size_t kMostWords = 400;
constexpr int kDeepest = 200;

// How well a set of words tells texts apart: the shortest word counts, and a digit stands in most texts.
int worth(const Words& words) {
  if (words.empty()) return -1;
  int least = std::numeric_limits<int>::max();
  for (const std::string& word : words) {
    int weight = 0;
    for (const char byte : word) {
      if ((static_cast<unsigned char>(byte) & 0xC0U) == 0x80U) continue;
      weight += static_cast<unsigned char>(byte) >= 0x80 ? 8 : byte >= '0' && byte <= '9' ? 1 : 5;
    }
    least = std::min(least, weight);
  }
  return least * 1000 - static_cast<int>(words.size());
}

struct Part {
  bool empty = false;  // may match the empty text
  Signs first = std::set<char32_t>{};
  bool single = true;                   // may match one sign alone
  Signs second = std::set<char32_t>{};  // of matches of two signs and more
  std::optional<Words> exact;           // all that it matches, where that is little
  Words needed;                         // each match holds one of these

  [[nodiscard]] const Words& best() const { return exact && worth(*exact) > worth(needed) ? *exact : needed; }
};

Part nothing() { return {true, std::set<char32_t>{}, false, std::set<char32_t>{}, Words{""}, {}}; }

Part any_sign() { return {false, std::nullopt, true, std::set<char32_t>{}, std::nullopt, {}}; }

std::string one_digit_word(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), with_one_digit<char>);
  return word;
}

void unite(Signs& all, const Signs& more) {
  if (!all || !more) {
    all.reset();
    return;
  }
  all->insert(more->begin(), more->end());
  if (all->size() > kMostSigns * 4) all.reset();
}

Part sign_part(const Signs& signs) {
  if (!signs) return any_sign();
  Part part{false, signs, true, std::set<char32_t>{}, Words{}, {}};
  for (const char32_t sign : *signs) {
    std::string word;
    append_code_point(word, sign);
    part.exact->insert(one_digit_word(std::move(word)));
  }
  return part;
}

Part word_part(const std::string& word) {
  const CodePoint first = decode_code_point(word, 0);
  const bool single = first.size == word.size();
  Part part{false, std::set<char32_t>{first.value}, single, std::set<char32_t>{}, Words{one_digit_word(word)}, {}};
  if (!single) part.second = std::set<char32_t>{decode_code_point(word, first.size).value};
  return part;
}

Part joined(Part left, Part right) {
  if (left.exact && left.exact->size() == 1 && left.exact->count("") == 1) return right;  // nothing before it
  Part both;
  both.empty = left.empty && right.empty;
  both.first = std::move(left.first);
  if (left.empty) unite(both.first, right.first);
  both.single = (left.single && right.empty) || (left.empty && right.single);
  both.second = std::move(left.second);
  if (left.single) unite(both.second, right.first);
  if (left.empty) unite(both.second, right.second);
  both.needed = worth(left.best()) >= worth(right.best()) ? left.best() : right.best();
  if (both.needed.count("") != 0) both.needed.clear();
  if (left.exact && right.exact && left.exact->size() * right.exact->size() <= kMostProducts) {
    both.exact = Words{};
    for (const std::string& a : *left.exact) {
      for (const std::string& b : *right.exact) both.exact->insert(a + b);
    }
  }
  return both;
}

// Alternatives, one added to the others.
class Either {
 public:
  explicit Either(Part first) : all_{first.empty, std::set<char32_t>{}, false, std::set<char32_t>{}, Words{}, {}} {
    add(std::move(first));
  }

  void add(Part part) {
    all_.empty = all_.empty || part.empty;
    unite(all_.first, part.first);
    all_.single = all_.single || part.single;
    unite(all_.second, part.second);
    const Words& best = part.best();
    known_ = known_ && !best.empty() && best.count("") == 0 && all_.needed.size() + best.size() <= kMostWords;
    if (known_) all_.needed.insert(best.begin(), best.end());
    if (!all_.exact) return;
    if (!part.exact || all_.exact->size() + part.exact->size() > kMostWords) {
      all_.exact.reset();
    } else {
      all_.exact->merge(*part.exact);
    }
  }

  Part take() {
    if (!known_) all_.needed.clear();
    return std::move(all_);
  }

 private:
  Part all_;
  bool known_ = true;  // words of every alternative
};

class Reader {
 public:
  explicit Reader(std::string_view expression) : text_(expression) {}

  // Nothing where the expression has what is not read here.
  std::optional<Part> read() {
    Part part = alternatives(0);
    if (!good_ || at_ != text_.size()) return std::nullopt;
    return part;
  }

 private:
  [[nodiscard]] bool more() const { return good_ && at_ < text_.size(); }
  [[nodiscard]] bool is(char sign) const { return at_ < text_.size() && text_[at_] == sign; }

  Part fail() {
    good_ = false;
    return any_sign();
  }

  char32_t take() {
    const CodePoint sign = decode_code_point(text_, at_);
    at_ += sign.size;
    return sign.value;
  }

  Part alternatives(int depth) {
    if (depth > kDeepest) return fail();
    Part all = sequence(depth);
    if (!more() || !is('|')) return all;
    Either either(std::move(all));
    while (more() && is('|')) {
      ++at_;
      either.add(sequence(depth));
    }
    return either.take();
  }

  Part sequence(int depth) {
    Part all = nothing();
    while (more() && !is('|') && !is(')')) {
      if (std::string word = plain_run(); !word.empty()) {
        all = joined(std::move(all), word_part(word));
      } else {
        all = append_repeated(std::move(all), one(depth));
      }
    }
    return all;
  }

  // Plain signs in a row, but for the last one if it is repeated.
  std::string plain_run() {
    const std::size_t end = std::min(text_.find_first_of(R"(|()[{.^$\*+?)", at_), text_.size());
    std::string word(text_.substr(at_, end - at_));
    if (!word.empty() && end < text_.size() && std::string_view("*+?{").find(text_[end]) != std::string_view::npos) {
      word.resize(previous_code_point(word, word.size()));
    }
    at_ += word.size();
    return word;
  }

  // How often the part before at_ is to be repeated; a missing end is as large as can be.
  struct Count {
    int least = 1;
    int most = 1;
  };
  static constexpr int kNoEnd = std::numeric_limits<int>::max();

  // Nothing where no count stands at at_.
  std::optional<Count> count() {
    if (!more()) return std::nullopt;
    Count count;
    if (is('?') || is('*') || is('+')) {
      const char sign = text_[at_++];
      count = {sign == '+' ? 1 : 0, sign == '?' ? 1 : kNoEnd};
    } else if (is('{') && at_ + 1 < text_.size() && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9') {
      const char* const end = text_.data() + text_.size();
      auto read = std::from_chars(text_.data() + at_ + 1, end, count.least);
      count.most = count.least;
      if (read.ec == std::errc() && read.ptr != end && *read.ptr == ',') {
        count.most = kNoEnd;
        if (read.ptr + 1 != end && *(read.ptr + 1) != '}') {
          read = std::from_chars(read.ptr + 1, end, count.most);
        } else {
          ++read.ptr;
        }
      }
      if (read.ec != std::errc() || read.ptr == end || *read.ptr != '}') {
        good_ = false;
        return std::nullopt;
      }
      at_ = static_cast<std::size_t>(read.ptr - text_.data()) + 1;
    } else {
      return std::nullopt;
    }
    if (is('?')) ++at_;  // lazy: matches the same
    return count;
  }

  // `part`, as often as the counts at at_ say, behind `all`. Few copies are written out, so that words go over them.
  Part append_repeated(Part all, Part part) {
    constexpr int kMostCopies = 4;
    std::optional<Count> count = this->count();
    if (!count) return joined(std::move(all), std::move(part));
    while (const auto further = this->count()) {  // (x+)?: told together
      part = count->least == 0 ? maybe(std::move(part), count->most == 1) : at_least_once(std::move(part));
      count = further;
    }
    for (int i = 0; i < std::min(count->least, kMostCopies); ++i) all = joined(std::move(all), part);
    if (count->most == kNoEnd || count->most > kMostCopies || count->least > kMostCopies) {
      return joined(std::move(all), maybe(std::move(part), false));
    }
    const Part once = maybe(std::move(part), true);
    for (int i = count->least; i < count->most; ++i) all = joined(std::move(all), once);
    return all;
  }

  // What a part goes on with when it comes again.
  static void follow_itself(Part& part) {
    if (part.single) unite(part.second, part.first);
  }

  static Part at_least_once(Part part) {
    follow_itself(part);
    part.needed = part.best();
    if (part.needed.count("") != 0) part.needed.clear();
    part.exact.reset();
    return part;
  }

  static Part maybe(Part part, bool once) {
    part.empty = true;
    part.needed.clear();
    if (!once) follow_itself(part);
    if (once && part.exact) {
      part.exact->insert("");
    } else {
      part.exact.reset();
    }
    return part;
  }

  Part one(int depth) {
    switch (text_[at_]) {
      case '(':
        return group(depth);
      case '[':
        return sign_part(signs());
      case '.':
        ++at_;
        return any_sign();
      case '^':
      case '$':
        ++at_;
        return nothing();
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        return sign_part(std::set<char32_t>{take()});
    }
  }

  Part group(int depth) {
    ++at_;
    if (is('?')) {
      if (text_.substr(at_, 2) == "?:") {
        at_ += 2;
      } else if (text_.substr(at_, 3) == "?P<" && text_.find('>', at_) != std::string_view::npos) {
        at_ = text_.find('>', at_) + 1;
      } else {
        return fail();  // flags
      }
    }
    Part part = alternatives(depth + 1);
    if (!is(')')) return fail();
    ++at_;
    return part;
  }

  // Of an escape outside of a class.
  Part escape() {
    if (at_ + 1 >= text_.size()) return fail();
    const char sign = text_[at_ + 1];
    const bool letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
    at_ += 1;
    if (!letter) return sign_part(std::set<char32_t>{take()});
    at_ += 1;
    switch (sign) {
      case 'd': {
        std::set<char32_t> digits;
        for (char32_t digit = U'0'; digit <= U'9'; ++digit) digits.insert(digit);
        return sign_part(digits);
      }
      case 's':
        return sign_part(std::set<char32_t>{U'\t', U'\n', U'\f', U'\r', U' '});
      case 'S':
      case 'w':
      case 'W':
      case 'D':
        return any_sign();
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return nothing();
      default:
        return fail();
    }
  }

  // A class; nothing where it stands for too much.
  Signs signs() {
    std::set<char32_t> found;
    bool any = false;
    ++at_;
    if (is('^')) {
      any = true;
      ++at_;
    }
    for (bool begun = false; more() && (!is(']') || !begun); begun = true) {
      if (text_.substr(at_, 2) == "[:") {
        const std::size_t end = text_.find(":]", at_);
        if (end == std::string_view::npos) break;
        at_ = end + 2;
        any = true;
        continue;
      }
      char32_t low = take();
      if (low == U'\\' && at_ < text_.size()) {
        low = take();
        const bool letter =
            (low >= U'a' && low <= U'z') || (low >= U'A' && low <= U'Z') || (low >= U'0' && low <= U'9');
        if (letter) {
          any = true;
          // \p{Han}: its name is no part of the class
          if ((low == U'p' || low == U'P' || low == U'x') && is('{'))
            at_ = std::min(text_.find('}', at_), text_.size());
          continue;
        }
      }
      char32_t high = low;
      if (is('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_;
        high = take();
        if (high == U'\\' && at_ < text_.size()) {
          high = take();
          if ((high >= U'a' && high <= U'z') || (high >= U'A' && high <= U'Z')) any = true;
        }
      }
      if (high < low || high - low > kMostSigns || found.size() > kMostSigns) {
        any = true;
        continue;
      }
      for (char32_t sign = low; sign <= high; ++sign) found.insert(sign);
    }
    if (!is(']')) {
      good_ = false;
      return std::nullopt;
    }
    ++at_;
    if (any || found.empty() || found.size() > kMostSigns) return std::nullopt;
    return found;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace

ExpressionNeeds needs_of(std::string_view expression) {
  const auto part = Reader(expression).read();
  if (!part) return {};
  const auto list = [](const Signs& signs) -> std::optional<std::u32string> {
    if (!signs) return std::nullopt;
    return std::u32string(signs->begin(), signs->end());
  };
  ExpressionNeeds needs;
  if (!part->empty) needs.first = list(part->first);
  if (!part->empty && !part->single) needs.second = list(part->second);
  if (part->best().count("") == 0) needs.words.assign(part->best().begin(), part->best().end());
  return needs;
}

std::vector<std::string> group_names(std::string_view expression) {
  std::vector<std::string> names;
  bool in_class = false;
  for (std::size_t at = 0; at < expression.size(); ++at) {
    const char sign = expression[at];
    if (sign == '\\') {
      if (expression.substr(at, 2) == "\\Q") {
        const std::size_t end = expression.find("\\E", at);
        if (end == std::string_view::npos) break;
        at = end;
      }
      ++at;
    } else if (in_class) {
      if (expression.substr(at, 2) == "[:") {
        at = std::min(expression.find(":]", at), expression.size() - 2) + 1;
      } else if (sign == ']') {
        in_class = false;
      }
    } else if (sign == '[') {
      in_class = true;
      if (expression.substr(at + 1, 1) == "^") ++at;
      if (expression.substr(at + 1, 1) == "]") ++at;  // the first one is a sign of the class
    } else if (sign == '(') {
      if (expression.substr(at, 4) == "(?P<") {
        const std::size_t end = std::min(expression.find('>', at), expression.size());
        names.emplace_back(expression.substr(at + 4, end - at - 4));
        at = end;
      } else if (expression.substr(at, 2) != "(?") {
        names.emplace_back();
      }
    }
  }
  return names;
}

}  // namespace zhibiao::base
