#include "patterns/phrase_expression.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "patterns/cue_groups.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

constexpr std::string_view kOperators = "()|*+?^$";
constexpr std::size_t kDeepestClass = 12;    // of classes that stand for expressions
constexpr std::size_t kLongest = 64U << 10;  // of what becomes of one

using Letters = std::vector<NeededLetter>;  // sorted
using Side = NeededLetter::Side;
using Alternatives = std::vector<Letters>;

constexpr std::size_t kMostAlternatives = 64;

// A part read; the letters that it cannot do without, all of one of the alternatives; what its tokens may be at either
// end, and beside the figure where that stands in it.
struct Part {
  std::string regex;
  Alternatives needed = {{}};
  bool empty = true;  // matches no token at all, or may
  LetterSet first;
  LetterSet last;
  bool figure = false;
  bool sure = false;  // the figure stands in it, whichever way it matches
  LetterSet before;
  LetterSet behind;
  bool opens = false;   // the figure may be its first token
  bool closes = false;  // … or its last
  // Stop signs at most: in all of it, and before and behind the figure.
  std::size_t stops = 0;
  std::size_t stops_before = 0;
  std::size_t stops_behind = 0;
};

std::size_t sum(std::size_t a, std::size_t b) { return std::min(a + b, kAnyStops); }

// Where the figure need not stand in it, nothing bounds what stands on either side of it.
void unbind(Part& part) {
  if (part.figure) part.stops_before = part.stops_behind = kAnyStops;
  part.sure = false;
}

// What is needed somewhere is needed on that side of the figure.
void set_side(Alternatives& alternatives, Side side) {
  for (Letters& letters : alternatives) {
    for (NeededLetter& each : letters) {
      if (each.side == Side::any) each.side = side;
    }
    std::sort(letters.begin(), letters.end());
  }
}

// What all alternatives have in common.
Alternatives shared(const Alternatives& alternatives) {
  Letters all = alternatives.front();
  for (const Letters& each : alternatives) {
    Letters both;
    std::set_intersection(all.begin(), all.end(), each.begin(), each.end(), std::back_inserter(both));
    all = std::move(both);
  }
  return {all};
}

// What holds wherever another one does tells nothing more.
void drop_implied(Alternatives& alternatives) {
  std::sort(alternatives.begin(), alternatives.end(),
            [](const Letters& a, const Letters& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  Alternatives kept;
  for (Letters& each : alternatives) {
    const bool implied = std::any_of(kept.begin(), kept.end(), [&](const Letters& less) {
      return std::includes(each.begin(), each.end(), less.begin(), less.end());
    });
    if (!implied) kept.push_back(std::move(each));
  }
  alternatives = std::move(kept);
}

// One of `a` or one of `b`.
Alternatives either(const Alternatives& a, const Alternatives& b) {
  Alternatives all = a;
  all.insert(all.end(), b.begin(), b.end());
  drop_implied(all);
  return all.size() > kMostAlternatives ? shared(all) : all;
}

// One of `a` with one of `b`.
Alternatives with(const Alternatives& a, const Alternatives& b) {
  if (a.size() * b.size() > kMostAlternatives) return a.size() > b.size() ? with(shared(a), b) : with(a, shared(b));
  Alternatives all;
  for (const Letters& left : a) {
    for (const Letters& right : b) {
      Letters& both = all.emplace_back();
      std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    }
  }
  drop_implied(all);
  return all;
}

// `next` behind `whole`.
void append(Part& whole, Part next) {
  if (next.sure && !whole.figure) set_side(whole.needed, Side::before);
  if (whole.sure && !next.figure) set_side(next.needed, Side::behind);
  whole.needed = with(whole.needed, next.needed);
  whole.sure = whole.sure || next.sure;
  if (whole.figure) {
    if (whole.closes) whole.behind |= next.first;
    whole.closes = whole.closes && next.empty;
    whole.stops_behind = sum(whole.stops_behind, next.stops);
  } else if (next.figure) {
    whole.figure = true;
    whole.before = next.opens ? next.before | whole.last : next.before;
    whole.opens = next.opens && whole.empty;
    whole.behind = next.behind;
    whole.closes = next.closes;
    whole.stops_before = sum(whole.stops, next.stops_before);
    whole.stops_behind = next.stops_behind;
  }
  whole.stops = sum(whole.stops, next.stops);
  if (whole.empty) whole.first |= next.first;
  whole.last = next.empty ? whole.last | next.last : next.last;
  whole.empty = whole.empty && next.empty;
  whole.regex += next.regex;
}

// One or the other.
void join(Part& one, const Part& other) {
  one.regex += "|" + other.regex;
  one.needed = either(one.needed, other.needed);
  one.empty = one.empty || other.empty;
  one.first |= other.first;
  one.last |= other.last;
  const bool alike = one.figure == other.figure;
  one.figure = one.figure || other.figure;
  one.sure = one.sure && other.sure;
  one.stops = std::max(one.stops, other.stops);
  one.stops_before = std::max(one.stops_before, other.stops_before);
  one.stops_behind = std::max(one.stops_behind, other.stops_behind);
  if (!alike) unbind(one);
  one.before |= other.before;
  one.behind |= other.behind;
  one.opens = one.opens || other.opens;
  one.closes = one.closes || other.closes;
}

// A letter as a regex has it.
std::string written(Letter letter) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string bytes;
  append_letter(bytes, letter);
  std::string regex;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    regex += plain ? std::string(1, each) : std::string("\\x") + kDigits[byte >> 4U] + kDigits[byte & 0xFU];
  }
  return regex;
}

