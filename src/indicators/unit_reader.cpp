#include "indicators/unit_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using numbers::digits_end;
using numbers::is_digit;

using patterns::Use;
using Sign = Numerals::Sign;

bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || is_latin_letter(c); }

}  // namespace

UnitReader::UnitReader(const patterns::PackSet& packs, const lexicon::Lexicon& words, const NumberReader& numbers)
    : packs_(packs), words_(words), numbers_(numbers), purse_unit_(packs.units.data()) {
  for (const auto& cue : packs.cues) {
    if (cue.cue == "currency") {
      for (const auto& word : cue.words) currencies_.push_back({cue.value, word, cue.id});
    } else if (cue.cue == "coin" && cue.value == "1") {
      if (const auto found = words.longest(cue.words.front(), 0, Use::unit)) purse_unit_ = &unit(*found);
    }
  }
  std::stable_sort(currencies_.begin(), currencies_.end(),
                   [](const Currency& a, const Currency& b) { return a.word.size() > b.word.size(); });
}

std::string_view UnitReader::name_of(Kind kind) const {
  const auto found = std::find_if(packs_.units.begin(), packs_.units.end(),
                                  [&](const patterns::Unit& unit) { return unit.kind == kind; });
  return found == packs_.units.end() ? std::string_view() : found->unit;
}

void UnitReader::name(const patterns::Unit& unit, Candidate& candidate) {
  candidate.kind = unit.kind;
  candidate.unit_name = unit.unit;
  candidate.pattern = unit.id;
}

std::optional<UnitReader::Coin> UnitReader::coin(std::string_view text, std::size_t at) const {
  const auto found = words_.longest(text, at, Use::coin);
  if (!found) return std::nullopt;
  return Coin{found->range.end, packs_.cues[words_.entry(found->usage, Use::coin)].value == "0.1" ? 1U : 2U};
}

// A unit of Latin letters ends where the letters do: 5G 网 has no gram in it.
std::optional<lexicon::Found> UnitReader::match(std::string_view text, base::Range range, std::size_t at) const {
  const auto found = words_.longest(text, at, Use::unit);
  if (!found || found->range.end > range.end) return std::nullopt;
  const char last = text[found->range.end - 1];
  if (is_alphanumeric(last) && found->range.end < text.size() && is_alphanumeric(text[found->range.end]))
    return std::nullopt;
  return found;
}

// 5万千瓦: the 千 that the number took for a scale begins the unit.
void UnitReader::give_back_scale(std::string_view text, Candidate& candidate) const {
  Number& figure = candidate.quantity;
  if (!figure.scaled || figure.over || figure.scale < 2 || figure.scale > 3) return;
  const bool ends_in_ascii = static_cast<unsigned char>(text[candidate.number.end - 1]) < 0x80;
  if (candidate.number.size() <= base::kIdeographSize || ends_in_ascii) return;
  const std::size_t at = candidate.number.end - base::kIdeographSize;
  const auto unit = words_.longest(text, at, Use::unit);
  const auto plain = words_.longest(text, candidate.number.end, Use::unit);
  if (!unit || unit->range.end <= candidate.number.end || (plain && plain->range.end > unit->range.end)) return;
  // Its places were multiplied out: 三千米 is 3 千米.
  figure.value = figure.value.scaled(-figure.scale).reduced();
  if (figure.high) figure.high = figure.high->scaled(-figure.scale).reduced();
  figure.chain = std::max(0, figure.chain - figure.scale);
  figure.tail = 0;
  candidate.number.end = candidate.range.end = at;
}

void UnitReader::take(std::string_view text, base::Range range, Candidate& candidate) const {
  give_back_scale(text, candidate);
  std::size_t at = candidate.number.end;
  auto found = match(text, range, at);
  if (!found && at + 1 < range.end && text[at] == ' ') {  // 8 km², 4.6万 亩
    const auto lead = static_cast<unsigned char>(text[at + 1]);
    const bool latin = lead < 0xE3;
    if (latin || candidate.quantity.scaled) found = match(text, range, at + 1);
  }
  if (!found) return;
  candidate.unit = found->range;
  candidate.range.end = found->range.end;
  name(unit(*found), candidate);
  candidate.has_unit = true;
  take_over(text, range, candidate);
  take_half(text, range, candidate);
  take_sum(text, range, candidate);
  take_rate(text, range, candidate);
}

