// The signs that Markdown puts into a text: emphasis, escapes, links, headings, <br>. Tells which of a line's
// characters are the text's own; what the text says is for others.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "layout/ordinals.h"
#include "text/source_text.h"

namespace zhibiao::layout {

class MarkupReader {
 public:
  // `ordinals` tell a numeral at the beginning of an item.
  MarkupReader(const text::SourceText& source, const Ordinals& ordinals);

  // True where signs of a markup stand in `line`; pieces() is what is left of it then, in SourceText::utf8.
  [[nodiscard]] bool read(base::Range line);
  [[nodiscard]] const std::vector<base::Range>& pieces() const { return pieces_; }

 private:
  void drop_quote(base::Range range);
  void drop_bullet(base::Range range);
  void drop_emphasis(base::Range line);
  void drop_struck(base::Range line);
  void drop_entities(base::Range line);
  void drop_links(base::Range line);
  void drop_escapes(base::Range line);
  void drop_tags(base::Range line);
  void drop(std::size_t begin, std::size_t end) { dropped_.push_back({begin, end}); }

  const Ordinals& ordinals_;
  std::string_view utf8_;
  bool has_signs_ = false;
  bool emphasis_ = false;  // ** is bold type and no blank to be filled in
  std::vector<base::Range> dropped_;
  std::vector<base::Range> pieces_;
};

// A line that a markup says is a heading: # in front, or all of it in bold type.
struct MarkedHeading {
  int level = 0;     // 0: it is none
  base::Range text;  // in the line, the signs left out
};
[[nodiscard]] MarkedHeading marked_heading(std::string_view line);

}  // namespace zhibiao::layout
