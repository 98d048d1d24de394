#include "indicators/unit_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using numbers::digits_end;
using numbers::is_digit;

using patterns::TrieWord;
using patterns::WordTrie;
using Sign = Numerals::Sign;

bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || is_latin_letter(c); }

}  // namespace

WordTrie cue_trie(const patterns::PackSet& packs, std::string_view cue, std::string_view value) {
  std::vector<TrieWord> words;
  for (const auto& entry : packs.cues) {
    if (entry.cue != cue || (!value.empty() && entry.value != value)) continue;
    for (const auto& word : entry.words) words.push_back({word, 0});
  }
  return WordTrie(std::move(words));
}

UnitReader::UnitReader(const patterns::PackSet& packs, const NumberReader& numbers) : numbers_(numbers) {
  std::vector<TrieWord> words;
  for (const auto& unit : packs.units) {
    for (const auto& word : unit.words) words.push_back({word, static_cast<std::uint32_t>(units_.size())});
    units_.push_back({unit.unit, unit.id, unit.kind});
  }
  std::vector<TrieWord> wholes = words;
  std::vector<TrieWord> coins;
  for (const auto& cue : packs.cues) {
    if (cue.cue == "rate" && cue.value == "whole") {
      for (const auto& word : cue.words) wholes.push_back({word, 0});
    } else if (cue.cue == "coin" && (cue.value == "0.1" || cue.value == "0.01")) {
      for (const auto& word : cue.words) coins.push_back({word, cue.value == "0.1" ? 1U : 2U});
    } else if (cue.cue == "currency") {
      for (const auto& word : cue.words) currencies_.push_back({cue.value, word, cue.id});
    }
  }
  std::stable_sort(currencies_.begin(), currencies_.end(),
                   [](const Currency& a, const Currency& b) { return a.word.size() > b.word.size(); });
  words_ = WordTrie(std::move(words));
  wholes_ = WordTrie(std::move(wholes));
  coins_ = WordTrie(std::move(coins));
  coin_end_ = cue_trie(packs, "coin", "end");
  std::vector<TrieWord> purses;
  for (const auto& cue : packs.cues) {
    if (cue.cue != "coin" || cue.value != "1") continue;
    const auto unit = words_.longest_match(cue.words.front(), 0);
    if (unit) purse_unit_ = unit->value;
    for (const auto& word : cue.words) purses.push_back({word, 0});
  }
  purses_ = WordTrie(std::move(purses));
  per_words_ = cue_trie(packs, "rate", "per");
  half_words_ = cue_trie(packs, "half", "word");
}

std::string_view UnitReader::name_of(Kind kind) const {
  const auto found = std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.kind == kind; });
  return found == units_.end() ? std::string_view() : found->name;
}

// A unit of Latin letters ends where the letters do: 5G 网 has no gram in it.
std::optional<patterns::WordMatch> UnitReader::match(std::string_view text, base::Range range, std::size_t at) const {
  const auto found = words_.longest_match(text, at);
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
  const auto unit = words_.longest_match(text, at);
  const auto plain = words_.longest_match(text, candidate.number.end);
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
  const Unit& unit = units_[found->value];
  candidate.unit = found->range;
  candidate.range.end = found->range.end;
  candidate.kind = unit.kind;
  candidate.unit_name = unit.name;
  candidate.pattern = unit.id;
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
  const auto whole = words_.longest_match(joined, 0);
  const std::size_t more = whole ? whole->range.end : 0;
  const Unit* unit = whole && more > candidate.unit.size() ? &units_[whole->value] : nullptr;
  std::size_t unit_end = end + over.size + (unit != nullptr ? more - candidate.unit.size() : 0);
  if (unit == nullptr && candidate.kind != Kind::duration) return;  // 三年多
  if (unit_end > range.end) return;
  candidate.quantity.over = true;
  candidate.parted = true;
  candidate.unit.end = candidate.range.end = unit_end;
  if (unit == nullptr) return;
  candidate.kind = unit->kind;
  candidate.unit_name = unit->name;
  candidate.pattern = unit->id;
}