// 四个多月: 多 inside the unit 个月.
void UnitReader::take_over(std::string_view text, base::Range range, Candidate& candidate) const {
  if (!candidate.has_unit || candidate.quantity.over || candidate.quantity.form == NumberForm::placeholder) return;
  const std::size_t end = candidate.unit.end;
  const auto over = numbers_.numerals().symbol(text, end);
  if (over.sign != Sign::over) return;
  std::string joined(candidate.unit.of(text));
  joined += text.substr(end + over.size, 4 * base::kIdeographSize);
  const auto whole = words_.longest(joined, 0, Use::unit);
  const std::size_t more = whole ? whole->range.end : 0;
  const bool inside = more > candidate.unit.size();
  const std::size_t unit_end = end + over.size + (inside ? more - candidate.unit.size() : 0);
  if (!inside && candidate.kind != Kind::duration) return;  // 三年多
  if (unit_end > range.end) return;
  candidate.quantity.over = true;
  candidate.parted = true;
  candidate.unit.end = candidate.range.end = unit_end;
  if (inside) name(unit(*whole), candidate);
}

// 三个半小时 and 两个半月: 半 inside the unit; 一吨半 and 两年半: behind it.
void UnitReader::take_half(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.over || candidate.quantity.half || candidate.quantity.high) return;
  if (candidate.quantity.form == NumberForm::placeholder || candidate.quantity.value.exponent < 0) return;
  const std::size_t end = candidate.unit.end;
  const auto half = numbers_.numerals().symbol(text, end);
  if (half.sign != Sign::half || words_.stands_at(text, end, Use::half_word)) return;
  std::string joined(candidate.unit.of(text));
  joined += text.substr(end + half.size, 4 * base::kIdeographSize);
  const auto whole = words_.longest(joined, 0, Use::unit);
  const bool inside = whole && whole->range.end > candidate.unit.size();
  const std::size_t unit_end = end + half.size + (inside ? whole->range.end - candidate.unit.size() : 0);
  if (unit_end > range.end) return;
  if (!inside && match(text, range, unit_end)) return;  // 12个半吨: who knows
  const auto more = candidate.quantity.value.plus(Exact{5, -1});
  if (!more) return;
  candidate.quantity.value = *more;
  candidate.parted = true;
  candidate.unit.end = candidate.range.end = unit_end;
  if (inside) name(unit(*whole), candidate);
}

// Where what a rate is of ends: 万元, 百平方公里, 10万人, (平方公里·月).
std::size_t UnitReader::end_of_whole(std::string_view text, std::size_t at) const {
  constexpr std::string_view kDot = "·";
  constexpr auto kWhole = Use::unit | Use::whole;
  const bool bracket = at < text.size() && text[at] == '(';
  if (bracket) ++at;
  std::size_t end = at;
  const std::size_t digits = digits_end(text, at);
  const auto scale = numbers_.numerals().symbol(text, digits);
  if (scale.sign == Sign::scale && !words_.stands_at(text, at, Use::unit)) {
    end = digits;
    for (auto next = scale; next.sign == Sign::scale; next = numbers_.numerals().symbol(text, end)) {
      if (words_.stands_at(text, end, kWhole)) break;  // 千克
      end += next.size;
    }
  }
  const std::size_t scaled = end;
  for (int count = 0; count < 3; ++count) {
    const auto word = words_.longest(text, end, kWhole);
    if (!word) break;
    end = word->range.end;
    const bool more =
        bracket && text.substr(end, kDot.size()) == kDot && words_.stands_at(text, end + kDot.size(), kWhole);
    if (!more) break;
    end += kDot.size();
  }
  if (end == scaled && scaled == at) return 0;
  if (is_alphanumeric(text[end - 1]) && end < text.size() && is_alphanumeric(text[end])) return 0;
  if (!bracket) return end;
  return end < text.size() && text[end] == ')' ? end + 1 : 0;
}

