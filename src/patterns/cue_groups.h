// What cues and line patterns may say: the tables a new meaning is added to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::patterns {

struct CueGroup {
  std::string_view cue;
  std::vector<std::string_view> values;  // empty: any, also none; "" among them: also none
  bool needs_position = false;           // the words count only before, or only after a number
};

[[nodiscard]] const std::vector<CueGroup>& cue_groups();
[[nodiscard]] const CueGroup* find_cue_group(std::string_view cue);

// Whether the words of cues of this name stand in sentences as words, and are no part of a number.
[[nodiscard]] bool are_words(std::string_view cue);

struct LineRole {
  std::string_view role;
  std::vector<std::string_view> values;  // empty: any, also none
};

[[nodiscard]] const std::vector<LineRole>& line_roles();
[[nodiscard]] const LineRole* find_line_role(std::string_view role);

// What the words of a table may tell, likewise.
[[nodiscard]] const std::vector<LineRole>& table_words();
[[nodiscard]] const LineRole* find_table_word(std::string_view tells);

}  // namespace zhibiao::patterns
