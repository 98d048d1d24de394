#include "indicators/number_list.h"

#include <algorithm>

#include "base/utf8.h"
#include "indicators/candidates.h"
#include "indicators/doubts.h"
#include "indicators/phrase.h"
#include "indicators/words.h"
#include "lexicon/lexicon.h"
#include "text/folded_text.h"

namespace zhibiao::indicators {
namespace {

using numbers::digits_end;
using numbers::is_digit;

// How far from a number the words are looked at: a comparator and what may stand between the two.
constexpr std::size_t kReach = 48;
constexpr std::size_t kFewestInRow = 3;
constexpr std::string_view kInRow = "number.digits-in-a-row";

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

std::size_t whole_characters_from(std::string_view text, std::size_t at) {
  while (at < text.size() && continues(text[at])) ++at;
  return at;
}

// One sign of what numbers are written with, or a digit.
bool is_of_number(const Numerals& numerals, std::string_view text, std::size_t at) {
  if (is_digit(text, at)) return true;
  const auto sign = numerals.symbol(text, at).sign;
  return sign != Numerals::Sign::none && sign != Numerals::Sign::placeholder;
}

// 1 2 6 0: single digits with one blank between each two, three and more of them.
std::size_t end_of_spaced_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t count = 0;
  while (is_digit(text, end) && !is_digit(text, end + 1)) {
    ++count;
    at = ++end;
    if (end + 1 >= text.size() || text[end] != ' ' || !is_digit(text, end + 1)) break;
    ++end;
  }
  return count >= kFewestInRow ? at : 0;
}

// 860 000: groups of three digits behind one to three, with one blank between each two.
std::size_t end_of_thousands(std::string_view text, std::size_t at) {
  constexpr std::size_t kGroup = 3;
  std::size_t end = digits_end(text, at);
  if (end == at || end - at > kGroup || text[at] == '0') return 0;
  bool any = false;
  while (end < text.size() && text[end] == ' ' && digits_end(text, end + 1) == end + 1 + kGroup) {
    end += 1 + kGroup;
    any = true;
  }
  const bool more = end < text.size() && text[end] == ' ' && is_digit(text, end + 1);
  return any && !more ? end : 0;
}

// The text without the blanks that stand inside numbers and between a number and what it counts.
text::FoldedText without_blanks(const text::FoldedText& folded, const Numerals& numerals) {
  const std::string_view text = folded.text();
  text::FoldedText result;
  std::size_t done = 0;
  const auto leave_out = [&](std::size_t from, std::size_t to) {
    result.append(folded, {done, from});
    done = to;
  };
  std::size_t closed = 0;  // up to here the blanks between digits are none
  for (std::size_t at = 0; at < text.size();) {
    const bool begins = is_digit(text, at) && (at == 0 || !is_digit(text, at - 1)) && at >= closed;
    if (begins) closed = std::max(end_of_spaced_digits(text, at), end_of_thousands(text, at));
    if (text[at] != ' ' || at == 0) {
      at += base::decode_code_point(text, at).size;
      continue;
    }
    const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
    const std::size_t left = base::previous_code_point(text, at);
    const bool digit_left = is_digit(text, at - 1);
    const bool digit_right = is_digit(text, end);
    const bool number_left = digit_left || is_of_number(numerals, text, left);
    bool close = false;
    if (digit_left && digit_right) {
      close = at < closed;
    } else if (text[at - 1] == '.' && digit_right) {
      close = at >= 2 && (is_digit(text, at - 2) || text[at - 2] == ' ');
    } else if (digit_left && end < text.size() && text[end] == '.') {
      close = is_digit(text, end + 1) || (end + 2 < text.size() && text[end + 1] == ' ' && is_digit(text, end + 2));
    } else {
      close = number_left && end < text.size() && !digit_right;
    }
    if (close) leave_out(at, end);
    at = end;
  }
  leave_out(text.size(), text.size());
  return result;
}

}  // namespace

struct NumberListReader::Rules {
  Rules(const patterns::PackSet& packs, std::string_view word_list)
      : lexicon(word_list, packs), candidates(packs, lexicon), words(packs, lexicon), units(packs.cues) {}

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

