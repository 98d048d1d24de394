#include "numbers/numerals.h"

#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::numbers {
namespace {

using patterns::Use;
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

Numerals::Numerals(const std::vector<patterns::Cue>& cues, const lexicon::Lexicon& words)
    : words_(words), symbols_(words.usages().size()) {
  for (std::uint32_t usage = 0; usage < symbols_.size(); ++usage) {
    if (!words.usages().uses(usage).has_any(Use::numeral)) continue;
    symbols_[usage] = meaning_of(cues[words.entry(usage, Use::numeral)].value);
  }
  for (const auto& cue : cues) {
    if (cue.cue != "numeral" || !begins_number(meaning_of(cue.value).sign)) continue;
    for (const auto& word : cue.words) beginnings_.add(base::decode_code_point(word, 0).value);
  }
  beginnings_.add('-');
  beginnings_.add('.');
  for (char32_t digit = '0'; digit <= '9'; ++digit) beginnings_.add(digit);
}

Numerals::Symbol Numerals::symbol(std::string_view text, std::size_t at) const {
  Symbol symbol;
  words_.each(text, at, Use::numeral, [&](const lexicon::Found& word) {
    symbol = symbols_[word.usage];
    symbol.size = static_cast<std::uint8_t>(word.range.size());
  });
  return symbol;
}

}  // namespace zhibiao::numbers
