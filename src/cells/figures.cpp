#include "cells/figures.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "indicators/stated.h"
#include "tables/cells.h"
#include "zhibiao/names.h"

namespace zhibiao::cells {
namespace {

using numbers::Exact;
using numbers::NumberForm;

constexpr std::string_view kListSigns[] = {"、", ",", "，", "/", ";", "；"};
constexpr std::pair<std::string_view, Comparator> kSigns[] = {
    {"≥", Comparator::at_least},  {"≧", Comparator::at_least},  {">=", Comparator::at_least},
    {"≤", Comparator::at_most},   {"≦", Comparator::at_most},   {"<=", Comparator::at_most},
    {">", Comparator::more_than}, {"<", Comparator::less_than}, {"≈", Comparator::about},
    {"=", Comparator::equal},
};

std::optional<Comparator> comparator_of(std::string_view value) {
  constexpr std::pair<std::string_view, Comparator> kValues[] = {
      {"=", Comparator::equal},    {">=", Comparator::at_least}, {">", Comparator::more_than},
      {"<=", Comparator::at_most}, {"<", Comparator::less_than}, {"~", Comparator::about}};
  for (const auto& [name, comparator] : kValues) {
    if (name == value) return comparator;
  }
  return std::nullopt;
}

// What a page sets behind a figure: a footnote, a star, a remark in brackets.
bool is_remark(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == '(' || text.front() == '[') return text.back() == ')' || text.back() == ']';
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = base::decode_code_point(text, at);
    const bool mark = sign.value == U'*' || (sign.value >= 0x2460 && sign.value <= 0x2473) || sign.value == U'↑' ||
                      sign.value == U'↓' || sign.value == U'▲' || sign.value == U'▼' || sign.value == U'#';
    if (!mark) return false;
    at += sign.size;
  }
  return true;
}

}  // namespace

