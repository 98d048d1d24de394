#include "layout/breaks.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/han.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kAround = 6;       // letters on either side in which a parted word must be
constexpr std::size_t kMostNumber = 30;  // bytes of a line that is a number alone
constexpr std::size_t kMostVerb = 12;    // and of one that is a verb alone
constexpr std::string_view kUnit = "unit";
constexpr std::string_view kUnitAlone = "unit_alone";
constexpr std::string_view kNumber = "number";
constexpr std::string_view kNumberEnd = "number_end";
constexpr std::string_view kClosed = "closed";
constexpr std::string_view kDigits = "digits";
constexpr std::string_view kOpen = "open";
constexpr std::string_view kBreakInNumeral = "numeral";
constexpr std::string_view kBreakInRange = "range";

bool is_digit(char32_t sign) { return U'0' <= sign && sign <= U'9'; }

bool is_prose_like(const LineView& line) { return line.has_sentence || line.has_clause; }

// The letters at a line's end, or at its beginning.
std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t i = 0; i < kAround && begin > 0; ++i) {
    const std::size_t before = base::previous_code_point(text, begin);
    if (!text::is_han(base::decode_code_point(text, before).value)) break;
    begin = before;
  }
  return text.substr(begin);
}

std::string_view first_letters(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < kAround && end < text.size(); ++i) {
    const auto sign = base::decode_code_point(text, end);
    if (!text::is_han(sign.value)) break;
    end += sign.size;
  }
  return text.substr(0, end);
}

// 候船室9间，新增无障碍 / 座椅80把。: a sentence with a figure that ends at no sign. Behind its last comma no figure
// may stand: those of a list end so.
bool may_be_unfinished(const LineView& line) {
  if (!line.has_clause || line.tabs > 0 || !text::is_han(last_sign(line.folded))) return false;
  if (line.folded.find("  ") != std::string_view::npos) return false;  // cells
  const auto holds_digit = [](std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
  };
  const std::size_t comma = std::max(line.folded.rfind("，") + 1, line.folded.rfind(',') + 1);
  return comma > 0 && holds_digit(line.folded.substr(0, comma)) && !holds_digit(line.folded.substr(comma));
}

bool goes_on_in(const LineView& line, const LineView& next) {
  return is_prose_like(next) && !next.marker && next.indent <= line.indent && text::is_han(first_sign(next.folded));
}

}  // namespace

bool BreakReader::parts_word(std::string_view line, std::string_view next) const {
  const std::string_view before = last_letters(line);
  const std::string_view after = first_letters(next);
  if (before.empty() || after.empty()) return false;
  const std::string both = std::string(before).append(after);
  std::vector<lexicon::Word> words;
  words_.split(both, {0, both.size()}, words);
  const auto parted = std::find_if(words.begin(), words.end(), [&](const lexicon::Word& word) {
    return word.range.begin < before.size() && word.range.end > before.size();
  });
  if (parted == words.end()) return false;
  // By itself one of the halves is a letter that is left over.
  constexpr std::size_t kLetter = 3;
  const bool left_over = before.size() - parted->range.begin == kLetter || parted->range.end - before.size() == kLetter;
  if (!left_over) return false;
  std::vector<lexicon::Word> alone;
  words_.split(before, {0, before.size()}, alone);
  std::vector<lexicon::Word> behind;
  words_.split(after, {0, after.size()}, behind);
  return alone.back().range.size() == kLetter || behind.front().range.size() == kLetter;
}

bool BreakReader::continues(const LineView& line) const {
  return !line.marker && line.heading == 0 &&
         (is_prose_like(line) || rules_.find(LineRole::line_break, line.folded, kUnitAlone));
}

bool BreakReader::begins_with_unit(const LineView& line) const {
  return rules_.find(LineRole::line_break, line.folded, kUnit).has_value();
}

bool BreakReader::parts_number(const LineView& line, const LineView& next) const {
  if (parts_digits(line, next)) return true;
  return continues(next) && begins_with_unit(next) &&
         rules_.find(LineRole::line_break, line.folded, kNumberEnd).has_value();
}

