#include "base/prefilter.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kSlotBits = 12;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

bool stands(std::string_view word, std::string_view text, std::size_t at) {
  return text.size() - at >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char of_word, char of_text) { return of_word == with_one_digit(of_text); });
}

char32_t with_one_digit(char32_t sign) { return sign >= U'0' && sign <= U'9' ? U'0' : sign; }

}  // namespace

bool Prefilter::Mask::any() const {
  std::uint64_t bits = 0;
  for (const std::uint64_t each : few_) bits |= each;
  for (const std::uint64_t each : more_) bits |= each;
  return bits != 0;
}

Prefilter::Mask& Prefilter::Mask::operator&=(const Mask& other) {
  for (std::size_t i = 0; i < few_.size(); ++i) few_[i] &= other.few_[i];
  for (std::size_t i = 0; i < more_.size(); ++i) more_[i] &= other.more_[i];
  return *this;
}

std::size_t Prefilter::slot(char32_t sign) { return (sign ^ (sign >> kSlotBits)) % kSlots; }

std::size_t Prefilter::pair(char32_t first, char32_t second) {
  return (first * 31 + (second ^ (second >> kSlotBits))) % kPairs;
}

const Prefilter::Mask& Prefilter::Signs::at(std::string_view text, std::size_t at) const {
  return masks[at < text.size() ? mask_of[slot(decode_code_point(text, at).value)] : 0];
}

Prefilter::Signs Prefilter::signs_of(std::size_t size,
                                     const std::vector<const std::optional<std::u32string>*>& of_expressions) {
  Mask open(size);  // those that allow any sign
  for (std::size_t i = 0; i < size; ++i) {
    if (!*of_expressions[i]) open.set(i);
  }
  Signs signs{{open}, std::vector<std::uint32_t>(kSlots)};
  for (std::size_t i = 0; i < size; ++i) {
    if (!*of_expressions[i]) continue;
    for (const char32_t sign : **of_expressions[i]) {
      std::uint32_t& mask = signs.mask_of[slot(sign)];
      if (mask == 0) {
        mask = static_cast<std::uint32_t>(signs.masks.size());
        signs.masks.push_back(open);
      }
      signs.masks[mask].set(i);
    }
  }
  return signs;
}

Prefilter::Table Prefilter::table_of(std::vector<std::pair<std::size_t, Word>> words, std::size_t numbers) {
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Table table{{}, std::vector<std::uint32_t>(numbers + 1)};
  for (auto& [number, word] : words) {
    ++table.first[number + 1];
    table.words.push_back(std::move(word));
  }
  for (std::size_t i = 1; i < table.first.size(); ++i) table.first[i] += table.first[i - 1];
  return table;
}

Prefilter::Prefilter(const std::vector<const ExpressionNeeds*>& expressions)
    : size_(expressions.size()), always_(size_) {
  std::vector<const std::optional<std::u32string>*> begin;
  std::vector<const std::optional<std::u32string>*> go_on;
  std::vector<std::pair<std::size_t, Word>> single;
  std::vector<std::pair<std::size_t, Word>> longer;
  for (std::size_t i = 0; i < size_; ++i) {
    const ExpressionNeeds& needs = *expressions[i];
    if (needs.words.empty()) always_.set(i);
    for (const std::string& word : needs.words) {
      const CodePoint sign = decode_code_point(word, 0);
      if (sign.size == word.size()) {
        single.push_back({slot(sign.value), {word, i}});
      } else {
        longer.push_back({pair(sign.value, decode_code_point(word, sign.size).value), {word, i}});
      }
    }
    begin.push_back(&needs.first);
    go_on.push_back(&needs.second);
  }
  single_ = table_of(std::move(single), kSlots);
  longer_ = table_of(std::move(longer), kPairs);
  begin_ = signs_of(size_, begin);
  go_on_ = signs_of(size_, go_on);
}

Prefilter::Mask Prefilter::beginning(std::string_view text, std::size_t at) const {
  Mask mask = begin_.at(text, at);
  if (at < text.size() && mask.any()) mask &= go_on_.at(text, at + decode_code_point(text, at).size);
  return mask;
}

bool Prefilter::may_begin(std::string_view text, std::size_t at) const { return begin_.at(text, at).any(); }

Prefilter::Mask Prefilter::anywhere(std::string_view text) const {
  Mask mask = always_;
  if (single_.words.empty() && longer_.words.empty()) return mask;
  const auto look = [&](const Table& table, std::size_t number, std::size_t at) {
    for (std::uint32_t i = table.first[number]; i < table.first[number + 1]; ++i) {
      const Word& word = table.words[i];
      if (!mask.has(word.expression) && stands(word.word, text, at)) mask.set(word.expression);
    }
  };
  char32_t next = text.empty() ? U'\0' : with_one_digit(decode_code_point(text, 0).value);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = next;
    const std::size_t after = at + decode_code_point(text, at).size;
    next = after < text.size() ? with_one_digit(decode_code_point(text, after).value) : U'\0';
    look(single_, slot(sign), at);
    look(longer_, pair(sign, next), at);
    at = after;
  }
  return mask;
}

}  // namespace zhibiao::base
