#include "base/prefilter.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

// A table's slots for so many members: few of them meet, and a short list has a small table.
std::size_t slots_for(std::size_t members) { return std::bit_ceil(std::clamp<std::size_t>(16 * members, 64, 32768)); }

bool stands(std::string_view word, std::string_view text, std::size_t at) {
  return text.size() - at >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char of_word, char of_text) { return of_word == with_one_digit(of_text); });
}

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

const Prefilter::Mask& Prefilter::Signs::at(std::string_view text, std::size_t at) const {
  return masks[at < text.size() ? mask_of[number(decode_code_point(text, at).value) & (mask_of.size() - 1)] : 0];
}

Prefilter::Signs Prefilter::signs_of(const std::vector<const std::optional<std::u32string>*>& of_expressions) {
  const std::size_t size = of_expressions.size();
  Mask open(size);  // those that allow any sign
  for (std::size_t i = 0; i < size; ++i) {
    if (!*of_expressions[i]) open.set(i);
  }
  std::size_t members = 0;
  for (const auto* signs : of_expressions) members += *signs ? (*signs)->size() : 0;
  Signs signs{{open}, std::vector<std::uint32_t>(slots_for(members))};
  for (std::size_t i = 0; i < size; ++i) {
    if (!*of_expressions[i]) continue;
    for (const char32_t sign : **of_expressions[i]) {
      std::uint32_t& mask = signs.mask_of[number(sign) & (signs.mask_of.size() - 1)];
      if (mask == 0) {
        mask = static_cast<std::uint32_t>(signs.masks.size());
        signs.masks.push_back(open);
      }
      signs.masks[mask].set(i);
    }
  }
  return signs;
}

Prefilter::Table Prefilter::table_of(std::vector<std::pair<std::size_t, Word>> words) {
  const std::size_t slots = slots_for(words.size());
  for (auto& [number, word] : words) number &= slots - 1;
  std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Table table{{}, std::vector<std::uint32_t>(slots + 1), std::vector<std::uint64_t>(slots / 64)};
  for (auto& [number, word] : words) {
    ++table.first[number + 1];
    table.taken[number / 64] |= std::uint64_t{1} << (number % 64);
    table.words.push_back(std::move(word));
  }
  for (std::size_t i = 1; i < table.first.size(); ++i) table.first[i] += table.first[i - 1];
  return table;
}

Prefilter::Prefilter(const std::vector<const ExpressionNeeds*>& expressions) : always_(expressions.size()) {
  std::vector<const std::optional<std::u32string>*> begin;
  std::vector<const std::optional<std::u32string>*> go_on;
  std::vector<std::pair<std::size_t, Word>> single;
  std::vector<std::pair<std::size_t, Word>> longer;
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const ExpressionNeeds& needs = *expressions[i];
    if (needs.words.empty()) always_.set(i);
    for (const std::string& word : needs.words) {
      const CodePoint sign = decode_code_point(word, 0);
      if (sign.size == word.size()) {
        single.push_back({number(sign.value), {word, i}});
      } else {
        longer.push_back({number(sign.value, decode_code_point(word, sign.size).value), {word, i}});
      }
    }
    begin.push_back(&needs.first);
    go_on.push_back(&needs.second);
  }
  single_ = table_of(std::move(single));
  longer_ = table_of(std::move(longer));
  begin_ = signs_of(begin);
  go_on_ = signs_of(go_on);
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
    const std::size_t slot = number & (table.first.size() - 2);
    if (((table.taken[slot / 64] >> (slot % 64)) & 1U) == 0) return;
    for (std::uint32_t i = table.first[slot]; i < table.first[slot + 1]; ++i) {
      const Word& word = table.words[i];
      if (!mask.has(word.expression) && stands(word.word, text, at)) mask.set(word.expression);
    }
  };
  if (text.empty()) return mask;
  CodePoint sign = decode_code_point(text, 0);
  for (std::size_t at = 0;;) {
    const std::size_t after = at + sign.size;
    const bool last = after >= text.size();
    const CodePoint next = last ? CodePoint{U'\0', 1, true} : decode_code_point(text, after);
    const char32_t first = with_one_digit(sign.value);
    look(single_, number(first), at);
    look(longer_, number(first, with_one_digit(next.value)), at);
    if (last) break;
    at = after;
    sign = next;
  }
  return mask;
}

}  // namespace zhibiao::base
