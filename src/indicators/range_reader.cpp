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
Exact RangeReader::shared(const Figure& low, const Number& upper) {
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

void RangeReader::take(std::string_view text, base::Range range, Figure& figure) const {
  if (figure.quantity.high || figure.quantity.over || figure.quantity.half || figure.quantity.vague) return;
  const auto join = join_at(text, range, figure.range.end);
  if (!join || join->end >= range.end) return;
  auto upper = numbers_.read(text, join->end);
  if (!upper || upper->range.end > range.end || upper->high || upper->half || upper->vague) return;

  Figure whole = figure;
  whole.quantity.range.end = whole.number.end = whole.range.end = upper->range.end;
  Number& quantity = whole.quantity;
  quantity.scaled = upper->scaled;
  quantity.scale = upper->scale;
  quantity.chain = upper->chain;
  quantity.tail = upper->tail;
  if (figure.quantity.form == NumberForm::placeholder || upper->form == NumberForm::placeholder) {
    if (figure.quantity.form != upper->form || join->closed) return;
    whole.has_unit = false;
    units_.take(text, range, whole);
    if (!whole.has_unit || (figure.has_unit && whole.unit_name != figure.unit_name)) return;
    figure = whole;
    return;
  }
  Exact low = figure.quantity.value;
  if (upper->form == NumberForm::percent && is_plain(figure.quantity) && upper->tenths && !figure.has_unit) {
    quantity.form = NumberForm::percent;  // 三到五成
    whole.kind = Kind::percentage;
    low = low.less(Exact{10, 0}) ? low.scaled(1).reduced() : low;
    whole.has_unit = true;
    whole.unit_name = "%";
    whole.pattern = "number.part";
  } else if (figure.quantity.form == NumberForm::percent || figure.quantity.form == NumberForm::permille) {
    const bool part = !figure.quantity.tenths && is_plain(*upper);  // 百分之三到五
    if (!part && upper->form != figure.quantity.form) return;
    if (part) {
      Figure alone = whole;
      alone.has_unit = false;
      alone.quantity = *upper;
      alone.number = alone.range = upper->range;
      units_.take(text, range, alone);
      if (alone.has_unit) return;
    }
    quantity.scaled = false;
  } else if (figure.quantity.form == NumberForm::fraction || figure.quantity.form == NumberForm::rate) {
    if (upper->form != figure.quantity.form) return;
    if (upper->form == NumberForm::rate && upper->per.of(text) != figure.quantity.per.of(text)) return;
  } else {
    if (!is_plain(*upper) || !is_plain(figure.quantity)) return;
    whole.has_unit = false;
    units_.take(text, range, whole);
    if (figure.has_unit && (!whole.has_unit || whole.unit_name != figure.unit_name)) return;
    if (join->closed && !whole.has_unit && !upper->scaled) return;
    // give_back_scale() and a half behind the unit change the upper end: what counts is the value it left.
    Figure alone = figure;
    alone.quantity = *upper;
    alone.number = alone.range = upper->range;
    alone.has_unit = false;
    units_.take(text, range, alone);
    *upper = alone.quantity;
    if (!whole.has_unit && !upper->scaled && !join->dash) return;
    low = shared(figure, *upper);
  }
  if (join->closed && !words_.stands_at(text, whole.range.end, Use::range_end)) return;
  quantity.value = low;
  quantity.high = upper->value;
  quantity.over = upper->over;
  const bool falls = !low.less(upper->value);
  // 零下10至15度 may be -15 or 15.
  const bool unsure_sign = figure.quantity.sign.size() > 1 && upper->sign.empty() && !figure.has_unit;
  if (falls && !join->dash && figure.has_unit) return;  // 由10人到5人: two figures
  if (falls && join->dash && figure.has_unit && upper->sign.empty() && whole.range.end == upper->range.end) return;
  const bool cut = numbers_.is_cut(text, *upper) && !units_.begins_at(text, upper->range.end);
  if (cut || falls || unsure_sign) whole.refused_by = kUnread;
  figure = whole;
}

}  // namespace zhibiao::indicators
