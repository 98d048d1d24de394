#include "layout/gaps.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/han.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kCellGap = 3;       // blanks that part two cells and not two words
constexpr std::size_t kRowGap = 2;        // the same in a row
constexpr std::size_t kFewestSpaced = 3;  // letters of a run that is letter-spaced
constexpr std::size_t kFewestDigits = 2;  // the same of digits alone
constexpr std::size_t kThousand = 3;      // digits of a group
constexpr std::size_t kMostFigures = 3;   // figures of a line that is no row of a table

bool is_ascii_digit(char32_t sign) { return U'0' <= sign && sign <= U'9'; }

// A line as its words between blanks.
class LineGaps {
 public:
  // `goes_on`: in the next line, where the unit of a last figure may stand.
  LineGaps(std::string_view text, const LineRules& rules, bool goes_on, std::vector<Blanks>& gaps)
      : text_(text), rules_(rules), goes_on_(goes_on), gaps_(gaps) {}

  void read(bool joined, bool row, std::size_t marker_end) {
    for (Blanks& blanks : gaps_) {
      const bool parts_cells = blanks.tab < blanks.range.end || (row && blanks.width >= kRowGap);
      blanks.gap = parts_cells ? Gap::tab : usual(blanks, joined);
      if (blanks.range.end <= marker_end && blanks.gap != Gap::tab) blanks.gap = Gap::none;
      // 1 总则: without the blank the marker would be a number.
      if (blanks.range.begin == marker_end && marker_end > 0 && is_ascii_digit(left(blanks)) &&
          blanks.gap == Gap::none) {
        blanks.gap = Gap::space;
      }
    }
    close_spaced_letters();
    if (joined || figures() <= kMostFigures) close_thousands();
    close_points();
  }

 private:
  [[nodiscard]] char32_t left(const Blanks& blanks) const { return last_sign(text_.substr(0, blanks.range.begin)); }
  [[nodiscard]] char32_t right(const Blanks& blanks) const { return first_sign(text_.substr(blanks.range.end)); }

  [[nodiscard]] Gap usual(const Blanks& blanks, bool joined) const {
    const char32_t before = left(blanks);
    const char32_t after = right(blanks);
    if (before < 0x80 && after < 0x80) {
      const bool sign = before == U'-' || before == U'~' || after == U'-' || after == U'~' || after == U'%';
      return sign && blanks.width < kCellGap ? Gap::none : Gap::space;
    }
    if ((before < 0x80) != (after < 0x80)) return blanks.width < kCellGap ? Gap::none : Gap::space;
    if (is_wide_punctuation(before) || is_wide_punctuation(after)) return Gap::none;
    const bool parts = !joined || is(text_.substr(blanks.range.end), "item");
    return parts ? Gap::space : Gap::none;
  }

  // Whether the packs say `value` of the first sign of `text`.
  [[nodiscard]] bool is(std::string_view text, std::string_view value) const {
    const std::size_t size = text.empty() ? 0 : base::decode_code_point(text, 0).size;
    return rules_.find(LineRole::blank, text.substr(0, size), value).has_value();
  }

  // The words are what stands between the gaps: word i before gap i.
  [[nodiscard]] std::string_view word(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : gaps_[i - 1].range.end;
    const std::size_t end = i == gaps_.size() ? text_.size() : gaps_[i].range.begin;
    return text_.substr(begin, end - begin);
  }

  // One letter or digit, signs around it set aside.
  [[nodiscard]] static char32_t single(std::string_view word) {
    char32_t letter = 0;
    for (std::size_t at = 0; at < word.size();) {
      const auto sign = base::decode_code_point(word, at);
      at += sign.size;
      if (is_wide_punctuation(sign.value) || (sign.value < 0x80 && !is_ascii_alnum(sign.value))) continue;
      if (letter != 0) return 0;
      letter = sign.value;
    }
    return letter;
  }

  // One sign between the letters: the point of 2 4 . 8.
  [[nodiscard]] static bool is_punctuation(std::string_view word) {
    if (word.empty()) return false;
    const auto sign = base::decode_code_point(word, 0);
    return sign.size == word.size() &&
           (is_wide_punctuation(sign.value) || (sign.value < 0x80 && !is_ascii_alnum(sign.value)));
  }

  // 财 政 收 入 1 2 6 0 万 元: runs of single letters. Wider gaps between them are kept.
  void close_spaced_letters() {
    for (std::size_t first = 0; first <= gaps_.size();) {
      std::size_t end = first;
      std::size_t letters = 0;
      std::size_t digits = 0;
      std::size_t narrowest = static_cast<std::size_t>(-1);
      while (end <= gaps_.size()) {
        const char32_t letter = single(word(end));
        const bool is_letter = text::is_han(letter);
        const bool is_sign = letter == 0 && is_punctuation(word(end)) && end > first;
        if (!is_letter && !is_ascii_digit(letter) && !is_sign) break;
        if (!is_sign) (is_letter ? letters : digits) += 1;
        if (end < gaps_.size()) narrowest = std::min(narrowest, gaps_[end].width);
        ++end;
      }
      // Digits alone may be cells; those before a unit are a figure.
      const bool figure = letters == 0 && digits >= kFewestDigits && digits == end - first && narrowest == 1 &&
                          first > 0 && text::is_han(last_sign(word(first - 1))) && end <= gaps_.size() &&
                          text::is_han(first_sign(word(end)));
      const bool spaced = letters >= kFewestSpaced || (letters >= 1 && digits >= kFewestSpaced) || figure;
      if (spaced) {
        for (std::size_t i = first; i + 1 < end; ++i) {
          if (gaps_[i].gap != Gap::tab && gaps_[i].width <= narrowest + narrowest / 2) gaps_[i].gap = Gap::none;
        }
      }
      first = std::max(end, first + 1);
    }
  }

