// What the words beside a figure say of it: comparator, change, and how far those words reach, so that the metric is
// looked for beyond them. Knows one clause; knows no roles and no metric.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indicators/candidates.h"
#include "indicators/phrase.h"

namespace zhibiao::indicators {

struct Cue {
  std::string_view field;
  std::string_view rule;
  base::Range word;
};

struct Context {
  Comparator comparator = Comparator::equal;
  Change change = Change::none;
  std::size_t left_begin = 0;       // first token of the clause, or the one behind the figure before
  std::size_t left_end = 0;         // tokens [left_begin, left_end) are not yet spent
  std::size_t right_begin = 0;      // first token behind the figure and its 以上
  bool level = false;               // a word joins subject and figure: 达到
  bool bounded = false;             // 超过 and its like join them
  bool compared = false;            // 同比, 较上年
  bool old_level = false;           // what is compared with: 14 of 比上年14亿元增长3%
  std::optional<base::Range> base;  // the words of the comparison
  bool respectively = false;
  bool has_lead = false;             // 有, 共有 before the figure: what follows says who
  std::optional<std::size_t> share;  // the token 占 of 占…的30%
  bool counted_by_verb = false;      // a verb of rise stands for a count: 增加3个班
  std::vector<Cue> cues;
};

// `at`: the candidate's place in `tokens`.
Context read_context(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                     const Candidate& candidate);

}  // namespace zhibiao::indicators
