#include "layout/lines.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "layout/markup.h"
#include "text/han.h"
#include "text/width.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kProseWidth = 60;

constexpr std::array<char32_t, 10> kClosing = {U'”', U'’', U'」', U'』', U'》', U'】', U'"', U'\'', U')', U'〉'};

bool is_closing(char32_t sign) { return std::find(kClosing.begin(), kClosing.end(), sign) != kClosing.end(); }

// What an ASCII sign of a line may be besides one column of ink.
enum AsciiKind : unsigned char { kInk = 0, kControl = 1, kBlank = 2, kStop = 4, kClause = 8, kSemicolon = 16 };

constexpr std::array<unsigned char, 128> kAsciiKinds = [] {
  std::array<unsigned char, 128> kinds{};
  for (std::size_t sign = 0; sign < ' '; ++sign) kinds[sign] = kControl;
  kinds[0x7F] = kControl;
  kinds[' '] = kBlank;
  for (const char sign : {'\t', '\f', '\v'}) kinds[static_cast<unsigned char>(sign)] = kControl | kBlank;
  for (const char sign : {':', '!', '?', '(', ')'}) kinds[static_cast<unsigned char>(sign)] = kStop;
  kinds[','] = kStop | kClause;
  kinds[';'] = kStop | kClause | kSemicolon;
  return kinds;
}();

// Of a sign that is not ASCII.
std::size_t width_of(char32_t sign) {
  return sign >= 0x2010 && is_wide_punctuation(sign) ? 2 : text::display_width(sign);
}

bool is_wide(char32_t sign) { return sign >= 0x2010 && width_of(sign) == 2; }

// Half-width signs in a Chinese line stand for full-width ones, and quotation marks are as wide as letters.
LineSigns measured(std::string_view folded) {
  LineSigns signs;
  bool wide = false;  // the sign before
  for (std::size_t at = 0; at < folded.size();) {
    if (base::begins_ideograph(folded, at)) {
      signs.width += 2;
      at += 3;
      wide = true;
      continue;
    }
    const auto sign = base::decode_code_point(folded, at);
    at += sign.size;
    if (sign.value >= 0x80) {
      const auto width = static_cast<std::uint32_t>(width_of(sign.value));
      signs.width += width;
      wide = width == 2 && sign.value >= 0x2010;
      signs.has_blank |= is_blank(sign.value);
      signs.has_sentence |= sign.value == U'。' || sign.value == U'！' || sign.value == U'？';
      signs.has_clause |= sign.value == U'，' || sign.value == U'；';
      signs.has_semicolon |= sign.value == U'；';
      signs.has_bracket |= sign.value == U'〔';
      continue;
    }
    const unsigned char kind = kAsciiKinds[sign.value];
    if (kind == kInk) {
      ++signs.width;
    } else {
      if ((kind & kStop) != 0 && !wide) wide = at < folded.size() && is_wide(base::decode_code_point(folded, at).value);
      signs.width += (kind & kControl) != 0 ? 0 : (kind & kStop) != 0 && wide ? 2 : 1;
      signs.tabs += sign.value == U'\t' ? 1 : 0;
      signs.has_blank |= (kind & kBlank) != 0;
      signs.has_clause |= (kind & kClause) != 0;
      signs.has_semicolon |= (kind & kSemicolon) != 0;
    }
    wide = false;
  }
  return signs;
}

}  // namespace

std::vector<LineView> view_lines(const text::SourceText& source, const Ordinals& ordinals, text::FoldedText& folded,
                                 const LineRules* rules) {
  std::vector<LineView> lines;
  lines.reserve(source.lines.size());
  folded.reserve(source.utf8.size());  // folding makes nothing longer: the views stay good
  MarkupReader markup(source, ordinals, rules);
  for (const base::Range line : source.lines) {
    LineView& view = lines.emplace_back();
    const std::string_view text = line.of(source.utf8);
    std::size_t begin = 0;
    while (begin < text.size()) {
      const auto sign = base::decode_code_point(text, begin);
      if (!is_blank(sign.value)) break;
      view.indent += sign.value == U'\t' ? 4U : static_cast<std::uint32_t>(text::display_width(sign.value));
      begin += sign.size;
    }
    std::size_t end = text.size();
    while (end > begin) {
      const std::size_t before = base::previous_code_point(text, end);
      if (!is_blank(base::decode_code_point(text, before).value)) break;
      end = before;
    }
    view.range = {line.begin + begin, line.begin + end};
    view.folded_at = static_cast<std::uint32_t>(folded.size());
    if (begin == end) continue;
    if (markup.read(view.range)) {
      view.marked_up = true;
      for (const auto& [range, said] : markup.pieces()) {
        if (said.empty()) {
          folded.append(source.utf8, range);
        } else {
          folded.append_break(said, range.begin);
        }
      }
    } else {
      folded.append(source.utf8, view.range);
    }
    view.folded = std::string_view(folded.text()).substr(view.folded_at);
    static_cast<LineSigns&>(view) = measured(view.folded);
  }
  return lines;
}

