#include "base/prefilter.h"

#include <algorithm>
#include <map>

#include "base/expression_needs.h"
#include "base/utf8.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kSlotBits = 12;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

char32_t sign_at(std::string_view text, std::size_t at) { return decode_code_point(text, at).value; }

}  // namespace

bool Prefilter::Mask::any() const {
  return std::any_of(bits_.begin(), bits_.end(), [](std::uint64_t bits) { return bits != 0; });
}

std::size_t Prefilter::slot(char32_t sign) { return (sign ^ (sign >> kSlotBits)) % kSlots; }

Prefilter::Prefilter(const std::vector<std::string_view>& expressions)
    : size_(expressions.size()), always_(size_), first_(kSlots + 1), opens_(kSlots / 64), mask_of_(kSlots) {
  std::vector<ExpressionNeeds> needs;
  needs.reserve(size_);
  for (const auto expression : expressions) needs.push_back(needs_of(expression));

  Mask open(size_);  // those that may begin with any sign
  std::map<std::size_t, std::vector<std::size_t>> beginnings;
  for (std::size_t i = 0; i < size_; ++i) {
    if (needs[i].words.empty()) always_.set(i);
    for (const std::string& word : needs[i].words) words_.push_back({word, i});
    if (!needs[i].first) {
      open.set(i);
    } else {
      for (const char32_t sign : *needs[i].first) beginnings[slot(sign)].push_back(i);
    }
  }
  masks_.push_back(open);
  for (const auto& [slot, members] : beginnings) {
    mask_of_[slot] = static_cast<std::uint32_t>(masks_.size());
    masks_.push_back(open);
    for (const std::size_t member : members) masks_.back().set(member);
  }
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& a, const Word& b) { return slot(sign_at(a.word, 0)) < slot(sign_at(b.word, 0)); });
  for (const Word& word : words_) ++first_[slot(sign_at(word.word, 0)) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) {
    if (first_[i] > 0) opens_[(i - 1) / 64] |= std::uint64_t{1} << ((i - 1) % 64);
    first_[i] += first_[i - 1];
  }
}

const Prefilter::Mask& Prefilter::beginning(std::string_view text, std::size_t at) const {
  return masks_[at < text.size() ? mask_of_[slot(sign_at(text, at))] : 0];
}

Prefilter::Mask Prefilter::anywhere(std::string_view text) const {
  Mask mask = always_;
  if (words_.empty()) return mask;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint sign = decode_code_point(text, at);
    const std::size_t of = slot(sign.value);
    if (((opens_[of / 64] >> (of % 64)) & 1U) != 0) {
      for (std::uint32_t i = first_[of]; i < first_[of + 1]; ++i) {
        const Word& word = words_[i];
        if (!mask.has(word.expression) && text.substr(at, word.word.size()) == word.word) mask.set(word.expression);
      }
    }
    at += sign.size;
  }
  return mask;
}

}  // namespace zhibiao::base
