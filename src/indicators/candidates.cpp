#include "indicators/candidates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "numbers/run.h"

namespace zhibiao::indicators {
namespace {

using numbers::is_digit;
using numbers::is_inside_number;
using patterns::Use;

constexpr std::string_view kPercent = "%";
constexpr std::string_view kPermille = "‰";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return (c >= '0' && c <= '9') || is_letter(c); }

bool is_rate(const Candidate& candidate) {
  return candidate.kind == Kind::percentage || candidate.kind == Kind::percentage_point;
}

std::vector<std::string> cue_list(const patterns::PackSet& packs, std::string_view cue, std::string_view value = {}) {
  std::vector<std::string> words;
  for (const auto& entry : packs.cues) {
    if (entry.cue != cue || (!value.empty() && entry.value != value)) continue;
    words.insert(words.end(), entry.words.begin(), entry.words.end());
  }
  return words;
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.ends_with(word); });
}

// ^4 and ⁴ behind a ten: the power, and where it ends.
std::optional<std::pair<int, std::size_t>> power_at(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  constexpr int kMostPower = 12;
  int power = 0;
  std::size_t end = at;
  bool negative = false;
  if (end < text.size() && text[end] == '^') {
    ++end;
    negative = end < text.size() && text[end] == '-';
    if (negative) ++end;
    const std::size_t first = end;
    for (; is_digit(text, end) && power <= kMostPower; ++end) power = power * 10 + (text[end] - '0');
    if (end == first) return std::nullopt;
  } else {
    if (text.substr(end).starts_with("⁻")) {
      negative = true;
      end += std::string_view("⁻").size();
    }
    const std::size_t first = end;
    for (bool more = true; more && power <= kMostPower;) {
      more = false;
      for (std::size_t digit = 0; digit < kRaised.size(); ++digit) {
        if (!text.substr(end).starts_with(kRaised[digit])) continue;
        power = power * 10 + static_cast<int>(digit);
        end += kRaised[digit].size();
        more = true;
        break;
      }
    }
    if (end == first) return std::nullopt;
  }
  if (power > kMostPower) return std::nullopt;
  return std::pair{negative ? -power : power, end};
}

}  // namespace

CandidateFinder::CandidateFinder(const patterns::PackSet& packs, const lexicon::Lexicon& words)
    : words_(words),
      numbers_(packs.cues, words),
      units_(packs, words, numbers_),
      ranges_(words, numbers_, units_),
      level_words_(cue_list(packs, "level")),
      no_minus_(cue_list(packs, "minus", "none")),
      tolerance_(cue_list(packs, "minus", "tolerance")) {
  for (const std::string_view cue : {"change", "base", "growth"}) {
    const auto more = cue_list(packs, cue);
    level_words_.insert(level_words_.end(), more.begin(), more.end());
  }
}

bool CandidateFinder::is_behind_level(std::string_view text, std::size_t at) const {
  return ends_with_any(text.substr(0, at), level_words_);
}

std::size_t CandidateFinder::take(std::string_view text, base::Range range, std::size_t at, std::size_t before,
                                  std::vector<Candidate>& found) const {
  if (auto candidate = candidate_at(text, range, at, before)) {
    found.push_back(*candidate);
    return std::max(candidate->range.end, at + 1);
  }
  const auto continues = [&](std::size_t i) {
    return i < range.end && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
  };
  const std::size_t run = std::min(numbers_.end_of_run(text, at), range.end);
  if (run > at && !numbers_.read(text, at)) {  // digits and numerals that are no number
    Candidate unread;
    unread.range = unread.number = {at, run};
    unread.unit = {run, run};
    unread.pattern = "number.plain";
    unread.refused_by = kUnread;
    found.push_back(unread);
    return run;
  }
  if (const std::size_t end = numbers_.end_of_placeholders(text.substr(0, range.end), at); end > at) return end;
  ++at;
  while (continues(at)) ++at;
  return at;
}

