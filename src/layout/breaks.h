// Line ends that no text has: inside a number, between a number and its unit, inside a word. They come from converters,
// and stand in texts that are not wrapped as well.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "layout/line_rules.h"
#include "layout/lines.h"
#include "lexicon/lexicon.h"

namespace zhibiao::layout {

class BreakReader {
 public:
  BreakReader(const LineRules& rules, const lexicon::Lexicon& words) : rules_(rules), words_(words) {}

  // Marks the lines that go on in the next one (LineView::joins_next).
  void mark(std::vector<LineView>& lines) const;
  // The line end parts a word: 民营企 / 业.
  [[nodiscard]] bool parts_word(std::string_view line, std::string_view next) const;
  [[nodiscard]] bool begins_with_unit(const LineView& line) const;
  // The next line begins with what a number at the line's end counts.
  [[nodiscard]] bool parts_number(const LineView& line, const LineView& next) const;

 private:
  [[nodiscard]] bool is_number_between(const LineView& before, const LineView& line, const LineView& next) const;
  [[nodiscard]] bool parts_digits(const LineView& line, const LineView& next) const;
  [[nodiscard]] bool parts_numeral(const LineView& line, const LineView& next) const;
  [[nodiscard]] bool parts_range(const LineView& line, const LineView& next) const;
  [[nodiscard]] bool is_part_between(const LineView& before, const LineView& line, const LineView& next) const;
  [[nodiscard]] bool is_rest_of_count(const LineView& line) const;
  [[nodiscard]] bool wants_number(const LineView& line, const LineView& next, const LineView* after) const;
  [[nodiscard]] bool continues(const LineView& line) const;

  const LineRules& rules_;
  const lexicon::Lexicon& words_;
};

}  // namespace zhibiao::layout
