#include "indicators/token_classes.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "patterns/phrase_reader.h"
#include "text/han.h"
#include "zhibiao/names.h"

namespace zhibiao::indicators {
namespace {

// As patterns::plain_token_classes() has them.
constexpr std::array<std::string_view, 18> kTags = {
    "noun",    "verb",       "verbal_noun", "adjective",   "adverb",   "time",
    "place",   "locative",   "preposition", "conjunction", "particle", "pronoun",
    "numeral", "classifier", "phrase",      "punctuation", "latin",    "unknown"};
constexpr std::array<std::string_view, 7> kTypes = {"word",      "quotation", "bracket", "list_sign",
                                                    "stop_sign", "sign",      "number"};

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

// By the comparator's place in its enumeration.
constexpr std::array<std::pair<Comparator, std::string_view>, 5> kBounds = {{{Comparator::at_least, "at_least"},
                                                                             {Comparator::at_most, "at_most"},
                                                                             {Comparator::more_than, "more_than"},
                                                                             {Comparator::less_than, "less_than"},
                                                                             {Comparator::about, "about"}}};

bool is_whole(const Number& number) {
  return number.value.exponent == 0 && !number.scaled && !number.high && !number.over;
}

template <class T>
std::size_t place(T value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

TokenClasses::TokenClasses(const patterns::PackSet& packs) {
  const auto& names = patterns::plain_token_classes();
  plain_ = names.size();
  for (std::size_t i = 0; i < plain_; ++i) bits_.emplace(names[i], i);
  of_meaning_.fill(kMost);
  for (std::size_t i = 0; i < plain_; ++i) {
    if (const auto meaning = meaning_named(names[i])) of_meaning_.at(place(*meaning)) = i;
  }
  for (std::size_t i = 0; i < kTags.size(); ++i) of_tag_[i] = bit(kTags[i]);
  for (std::size_t i = 0; i < kTypes.size(); ++i) of_type_[i] = bit(kTypes[i]);
  for (const auto& [kind, name] : NameTable<Kind>::rows) of_kind_.at(place(kind)) = bit(name);
  of_bound_.fill(kMost);
  for (const auto& [bound, name] : kBounds) of_bound_.at(place(bound)) = bit(name);
  any_ = bit("any");
  word_ = bit("word");
  date_ = bit("date");
  figure_ = bit("figure");
  in_characters_ = bit("in_characters");
  scaled_ = bit("scaled");
  unitless_ = bit("unitless");
  whole_ = bit("whole");
  one_ = bit("one");

  std::map<std::string_view, const patterns::TokenClass*> all;
  for (const auto& token_class : packs.classes) all.try_emplace(patterns::class_name(token_class), &token_class);
  for (const auto& [name, token_class] : all) add(name, all, 0);
}

// A class comes behind those that it is made of.
void TokenClasses::add(std::string_view name, const std::map<std::string_view, const patterns::TokenClass*>& all,
                       std::size_t depth) {
  constexpr std::size_t kDeepest = 16;
  const auto found = all.find(name);
  if (found == all.end() || bits_.count(name) != 0 || depth > kDeepest) return;
  const patterns::TokenClass& token_class = *found->second;
  if (!token_class.expression.empty()) {
    expressions_.emplace(name, &token_class.expression);
    return;
  }
  for (const auto* list : {&token_class.any, &token_class.all, &token_class.none}) {
    for (const auto& other : *list) add(other, all, depth + 1);
  }
  Class made;
  made.needs_any = !token_class.any.empty();
  const auto mask = [&](const std::vector<std::string>& list, Bits& bits) {
    for (const auto& other : list) {
      if (const std::size_t at = bit(other); at < kMost) bits.set(at);
    }
  };
  mask(token_class.any, made.any);
  mask(token_class.all, made.all);
  mask(token_class.none, made.none);
  made.broad = made.any.test(any_) || made.any.test(word_);
  for (std::size_t i = 0; i < classes_.size() && !made.broad; ++i) {
    made.broad = classes_[i].broad && made.any.test(plain_ + i);
  }
  made.words = token_class.words;
  made.shortest = token_class.shortest;
  made.longest = token_class.longest;
  if (plain_ + classes_.size() >= kNone) return;
  bits_.emplace(name, plain_ + classes_.size());
  for (const auto& word : made.words) words_.try_emplace(word, words_.size());
  classes_.push_back(std::move(made));
}

std::size_t TokenClasses::bit(std::string_view name) const {
  const auto found = bits_.find(name);
  return found == bits_.end() ? kMost : found->second;
}

std::optional<patterns::TokenClassMeaning> TokenClasses::meaning(patterns::TokenTerm term) {
  if (!term.literal) {
    if (const auto found = expressions_.find(term.name); found != expressions_.end()) {
      return patterns::TokenClassMeaning{0, found->second};
    }
  }
  const std::string name = term.literal ? quoted(term.name) : std::string(term.name);
  auto found = bits_.find(name);
  if (found == bits_.end()) {
    if (!term.literal || plain_ + classes_.size() >= kNone) return std::nullopt;
    Class word;
    word.words = {std::string(term.name)};
    words_.try_emplace(word.words.front(), words_.size());
    found = bits_.emplace(name, plain_ + classes_.size()).first;
    classes_.push_back(std::move(word));
  }
  const std::size_t at = found->second;
  if (letters_[at] == 0) {
    // Classes stand in every line, words in few.
    patterns::Letter& next = term.literal || next_short_ > patterns::kShortLetters ? next_long_ : next_short_;
    letters_[at] = next;
    bits_of_letters_[next++] = at;
    if (next == ';') ++next;
  }
  return patterns::TokenClassMeaning{letters_[at], nullptr, is_figure_class(at), may_be_stop(at)};
}

// Whether only the figure that is asked about is of it.
bool TokenClasses::is_figure_class(std::size_t at) const {
  if (at < plain_) return at == figure_;
  const Class& each = classes_[at - plain_];
  for (std::size_t bit = each.all._Find_first(); bit < kMost; bit = each.all._Find_next(bit)) {
    if (is_figure_class(bit)) return true;
  }
  if (each.any.none()) return false;
  for (std::size_t bit = each.any._Find_first(); bit < kMost; bit = each.any._Find_next(bit)) {
    if (!is_figure_class(bit)) return false;
  }
  return true;
}

// Whether a stop sign may be of it.
bool TokenClasses::may_be_stop(std::size_t at) const {
  const std::size_t stop = of_type_.at(place(TokenType::stop_sign));
  if (at < plain_) return at == any_ || at == stop;
  const Class& each = classes_[at - plain_];
  if (each.none.test(any_) || each.none.test(stop)) return false;
  const auto is_sign = [](std::string_view word) {
    return base::count_code_points(word) == 1 && !text::is_han(base::decode_code_point(word, 0).value);
  };
  if (!each.words.empty() && std::none_of(each.words.begin(), each.words.end(), is_sign)) return false;
  for (std::size_t bit = each.all._Find_first(); bit < kMost; bit = each.all._Find_next(bit)) {
    if (!may_be_stop(bit)) return false;
  }
  if (each.any.none()) return true;
  for (std::size_t bit = each.any._Find_first(); bit < kMost; bit = each.any._Find_next(bit)) {
    if (may_be_stop(bit)) return true;
  }
  return false;
}

TokenClasses::Bits TokenClasses::plain_bits(const Token& token, const Candidate* candidate, bool figure) const {
  Bits bits;
  const auto set = [&](std::size_t at) {
    if (at < kMost) bits.set(at);
  };
  set(any_);
  set(of_type_.at(place(token.type)));
  if (token.is_date()) set(date_);
  if (candidate != nullptr) {
    set(of_kind_.at(place(candidate->kind)));
    if (figure) set(figure_);
    const Number& number = candidate->quantity;
    if (number.form == NumberForm::chinese) set(in_characters_);
    if (number.scaled) set(scaled_);
    if (!candidate->has_unit) set(unitless_);
    if (is_whole(number)) set(whole_);
    if (is_whole(number) && number.value.mantissa == 1) set(one_);
    return bits;
  }
  if (token.type == TokenType::bracket && token.entry->is(Meaning::remark)) set(of_meaning_.at(place(Meaning::remark)));
  if (token.type != TokenType::word) return bits;
  set(of_tag_.at(place(token.tag)));
  for (std::uint64_t left = token.entry->meanings; left != 0; left &= left - 1) {
    set(of_meaning_.at(static_cast<std::size_t>(std::countr_zero(left))));
  }
  if (token.entry->compares()) {
    const bool before = token.is(Meaning::comparator_before);
    set(of_bound_.at(place(before ? token.entry->before : token.entry->after)));
  }
  return bits;
}

TokenClasses::Bits TokenClasses::of(std::string_view text, const Token& token, const Candidate* candidate,
                                    bool figure) const {
  Bits bits = plain_bits(token, candidate, figure);
  const std::string_view word = candidate != nullptr ? candidate->unit_name : token.range.of(text);
  const std::size_t length = base::count_code_points(word);
  const bool listed = words_.contains(word);
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    const Class& each = classes_[i];
    // of a number the unit is asked for, and only by a class of numbers
    if (!each.words.empty() && (!listed || (candidate != nullptr && each.all.none()))) continue;
    const bool is = (!each.needs_any || (bits & each.any).any()) && (bits & each.all) == each.all &&
                    (bits & each.none).none() && (each.shortest == 0 || length >= each.shortest) &&
                    (each.longest == 0 || length <= each.longest) &&
                    (each.words.empty() || std::find(each.words.begin(), each.words.end(), word) != each.words.end());
    if (is) bits.set(plain_ + i);
  }
  return bits;
}

TokenClasses::Key TokenClasses::key_of(std::string_view word, std::size_t length, const Token& token,
                                       const Candidate* candidate, bool figure) const {
  constexpr std::uint32_t kCandidate = 1U << 30U;
  constexpr std::uint32_t kListed = 1U << 31U;
  Key key;
  if (candidate != nullptr) {
    const Number& number = candidate->quantity;
    const std::size_t flags =
        place(candidate->kind) | place(number.form) << 4U | static_cast<std::size_t>(candidate->has_unit) << 8U |
        static_cast<std::size_t>(number.scaled) << 9U | static_cast<std::size_t>(is_whole(number)) << 10U |
        static_cast<std::size_t>(is_whole(number) && number.value.mantissa == 1) << 11U |
        static_cast<std::size_t>(figure) << 12U;
    const auto unit = words_.find(candidate->unit_name);
    key.meanings = flags | (unit == words_.end() ? 0 : unit->second + 1) << 16U;
    key.rest = static_cast<std::uint32_t>(length) | kCandidate;
    return key;
  }
  if (token.type == TokenType::word || token.type == TokenType::bracket) key.meanings = token.entry->meanings;
  const std::size_t bounds = place(token.entry->before) << 4U | place(token.entry->after);
  key.rest = static_cast<std::uint32_t>(length | place(token.tag) << 8U | place(token.type) << 13U |
                                        static_cast<std::size_t>(token.is_date()) << 16U | bounds << 17U);
  if (const auto listed = words_.find(word); listed != words_.end()) {  // a word of its own: by its number
    key.meanings = listed->second;
    key.rest |= kListed;
  }
  return key;
}

const TokenClasses::Told& TokenClasses::of(std::string_view text, const Token& token, const Candidate* candidate,
                                           bool figure, Known& known) const {
  constexpr std::size_t kLongestTold = 255;
  const std::string_view word = token.range.of(text);
  const std::size_t length = std::min(base::count_code_points(word), kLongestTold);
  const auto [found, added] = known.try_emplace(key_of(word, length, token, candidate, figure));
  if (added) {
    found->second.bits = of(text, token, candidate, figure);
    found->second.letters = letters(found->second.bits);
  }
  return found->second;
}

std::string TokenClasses::letters(const Bits& bits) const {
  std::string letters;
  for (std::size_t at = bits._Find_first(); at < kMost; at = bits._Find_next(at)) {
    if (letters_[at] != 0) patterns::append_letter(letters, letters_[at]);
  }
  letters += ';';
  return letters;
}

std::vector<std::string_view> TokenClasses::names(const Bits& bits) const {
  std::vector<std::string_view> names;
  for (std::size_t at = bits._Find_first(); at < kMost; at = bits._Find_next(at)) {
    const bool tells = at != any_ && (at < plain_ || !classes_[at - plain_].broad);
    if (!tells) continue;  // what a token is not
    const auto found = std::find_if(bits_.begin(), bits_.end(), [&](const auto& each) { return each.second == at; });
    if (found != bits_.end() && !found->first.starts_with('\'')) names.push_back(found->first);
  }
  return names;
}

}  // namespace zhibiao::indicators
