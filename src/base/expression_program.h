// An expression's tree as steps over signs, and the way back and forth through them that finds the groups of a match:
// the first alternative that leads to one, as RE2 has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/expression_tree.h"
#include "base/range.h"
#include "base/sign_ranges.h"

namespace zhibiao::base {

struct ExpressionStep {
  enum class Kind : std::uint8_t {
    sign,
    set,
    run,    // of signs of a set, as many as there are
    split,  // goes on at `next`, or if that does not match, at `other`
    save,
    text_begin,
    text_end,
    word_edge,
    no_word_edge,
    match,
  };

  Kind kind = Kind::match;
  char32_t value = 0;  // the sign; the number of the set; the number of the saved place
  std::uint32_t next = 0;
  std::uint32_t other = 0;  // of a split; of a run how many signs at the most
};

struct ExpressionProgram {
  std::vector<ExpressionStep> steps;
  std::vector<SignRanges> sets;
  std::uint32_t first = 0;
  std::size_t groups = 1;  // with group 0

  // loose: for automata, which know no places and count no further than a little. Matches all that the expression does
  // and maybe more.
  enum class Form { exact, loose };
  [[nodiscard]] static std::optional<ExpressionProgram> of(const ExpressionNode& tree, Form form);
};

enum class Matched { yes, no, unsure };

// Whether the exact `program` matches text from `from` on (to the end of text: `whole`), and if so its groups. Unsure
// where it takes too long to tell.
[[nodiscard]] Matched match_at(const ExpressionProgram& program, std::string_view text, std::size_t from, bool whole,
                               std::vector<std::optional<Range>>& found);

}  // namespace zhibiao::base
