#include "indicators/doubts.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

bool is_chinese(const Candidate& candidate) { return candidate.quantity.form == NumberForm::chinese; }

bool is_one(const Candidate& candidate) {
  return candidate.quantity.value.mantissa == 1 && candidate.quantity.value.exponent == 0 && !candidate.quantity.scaled;
}

// A numeral in characters or a placeholder is none without a unit.
bool lacks_unit(const Candidate& candidate) {
  return !candidate.has_unit && (is_chinese(candidate) || candidate.quantity.form == NumberForm::placeholder);
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

void refuse_words(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon, const Words& words,
                  const UnitWords& units, Workspace& workspace, std::vector<Candidate>& candidates) {
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
    const auto word = std::partition_point(
        split.begin(), split.end(), [&](const lexicon::Word& w) { return w.range.end <= candidate.range.begin; });
    if (word == split.end()) continue;
    // A word that begins before the number or goes on past its unit has the numeral inside.
    const bool before = word->range.begin < candidate.range.begin;
    const bool after = word->range.end > candidate.range.end;
    // 王五分别发言: the unit begins a longer word.
    const auto last = std::partition_point(word, split.end(),
                                           [&](const lexicon::Word& w) { return w.range.end < candidate.range.end; });
    const bool unit_in_word = candidate.has_unit && last != split.end() && last->range.begin >= candidate.number.end &&
                              last->range.end > candidate.range.end;
    const bool into_unit = word->range.end > candidate.number.end && word->range.end < candidate.range.end;
    // 一年 of 一年半
    const bool time = (word->tag == Tag::time || words.entry(*word, text).is(Meaning::scope_time)) &&
                      candidate.kind == Kind::duration && into_unit && !before;
    const bool numeric = word->tag == Tag::classifier || word->tag == Tag::numeral || time ||
                         words.entry(*word, text).is(Meaning::comparator_before);
    if (((before || after || into_unit) && !numeric) || (unit_in_word && !units.counts_anything(candidate.unit_name))) {
      candidate.refused_by = "number.in-word";
    }
  }
}

void refuse_section_numbers(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon,
                            Workspace& workspace, std::vector<Candidate>& candidates) {
  constexpr std::size_t kReach = 24;
  if (candidates.empty()) return;
  Candidate& first = candidates.front();
  const bool plain = first.quantity.form == NumberForm::arabic && !first.quantity.scaled && !first.quantity.high;
  if (!plain || first.own || !first.refused_by.empty() || first.range.begin != sentence.begin) return;
  if (first.unit.empty() || first.kind != Kind::count) return;
  // 1.2本项目: a section's number, for a count of one classifier is whole
  if (first.quantity.value.exponent < 0 && first.unit.size() <= base::kIdeographSize) {
    first.refused_by = "number.section";
    return;
  }
  std::size_t end = std::min(sentence.end, first.unit.begin + kReach);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  workspace.split.clear();
  lexicon.split(text, {first.unit.begin, end}, workspace.split, workspace.lexicon);
  for (const auto& word : workspace.split) {  // 2组织体系
    if (word.range.begin < first.unit.end && word.range.end > first.unit.end) first.refused_by = "number.section";
  }
}

void take_words_from_units(std::string_view text, base::Range sentence, const lexicon::Lexicon& lexicon,
                           Workspace& workspace, std::vector<Candidate>& candidates) {
  constexpr std::size_t kReach = 24;
  for (auto& candidate : candidates) {
    const bool plain = candidate.quantity.form == NumberForm::arabic && !candidate.parted && !candidate.own;
    if (!plain || !candidate.refused_by.empty() || candidate.kind != Kind::count) continue;
    if (candidate.unit.size() != base::kIdeographSize || candidate.unit.end != candidate.range.end) continue;
    const std::size_t at = candidate.unit.begin;
    const auto listed = lexicon.longest(text, at, patterns::Use::other_word);
    if (!listed || listed->range.end <= candidate.unit.end) continue;
    std::size_t end = std::min(sentence.end, at + kReach);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    workspace.split.clear();
    lexicon.split(text, {at, end}, workspace.split, workspace.lexicon);
    if (workspace.split.empty() || workspace.split.front().range.end <= candidate.unit.end) continue;  // 12项目标
    candidate.range.end = candidate.number.end;
    candidate.unit = {candidate.number.end, candidate.number.end};
    candidate.unit_name = {};
    candidate.has_unit = false;
    candidate.counts_word = candidate.quantity.value.exponent >= 0;
    candidate.pattern = "number.plain";
  }
}

bool is_always_doubted(base::Range sentence, const Candidate& candidate) {
  if (candidate.has_unit || candidate.own) return false;
  const bool word_needed = candidate.quantity.form == NumberForm::arabic && !candidate.quantity.scaled;
  return lacks_unit(candidate) || (word_needed && candidate.range.begin == sentence.begin);
}

