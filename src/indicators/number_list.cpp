#include "indicators/number_list.h"

#include <algorithm>

#include "base/utf8.h"
#include "indicators/candidates.h"
#include "indicators/doubts.h"
#include "indicators/phrase.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"
#include "patterns/cue_groups.h"
#include "text/folded_text.h"

namespace zhibiao::indicators {
namespace {

// How far from a number the words are looked at: a comparator and what may stand between the two.
constexpr std::size_t kReach = 48;
constexpr std::size_t kFewestInRow = 3;
constexpr std::string_view kInRow = "number.digits-in-a-row";

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

std::size_t whole_characters_from(std::string_view text, std::size_t at) {
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

}  // namespace

struct NumberListReader::Rules {
  Rules(const patterns::PackSet& packs, std::string_view word_list)
      : lexicon(word_list, patterns::cue_words(packs)), candidates(packs), words(packs, lexicon) {
    for (const auto& cue : packs.cues) {
      if (cue.cue == "numeral" && cue.value == "minus") minus.insert(minus.end(), cue.words.begin(), cue.words.end());
    }
  }

  // The words of text[range], as many as stand within reach of its begin or end.
  [[nodiscard]] std::vector<lexicon::Word> words_before(std::string_view text, base::Range range) const {
    if (range.size() > kReach) range.begin = whole_characters_from(text, range.end - kReach);
    std::vector<lexicon::Word> split;
    lexicon.split(text, range, split);
    return split;
  }
  [[nodiscard]] std::vector<lexicon::Word> words_after(std::string_view text, base::Range range) const {
    if (range.size() > kReach) range.end = std::min(range.end, whole_characters_from(text, range.begin + kReach));
    std::vector<lexicon::Word> split;
    lexicon.split(text, range, split);
    return split;
  }

  // 负 as a word of its own before the number; in 减负 it is none.
  [[nodiscard]] std::size_t minus_before(std::string_view text, base::Range before) const {
    const auto left = words_before(text, before);
    if (left.empty()) return 0;
    const std::string_view last = left.back().range.of(text);
    return std::find(minus.begin(), minus.end(), last) == minus.end() ? 0 : last.size();
  }

  // A number without a unit that is another word as well: 拾 of 拾到, 万一.
  [[nodiscard]] bool is_other_word(std::string_view text, const Candidate& candidate) const {
    using lexicon::Tag;
    if (candidate.has_unit || candidate.figure.form != NumberForm::chinese) return false;
    const Tag tag = lexicon.tag(candidate.range.of(text));
    return tag == Tag::verb || tag == Tag::adverb || tag == Tag::conjunction || tag == Tag::phrase;
  }

  [[nodiscard]] Comparator comparator(std::string_view text, base::Range before, base::Range after,
                                      const Candidate& candidate) const {
    Comparator result = candidate.figure.over ? Comparator::more_than : Comparator::equal;
    const auto left = words_before(text, before);
    for (std::size_t i = left.size(), looked = 0; i > 0 && looked < 3; --i, ++looked) {
      const auto& entry = words.entry(left[i - 1], text);
      if (entry.is(Meaning::comparator_before)) {
        result = entry.before;
        break;
      }
      if (!entry.is(Meaning::level) && left[i - 1].tag != lexicon::Tag::particle) break;  // 超过了, 不低于到
    }
    const auto right = words_after(text, after);
    if (!right.empty()) {
      const auto& entry = words.entry(right.front(), text);
      if (entry.is(Meaning::comparator_after)) result = entry.after;
    }
    return result;
  }

  lexicon::Lexicon lexicon;
  CandidateFinder candidates;
  Words words;
  std::vector<std::string> minus;
};

NumberListReader::NumberListReader(const patterns::PackSet& packs, std::string_view word_list)
    : rules_(std::make_unique<const Rules>(packs, word_list)) {}

NumberListReader::~NumberListReader() = default;

std::vector<ListedNumber> NumberListReader::read(std::string_view text) const {
  text::FoldedText folded;
  folded.append(text, {0, text.size()});
  const std::string_view plain = folded.text();
  const base::Range whole{0, plain.size()};
  std::vector<Candidate> found;
  rules_->candidates.find(plain, whole, found);
  // A row of digits is no one count, but a number: 壹贰叁.
  for (auto& candidate : found) {
    const bool row = candidate.figure.list && base::count_code_points(candidate.number.of(plain)) >= kFewestInRow;
    if (row && candidate.refused_by == kInRow) candidate.refused_by = {};
  }
  Workspace workspace;
  refuse_words(plain, whole, rules_->lexicon, rules_->words, workspace, found);

  std::vector<ListedNumber> numbers;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Candidate& candidate = found[i];
    if (!candidate.refused_by.empty() || candidate.figure.form == NumberForm::placeholder) continue;
    if (rules_->is_other_word(plain, candidate)) continue;
    base::Range range = candidate.range;
    const base::Range before{i == 0 ? 0 : found[i - 1].range.end, range.begin};
    const base::Range after{range.end, i + 1 == found.size() ? plain.size() : found[i + 1].range.begin};
    Number figure = candidate.figure;
    if (const std::size_t minus = rules_->minus_before(plain, before); minus > 0 && !figure.high) {
      range.begin -= minus;
      figure.value.mantissa = -figure.value.mantissa;
    }
    ListedNumber number;
    number.range = folded.source(range);
    number.value = figure.value.decimal();
    if (figure.high) number.high = figure.high->decimal();
    number.unit = candidate.unit_name;
    if (candidate.has_unit) number.kind = candidate.kind;
    number.comparator = rules_->comparator(plain, before, after, candidate);
    numbers.push_back(std::move(number));
  }
  return numbers;
}

}  // namespace zhibiao::indicators