void CandidateFinder::find(std::string_view text, base::Range range, std::vector<Candidate>& found) const {
  std::size_t before = range.begin;
  for (std::size_t at = numbers_.next_beginning(text, range.begin, range.end); at < range.end;) {
    const std::size_t count = found.size();
    const std::size_t next = take(text, range, at, before, found);
    if (found.size() > count) before = found.back().range.end;
    at = numbers_.next_beginning(text, next, range.end);
  }
}

void CandidateFinder::find(std::string_view text, base::Range range, const std::vector<std::size_t>& beginnings,
                           std::vector<Candidate>& found) const {
  std::size_t from = range.begin;
  std::size_t before = range.begin;
  for (const std::size_t at : beginnings) {
    if (at < from) continue;
    const std::size_t count = found.size();
    from = take(text, range, at, before, found);
    if (found.size() > count) before = found.back().range.end;
  }
}

// A dash before digits is a minus only at the start of a figure: A-5, 2020-2025, 3个-5名 and (含)-5万 have none. Nor
// has 负 in 减负.
bool CandidateFinder::is_no_sign(std::string_view text, base::Range range, std::size_t at, std::size_t before) const {
  if (at == range.begin) return false;
  if (at == before) return true;
  const char last = text[at - 1];
  return is_alnum(last) || last == '-' || last == ')' || last == '%';
}

// A hyphen may join a name and a number: of a word's figure it is a minus in rates, money and degrees, and behind 为
// and its like.
bool CandidateFinder::is_sure_minus(std::string_view text, base::Range range, const Candidate& candidate) const {
  const std::size_t at = candidate.range.begin;
  if (is_behind_level(text.substr(range.begin, at - range.begin), at - range.begin)) return true;
  if (!candidate.has_unit) return false;
  if (is_rate(candidate) || candidate.kind == Kind::money) return true;
  return words_.stands_at(text, candidate.unit.begin, Use::signed_unit);
}

std::optional<Candidate> CandidateFinder::candidate_at(std::string_view text, base::Range range, std::size_t at,
                                                       std::size_t before) const {
  const auto number = numbers_.read(text, at);
  if (!number || number->range.end > range.end) return std::nullopt;
  const bool has_sign = !number->sign.empty() && number->sign.begin == at;
  const bool word_sign = has_sign && static_cast<unsigned char>(text[at]) >= 0xE4;  // 负
  const bool after_han = at > range.begin && static_cast<unsigned char>(text[at - 1]) >= 0x80;
  if (has_sign && !word_sign && is_no_sign(text, range, at, before)) return std::nullopt;
  if (word_sign && after_han && ends_with_any(text.substr(0, number->sign.end), no_minus_)) return std::nullopt;

  Candidate candidate;
  candidate.quantity = *number;
  candidate.number = candidate.range = number->range;
  candidate.pattern = "number.plain";
  candidate.unit = {number->range.end, number->range.end};
  // 149万千瓦 is no cut number: 千 begins the unit.
  if (numbers_.is_cut(text, *number) && !units_.begins_at(text, number->range.end)) {
    candidate.number.end = candidate.range.end = std::min(numbers_.end_of_run(text, number->range.end), range.end);
    candidate.unit = {candidate.range.end, candidate.range.end};
    candidate.refused_by = kUnread;
    return candidate;
  }

  // C9 and B-52 are names.
  const bool hyphen_before = at > range.begin + 1 && text[at - 1] == '-' && is_letter(text[at - 2]);
  const bool latin_before = hyphen_before || (at > range.begin && is_alnum(text[at - 1]));
  read_form(text, range, candidate);
  if (candidate.quantity.half && !candidate.has_unit) return std::nullopt;
  if (candidate.quantity.form != NumberForm::placeholder && is_inside_number(numbers_.numerals(), text, range, at) &&
      !latin_before) {
    candidate.refuse(kUnread);
  }
  if (candidate.range.end > range.end) return std::nullopt;
  if (has_sign && !word_sign && after_han && !is_sure_minus(text, range, candidate)) {
    const char32_t sign = base::decode_code_point(text, base::previous_code_point(text, at)).value;
    const bool is_word = sign >= 0x3400 && sign < 0xFB00;
    if (is_word) candidate.refuse("number.sign");
  }
  // Without a unit a scaled number counts (人口64万), another one is an index or a coefficient.
  if (!candidate.has_unit && !candidate.quantity.scaled) candidate.kind = Kind::measure;
  if (latin_before) candidate.refuse("number.in-word");
  if (candidate.quantity.form == NumberForm::chinese && candidate.quantity.list) {
    candidate.refuse("number.digits-in-a-row");
  }
  if (candidate.quantity.vague) candidate.refuse("number.vague");
  if (number->form == NumberForm::placeholder && number->bare_scale && candidate.kind != Kind::percentage &&
      !candidate.has_unit) {
    return std::nullopt;
  }
  if (!candidate.has_unit && candidate.range.end < text.size() && is_alnum(text[candidate.range.end])) {
    candidate.refuse("number.in-word");
  }
  // ±2 is a tolerance of the figure before it, +7.2% a rise.
  const std::string_view in_front = text.substr(range.begin, at - range.begin);
  if (ends_with_any(in_front, tolerance_) && before + 2 >= at && before > range.begin)
    candidate.refuse("number.tolerance");
  if (!has_sign && in_front.ends_with('+') && is_rate(candidate)) {
    const bool opens = in_front.size() == 1 || !is_alnum(in_front[in_front.size() - 2]);
    if (opens) {
      candidate.plus = true;
      --candidate.range.begin;
    }
  }
  return candidate;
}