  [[nodiscard]] std::size_t figures() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i <= gaps_.size(); ++i) count += is_plain_number(word(i)) ? 1 : 0;
    return count;
  }

  // Digits at the end of a word, or at its beginning.
  [[nodiscard]] static std::size_t last_digits(std::string_view word) {
    std::size_t count = 0;
    while (count < word.size() && is_ascii_digit(static_cast<unsigned char>(word[word.size() - 1 - count]))) ++count;
    return count;
  }
  [[nodiscard]] static std::size_t first_digits(std::string_view word) {
    std::size_t count = 0;
    while (count < word.size() && is_ascii_digit(static_cast<unsigned char>(word[count]))) ++count;
    return count;
  }

  // 3 612 480人: groups of three digits that a letter follows.
  void close_thousands() {
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
      const std::string_view head = word(i);
      const std::size_t lead = last_digits(head);
      const char32_t before = last_sign(head.substr(0, head.size() - lead));
      if (lead == 0 || lead > kThousand || head[head.size() - lead] == '0' || before == U'.' || before == U',')
        continue;
      std::size_t last = i;
      while (last < gaps_.size() && gaps_[last].width == 1 && first_digits(word(last + 1)) == kThousand) {
        ++last;
        if (word(last).size() != kThousand) break;
      }
      if (last == i) continue;
      const std::string_view tail = word(last).substr(kThousand);
      const char32_t after = tail.empty() && last < gaps_.size() ? first_sign(word(last + 1)) : first_sign(tail);
      if (after < 0x80 && after != U'.' && after != U'%' && !(after == 0 && goes_on_)) continue;
      for (std::size_t k = i; k < last; ++k) gaps_[k].gap = Gap::none;
      i = last - 1;
    }
  }

  // 6 . 4 % and 5. 7%: blanks around the point of a figure behind a letter, before what it counts.
  void close_points() {
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
      const bool own = i + 1 < gaps_.size() && word(i + 1) == ".";  // the point stands by itself
      std::string_view head = word(i);
      const bool at_left = head.ends_with('.');
      if (at_left) head.remove_suffix(1);
      std::string_view tail = word(own ? i + 2 : i + 1);
      const bool at_right = !own && tail.starts_with('.');
      if (at_right) tail.remove_prefix(1);
      if (static_cast<int>(own) + static_cast<int>(at_left) + static_cast<int>(at_right) != 1) continue;
      const std::size_t whole = last_digits(head);
      const std::size_t part = first_digits(tail);
      if (whole == 0 || part == 0) continue;
      const bool behind = whole < head.size() ? !is_ascii_digit(last_sign(head.substr(0, head.size() - whole)))
                                              : i > 0 && text::is_han(last_sign(word(i - 1)));
      const std::size_t word_of_tail = own ? i + 2 : i + 1;
      const std::string_view rest = tail.substr(part);
      const std::string_view counted = rest.empty() && word_of_tail < gaps_.size() ? word(word_of_tail + 1) : rest;
      const char32_t after = first_sign(counted);
      // What it counts may begin the next line.
      const bool counts =
          after == U'%' || after == U'‰' || (own && after == 0) || (text::is_han(after) && !is(counted, "date"));
      if (!behind || !counts || gaps_[i].width >= kCellGap) continue;
      gaps_[i].gap = Gap::none;
      if (own) gaps_[i + 1].gap = Gap::none;
    }
  }

  std::string_view text_;
  const LineRules& rules_;
  bool goes_on_;
  std::vector<Blanks>& gaps_;
};

}  // namespace

void read_gaps(std::string_view source, const LineView& line, const text::FoldedText& folded, bool joined,
               std::size_t marker_end, const LineRules& rules, std::vector<Blanks>& gaps) {
  gaps.clear();
  const std::string_view text = line.folded;
  for (std::size_t at = 0; at < text.size();) {
    if (base::begins_ideograph(text, at)) {
      at += 3;
      continue;
    }
    const auto sign = base::decode_code_point(text, at);
    if (!is_blank(sign.value)) {
      at += sign.size;
      continue;
    }
    Blanks blanks;
    blanks.range = {at, at};
    blanks.tab = text.size();
    while (at < text.size()) {
      const auto blank = base::decode_code_point(text, at);
      if (!is_blank(blank.value)) break;
      if (blank.value == U'\t') blanks.tab = std::min(blanks.tab, at);
      // A full-width blank is folded to one column.
      const std::size_t place = line.folded_at + at;
      blanks.width += source.substr(folded.source({place, place + blank.size}).begin).starts_with("\u3000") ? 2 : 1;
      at += blank.size;
    }
    blanks.range.end = at;
    gaps.push_back(blanks);
  }
  if (!gaps.empty()) LineGaps(text, rules, line.joins_next, gaps).read(joined, line.cell, marker_end);
}

}  // namespace zhibiao::layout
