#include "indicators/doubts.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

bool is_chinese(const Candidate& candidate) { return candidate.quantity.form == NumberForm::chinese; }

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

void keep_named(std::string_view text, const Words& words, std::vector<Candidate>& candidates) {
  for (auto& candidate : candidates) {
    if (candidate.refused_by != "number.in-word" || !candidate.has_unit) continue;
    std::size_t begin = candidate.number.begin;
    const auto is_letter = [&](char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); };
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    const base::Range letters{begin, candidate.number.begin};
    if (!letters.empty() && words.entry(letters.of(text)).is(Meaning::measure_noun)) candidate.refused_by = {};
  }
}

void refuse_words(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, const UnitWords& units,
                  Workspace& workspace, std::vector<Candidate>& candidates) {
  auto& split = workspace.split;
  base::Range done;  // what is split: a long run may hold many candidates
  for (auto& candidate : candidates) {
    const bool numerals = is_chinese(candidate) || candidate.quantity.tenths;
    if (!candidate.refused_by.empty() || candidate.own || !numerals) continue;
    if (candidate.range.begin < done.begin || candidate.range.end > done.end) {
      done = lexicon.run_around(text, candidate.range, sentence);
      split.clear();
      lexicon.split(text, done, split, workspace.lexicon);
    }
    const auto word_at = [&](std::size_t at) {
      return std::partition_point(split.begin(), split.end(),
                                  [&](const lexicon::Word& word) { return word.range.end <= at; });
    };
    const auto word = word_at(candidate.range.begin);
    if (word == split.end()) continue;
    // A word that begins before the number or goes on past its unit has the numeral inside.
    const bool numeric = word->tag == Tag::classifier || word->tag == Tag::numeral;
    const bool inside = word->range.begin < candidate.range.begin || word->range.end > candidate.range.end;
    // 王五分别发言: the unit begins a longer word.
    const auto last = word_at(candidate.range.end - 1);
    const bool unit_in_word = candidate.has_unit && last != split.end() && last->range.begin >= candidate.number.end &&
                              last->range.end > candidate.range.end && !units.counts_anything(candidate.unit_name);
    if ((inside && !numeric) || unit_in_word) candidate.refused_by = "number.in-word";
  }
}

void doubt_units(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, Workspace& workspace,
                 std::vector<Candidate>& candidates) {
  for (auto& candidate : candidates) {
    const bool plain = candidate.quantity.form == NumberForm::arabic && !candidate.parted && !candidate.own;
    if (!plain || !candidate.refused_by.empty() || candidate.kind != Kind::count || candidate.unit.empty()) continue;
    const bool opens =
        candidate.range.begin == sentence.begin && !candidate.quantity.scaled && !candidate.quantity.high;
    const bool whole = candidate.quantity.value.exponent >= 0;
    const bool short_unit = candidate.unit.size() <= base::kIdeographSize;
    const auto listed = lexicon.longest(text, candidate.unit.begin, patterns::Use::other_word);
    const bool may_begin_word = short_unit && listed && listed->range.end > candidate.unit.end;
    if (!opens && !may_begin_word) continue;
    const bool in_word = goes_on(text, candidate.unit, sentence, lexicon, workspace);
    if (opens && (in_word || (!whole && short_unit))) {
      candidate.refused_by = "number.section";
    } else if (in_word && may_begin_word) {  // but 12项目标
      candidate.range.end = candidate.number.end;
      candidate.unit = {candidate.number.end, candidate.number.end};
      candidate.unit_name = {};
      candidate.has_unit = false;
      candidate.pattern = "number.plain";
      if (whole) candidate.taken_by = "number.counts";
    }
  }
}

bool is_always_doubted(base::Range sentence, const Candidate& candidate) {
  if (candidate.has_unit || candidate.own) return false;
  if (candidate.quantity.form == NumberForm::placeholder || is_chinese(candidate)) return true;
  return candidate.range.begin == sentence.begin && !candidate.quantity.scaled;
}

}  // namespace zhibiao::indicators
