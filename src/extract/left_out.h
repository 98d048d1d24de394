// What a record leaves out where it joins the document's lines: blanks, line breaks, signs without width, and lines
// that are no part of the document.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/source_text.h"

namespace zhibiao::extract {

class LeftOut {
 public:
  // Both must outlive it; `furniture` are lines counted from 1, in order.
  LeftOut(const text::SourceText& source, const std::vector<std::size_t>& furniture)
      : source_(source), furniture_(furniture) {}

  // Where what is left out from the byte on ends; the byte itself where nothing is.
  [[nodiscard]] std::size_t end(std::size_t byte) const;
  // Whether nothing else stands between the two.
  [[nodiscard]] bool is_all_between(std::size_t byte, std::size_t end) const;

 private:
  const text::SourceText& source_;
  const std::vector<std::size_t>& furniture_;
};

// Where a sign of Markdown that begins at `at` ends (emphasis, struck words, an escape, a note's number, what stands
// around a link's words, a tag, an entity of HTML), as headings are read without them; `at` where none does.
[[nodiscard]] std::size_t end_of_markup(std::string_view text, std::size_t at);

}  // namespace zhibiao::extract