// 3. / 5%以内 and 12 / 00万元: a figure behind a letter, the rest of which the next line begins with.
bool BreakReader::parts_digits(const LineView& line, const LineView& next) const {
  if (!is_digit(first_sign(next.folded)) || !is_prose_like(next) || (next.marker && next.marker->ordinal)) return false;
  const auto head = rules_.find(LineRole::line_break, line.folded, kDigits);
  if (!head || !head->value || head->value->begin == 0) return false;
  const std::size_t end = std::min(next.folded.find_first_not_of("0123456789.,"), next.folded.size());
  LineView rest = next;
  rest.folded = trimmed(next.folded.substr(end));
  return !rest.folded.empty() && begins_with_unit(rest);
}

// 二十 / 三所: of the two only one numeral can be made.
bool BreakReader::parts_numeral(const LineView& line, const LineView& next) const {
  if (!is_prose_like(next)) return false;
  const std::string_view head = last_letters(line.folded);
  if (head.empty()) return false;
  const auto found =
      rules_.find(LineRole::line_break, std::string(head).append("|").append(next.folded), kBreakInNumeral);
  // Behind 百分之 even what looks like a marker, 十八，, goes on.
  return found && (found->value || !(next.marker && next.marker->ordinal));
}

// 2— / 4座: the upper end of a range.
bool BreakReader::parts_range(const LineView& line, const LineView& next) const {
  return is_digit(first_sign(next.folded)) && is_prose_like(next) && !(next.marker && next.marker->ordinal) &&
         rules_.find(LineRole::line_break, line.folded, kBreakInRange);
}

// 补贴 / 3， / 286 万元: the first digits of a figure on a line of their own.
bool BreakReader::is_part_between(const LineView& before, const LineView& line, const LineView& next) const {
  constexpr std::size_t kMostDigits = 3;
  const std::size_t digits = line.folded.find_first_not_of("0123456789");
  if (digits == 0 || digits > kMostDigits || !text::is_han(last_sign(before.folded))) return false;
  const std::string_view sign = line.folded.substr(digits);
  if (sign != "," && sign != "，" && sign != ".") return false;
  if (!is_digit(first_sign(next.folded)) || !is_prose_like(next)) return false;
  const std::size_t end = std::min(next.folded.find_first_not_of("0123456789.,"), next.folded.size());
  if (sign != "." && end != kMostDigits) return false;
  LineView rest = next;
  rest.folded = trimmed(next.folded.substr(end));
  return !rest.folded.empty() && begins_with_unit(rest);
}

// A number on a line of its own, between two parts of one sentence.
bool BreakReader::is_number_between(const LineView& before, const LineView& line, const LineView& next) const {
  if (line.folded.size() > kMostNumber || !is_digit(first_sign(line.folded)) || before.cell) return false;
  if (!rules_.find(LineRole::line_break, line.folded, kNumber) || !text::is_han(last_sign(before.folded))) return false;
  // A unit alone may be a cell.
  return continues(next) && begins_with_unit(next) && (is_prose_like(next) || last_sign(next.folded) == U'、');
}

// 招聘教师 / 465名，: a figure with its unit and a sign begins no line.
bool BreakReader::is_rest_of_count(const LineView& line) const {
  if (!is_digit(first_sign(line.folded))) return false;
  const std::size_t digits = line.folded.find_first_not_of("0123456789.,");
  if (digits == std::string_view::npos) return false;
  const std::size_t size = base::decode_code_point(line.folded, digits).size;
  // A sentence begins with a time.
  if (rules_.find(LineRole::blank, line.folded.substr(digits, size), "date")) return false;
  std::size_t end = digits;
  for (bool sign = false; end < line.folded.size() && !sign;) {
    const auto next = base::decode_code_point(line.folded, end);
    sign = next.value == U'，' || next.value == U'。' || next.value == U';' || next.value == U'、';
    end += next.size;
    if (!sign && end == line.folded.size()) return false;
  }
  return rules_.find(LineRole::line_break, trimmed(line.folded.substr(digits, end - digits)), kUnitAlone).has_value();
}