// 公里/百平方公里, 千米每小时: as it stands in the text.
void UnitReader::take_rate(std::string_view text, base::Range range, Candidate& candidate) const {
  const std::size_t end = candidate.unit.end;
  if (candidate.quantity.form == NumberForm::placeholder) return;
  std::size_t from = 0;
  if (end < range.end && text[end] == '/') {
    from = end + 1;
  } else if (const auto per = words_.longest(text, end, Use::per)) {
    // 元每 may begin the next clause
    if (candidate.kind != Kind::measure && candidate.kind != Kind::money) return;
    from = per->range.end;
  } else {
    return;
  }
  const std::size_t whole = end_of_whole(text, from);
  if (whole == 0 || whole > range.end) return;
  if (candidate.kind == Kind::money && from > end + 1 && whole < range.end &&
      static_cast<unsigned char>(text[whole]) >= 0xE4) {
    return;
  }
  candidate.unit.end = candidate.range.end = whole;
  candidate.unit_name = candidate.unit.of(text);
}

// 86元3角5分, 五元三毛: one sum. A sum whose first figure has decimals is none.
void UnitReader::take_sum(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.over || candidate.quantity.form == NumberForm::placeholder) return;
  const bool purse = words_.stands_at(text, candidate.unit.begin, Use::purse);
  const auto first_coin = coin(text, candidate.unit.begin);
  if (!purse && (!first_coin || candidate.kind != Kind::money)) return;
  std::size_t end = candidate.unit.end;
  const unsigned from = purse ? 0 : first_coin->power;  // 五角六分 is 0.56元
  Exact sum = candidate.quantity.value.scaled(-static_cast<int>(from));
  unsigned last = from;
  bool wrong = candidate.quantity.high.has_value() || candidate.quantity.value.exponent < 0;
  const auto digit_at = [&](std::size_t at, std::size_t& next) -> int {
    if (is_digit(text, at)) {
      next = at + 1;
      return is_digit(text, next) ? -1 : text[at] - '0';
    }
    const auto sign = numbers_.numerals().symbol(text, at);
    next = at + sign.size;
    return sign.sign == Sign::digit ? sign.worth : -1;
  };
  for (int count = 0; count < 4; ++count) {
    std::size_t next = 0;
    int digit = digit_at(end, next);
    if (digit == 0) digit = digit_at(next, next);  // 五元零五分
    if (digit < 0) break;
    const auto coin_here = coin(text, next);
    if (!coin_here || coin_here->end > range.end || coin_here->power <= last) break;
    const auto more = sum.plus(Exact{digit, -static_cast<int>(coin_here->power)});
    if (!more) break;
    sum = *more;
    last = coin_here->power;
    end = coin_here->end;
  }
  if (last > from) {
    candidate.quantity.value = sum;
    candidate.parted = true;
    candidate.unit.end = candidate.range.end = end;
    name(*purse_unit_, candidate);  // 元, of 块 too
    candidate.kind = Kind::money;
    if (wrong) candidate.refuse(kUnread);
  }
  if (const auto whole = words_.longest(text, candidate.range.end, Use::coin_end);
      whole && whole->range.end <= range.end && candidate.kind == Kind::money) {
    candidate.unit.end = candidate.range.end = whole->range.end;
  }
}

void UnitReader::take_currency(std::string_view text, base::Range range, Candidate& candidate) const {
  // 港币500万元: what stands in front says which 元
  if (candidate.has_unit && candidate.unit_name != purse_unit_->unit) return;
  const std::string_view before = text.substr(range.begin, candidate.range.begin - range.begin);
  for (const auto& currency : currencies_) {
    if (!before.ends_with(currency.word)) continue;
    candidate.kind = Kind::money;
    candidate.unit_name = currency.name;
    candidate.pattern = currency.id;
    candidate.has_unit = true;
    return;
  }
}

}  // namespace zhibiao::indicators