FigureReader::FigureReader(const indicators::FigureFinder& candidates, const std::vector<patterns::Cue>& cues)
    : candidates_(candidates) {
  for (const auto& cue : cues) {
    const bool level = cue.cue == "level" && cue.value == "reached";  // 控制在4以内
    if (cue.cue != "comparator" && !level) continue;
    const auto comparator = level ? std::optional(Comparator::equal) : comparator_of(cue.value);
    if (!comparator) continue;
    auto& words = level || cue.position == "before" ? before_ : after_;
    for (const auto& word : cue.words) words.push_back({word, *comparator});
  }
  for (const auto& cue : cues) {
    if (cue.cue == "range" && cue.value == "range")
      range_signs_.insert(range_signs_.end(), cue.words.begin(), cue.words.end());
  }
  std::stable_sort(range_signs_.begin(), range_signs_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  const auto longer = [](const Word& a, const Word& b) { return a.word.size() > b.word.size(); };
  std::stable_sort(before_.begin(), before_.end(), longer);
  std::stable_sort(after_.begin(), after_.end(), longer);
}

std::optional<Unit> FigureReader::whole_unit(std::string_view text) const {
  if (text.empty() || (text.front() >= '0' && text.front() <= '9')) return std::nullopt;
  const std::string probe = "1" + std::string(text);
  const auto candidate = candidates_.at(probe, {0, probe.size()}, 0);
  if (!candidate || candidate->range.end != probe.size() || candidate->quantity.high || candidate->quantity.over) {
    return std::nullopt;
  }
  return Unit{std::string(candidate->unit_name), candidate->kind, candidate->quantity.value, std::string(text)};
}

std::optional<Unit> FigureReader::unit(std::string_view text) const {
  while (!text.empty() && (text.front() == '+' || text.front() == '-' || text.front() == '(')) text.remove_prefix(1);
  if (text.starts_with("±")) text.remove_prefix(std::string_view("±").size());
  if (text.ends_with(')') && text.find('(') == std::string_view::npos) text.remove_suffix(1);
  if (text.starts_with("1/")) text.remove_prefix(1);  // 1/10万
  if (auto whole = whole_unit(text)) return whole;
  // 元、%: the first counts.
  std::size_t end = text.size();
  for (const std::string_view sign : kListSigns) end = std::min(end, text.find(sign));
  return end < text.size() ? whole_unit(text.substr(0, end)) : std::nullopt;
}

std::vector<Unit> FigureReader::units(std::string_view text) const {
  std::vector<Unit> found;
  if (auto whole = whole_unit(text)) return {std::move(*whole)};
  while (!text.empty()) {
    std::size_t end = text.size();
    std::size_t next = text.size();
    for (const std::string_view sign : kListSigns) {
      const std::size_t at = text.find(sign);
      if (at >= end) continue;
      end = at;
      next = at + sign.size();
    }
    auto each = whole_unit(text.substr(0, end));
    if (!each && found.empty()) return {};
    if (each) found.push_back(std::move(*each));
    text.remove_prefix(next);
  }
  return found;
}

bool FigureReader::take_before(std::string_view cell, std::size_t& at, CellFigure& figure) const {
  if (at >= cell.size() || (cell[at] >= '0' && cell[at] <= '9')) return false;
  for (const auto& [sign, comparator] : kSigns) {
    if (!cell.substr(at).starts_with(sign)) continue;
    figure.comparator = comparator;
    at += sign.size();
    return true;
  }
  for (const auto& word : before_) {
    if (!cell.substr(at).starts_with(word.word)) continue;
    figure.comparator = word.comparator;
    at += word.word.size();
    return true;
  }
  return false;
}

bool FigureReader::take_after(std::string_view cell, std::size_t at, CellFigure& figure) const {
  const std::string_view rest = cell.substr(at);
  for (const auto& word : after_) {
    if (!rest.starts_with(word.word)) continue;
    figure.comparator = word.comparator;
    return is_remark(rest.substr(word.word.size()));
  }
  return is_remark(rest);
}

std::optional<CellFigure> FigureReader::figure(std::string_view cell) const {
  CellFigure figure;
  std::size_t begin = 0;
  while (take_before(cell, begin, figure)) {
  }
  const tables::Figure place = tables::figure_of(cell.substr(begin));
  std::size_t at = begin + place.number.begin;
  const bool digits = !place.number.empty();
  if (!digits) at = begin;
  if (at >= cell.size()) return std::nullopt;
  auto candidate = candidates_.at(cell, {0, cell.size()}, at);
  if (!candidate || candidate->quantity.vague || candidate->quantity.list) return std::nullopt;
  figure.placeholder = candidate->quantity.form == NumberForm::placeholder;
  if (!digits && !figure.placeholder) return std::nullopt;
  // 6/19 are two numbers, 10:30 is a time.
  if (candidate->quantity.form == NumberForm::fraction || !candidate->refused_by.empty()) return std::nullopt;
  figure.value = candidate->quantity.value;
  figure.high = candidate->quantity.high;
  figure.range = {digits ? begin + place.begin : at, candidate->range.end};
  figure.number = {figure.range.begin, candidate->number.end};
  figure.unit = candidate->unit;
  std::size_t end = candidate->range.end;
  if (candidate->has_unit || candidate->quantity.scaled || candidate->quantity.form == NumberForm::percent ||
      candidate->quantity.form == NumberForm::permille) {
    figure.own =
        Unit{std::string(candidate->unit_name), candidate->kind, {1, 0}, std::string(candidate->unit.of(cell))};
  }
  const std::size_t bracket = begin + place.end;
  if (digits && bracket > end && place.negative) {
    figure.range.end = end = bracket;
  }
  figure.square = place.square;
  if (place.square) {
    figure.range.begin = at;
    end = bracket;
  }
  if (candidate->quantity.over) figure.comparator = Comparator::more_than;
  if (!figure.high && !figure.placeholder) {
    for (const std::string& sign : range_signs_) {
      if (!cell.substr(end).starts_with(sign)) continue;
      const auto upper = candidates_.at(cell, {0, cell.size()}, end + sign.size());
      if (!upper || upper->range.end != cell.size() || !figure.value.less(upper->quantity.value)) return std::nullopt;
      if (tables::kind_of(candidate->number.of(cell)) == tables::CellKind::year) return std::nullopt;
      figure.high = upper->quantity.value;
      figure.range.end = end = upper->range.end;
      if (upper->has_unit) {
        figure.own = Unit{std::string(upper->unit_name), upper->kind, {1, 0}, std::string(upper->unit.of(cell))};
        figure.unit = upper->unit;
      }
      break;
    }
  }
  if (!figure.placeholder) {
    figure.stated = indicators::stated(cell, *candidate);
    if (figure.high) figure.stated.high = figure.high->decimal();
  }
  if (digits && place.negative && figure.value.mantissa > 0) {
    figure.value.mantissa = -figure.value.mantissa;
    figure.stated.value.text.insert(0, "-");
  }
  if (!take_after(cell, end, figure)) return std::nullopt;
  return figure;
}

}  // namespace zhibiao::cells