class Parser {
 public:
  Parser(std::string_view expression, const TermLookup& meaning, std::size_t depth, TokenExpressionError& error)
      : rest_(expression), meaning_(meaning), depth_(depth), error_(error) {}

  // choice: sequence | sequence …
  std::optional<Part> choice() {
    auto first = sequence();
    while (first && take("|")) {
      auto other = sequence();
      if (!other) return std::nullopt;
      join(*first, *other);
    }
    return first;
  }

  [[nodiscard]] bool at_end() {
    skip_blanks();
    return rest_.empty();
  }
  std::nullopt_t fail(std::string_view part, Message message) {
    if (error_.message.empty()) error_ = {error_.unknown_class, part, std::move(message)};
    return std::nullopt;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  void skip_blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view sign) {
    skip_blanks();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  std::optional<Part> sequence() {
    Part whole;
    while (!at_end() && rest_.front() != '|' && rest_.front() != ')') {
      auto part = repeated();
      if (!part) return std::nullopt;
      append(whole, std::move(*part));
      if (whole.regex.size() > kLongest) return fail({}, rows::kTokensTooLong());
    }
    return whole;
  }

  std::optional<Part> repeated() {
    auto part = atom();
    if (!part) return std::nullopt;
    for (const std::string_view sign : {"*", "+", "?"}) {
      if (!take(sign)) continue;
      part->regex = "(?:" + part->regex + ")" + std::string(sign);
      if (sign != "?" && part->stops > 0) part->stops = kAnyStops;
      unbind(*part);
      if (sign == "+") break;
      part->needed = {{}};
      part->empty = true;
      break;
    }
    return part;
  }

  std::optional<Part> atom() {
    const std::string_view all = rest_;
    for (const std::string_view repeat : {"*", "+", "?"}) {
      if (take(repeat)) return fail(repeat, rows::kNothingToRepeat());
    }
    for (const std::string_view edge : {"^", "$"}) {
      if (take(edge)) return edge_part(edge);
    }
    if (take("(?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail(all, rows::kEveryParenthesis());
      const std::string open = "(?P<" + std::string(rest_.substr(0, end + 1));
      rest_.remove_prefix(end + 1);
      return group(open);
    }
    if (take("(?:") || take("(")) return group("(?:");
    if (take("{{")) {
      const std::size_t end = rest_.find("}}");
      if (end == std::string_view::npos || rest_.substr(0, end).find("{{") != std::string_view::npos) {
        return fail(all.substr(0, 2), rows::kClassNeedsBraces());
      }
      const std::string_view name = rest_.substr(0, end);
      rest_.remove_prefix(end + 2);
      return term({name, false});
    }
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ' ' && kOperators.find(rest_[end]) == std::string_view::npos &&
           !rest_.substr(end).starts_with("{{")) {
      ++end;
    }
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return term({word, true});
  }

  std::optional<Part> group(std::string_view open) {
    auto inner = choice();
    if (!inner) return std::nullopt;
    if (!take(")")) return fail({}, rows::kEveryParenthesis());
    inner->regex = std::string(open) + inner->regex + ")";
    return inner;
  }

  static Part edge_part(std::string_view edge) {
    Part part;
    part.regex = edge;
    return part;
  }

  std::optional<Part> term(TokenTerm term) {
    const auto means = meaning_(term);
    if (!means) {
      if (term.literal) return fail(term.name, rows::kTooManyTerms(kMostTokenTerms));
      error_.unknown_class = error_.message.empty();
      return fail(term.name, rows::kThereIsNoClass(term.name));
    }
    if (means->expression != nullptr) {
      if (depth_ >= kDeepestClass) return fail(term.name, rows::kClassHoldsItself(term.name));
      Parser inner(*means->expression, meaning_, depth_ + 1, error_);
      auto part = inner.choice();
      if (!part || !inner.at_end()) return std::nullopt;
      part->regex = "(?:" + part->regex + ")";
      return part;
    }
    Part part;
    part.regex = "[^;]*" + written(means->letter) + "[^;]*;";
    part.needed = {{{means->letter, means->figure ? Side::figure : Side::any}}};
    part.empty = false;
    part.first.set(means->letter);
    part.last = part.first;
    part.figure = part.sure = part.opens = part.closes = means->figure;
    part.stops = means->stop ? 1 : 0;
    return part;
  }

  std::string_view rest_;
  const TermLookup& meaning_;
  std::size_t depth_;
  TokenExpressionError& error_;
};

// What a token is without any list, and how it figures.
constexpr std::string_view kKinds[] = {
    "any", "word", "quotation", "bracket", "list_sign", "stop_sign", "sign", "date",
    // a figure of the sentence; the one that is asked about
    "number", "figure",
    // of figures
    "percentage", "percentage_point", "multiple", "ratio", "count", "money", "measure", "duration", "in_characters",
    "in_digits", "scaled", "large", "bare_scale", "over", "decimal", "five_digits", "whole", "one", "unitless", "pair",
    "signed", "doubling",
    // words that bound a figure
    "at_least", "at_most", "more_than", "less_than", "about",
    // parts of speech
    "noun", "verb", "verbal_noun", "adjective", "adverb", "time", "place", "locative", "preposition", "conjunction",
    "particle", "pronoun", "numeral", "classifier", "phrase", "latin", "unknown"};

// Cues whose words mean something in a sentence with figures.
bool stands_at_figures(std::string_view cue) {
  constexpr std::string_view kOther[] = {"section_role", "title_role", "plan", "head"};
  return cue == "opening" ||
         (are_words(cue) && std::find(std::begin(kOther), std::end(kOther), cue) == std::end(kOther));
}

}  // namespace