void CandidateFinder::read_form(std::string_view text, base::Range range, Candidate& candidate) const {
  switch (candidate.quantity.form) {
    case NumberForm::percent:
    case NumberForm::permille:
      candidate.kind = Kind::percentage;
      candidate.unit_name = candidate.quantity.form == NumberForm::percent ? kPercent : kPermille;
      candidate.has_unit = true;
      candidate.pattern = "number.part";
      ranges_.take(text, range, candidate);
      return;
    case NumberForm::fraction:
    case NumberForm::rate:
      candidate.kind = Kind::ratio;
      candidate.has_unit = true;
      candidate.pattern = candidate.quantity.form == NumberForm::rate ? "number.rate" : "number.fraction";
      if (candidate.quantity.form == NumberForm::rate) candidate.unit_name = candidate.quantity.per.of(text);
      ranges_.take(text, range, candidate);
      return;
    case NumberForm::doubling:
      candidate.kind = Kind::multiple;
      candidate.unit_name = units_.name_of(Kind::multiple);
      candidate.has_unit = true;
      candidate.pattern = "number.doubling";
      return;
    default:
      break;
  }
  if (take_ratio(text, candidate)) return;
  take_product(text, range, candidate);
  units_.take(text, range, candidate);
  ranges_.take(text, range, candidate);
  take_shared_unit(text, range, candidate);
  units_.take_currency(text, range, candidate);
}

