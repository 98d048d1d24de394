#include "indicators/doubts.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

bool is_chinese(const Figure& figure) { return figure.quantity.form == NumberForm::chinese; }

// Whether a word that begins in the unit goes on behind it: 组织 of 2组织体系.
bool goes_on(std::string_view text, base::Range unit, base::Range sentence, const lexicon::Lexicon& lexicon,
             Workspace& workspace) {
  workspace.split.clear();
  lexicon.split(text, {unit.begin, lexicon.run_around(text, unit, sentence).end}, workspace.split, workspace.lexicon);
  return std::ranges::any_of(workspace.split, [&](const lexicon::Word& word) {
    return word.range.begin < unit.end && word.range.end > unit.end;
  });
}

}  // namespace

void keep_named(std::string_view text, const Words& words, std::vector<Figure>& figures) {
  for (auto& figure : figures) {
    if (figure.refused_by != "number.in-word" || !figure.has_unit) continue;
    std::size_t begin = figure.number.begin;
    const auto is_letter = [&](char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); };
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    const base::Range letters{begin, figure.number.begin};
    if (!letters.empty() && words.entry(letters.of(text)).is(Meaning::measure_noun)) figure.refused_by = {};
  }
}

void refuse_words(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, const UnitWords& units,
                  Workspace& workspace, std::vector<Figure>& figures) {
  auto& split = workspace.split;
  base::Range done;  // what is split: a long run may hold many figures
  for (auto& figure : figures) {
    const bool numerals = is_chinese(figure) || figure.quantity.tenths;
    if (!figure.refused_by.empty() || figure.own || !numerals) continue;
    if (figure.range.begin < done.begin || figure.range.end > done.end) {
      done = lexicon.run_around(text, figure.range, sentence);
      split.clear();
      lexicon.split(text, done, split, workspace.lexicon);
    }
    const auto word_at = [&](std::size_t at) {
      return std::partition_point(split.begin(), split.end(),
                                  [&](const lexicon::Word& word) { return word.range.end <= at; });
    };
    // 件件, 个个: each and every one
    if (!figure.unit.empty() && text.substr(figure.unit.end, figure.unit.size()) == figure.unit.of(text)) {
      figure.refused_by = "number.indefinite";
      continue;
    }
    const auto word = word_at(figure.range.begin);
    if (word == split.end()) continue;
    // A word that begins before the number or goes on past its unit has the numeral inside.
    const bool numeric = word->tag == Tag::classifier || word->tag == Tag::numeral;
    const bool inside = word->range.begin < figure.range.begin || word->range.end > figure.range.end;
    // 王五分别发言: the unit begins a longer word.
    const auto last = word_at(figure.range.end - 1);
    const bool unit_in_word = figure.has_unit && last != split.end() && last->range.begin >= figure.number.end &&
                              last->range.end > figure.range.end && !units.counts_anything(figure.unit_name);
    if ((inside && !numeric) || unit_in_word) figure.refused_by = "number.in-word";
  }
}

void doubt_units(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, Workspace& workspace,
                 std::vector<Figure>& figures) {
  for (auto& figure : figures) {
    const bool plain = figure.quantity.form == NumberForm::arabic && !figure.parted && !figure.own;
    if (!plain || !figure.refused_by.empty() || figure.kind != Kind::count || figure.unit.empty()) continue;
    const bool opens = figure.range.begin == sentence.begin && !figure.quantity.scaled && !figure.quantity.high;
    const bool whole = figure.quantity.value.exponent >= 0;
    const bool short_unit = figure.unit.size() <= base::kIdeographSize;
    const auto listed = lexicon.longest(text, figure.unit.begin, patterns::Use::other_word);
    const bool may_begin_word = short_unit && listed && listed->range.end > figure.unit.end;
    if (!opens && !may_begin_word) continue;
    const bool in_word = goes_on(text, figure.unit, sentence, lexicon, workspace);
    if (opens && (in_word || (!whole && short_unit))) {
      figure.refused_by = "number.section";
    } else if (in_word && may_begin_word) {  // but 12项目标
      figure.range.end = figure.number.end;
      figure.unit = {figure.number.end, figure.number.end};
      figure.unit_name = {};
      figure.has_unit = false;
      figure.pattern = "number.plain";
      const bool counted = std::ranges::any_of(workspace.split, [&](const lexicon::Word& word) {
        return word.range.begin == figure.unit.begin && (word.tag == Tag::noun || word.tag == Tag::unknown);
      });
      if (whole && counted) figure.taken_by = "number.counts";
    }
  }
}

bool is_always_doubted(base::Range sentence, const Figure& figure) {
  if (figure.has_unit || figure.own) return false;
  if (figure.quantity.form == NumberForm::placeholder || is_chinese(figure)) return true;
  return figure.range.begin == sentence.begin && !figure.quantity.scaled;
}

}  // namespace zhibiao::indicators