// A markup's heading with a number of its own is that heading: its signs are left out.
void mark_markers(std::vector<LineView>& lines, const Markers& markers) {
  for (auto& line : lines) {
    if (line.blank()) continue;
    const MarkedHeading heading = marked_heading(line.folded);
    if (heading.level > 0) {
      auto marker = markers.at_start(heading.text.of(line.folded));
      line.heading = static_cast<std::uint8_t>(heading.level);
      if (marker && marker->ordinal) {
        line.folded_at += static_cast<std::uint32_t>(heading.text.begin);
        line.folded = heading.text.of(line.folded);
        line.marked_up = true;
        line.marker = marker;
        continue;
      }
    }
    line.marker = markers.at_start(line.folded);
  }
}

std::string own_text(const text::SourceText& source, const text::FoldedText& folded, const LineView& line) {
  if (!line.marked_up) return std::string(line.range.of(source.utf8));
  return folded.source_text(source.utf8, {line.folded_at, line.folded_at + line.folded.size()});
}

bool is_ascii_alnum(char32_t sign) {
  return (U'0' <= sign && sign <= U'9') || (U'a' <= sign && sign <= U'z') || (U'A' <= sign && sign <= U'Z');
}

char32_t first_sign(std::string_view text) { return text.empty() ? 0 : base::decode_code_point(text, 0).value; }

char32_t last_sign(std::string_view text) {
  return text.empty() ? 0 : base::decode_code_point(text, base::previous_code_point(text, text.size())).value;
}

std::string without_blanks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (base::begins_ideograph(text, at)) {
      at += 3;
      continue;
    }
    const auto sign = base::decode_code_point(text, at);
    if (is_blank(sign.value)) {
      result.append(text, copied, at - copied);
      copied = at + sign.size;
    }
    at += sign.size;
  }
  return result.append(text, copied, std::string_view::npos);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(first_sign(text))) text.remove_prefix(base::decode_code_point(text, 0).size);
  while (!text.empty() && is_blank(last_sign(text)))
    text = text.substr(0, base::previous_code_point(text, text.size()));
  return text;
}

bool ends_sentence(std::string_view folded) {
  while (!folded.empty() && is_closing(last_sign(folded))) {
    folded = folded.substr(0, base::previous_code_point(folded, folded.size()));
  }
  const char32_t last = last_sign(folded);
  return last == U'。' || last == U'！' || last == U'？' || last == U'!' || last == U'?';
}

bool is_prose(const LineView& line) { return line.has_sentence || (line.width >= kProseWidth && line.has_clause); }

bool is_spaced_out(std::string_view folded) {
  constexpr std::size_t kBesideDigits = 3;  // letters that digits may stand between: 2 0 2 4 年 工 作
  std::size_t letters = 0;
  bool digits = false;
  std::size_t size = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const auto sign = base::decode_code_point(folded, at);
    at += sign.size;
    if (is_blank(sign.value)) {
      size = 0;
      continue;
    }
    const bool letter = text::is_han(sign.value);
    const bool digit = U'0' <= sign.value && sign.value <= U'9';
    if ((!letter && !digit) || ++size > 1) return false;
    letters += letter ? 1 : 0;
    digits = digits || digit;
  }
  return letters >= (digits ? kBesideDigits : 2);
}

std::string_view without_bullet(std::string_view folded) {
  for (const std::string_view bullet : {"•", "·", "●", "▪", "■", "◆"}) {
    if (folded.size() > bullet.size() && folded.starts_with(bullet)) return trimmed(folded.substr(bullet.size()));
  }
  return folded;
}

bool is_plain_number(std::string_view folded) {
  bool digit = false;
  for (const char sign : folded) {
    if ('0' <= sign && sign <= '9') {
      digit = true;
    } else if (sign != ',' && sign != '.' && sign != '%' && sign != '-' && sign != '+' && sign != ' ') {
      return false;
    }
  }
  return digit;
}

std::size_t next_line(const std::vector<LineView>& lines, std::size_t from) {
  while (from < lines.size() && lines[from].blank()) ++from;
  return from;
}

}  // namespace zhibiao::layout