// 20.9、36.2、54个百分点: the unit of the last counts for all. The figure alone is then its text. 1.8个、0.6个百分点:
// 个 is short for it. 9.8万亿和10.3万亿元: so too where each has its own multiplier; in 3、5万元 the first has none.
void CandidateFinder::take_shared_unit(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.form != NumberForm::arabic || candidate.quantity.high) return;
  if (candidate.has_unit && candidate.kind != Kind::count) return;
  const bool scaled = candidate.quantity.scaled;
  const bool short_form = candidate.has_unit;
  const std::string_view own_unit = candidate.unit.of(text);
  std::size_t at = candidate.range.end;
  for (int count = 0; count < 12; ++count) {
    const auto sign = words_.longest(text, at, Use::list);
    if (!sign) return;
    const auto next = numbers_.read(text, sign->range.end);
    if (!next || next->form != NumberForm::arabic || next->scaled != scaled || next->range.end > range.end) return;
    Candidate last;
    last.quantity = *next;
    last.number = last.range = next->range;
    units_.take(text, range, last);
    at = last.range.end;
    if (!last.has_unit || (short_form && last.unit.of(text) == own_unit)) {
      if (short_form && !last.has_unit) return;
      continue;
    }
    if (last.kind == Kind::duration && last.unit.size() <= base::kIdeographSize) return;  // 2、3月, but 6、9个月
    const bool longer = last.kind == Kind::percentage_point && last.unit_name.starts_with(own_unit);
    if (short_form && !longer) return;
    candidate.kind = last.kind;
    candidate.unit_name = last.unit_name;
    candidate.pattern = last.pattern;
    candidate.has_unit = true;
    return;
  }
}

// 23.4:1 is one; 10:10 and 08:30 are times of day.
bool CandidateFinder::take_ratio(std::string_view text, Candidate& candidate) const {
  const std::size_t end = candidate.number.end;
  if (candidate.quantity.form != NumberForm::arabic || candidate.quantity.scaled) return false;
  if (end + 1 >= text.size() || text[end] != ':' || !is_digit(text, end + 1)) return false;
  const auto other = numbers_.read(text, end + 1);
  if (!other || other->form != NumberForm::arabic || other->scaled || other->value.is_zero()) return false;
  const std::size_t second = other->range.size();
  candidate.number.end = candidate.range.end = other->range.end;
  candidate.unit = {candidate.range.end, candidate.range.end};
  candidate.kind = Kind::ratio;
  candidate.has_unit = true;
  candidate.pattern = "number.ratio";
  const bool clock = candidate.quantity.value.exponent == 0 && other->value.exponent == 0 && second == 2 &&
                     end - candidate.number.begin <= 2 && candidate.quantity.value.mantissa < 25;
  const bool more_parts = candidate.range.end < text.size() && text[candidate.range.end] == ':';
  const auto quotient = candidate.quantity.value.over(other->value);
  if (clock || more_parts || !quotient) {
    candidate.refused_by = "number.time-of-day";
  } else {
    candidate.quantity.value = *quotient;
  }
  return true;
}

// 2×35万千瓦, 3×10^4亩
void CandidateFinder::take_product(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.form != NumberForm::arabic || candidate.quantity.scaled) return;
  take_power(text, candidate);
  const auto sign = words_.longest(text, candidate.number.end, Use::product);
  if (!sign) return;
  const auto factor = numbers_.read(text, sign->range.end);
  if (!factor || factor->form != NumberForm::arabic || factor->range.end > range.end) return;
  Candidate other;
  other.quantity = *factor;
  other.number = other.range = factor->range;
  take_power(text, other);
  const auto product = candidate.quantity.value.times(other.quantity.value);
  if (!product) return;
  candidate.quantity.value = *product;
  candidate.quantity.scaled = factor->scaled;
  candidate.quantity.scale = factor->scale;
  candidate.number.end = candidate.range.end = other.range.end;
  candidate.unit = {candidate.range.end, candidate.range.end};
  if (numbers_.is_cut(text, *factor) && !units_.begins_at(text, factor->range.end)) candidate.refuse(kUnread);
}

// 10^4 is 10000.
void CandidateFinder::take_power(std::string_view text, Candidate& candidate) const {
  const auto power = power_at(text, candidate.number.end);
  if (!power) return;
  const Exact& base = candidate.quantity.value;
  if (base.mantissa != 10 || base.exponent != 0) {
    candidate.refuse(kUnread);  // 5² is no figure that we know
    return;
  }
  candidate.quantity.value = Exact{1, power->first};
  candidate.number.end = candidate.range.end = power->second;
  candidate.unit = {candidate.range.end, candidate.range.end};
}

}  // namespace zhibiao::indicators