  // A number that is another word as well, with its unit or without one: 拾 of 拾到, 拾起, 万一.
  [[nodiscard]] bool is_other_word(std::string_view text, const Candidate& candidate) const {
    using lexicon::Tag;
    if (candidate.quantity.form != NumberForm::chinese) return false;
    const Tag tag = lexicon.tag(candidate.range.of(text));
    return tag == Tag::verb || tag == Tag::adverb || tag == Tag::conjunction || tag == Tag::phrase;
  }

  // Of the word, or of it and its neighbour where two signs are one: >=.
  [[nodiscard]] const Words::Entry& entry_of(std::string_view text, const std::vector<lexicon::Word>& all,
                                             std::size_t at, std::ptrdiff_t step) const {
    const std::size_t other = at + static_cast<std::size_t>(step);
    if (other < all.size()) {
      const base::Range both{std::min(all[at].range.begin, all[other].range.begin),
                             std::max(all[at].range.end, all[other].range.end)};
      const bool signs = all[at].tag == lexicon::Tag::punctuation && all[other].tag == lexicon::Tag::punctuation;
      if (const auto& entry = words.entry(both.of(text)); signs && entry.compares()) return entry;
    }
    return words.entry(all[at], text);
  }

  [[nodiscard]] Comparator comparator(std::string_view text, base::Range before, base::Range after,
                                      const Candidate& candidate) const {
    Comparator result = candidate.quantity.over    ? Comparator::more_than
                        : candidate.quantity.about ? Comparator::about
                                                   : Comparator::equal;
    const auto left = words_before(text, before);
    for (std::size_t i = left.size(), looked = 0; i > 0 && looked < 3; --i, ++looked) {
      const auto& entry = entry_of(text, left, i - 1, -1);
      if (entry.is(Meaning::comparator_before)) {
        result = entry.before;
        break;
      }
      if (!entry.is(Meaning::level) && left[i - 1].tag != lexicon::Tag::particle) break;  // 超过了, 不低于到
    }
    auto right = words_after(text, after);
    if (right.size() >= 3 && right[0].range.of(text) == "(" && right[2].range.of(text) == ")") {  // (含)以上
      right.erase(right.begin(), right.begin() + 3);
    }
    if (!right.empty()) {
      const auto& entry = entry_of(text, right, 0, 1);
      if (entry.is(Meaning::comparator_after)) result = entry.after;
    }
    return result;
  }

  lexicon::Lexicon lexicon;
  CandidateFinder candidates;
  Words words;
  UnitWords units;
};

NumberListReader::NumberListReader(const patterns::PackSet& packs, std::string_view word_list)
    : rules_(std::make_unique<const Rules>(packs, word_list)) {}

NumberListReader::~NumberListReader() = default;

std::vector<ListedNumber> NumberListReader::read(std::string_view text) const {
  text::FoldedText as_written;
  as_written.append(text, {0, text.size()});
  const text::FoldedText folded = without_blanks(as_written, rules_->candidates.numbers().numerals());
  const std::string_view plain = folded.text();
  const base::Range whole{0, plain.size()};
  std::vector<Candidate> found;
  rules_->candidates.find(plain, whole, found);
  // A row of digits is no one count, but a number: 壹贰叁.
  for (auto& candidate : found) {
    const bool row = candidate.quantity.list && base::count_code_points(candidate.number.of(plain)) >= kFewestInRow;
    if (row && candidate.refused_by == kInRow) candidate.refused_by = {};
  }
  Workspace workspace;
  refuse_words(plain, whole, rules_->lexicon, rules_->units, workspace, found);

  std::vector<ListedNumber> numbers;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Candidate& candidate = found[i];
    if (!candidate.refused_by.empty() || candidate.quantity.form == NumberForm::placeholder) continue;
    if (rules_->is_other_word(plain, candidate)) continue;
    const base::Range range = candidate.range;
    const base::Range before{i == 0 ? 0 : found[i - 1].range.end, range.begin};
    const base::Range after{range.end, i + 1 == found.size() ? plain.size() : found[i + 1].range.begin};
    const Number& figure = candidate.quantity;
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