const std::vector<std::string_view>& plain_token_classes() {
  static const std::vector<std::string> cues = [] {
    std::vector<std::string> names;
    for (const CueGroup& group : cue_groups()) {
      if (!stands_at_figures(group.cue)) continue;
      if (group.values.empty()) names.emplace_back(group.cue);
      if (group.needs_position) {
        for (const std::string_view side : {"before", "after"}) {
          names.push_back(std::string(group.cue) + "." + std::string(side));
        }
        continue;
      }
      for (const std::string_view value : group.values) {
        names.push_back(std::string(group.cue) + "." + std::string(value));
      }
    }
    return names;
  }();
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> names(std::begin(kKinds), std::end(kKinds));
    names.insert(names.end(), cues.begin(), cues.end());
    return names;
  }();
  return all;
}

bool is_plain_token_class(std::string_view name) {
  const auto& all = plain_token_classes();
  return std::find(all.begin(), all.end(), name) != all.end();
}

// No byte of one letter is the first or the second of another: below 0x80 stand letters of one byte, then first bytes,
// then second ones.
void append_letter(std::string& line, Letter letter) {
  constexpr unsigned kSeconds = 0x40;
  if (letter <= kShortLetters) {
    line += static_cast<char>(letter);
    return;
  }
  const unsigned rest = letter - kShortLetters - 1U;
  line += static_cast<char>(0x80U + rest / kSeconds);
  line += static_cast<char>(0xC0U + rest % kSeconds);
}

std::optional<TokenExpression> token_expression(std::string_view expression, const TermLookup& meaning,
                                                TokenExpressionError& error) {
  error = {};
  Parser parser(expression, meaning, 0, error);
  auto part = parser.choice();
  if (part && !parser.at_end()) part = parser.fail({}, rows::kEveryParenthesis());
  if (!part) return std::nullopt;
  if (!part->figure) part->stops_before = part->stops_behind = kAnyStops;
  return TokenExpression{
      std::move(part->regex),       std::move(part->needed),       part->before,       part->behind,
      !part->figure || part->opens, !part->figure || part->closes, part->stops_before, part->stops_behind};
}

}  // namespace zhibiao::patterns
