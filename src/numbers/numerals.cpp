#include "numbers/numerals.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::numbers {
namespace {

using Sign = Numerals::Sign;
using Symbol = Numerals::Symbol;

Symbol meaning_of(std::string_view value) {
  if (value.size() == 1 && is_digit(value, 0)) return {Sign::digit, static_cast<std::uint8_t>(value[0] - '0'), 0};
  if (value == "20" || value == "30" || value == "40") {
    return {Sign::tens, static_cast<std::uint8_t>(value[0] - '0'), 0};
  }
  if (value.starts_with("1e")) {
    unsigned power = 0;
    std::from_chars(value.data() + 2, value.data() + value.size(), power);
    return {Sign::scale, static_cast<std::uint8_t>(power), 0};
  }
  static constexpr std::pair<std::string_view, Sign> kSigns[] = {
      {"circle", Sign::circle},
      {"few", Sign::few},
      {"half", Sign::half},
      {"half_of", Sign::half_of},
      {"over_half", Sign::over_half},
      {"point", Sign::point},
      {"minus", Sign::minus},
      {"over", Sign::over},
      {"tenth", Sign::tenth},
      {"fold", Sign::fold},
      {"turn", Sign::turn},
      {"part", Sign::part},
      {"double", Sign::double_},
      {"with", Sign::with},
      {"placeholder", Sign::placeholder},
  };
  for (const auto& [name, sign] : kSigns) {
    if (name == value) return {sign, 0, 0};
  }
  return {};
}

bool begins_number(Sign sign) {
  return sign != Sign::over && sign != Sign::part && sign != Sign::tenth && sign != Sign::fold && sign != Sign::with &&
         sign != Sign::double_ && sign != Sign::none;
}

}  // namespace

Numerals::Numerals(const std::vector<patterns::Cue>& cues) {
  for (const auto& cue : cues) {
    if (cue.cue != "numeral") continue;
    Symbol symbol = meaning_of(cue.value);
    for (const auto& word : cue.words) {
      symbol.size = static_cast<std::uint8_t>(word.size());
      words_.push_back({word, symbol});
    }
  }
  std::stable_sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) {
    const std::size_t of_a = slot(a.word, 0);
    const std::size_t of_b = slot(b.word, 0);
    return of_a != of_b ? of_a < of_b : a.word.size() > b.word.size();
  });
  first_.assign(kSlots + 1, 0);
  for (const auto& word : words_) ++first_[slot(word.word, 0) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
  for (const auto& word : words_) {
    if (begins_number(word.symbol.sign)) beginnings_.add(base::decode_code_point(word.word, 0).value);
  }
  beginnings_.add('-');
  beginnings_.add('.');
  for (char32_t digit = '0'; digit <= '9'; ++digit) beginnings_.add(digit);
}

Numerals::Symbol Numerals::symbol(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return {};
  const std::size_t of = slot(text, at);
  for (std::size_t i = first_[of]; i < first_[of + 1]; ++i) {
    const std::string& word = words_[i].word;
    if (text[at] == word[0] && text.substr(at, word.size()) == word) return words_[i].symbol;
  }
  return {};
}

}  // namespace zhibiao::numbers
