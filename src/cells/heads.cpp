#include "cells/heads.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "tables/cells.h"

namespace zhibiao::cells {
namespace {

using tables::Says;

// The first `count` code points.
std::string_view first(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += base::decode_code_point(text, at).size;
  return text.substr(0, at);
}

constexpr std::size_t kCircled = 3;  // bytes

// 年均增速 of 年均增速[累计], whose figures in square brackets are something else.
std::string_view without_square(std::string_view head) {
  const std::size_t open = head.rfind('[');
  if (!head.ends_with(']') || open == 0 || open == std::string_view::npos) return head;
  return head.substr(0, head[open - 1] == '/' ? open - 1 : open);
}

// ①, the mark of a note.
bool is_circled(std::string_view sign) {
  const auto letter = base::decode_code_point(sign, 0).value;
  return U'①' <= letter && letter <= U'⑳';
}

}  // namespace

bool Head::ends_with_change() const {
  constexpr std::size_t kRate = 3;  // one letter
  return change && *change != Change::none && change_word.range.end + kRate >= name.end;
}

std::optional<base::Range> HeadReader::metric_of(const Head& head) const {
  base::Range name = head.name;
  name.end -= head.sign;
  if (const auto marker = words_.find(head.text, Says::marker)) {
    if (marker->range.begin == 0 && marker->range.end < head.text.size()) name.begin += marker->range.end;
  }
  if (name.empty()) return std::nullopt;
  return name;
}

void HeadReader::take_unit(Head& head, std::string_view text) const {
  const auto moved = [&](std::size_t begin, std::size_t end) {
    return base::Range{head.range.begin + begin, head.range.begin + end};
  };
  std::size_t end = text.size();
  // Marks of footnotes stand behind all.
  while (end > 0 && (text[end - 1] == '*' || text[end - 1] == '#')) --end;
  while (end > kCircled && is_circled(text.substr(end - kCircled, kCircled))) end -= kCircled;
  // 年均增速(%)/[累计]: what figures in square brackets are has the row's own unit.
  const bool square = end > 0 && text[end - 1] == ']';
  if (square) {
    end = std::min(text.rfind('['), end);
    if (end > 0 && text[end - 1] == '/') --end;
  }
  for (int brackets = 0; brackets < 2 && end > 0 && text[end - 1] == ')'; ++brackets) {
    const std::size_t open = text.substr(0, end).rfind('(');
    if (open == std::string_view::npos) break;
    std::string_view inside = text.substr(open + 1, end - open - 2);
    if (const auto named = words_.find(inside, Says::unit_line); named && named->unit) inside = named->unit->of(inside);
    auto unit = figures_.unit(inside);
    if (!unit && words_.says(inside, Says::days))
      unit = Unit{std::string(inside), Kind::duration, {1, 0}, std::string(inside)};
    if (!unit) break;
    if (!head.unit) {
      head.unit = unit;
      head.unit_word = {moved(open + 1, end - 1), "table.unit.brackets"};
    }
    end = open;
  }
  if (square) end = text.size();
  head.name = moved(0, end);
  if (head.unit) return;
  const std::string_view name = text.substr(0, end);
  if (const auto said = words_.find(name, Says::unit); said && said->unit) {
    if (auto unit = figures_.unit(said->unit->of(name))) {
      head.unit = std::move(unit);
      head.unit_word = {moved(said->unit->begin, said->unit->end), said->word->id};
      head.unit_only = said->unit->size() == name.size();
      if (!head.unit_only && said->unit->end == name.size()) head.sign = said->unit->size();
    }
  }
}

std::string HeadReader::period_of(std::string_view document, base::Range range, std::optional<int> year,
                                  std::optional<base::Range> reference) const {
  std::vector<indicators::Excluded> excluded;
  std::vector<indicators::Time> times;
  exclusions_.find(document.substr(0, range.end), range, excluded, times);
  indicators::set_years(year, times);
  std::string period;
  for (const auto& time : times) {
    if (reference && reference->begin <= time.range.begin && time.range.begin < reference->end) continue;
    if (!time.period.empty()) period = time.period;
  }
  return period;
}

Head HeadReader::read(const tables::Cell& cell, const text::SourceText& source, text::FoldedText& document,
                      std::optional<int> year) const {
  Head head;
  head.range = tables::append(document, source, cell);
  document.append_break("\n", cell.place.end);
  const std::string whole(head.range.of(document.text()));
  take_unit(head, whole);
  head.text = std::string(head.name.of(document.text()));
  const std::string verbatim = tables::verbatim(source, cell);
  head.shown = std::string(first(verbatim, base::count_code_points(head.text)));
  const auto moved = [&](base::Range range) {
    return base::Range{head.range.begin + range.begin, head.range.begin + range.end};
  };
  const bool is_year = tables::kind_of(head.text) == tables::CellKind::year;
  head.aspect = is_year || words_.says(head.text, Says::aspect);
  const std::string_view plain = without_square(head.text);
  head.rate = words_.says(plain, Says::rate);
  head.perhaps_rate = words_.says(plain, Says::perhaps_rate);
  head.last_year = words_.says(head.text, Says::last_year);
  head.score = words_.says(head.text, Says::score);
  if (const auto said = words_.role(head.text)) {
    head.role = said->role;
    head.role_word = {moved(said->said.range), said->said.word->id};
  }
  const auto level = words_.find(head.text, Says::level);
  const auto rise = words_.find(head.text, Says::increase);
  const auto fall = words_.find(head.text, Says::decrease);
  // 增加值 is a level, 增加值增速 is not
  const std::size_t changed = std::max(rise ? rise->range.end : 0, fall ? fall->range.end : 0);
  if (level && level->range.end >= changed) {
    head.change = Change::none;
    head.change_word = {moved(level->range), level->word->id};
  } else if (rise || fall) {
    const bool is_fall = fall && (!rise || fall->range.end > rise->range.end);
    const auto& said = is_fall ? *fall : *rise;
    head.change = is_fall ? Change::decrease : Change::increase;
    head.change_word = {moved(said.range), said.word->id};
    if (said.base && !said.base->empty()) head.base = moved(*said.base);
  }
  head.period = is_year ? head.text : period_of(document.text(), head.range, year, head.base);
  return head;
}

}  // namespace zhibiao::cells