// 三个半小时 and 两个半月: 半 inside the unit; 一吨半 and 两年半: behind it.
void UnitReader::take_half(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.over || candidate.quantity.half || candidate.quantity.high) return;
  if (candidate.quantity.form == NumberForm::placeholder || candidate.quantity.value.exponent < 0) return;
  const std::size_t end = candidate.unit.end;
  const auto half = numbers_.numerals().symbol(text, end);
  if (half.sign != Sign::half || half_words_.longest_match(text, end)) return;
  std::string joined(candidate.unit.of(text));
  joined += text.substr(end + half.size, 4 * base::kIdeographSize);
  const auto whole = words_.longest_match(joined, 0);
  const bool inside = whole && whole->range.end > candidate.unit.size();
  const std::size_t unit_end = end + half.size + (inside ? whole->range.end - candidate.unit.size() : 0);
  if (unit_end > range.end) return;
  if (!inside && match(text, range, unit_end)) return;  // 12个半吨: who knows
  const auto more = candidate.quantity.value.plus(Exact{5, -1});
  if (!more) return;
  candidate.quantity.value = *more;
  candidate.parted = true;
  candidate.unit.end = candidate.range.end = unit_end;
  if (!inside) return;
  const Unit& unit = units_[whole->value];
  candidate.kind = unit.kind;
  candidate.unit_name = unit.name;
  candidate.pattern = unit.id;
}

// Where what a rate is of ends: 万元, 百平方公里, 10万人, (平方公里·月).
std::size_t UnitReader::end_of_whole(std::string_view text, std::size_t at) const {
  constexpr std::string_view kDot = "·";
  const bool bracket = at < text.size() && text[at] == '(';
  if (bracket) ++at;
  std::size_t end = at;
  const std::size_t digits = digits_end(text, at);
  const auto scale = numbers_.numerals().symbol(text, digits);
  if (scale.sign == Sign::scale && !words_.longest_match(text, at)) {
    end = digits;
    for (auto next = scale; next.sign == Sign::scale; next = numbers_.numerals().symbol(text, end)) {
      if (wholes_.longest_match(text, end)) break;  // 千克
      end += next.size;
    }
  }
  const std::size_t scaled = end;
  for (int count = 0; count < 3; ++count) {
    const auto word = wholes_.longest_match(text, end);
    if (!word) break;
    end = word->range.end;
    const bool more =
        bracket && text.substr(end, kDot.size()) == kDot && wholes_.longest_match(text, end + kDot.size());
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
  } else if (const auto per = per_words_.longest_match(text, end)) {
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
  const auto purse = purses_.longest_match(text, candidate.unit.begin);
  const auto first_coin = coins_.longest_match(text, candidate.unit.begin);
  if (!purse && (!first_coin || candidate.kind != Kind::money)) return;
  std::size_t end = candidate.unit.end;
  const unsigned from = purse ? 0 : first_coin->value;  // 五角六分 is 0.56元
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
    const auto coin = coins_.longest_match(text, next);
    if (!coin || coin->range.end > range.end || coin->value <= last) break;
    const auto more = sum.plus(Exact{digit, -static_cast<int>(coin->value)});
    if (!more) break;
    sum = *more;
    last = coin->value;
    end = coin->range.end;
  }
  if (last > from) {
    candidate.quantity.value = sum;
    candidate.parted = true;
    candidate.unit.end = candidate.range.end = end;
    candidate.kind = Kind::money;
    candidate.unit_name = units_[purse_unit_].name;  // 元, of 块 too
    candidate.pattern = units_[purse_unit_].id;
    if (wrong) candidate.refuse(kUnread);
  }
  if (const auto whole = coin_end_.longest_match(text, candidate.range.end);
      whole && whole->range.end <= range.end && candidate.kind == Kind::money) {
    candidate.unit.end = candidate.range.end = whole->range.end;
  }
}

void UnitReader::take_currency(std::string_view text, base::Range range, Candidate& candidate) const {
  // 港币500万元: what stands in front says which 元
  if (candidate.has_unit && candidate.unit_name != units_[purse_unit_].name) return;
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
