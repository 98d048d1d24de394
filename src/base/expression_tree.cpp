#include "base/expression_tree.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

using Node = ExpressionNode;
using Kind = Node::Kind;

constexpr int kDeepest = 200;
constexpr int kMostRepeats = 1000;  // RE2 allows no more

bool may_be_empty(const Node& node) {
  switch (node.kind) {
    case Kind::word:
      return node.word.empty();
    case Kind::set:
      return false;
    case Kind::sequence:
      return std::all_of(node.parts.begin(), node.parts.end(), may_be_empty);
    case Kind::either:
      return std::any_of(node.parts.begin(), node.parts.end(), may_be_empty);
    case Kind::repeat:
      return node.least == 0 || may_be_empty(node.parts.front());
    case Kind::group:
      return may_be_empty(node.parts.front());
    default:
      return true;
  }
}

bool is_letter(char32_t sign) { return (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z'); }
bool is_digit(char32_t sign) { return sign >= U'0' && sign <= U'9'; }

std::vector<SignRange> digits() { return {{U'0', U'9'}}; }
std::vector<SignRange> blanks() { return {{U'\t', U'\n'}, {U'\f', U'\r'}, {U' ', U' '}}; }
std::vector<SignRange> word_signs() { return {{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}}; }

Node set_node(SignRanges set) {
  Node node{.kind = Kind::set};
  node.set = std::move(set);
  return node;
}

Node word_node(char32_t sign) {
  Node node{.kind = Kind::word};
  node.word.assign(1, sign);
  return node;
}

class Reader {
 public:
  explicit Reader(std::string_view expression) : text_(expression) {}

  std::optional<Node> read() {
    Node all = alternatives(0);
    if (!good_ || at_ != text_.size()) return std::nullopt;
    return all;
  }

 private:
  [[nodiscard]] bool more() const { return good_ && at_ < text_.size(); }
  [[nodiscard]] bool is(char sign) const { return at_ < text_.size() && text_[at_] == sign; }

  Node fail() {
    good_ = false;
    return {};
  }

  char32_t take() {
    const CodePoint sign = decode_code_point(text_, at_);
    good_ = good_ && sign.valid;
    at_ += sign.size;
    return sign.value;
  }

  Node alternatives(int depth) {
    if (depth > kDeepest) return fail();
    Node first = sequence(depth);
    if (!more() || !is('|')) return first;
    Node all{.kind = Kind::either};
    all.parts.push_back(std::move(first));
    while (more() && is('|')) {
      ++at_;
      all.parts.push_back(sequence(depth));
    }
    return all;
  }

  Node sequence(int depth) {
    Node all{.kind = Kind::sequence};
    while (more() && !is('|') && !is(')')) {
      Node part = repeated(one(depth));
      if (part.kind == Kind::word && !all.parts.empty() && all.parts.back().kind == Kind::word) {
        all.parts.back().word += part.word;
      } else {
        all.parts.push_back(std::move(part));
      }
    }
    if (all.parts.size() != 1) return all;
    Node only = std::move(all.parts.front());
    return only;
  }

  // Whether a count stands at at_; if so it is put into `node`.
  bool count(Node& node) {
    if (!more()) return false;
    if (is('?') || is('*') || is('+')) {
      node.least = is('+') ? 1 : 0;
      node.most = is('?') ? 1 : kNoEnd;
      ++at_;
      return true;
    }
    if (!is('{') || at_ + 1 >= text_.size() || !is_digit(static_cast<unsigned char>(text_[at_ + 1]))) return false;
    const char* const end = text_.data() + text_.size();
    auto read = std::from_chars(text_.data() + at_ + 1, end, node.least);
    node.most = node.least;
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == ',') {
      node.most = kNoEnd;
      ++read.ptr;
      if (read.ptr != end && *read.ptr != '}') read = std::from_chars(read.ptr, end, node.most);
    }
    const bool good = read.ec == std::errc() && read.ptr != end && *read.ptr == '}' && node.least <= kMostRepeats &&
                      node.most <= kMostRepeats && (node.most == kNoEnd || node.most >= node.least);
    if (!good) {
      good_ = false;
      return false;
    }
    at_ = static_cast<std::size_t>(read.ptr - text_.data()) + 1;
    return true;
  }

  Node repeated(Node part) {
    Node node{.kind = Kind::repeat};
    if (!count(node)) return part;
    if (is('?')) {
      node.lazy = true;
      ++at_;
    }
    // What empty parts repeated match is RE2's own affair, and counts of counts mostly a mistake.
    if (is('*') || is('+') || is('?') || is('{') || (node.most != 1 && may_be_empty(part))) return fail();
    node.parts.push_back(std::move(part));
    return node;
  }

  Node one(int depth) {
    switch (text_[at_]) {
      case '(':
        return group(depth);
      case '[':
        return sign_class();
      case '.':
        ++at_;
        return set_node(SignRanges({{U'\n', U'\n'}}, true));
      case '^':
        ++at_;
        return {.kind = Kind::text_begin};
      case '$':
        ++at_;
        return {.kind = Kind::text_end};
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        return word_node(take());
    }
  }

  Node group(int depth) {
    ++at_;
    Node node{.kind = Kind::group};
    if (is('?')) {
      if (text_.substr(at_, 2) == "?:") {
        at_ += 2;
      } else if (text_.substr(at_, 3) == "?P<" && text_.find('>', at_) != std::string_view::npos) {
        at_ = text_.find('>', at_) + 1;
        node.number = ++groups_;
      } else {
        return fail();  // flags
      }
    } else {
      node.number = ++groups_;
    }
    Node inside = alternatives(depth + 1);
    if (!is(')')) return fail();
    ++at_;
    if (node.number == 0) return inside;
    node.parts.push_back(std::move(inside));
    return node;
  }

  // What \d and the like stand for, put to `ranges`; false for another letter.
  static bool add_named(char32_t letter, std::vector<SignRange>& ranges) {
    std::vector<SignRange> named;
    switch (letter | 0x20U) {
      case U'd':
        named = digits();
        break;
      case U's':
        named = blanks();
        break;
      case U'w':
        named = word_signs();
        break;
      default:
        return false;
    }
    if (letter < U'a') named = SignRanges(std::move(named), true).ranges();
    ranges.insert(ranges.end(), named.begin(), named.end());
    return true;
  }

  // A sign behind a backslash that stands for a single sign; nothing for another.
  static std::optional<char32_t> escaped(char32_t sign) {
    switch (sign) {
      case U't':
        return U'\t';
      case U'n':
        return U'\n';
      case U'f':
        return U'\f';
      case U'r':
        return U'\r';
      default:
        if (sign >= 0x80 || is_letter(sign) || is_digit(sign)) return std::nullopt;
        return sign;
    }
  }

  // Of an escape outside of a class.
  Node escape() {
    if (++at_ >= text_.size()) return fail();
    const char32_t sign = take();
    if (sign == U'b') return {.kind = Kind::word_edge};
    if (sign == U'B') return {.kind = Kind::no_word_edge};
    if (const auto plain = escaped(sign)) return word_node(*plain);
    std::vector<SignRange> ranges;
    if (!add_named(sign, ranges)) return fail();
    return set_node(SignRanges(std::move(ranges)));
  }

  Node sign_class() {
    std::vector<SignRange> ranges;
    ++at_;
    const bool others = is('^');
    if (others) ++at_;
    for (bool begun = false; more() && (!is(']') || !begun); begun = true) {
      if (text_.substr(at_, 2) == "[:") return fail();
      if (text_.substr(at_, 1) == "\\" && at_ + 1 < text_.size() &&
          add_named(static_cast<unsigned char>(text_[at_ + 1]), ranges)) {
        at_ += 2;
        continue;
      }
      const char32_t low = class_sign();
      char32_t high = low;
      if (is('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        ++at_;
        high = class_sign();
      }
      if (high < low) return fail();
      ranges.push_back({low, high});
    }
    if (!is(']')) return fail();
    ++at_;
    SignRanges set(std::move(ranges), others);
    return set.ranges().empty() ? fail() : set_node(std::move(set));
  }

  char32_t class_sign() {
    const char32_t sign = at_ < text_.size() ? take() : U'\\';
    if (sign != U'\\') return sign;
    const auto plain = at_ < text_.size() ? escaped(take()) : std::nullopt;
    good_ = good_ && plain;
    return plain.value_or(U'\\');
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int groups_ = 0;
  bool good_ = true;
};

}  // namespace

std::optional<ExpressionNode> read_expression(std::string_view expression) { return Reader(expression).read(); }

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