// 由 / 86.4万元增加到: a word that a number must follow.
bool BreakReader::wants_number(const LineView& line, const LineView& next, const LineView* after) const {
  if (next.marker || !is_digit(first_sign(next.folded))) return false;
  // A figure with what it counts is no row of a table: 由 / 1.2万亩扩大到 / 1.8万亩.
  LineView rest = next;
  rest.folded =
      trimmed(next.folded.substr(std::min(next.folded.find_first_not_of("0123456789.,"), next.folded.size())));
  const bool counts = rest.folded.empty() ? after != nullptr && begins_with_unit(*after) : begins_with_unit(rest);
  if (!is_prose_like(next) && !counts) return false;
  return rules_.find(LineRole::line_break, line.folded, kOpen).has_value();
}

void BreakReader::mark(std::vector<LineView>& lines) const {
  std::size_t ended = 0;  // lines of sentences that end like one, and others
  std::size_t unended = 0;
  for (const LineView& line : lines) {
    if (line.blank() || line.use != LineUse::body || line.cell || !is_prose_like(line)) continue;
    const char32_t last = last_sign(line.folded);
    const bool ends = ends_sentence(line.folded) || last == U':' || last == U';';
    if (ends || !may_be_unfinished(line)) ++(ends ? ended : unended);
  }
  const auto is_text = [&](std::size_t i) {
    return i < lines.size() && lines[i].use == LineUse::body && !lines[i].cell && lines[i].heading == 0;
  };
  const auto text_at = [&](std::size_t i) { return is_text(i) ? &lines[i] : nullptr; };
  const auto after = [&](std::size_t i) {
    ++i;
    while (i < lines.size() && (lines[i].blank() || lines[i].use == LineUse::page_number)) ++i;
    return i;
  };
  for (std::size_t i = next_line(lines, 0); i < lines.size(); i = next_line(lines, i + 1)) {
    const std::size_t next = after(i);
    if (!is_text(i) || !is_text(next) || ends_sentence(lines[i].folded) || last_sign(lines[i].folded) == U':') continue;
    LineView& line = lines[i];
    const LineView& below = lines[next];
    const std::size_t third = after(next);
    if (is_text(third) &&
        (is_number_between(line, below, lines[third]) || is_part_between(line, below, lines[third]))) {
      line.joins_next = true;
      lines[next].joins_next = true;
      continue;
    }
    const bool spaced = is_spaced_out(line.folded) && is_digit(first_sign(below.folded)) &&
                        rules_.find(LineRole::line_break, below.folded, kNumber);
    const char32_t last = last_sign(line.folded);
    const bool comma = (last == U'，' || last == U'、') && next == i + 1 && !(below.marker && below.marker->ordinal);
    // 在园幼儿占比 / 达到 / 62.3%
    const bool verb = below.folded.size() <= kMostVerb && next == i + 1 && text::is_han(last) && !line.marker &&
                      is_text(third) && wants_number(below, lines[third], text_at(after(third)));
    const bool count = next == i + 1 && text::is_han(last) && !line.marker && !below.marker && is_rest_of_count(below);
    // 二、渡口管理情 / 况说明: a heading above prose; cells are above others.
    const bool heading = line.marker && line.marker->ordinal && !is_prose_like(line) && next == i + 1 &&
                         is_text(third) && is_prose_like(lines[third]);
    const bool joins = comma || verb || count || rules_.find(LineRole::line_break, below.folded, kClosed) ||
                       parts_number(line, below) || parts_numeral(line, below) || parts_range(line, below) ||
                       wants_number(line, below, text_at(third)) || spaced ||
                       (ended > unended && may_be_unfinished(line) && goes_on_in(line, below)) ||
                       (!below.marker && (is_prose_like(below) || heading) && parts_word(line.folded, below.folded));
    if (joins) line.joins_next = true;
  }
}

}  // namespace zhibiao::layout
