// The source's lines as the layout looks at them: trimmed, folded, measured. Knows nothing of what a line means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/rare.h"
#include "layout/markers.h"
#include "text/folded_text.h"
#include "text/source_text.h"

namespace zhibiao::layout {

class LineRules;

enum class LineUse : std::uint8_t { body, title, metadata, contents, boilerplate, page_number, table };

// Which signs stand in a line.
struct LineSigns {
  std::uint32_t width = 0;  // display columns, as in Chinese print: all punctuation beside a letter is wide
  std::uint32_t tabs = 0;
  bool has_blank = false;
  bool has_sentence = false;  // a 。 or its like
  bool has_clause = false;    // a comma or a semicolon
  bool has_semicolon = false;
  bool has_bracket = false;  // 〔, as around what is left out
};

// A text may have a line for each two of its bytes: what few lines have takes no room in the others.
struct LineView : LineSigns {
  base::ShortRange range;       // in SourceText::utf8, without the blanks at either end
  std::uint32_t folded_at = 0;  // where `folded` stands in the text of all lines
  std::uint32_t indent = 0;     // display columns of the blanks before it
  std::string_view folded;      // the same as `range`, full width folded, inner blanks as they are
  base::Rare<Marker> marker;    // at its start, ranges in `folded`
  LineUse use = LineUse::body;
  std::uint8_t heading = 0;  // the level of a heading that a markup says it is
  bool marked_up = false;    // signs of a markup are left out of `folded`
  bool cell = false;         // of a table given line by line
  bool note = false;         // a note at the foot of a page
  bool joins_next = false;   // its last word goes on in the next line that is not blank
  bool page_breaks = false;  // a page number stands between it and the line before
  [[nodiscard]] bool blank() const { return range.empty(); }
};

// `folded`, empty, takes the text of all lines; they point into it. `rules`, if given, tell what is counted.
[[nodiscard]] std::vector<LineView> view_lines(const text::SourceText& source, const Ordinals& ordinals,
                                               text::FoldedText& folded, const LineRules* rules = nullptr);
// Looks for every line's marker.
void mark_markers(std::vector<LineView>& lines, const Markers& markers);

// Space, tab, U+3000, no-break space, signs without width.
[[nodiscard]] constexpr bool is_blank(char32_t sign) {
  if (sign >= 0x3001 && sign <= 0x9FFF) return false;
  return sign == U' ' || sign == U'\t' || sign == 0x3000 || sign == 0xA0 || sign == U'\f' || sign == U'\v' ||
         sign == 0x85 || sign == 0xAD || (0x2000 <= sign && sign <= 0x200F) || (0x2028 <= sign && sign <= 0x202F) ||
         (0x2060 <= sign && sign <= 0x206F) || sign == 0xFEFF;
}
[[nodiscard]] bool is_ascii_alnum(char32_t sign);
// Signs that only punctuate Chinese text.
[[nodiscard]] constexpr bool is_wide_punctuation(char32_t sign) {
  if (sign < 0x2010) return sign == U'·';
  if (sign <= 0x3020) return sign >= 0x3001 ? sign != U'〇' && sign != U'々' : sign <= 0x2027;
  return 0xFF00 <= sign && sign <= 0xFF5E && !(0xFF10 <= sign && sign <= 0xFF19);
}

[[nodiscard]] char32_t first_sign(std::string_view text);
[[nodiscard]] char32_t last_sign(std::string_view text);
// Without any blanks, for comparisons.
[[nodiscard]] std::string without_blanks(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

// The last sign, quotation marks and brackets behind it set aside, ends a sentence: 。！？.
[[nodiscard]] bool ends_sentence(std::string_view folded);
// Holds a sentence, or is so long that no heading or menu is: what body text looks like.
[[nodiscard]] bool is_prose(const LineView& line);
// Every character stands by itself between blanks, as a title or 目 录 is set.
[[nodiscard]] bool is_spaced_out(std::string_view folded);

// The line's own characters, without the signs of a markup.
[[nodiscard]] std::string own_text(const text::SourceText& source, const text::FoldedText& folded,
                                   const LineView& line);

// Without the • of a list.
[[nodiscard]] std::string_view without_bullet(std::string_view folded);

[[nodiscard]] bool is_plain_number(std::string_view folded);

// The next line from `from` on that is not blank, or lines.size().
[[nodiscard]] std::size_t next_line(const std::vector<LineView>& lines, std::size_t from);

}  // namespace zhibiao::layout
