// The signs that Markdown puts into a text: emphasis, escapes, links, headings, <br>. Tells which of a line's
// characters are the text's own; what the text says is for others.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "layout/line_rules.h"
#include "layout/ordinals.h"
#include "text/source_text.h"

namespace zhibiao::layout {

class MarkupReader {
 public:
  // `ordinals` tell a numeral at the beginning of an item, `rules`, if given, what a placeholder stands before.
  MarkupReader(const text::SourceText& source, const Ordinals& ordinals, const LineRules* rules);

  // True where signs of a markup stand in `line`; pieces() is what is left of it then, in SourceText::utf8.
  [[nodiscard]] bool read(base::Range line);
  struct Piece {
    base::Range range;
    std::string_view said;  // what an entity stands for: &ge; for a sign; empty: its own characters
  };
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  void drop_quote(base::Range range);
  void drop_bullet(base::Range range);
  void drop_emphasis(base::Range line);
  void drop_struck(base::Range line);
  void read_entities(base::Range line);
  void drop_links(base::Range line);
  void drop_escapes(base::Range line);
  bool read_formula(std::string_view formula, std::size_t begin);
  void drop_tags(base::Range line);
  void drop(std::size_t begin, std::size_t end, std::string_view said = {}) {
    dropped_.push_back({{begin, end}, said});
  }
  [[nodiscard]] bool is_word(std::string_view line, std::size_t open, std::size_t close, std::size_t size) const;

  const Ordinals& ordinals_;
  const LineRules* rules_;
  std::string_view utf8_;
  bool has_signs_ = false;
  bool emphasis_ = false;  // ** is bold type and no blank to be filled in
  std::vector<Piece> dropped_;
  std::vector<Piece> pieces_;
};

// A line that a markup says is a heading: # in front, or all of it in bold type.
struct MarkedHeading {
  int level = 0;     // 0: it is none
  base::Range text;  // in the line, the signs left out
};
[[nodiscard]] MarkedHeading marked_heading(std::string_view line);

}  // namespace zhibiao::layout
