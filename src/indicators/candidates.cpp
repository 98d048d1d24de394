#include "indicators/candidates.h"

#include <algorithm>
#include <utility>

namespace zhibiao::indicators {
namespace {

constexpr std::string_view kPercent = "%";
constexpr std::string_view kPermille = "‰";
constexpr std::string_view kTimes = "倍";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_alnum(char c) { return (c >= '0' && c <= '9') || is_letter(c); }

patterns::WordTrie trie_of(const patterns::PackSet& packs, std::string_view cue) {
  std::vector<patterns::TrieWord> words;
  for (const auto& entry : packs.cues) {
    if (entry.cue != cue) continue;
    for (const auto& word : entry.words) words.push_back({word, 0});
  }
  return patterns::WordTrie(std::move(words));
}

}  // namespace

CandidateFinder::CandidateFinder(const patterns::PackSet& packs) : numbers_(packs.cues) {
  std::vector<patterns::TrieWord> words;
  for (const auto& unit : packs.units) {
    for (const auto& word : unit.words) words.push_back({word, static_cast<std::uint32_t>(units_.size())});
    units_.push_back({unit.unit, unit.id, unit.kind});
  }
  unit_words_ = patterns::WordTrie(std::move(words));
  range_signs_ = trie_of(packs, "range");
  product_signs_ = trie_of(packs, "product");
  for (const auto& entry : packs.cues) {
    if (entry.cue == "level") level_words_.insert(level_words_.end(), entry.words.begin(), entry.words.end());
  }
}

bool CandidateFinder::is_behind_level(std::string_view text, std::size_t at) const {
  return std::any_of(level_words_.begin(), level_words_.end(),
                     [&](const std::string& word) { return text.substr(0, at).ends_with(word); });
}

std::size_t CandidateFinder::take(std::string_view text, base::Range range, std::size_t at,
                                  std::vector<Candidate>& found) const {
  if (auto candidate = candidate_at(text, range, at)) {
    found.push_back(*candidate);
    return std::max(candidate->range.end, at + 1);
  }
  at = numbers_.end_of_run(text, at);
  while (at < range.end && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

void CandidateFinder::find(std::string_view text, base::Range range, std::vector<Candidate>& found) const {
  for (std::size_t at = numbers_.next_beginning(text, range.begin, range.end); at < range.end;) {
    at = numbers_.next_beginning(text, take(text, range, at, found), range.end);
  }
}

void CandidateFinder::find(std::string_view text, base::Range range, const std::vector<std::size_t>& beginnings,
                           std::vector<Candidate>& found) const {
  std::size_t from = range.begin;
  for (const std::size_t at : beginnings) {
    if (at >= from) from = take(text, range, at, found);
  }
}

std::optional<Candidate> CandidateFinder::candidate_at(std::string_view text, base::Range range, std::size_t at) const {
  // A sign before digits is a minus only at the start of a figure: A-5 and 2020-2025 have none.
  if (text[at] == '-' && at > range.begin && (is_alnum(text[at - 1]) || text[at - 1] == '-')) return std::nullopt;
  const auto number = numbers_.read(text, at);
  if (!number || number->range.end > range.end) return std::nullopt;
  // 负 is a minus behind 为 and its like; elsewhere it ends a word: 减负147亿元.
  const bool after_word = at > range.begin && static_cast<unsigned char>(text[at - 1]) >= 0x80;
  if (number->value.mantissa < 0 && text[at] != '-' && number->form != NumberForm::percent && after_word &&
      !is_behind_level(text, at)) {
    return std::nullopt;
  }
  Candidate candidate;
  candidate.figure = *number;
  candidate.number = candidate.range = number->range;
  candidate.pattern = "number.plain";
  candidate.unit = {number->range.end, number->range.end};

  // C9 and B-52 are names.
  const bool hyphen_before = at > range.begin + 1 && text[at - 1] == '-' && is_letter(text[at - 2]);
  const bool latin_before = hyphen_before || (at > range.begin && is_alnum(text[at - 1]));
  switch (number->form) {
    case NumberForm::percent:
    case NumberForm::permille:
      candidate.kind = Kind::percentage;
      candidate.unit_name = number->form == NumberForm::percent ? kPercent : kPermille;
      candidate.has_unit = true;
      candidate.pattern = "number.part";
      break;
    case NumberForm::fraction:
      candidate.kind = Kind::ratio;
      candidate.has_unit = true;
      candidate.pattern = "number.fraction";
      break;
    case NumberForm::doubling:
      candidate.kind = Kind::multiple;
      candidate.unit_name = kTimes;
      candidate.has_unit = true;
      candidate.pattern = "number.doubling";
      break;
    default:
      if (take_ratio(text, candidate)) break;
      take_product(text, range, candidate);
      take_unit(text, range, candidate);
      take_range(text, range, candidate);
      if (!candidate.has_unit) take_shared_unit(text, range, candidate);
      break;
  }
  // A hyphen may join a name and a number: of a word's figure it is a minus only in a rate or behind 为 and its like.
  const bool rate = candidate.kind == Kind::percentage || candidate.kind == Kind::percentage_point;
  if (text[at] == '-' && after_word && !(candidate.has_unit && rate) && !is_behind_level(text, at)) {
    return std::nullopt;
  }
  // Without a unit a scaled number counts (人口64万), another one is an index or a coefficient.
  if (!candidate.has_unit && !candidate.figure.scaled) candidate.kind = Kind::measure;
  if (latin_before && candidate.refused_by.empty()) candidate.refused_by = "number.in-word";
  if (number->form == NumberForm::chinese && number->list) candidate.refused_by = "number.digits-in-a-row";
  if (number->vague) candidate.refused_by = "number.vague";
  if (number->form == NumberForm::placeholder && number->bare_scale && candidate.kind != Kind::percentage &&
      !candidate.has_unit) {
    return std::nullopt;
  }
  if (!candidate.has_unit && candidate.range.end < text.size() && is_alnum(text[candidate.range.end])) {
    candidate.refused_by = "number.in-word";
  }
  return candidate;
}

// 5万千瓦: the 千 that the number took for a scale begins the unit.
void CandidateFinder::give_back_scale(std::string_view text, Candidate& candidate) const {
  constexpr std::size_t kSignSize = 3;
  Number& figure = candidate.figure;
  if (!figure.scaled || figure.over || figure.scale < 2 || figure.scale > 3) return;
  if (candidate.number.size() <= kSignSize || static_cast<unsigned char>(text[candidate.number.end - 1]) < 0x80) return;
  const std::size_t at = candidate.number.end - kSignSize;
  const auto unit = unit_words_.longest_match(text, at);
  const auto plain = unit_words_.longest_match(text, candidate.number.end);
  if (!unit || unit->range.end <= candidate.number.end || (plain && plain->range.end > unit->range.end)) return;
  figure.value = figure.value.scaled(-figure.scale);
  if (figure.high) figure.high = figure.high->scaled(-figure.scale);
  if (figure.form == NumberForm::chinese) {  // its places were multiplied out: 三千米 is 3 千米
    figure.value = figure.value.reduced();
    if (figure.high) figure.high = figure.high->reduced();
  }
  candidate.number.end = candidate.range.end = at;
}

void CandidateFinder::take_unit(std::string_view text, base::Range range, Candidate& candidate) const {
  give_back_scale(text, candidate);
  const auto match = unit_words_.longest_match(text, candidate.number.end);
  if (!match || match->range.end > range.end) return;
  // A unit of Latin letters ends where the letters do: 5G 网 has no gram in it.
  const char last = text[match->range.end - 1];
  if (is_alnum(last) && match->range.end < text.size() && is_alnum(text[match->range.end])) return;
  const Unit& unit = units_[match->value];
  candidate.unit = match->range;
  candidate.range.end = match->range.end;
  candidate.kind = unit.kind;
  candidate.unit_name = unit.name;
  candidate.pattern = unit.id;
  candidate.has_unit = true;
}

// 20.9、36.2、54个百分点: the unit of the last counts for all. The figure alone is then its text.
void CandidateFinder::take_shared_unit(std::string_view text, base::Range range, Candidate& candidate) const {
  constexpr std::string_view kListSign = "、";
  if (candidate.figure.form != NumberForm::arabic || candidate.figure.scaled) return;
  std::size_t at = candidate.number.end;
  for (int count = 0; count < 12 && text.substr(at, kListSign.size()) == kListSign; ++count) {
    const auto next = numbers_.read(text, at + kListSign.size());
    if (!next || next->form != NumberForm::arabic || next->scaled || next->range.end > range.end) return;
    Candidate last;
    last.number = last.range = next->range;
    take_unit(text, range, last);
    if (last.has_unit) {
      if (last.kind == Kind::duration) return;
      candidate.kind = last.kind;
      candidate.unit_name = last.unit_name;
      candidate.pattern = last.pattern;
      candidate.has_unit = true;
      return;
    }
    at = next->range.end;
  }
}

// 3—5所, 60%～70%, 5-10万人: a scale or a unit that stands once counts for both.
bool CandidateFinder::take_range(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.figure.high || candidate.figure.over) return false;
  const auto sign = range_signs_.longest_match(text, candidate.range.end);
  if (!sign) return false;
  const auto upper = numbers_.read(text, sign->range.end);
  if (!upper || upper->range.end > range.end || upper->form != candidate.figure.form || upper->high) return false;
  if (candidate.figure.form == NumberForm::placeholder) {
    Candidate whole = candidate;
    whole.number.end = upper->range.end;
    whole.range.end = upper->range.end;
    take_unit(text, range, whole);
    if (!whole.has_unit || (candidate.has_unit && whole.unit_name != candidate.unit_name)) return false;
    candidate = whole;
    return true;
  }
  Candidate whole = candidate;
  whole.figure.range.end = whole.number.end = whole.range.end = upper->range.end;
  whole.has_unit = false;
  take_unit(text, range, whole);
  if (candidate.has_unit && (!whole.has_unit || whole.unit_name != candidate.unit_name)) return false;
  if (!whole.has_unit && !upper->scaled) return false;
  Exact low = candidate.figure.value;
  if (upper->scaled && !candidate.figure.scaled) {
    const Exact scaled = low.scaled(upper->scale).reduced();
    if (scaled.less(upper->value)) low = scaled;
  }
  if (!low.less(upper->value)) return false;
  whole.figure.value = low;
  whole.figure.high = upper->value;
  whole.figure.over = upper->over;
  candidate = whole;
  return true;
}

// 23.4:1 is one; 10:10 and 08:30 are times of day.
bool CandidateFinder::take_ratio(std::string_view text, Candidate& candidate) const {
  const std::size_t end = candidate.number.end;
  if (candidate.figure.form != NumberForm::arabic || candidate.figure.scaled) return false;
  if (end + 1 >= text.size() || text[end] != ':' || text[end + 1] < '0' || text[end + 1] > '9') return false;
  const auto other = numbers_.read(text, end + 1);
  if (!other || other->form != NumberForm::arabic || other->scaled || other->value.is_zero()) return false;
  const std::size_t second = other->range.size();
  candidate.number.end = candidate.range.end = other->range.end;
  candidate.unit = {candidate.range.end, candidate.range.end};
  candidate.kind = Kind::ratio;
  candidate.has_unit = true;
  candidate.pattern = "number.ratio";
  const bool clock = candidate.figure.value.exponent == 0 && other->value.exponent == 0 && second == 2 &&
                     end - candidate.number.begin <= 2 && candidate.figure.value.mantissa < 25;
  const bool more_parts = candidate.range.end < text.size() && text[candidate.range.end] == ':';
  const auto quotient = candidate.figure.value.over(other->value);
  if (clock || more_parts || !quotient) {
    candidate.refused_by = "number.time-of-day";
  } else {
    candidate.figure.value = *quotient;
  }
  return true;
}

// 2×35万千瓦
bool CandidateFinder::take_product(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.figure.form != NumberForm::arabic || candidate.figure.scaled) return false;
  const auto sign = product_signs_.longest_match(text, candidate.number.end);
  if (!sign) return false;
  const auto factor = numbers_.read(text, sign->range.end);
  if (!factor || factor->form != NumberForm::arabic || factor->range.end > range.end) return false;
  const auto product = candidate.figure.value.times(factor->value);
  if (!product) return false;
  candidate.figure.value = *product;
  candidate.figure.scaled = factor->scaled;
  candidate.figure.scale = factor->scale;
  candidate.number.end = candidate.range.end = factor->range.end;
  candidate.unit = {candidate.range.end, candidate.range.end};
  return true;
}

}  // namespace zhibiao::indicators
