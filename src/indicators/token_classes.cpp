#include "indicators/token_classes.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/utf8.h"
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

constexpr std::size_t kMost = patterns::kMostTokenTerms;

// By the comparator's place in its enumeration.
constexpr std::array<std::pair<Comparator, std::string_view>, 5> kBounds = {{{Comparator::at_least, "at_least"},
                                                                             {Comparator::at_most, "at_most"},
                                                                             {Comparator::more_than, "more_than"},
                                                                             {Comparator::less_than, "less_than"},
                                                                             {Comparator::about, "about"}}};

// What is told of a candidate besides its kind, one bit each in the order of their classes.
constexpr std::array<std::string_view, 14> kFacts = {
    "in_characters", "in_digits", "scaled", "large",    "bare_scale", "over",   "decimal",
    "five_digits",   "whole",     "one",    "unitless", "pair",       "signed", "doubling"};

std::uint32_t facts_of(const Candidate& candidate) {
  constexpr std::int64_t kFiveDigits = 10000;
  constexpr int kLargeScale = 4;
  const Number& number = candidate.quantity;
  const bool whole = number.value.exponent == 0 && !number.scaled && !number.high && !number.over;
  const bool digits = number.form == NumberForm::arabic;
  const std::array<bool, kFacts.size()> facts = {number.form == NumberForm::chinese,
                                                 digits,
                                                 number.scaled,
                                                 number.scale >= kLargeScale,
                                                 number.bare_scale,
                                                 number.over,
                                                 number.value.exponent < 0,
                                                 number.value.exponent >= 0 && number.value.mantissa >= kFiveDigits,
                                                 whole,
                                                 whole && number.value.mantissa == 1,
                                                 !candidate.has_unit,
                                                 number.about,
                                                 candidate.plus || !number.sign.empty(),
                                                 number.form == NumberForm::doubling};
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < facts.size(); ++i) bits |= static_cast<std::uint32_t>(facts[i]) << i;
  return bits;
}

template <class T>
std::size_t place(T value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

TokenClasses::TokenClasses(patterns::TokenTerms terms) : terms_(std::move(terms)) {
  const auto& names = patterns::plain_token_classes();
  of_meaning_.fill(kMost);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto meaning = meaning_named(names[i])) of_meaning_.at(place(*meaning)) = i;
  }
  const auto bit = [this](std::string_view name) { return terms_.bit(name); };
  for (std::size_t i = 0; i < kTags.size(); ++i) of_tag_[i] = bit(kTags[i]);
  for (std::size_t i = 0; i < kTypes.size(); ++i) of_type_[i] = bit(kTypes[i]);
  for (const auto& [kind, name] : NameTable<Kind>::rows) of_kind_.at(place(kind)) = bit(name);
  of_bound_.fill(kMost);
  for (const auto& [bound, name] : kBounds) of_bound_.at(place(bound)) = bit(name);
  any_ = bit("any");
  date_ = bit("date");
  figure_ = bit("figure");
  for (std::size_t i = 0; i < kFacts.size(); ++i) of_fact_.at(i) = bit(kFacts[i]);
  for (const auto& each : terms_.classes()) {
    for (const auto& word : each.words) words_.try_emplace(word, words_.size());
  }
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
    const std::uint32_t facts = facts_of(*candidate);
    for (std::size_t i = 0; i < kFacts.size(); ++i) {
      if ((facts >> i & 1U) != 0) set(of_fact_.at(i));
    }
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
  const std::size_t length = base::count_code_points(token.range.of(text));
  const bool listed = words_.contains(word);
  for (std::size_t i = 0; i < terms_.classes().size(); ++i) {
    const auto& each = terms_.classes()[i];
    // of a number the unit is asked for, and only by a class of numbers
    if (!each.words.empty() && (!listed || (candidate != nullptr && each.all.none()))) continue;
    const bool is = (!each.needs_any || (bits & each.any).any()) && (bits & each.all) == each.all &&
                    (bits & each.none).none() && (each.shortest == 0 || length >= each.shortest) &&
                    (each.longest == 0 || length <= each.longest) &&
                    (each.words.empty() || std::find(each.words.begin(), each.words.end(), word) != each.words.end());
    if (is) bits.set(terms_.first_class() + i);
  }
  return bits;
}

TokenClasses::Key TokenClasses::key(std::string_view text, const Token& token, const Candidate* candidate,
                                    bool figure) const {
  constexpr std::size_t kLongestTold = 255;
  const std::string_view word = token.range.of(text);
  const std::size_t length = std::min(base::count_code_points(word), kLongestTold);
  constexpr std::uint32_t kCandidate = 1U << 30U;
  constexpr std::uint32_t kListed = 1U << 31U;
  Key key;
  if (candidate != nullptr) {
    const auto unit = words_.find(candidate->unit_name);
    key.meanings = place(candidate->kind) | static_cast<std::size_t>(figure) << 4U |
                   static_cast<std::size_t>(facts_of(*candidate)) << 5U |
                   (unit == words_.end() ? 0 : unit->second + 1) << 24U;
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

std::string TokenClasses::letters(const Bits& bits) const {
  std::string letters;
  for (std::size_t at = bits._Find_first(); at < kMost; at = bits._Find_next(at)) {
    if (const patterns::Letter letter = terms_.letter_of(at); letter != 0) patterns::append_letter(letters, letter);
  }
  letters += ';';
  return letters;
}

std::vector<std::string_view> TokenClasses::names(const Bits& bits) const {
  std::vector<std::string_view> names;
  for (std::size_t at = bits._Find_first(); at < kMost; at = bits._Find_next(at)) {
    if (const std::string_view name = terms_.telling_name(at); !name.empty()) names.push_back(name);
  }
  return names;
}

}  // namespace zhibiao::indicators