std::string_view doubt(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                       const Candidate& candidate) {
  const Token* before = at > 0 ? &tokens[at - 1] : nullptr;
  const Token* after = at + 1 < tokens.size() ? &tokens[at + 1] : nullptr;
  const bool compared = (before != nullptr && before->is(Meaning::comparator_before)) ||
                        (after != nullptr && after->is(Meaning::comparator_after));

  // 件件, 个个: each and every one
  if (!candidate.unit.empty() && is_chinese(candidate) &&
      text.substr(candidate.unit.end, candidate.unit.size()) == candidate.unit.of(text)) {
    return "number.indefinite";
  }
  if (candidate.quantity.bare_scale && candidate.quantity.form == NumberForm::chinese && !candidate.quantity.over &&
      !(before != nullptr && before->is(Meaning::comparator_before))) {
    return "number.bare-scale";
  }
  if (!candidate.has_unit) {
    // A number alone measures where a word says that it is one: 人口64万, 指数达到1.2
    bool joined = before != nullptr && (before->is(Meaning::level) || before->is(Meaning::comparator_before));
    // 由上年的102.3降至101.5: where a rise begins and its end is told
    if (at >= 2 && before->is(Meaning::of) && after != nullptr && after->is(Meaning::level)) {
      const Token& start = tokens[at - 2];  // 上年, 同期
      joined = start.is_date() || start.is(Meaning::scope_time) || start.is(Meaning::pronoun_scope);
    }
    const bool named = before != nullptr && before->type == TokenType::word &&
                       (before->tag == Tag::noun || before->is(Meaning::measure_noun));
    // 指数3.76(目标4.1): a bracket that holds a figure is none of one token
    const bool opens_remark = after != nullptr && (after->type == TokenType::bracket || after->range.of(text) == "(");
    const bool ends = after == nullptr || after->type == TokenType::stop_sign || after->type == TokenType::list_sign ||
                      after->type == TokenType::candidate || opens_remark || after->is(Meaning::comparator_after) ||
                      after->is(Meaning::level);
    const bool decimal = candidate.quantity.value.exponent < 0;
    // 近8万市民: people counted without a classifier
    const bool counts_noun = (candidate.quantity.scaled || candidate.counts_word) && after != nullptr &&
                             after->type == TokenType::word && after->tag == Tag::noun &&
                             (candidate.counts_word || !after->is(Meaning::measure_noun));
    // 600多留守老人: 多 tells that it counts
    const bool over_noun = candidate.quantity.over && after != nullptr && after->type == TokenType::word &&
                           (after->tag == Tag::noun || after->is(Meaning::attribute)) &&
                           !after->is(Meaning::measure_noun);
    const bool counts = counts_noun || over_noun;
    if (!is_chinese(candidate) && candidate.quantity.form == NumberForm::arabic && counts) return "";
    // 为1600万困难群众, 投资85.6亿: digits with 万 and 亿 are always a quantity
    const bool large = candidate.quantity.scale >= 4 && candidate.quantity.form == NumberForm::arabic;
    if (large && (before != nullptr || after != nullptr)) return "";
    // 分别为93.5、95.8、97.2: the figures of one list are of one kind
    if (before != nullptr && before->type == TokenType::list_sign && at >= 2 && ends &&
        tokens[at - 2].type == TokenType::candidate && candidate.quantity.value.exponent < 0) {
      return "";
    }
    if (lacks_unit(candidate) || !ends) return "number.no-unit";
    // 参加人数逾5000
    const bool bounded = before != nullptr && before->is(Meaning::comparator_before) && at >= 2 &&
                         tokens[at - 2].is(Meaning::measure_noun) && !is_chinese(candidate);
    // 常住人口766579: more digits than a year has
    constexpr std::int64_t kFiveDigits = 10000;
    const bool many = before != nullptr && before->is(Meaning::measure_noun) && !decimal &&
                      candidate.quantity.form == NumberForm::arabic && candidate.quantity.value.mantissa >= kFiveDigits;
    const bool plain_count = (candidate.quantity.scaled && (joined || named)) || bounded || many;
    const bool plain_measure = (joined && (decimal || before->is(Meaning::level))) ||
                               (decimal && before != nullptr && before->is(Meaning::measure_noun));
    return plain_count || plain_measure ? "" : "number.no-unit";
  }
  if (is_chinese(candidate) && is_one(candidate) && !compared && candidate.kind != Kind::multiple) {
    // 一所, 一项 mean "a", but for how often: 每学期开展一次
    if (before != nullptr && before->is(Meaning::every)) return "number.indefinite";
    bool often = false;
    for (std::size_t i = 0; i < at; ++i) {
      if (!tokens[i].is(Meaning::every)) continue;
      often = often || tokens[i].range.size() > base::kIdeographSize ||
              (i + 1 < at && (tokens[i + 1].tag == Tag::time || tokens[i + 1].is(Meaning::scope_time) ||
                              tokens[i + 1].tag == Tag::noun));
    }
    return often && candidate.kind == Kind::count ? "" : "number.indefinite";
  }
  const bool sum = candidate.unit.size() > base::kIdeographSize;  // 五元三毛
  if (is_chinese(candidate) && candidate.kind == Kind::money && !compared && !candidate.quantity.scaled && !sum) {
    return "number.in-name";  // 三元乳业
  }
  return "";
}

}  // namespace zhibiao::indicators
