#include "indicators/range_reader.h"

#include <algorithm>
#include <optional>

namespace zhibiao::indicators {
namespace {

using patterns::Use;

std::size_t behind_blank(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

bool is_han_byte(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE4 && lead <= 0xE9;
}

bool is_plain(const Number& number) { return number.form == NumberForm::arabic || number.form == NumberForm::chinese; }

}  // namespace

std::optional<RangeReader::Join> RangeReader::join_at(std::string_view text, base::Range range, std::size_t at) const {
  if (const auto remark = words_.longest(text, at, Use::remark)) at = remark->range.end;  // 2万元(含)-6万元
  at = behind_blank(text, at);
  if (at >= range.end) return std::nullopt;
  if (const auto sign = words_.longest(text, at, Use::range)) {
    return Join{behind_blank(text, sign->range.end), false, !is_han_byte(text, at)};
  }
  if (const auto word = words_.longest(text, at, Use::range_and))
    return Join{behind_blank(text, word->range.end), true, false};
  return std::nullopt;
}

// The lower end in full: a scale that stands once counts for both where the lower figure is the smaller one.
Exact RangeReader::shared(const Candidate& low, const Number& upper) {
  const Exact& value = low.quantity.value;
  if (low.has_unit) return value;  // 5元至3万元
  if (!low.quantity.scaled && upper.chain > 0 && value.less(upper.value.scaled(-upper.chain))) {
    return value.scaled(upper.chain).reduced();  // 三到五千, 5-10万
  }
  const bool plain = !low.quantity.scaled || low.quantity.scale < 4;
  if (plain && upper.tail > 0 && value.less(upper.value.scaled(-upper.tail))) {
    return value.scaled(upper.tail).reduced();  // 三百至五百万
  }
  return value;
}

void RangeReader::take(std::string_view text, base::Range range, Candidate& candidate) const {
  if (candidate.quantity.high || candidate.quantity.over || candidate.quantity.half || candidate.quantity.vague) return;
  const auto join = join_at(text, range, candidate.range.end);
  if (!join || join->end >= range.end) return;
  auto upper = numbers_.read(text, join->end);
  if (!upper || upper->range.end > range.end || upper->high || upper->half || upper->vague) return;

  Candidate whole = candidate;
  whole.quantity.range.end = whole.number.end = whole.range.end = upper->range.end;
  Number& figure = whole.quantity;
  figure.scaled = upper->scaled;
  figure.scale = upper->scale;
  figure.chain = upper->chain;
  figure.tail = upper->tail;
  if (candidate.quantity.form == NumberForm::placeholder || upper->form == NumberForm::placeholder) {
    if (candidate.quantity.form != upper->form || join->closed) return;
    whole.has_unit = false;
    units_.take(text, range, whole);
    if (!whole.has_unit || (candidate.has_unit && whole.unit_name != candidate.unit_name)) return;
    candidate = whole;
    return;
  }
  Exact low = candidate.quantity.value;
  if (upper->form == NumberForm::percent && is_plain(candidate.quantity) && upper->tenths && !candidate.has_unit) {
    figure.form = NumberForm::percent;  // 三到五成
    whole.kind = Kind::percentage;
    low = low.less(Exact{10, 0}) ? low.scaled(1).reduced() : low;
    whole.has_unit = true;
    whole.unit_name = "%";
    whole.pattern = "number.part";
  } else if (candidate.quantity.form == NumberForm::percent || candidate.quantity.form == NumberForm::permille) {
    const bool part = !candidate.quantity.tenths && is_plain(*upper);  // 百分之三到五
    if (!part && upper->form != candidate.quantity.form) return;
    if (part) {
      Candidate alone = whole;
      alone.has_unit = false;
      alone.quantity = *upper;
      alone.number = alone.range = upper->range;
      units_.take(text, range, alone);
      if (alone.has_unit) return;
    }
    figure.scaled = false;
  } else if (candidate.quantity.form == NumberForm::fraction || candidate.quantity.form == NumberForm::rate) {
    if (upper->form != candidate.quantity.form) return;
    if (upper->form == NumberForm::rate && upper->per.of(text) != candidate.quantity.per.of(text)) return;
  } else {
    if (!is_plain(*upper) || !is_plain(candidate.quantity)) return;
    whole.has_unit = false;
    units_.take(text, range, whole);
    if (candidate.has_unit && (!whole.has_unit || whole.unit_name != candidate.unit_name)) return;
    if (join->closed && !whole.has_unit && !upper->scaled) return;
    // give_back_scale() and a half behind the unit change the upper end: what counts is the value it left.
    Candidate alone = candidate;
    alone.quantity = *upper;
    alone.number = alone.range = upper->range;
    alone.has_unit = false;
    units_.take(text, range, alone);
    *upper = alone.quantity;
    if (!whole.has_unit && !upper->scaled && !join->dash) return;
    low = shared(candidate, *upper);
  }
  if (join->closed && !words_.stands_at(text, whole.range.end, Use::range_end)) return;
  figure.value = low;
  figure.high = upper->value;
  figure.over = upper->over;
  const bool falls = !low.less(upper->value);
  // 零下10至15度 may be -15 or 15.
  const bool unsure_sign = candidate.quantity.sign.size() > 1 && upper->sign.empty() && !candidate.has_unit;
  if (falls && !join->dash && candidate.has_unit) return;  // 由10人到5人: two figures
  if (falls && join->dash && candidate.has_unit && upper->sign.empty() && whole.range.end == upper->range.end) return;
  const bool cut = numbers_.is_cut(text, *upper) && !units_.begins_at(text, upper->range.end);
  if (cut || falls || unsure_sign) whole.refused_by = kUnread;
  candidate = whole;
}

}  // namespace zhibiao::indicators
