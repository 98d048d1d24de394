#include "patterns/cue_groups.h"

#include <algorithm>

namespace zhibiao::patterns {

const std::vector<CueGroup>& cue_groups() {
  static const std::vector<CueGroup> groups = {
      // what a number is written with
      {"numeral", {}, false},
      {"range", {}, false},
      {"product", {}, false},
      // what stands at a number
      {"comparator", {"=", ">=", ">", "<=", "<", "~"}, true},
      {"change", {"increase", "decrease", "none"}, false},  // none: a level reached by a rise or fall
      {"share", {}, false},
      {"distribute", {}, false},
      // what a sentence or a heading says of its numbers
      {"role", {"actual", "target"}, false},
      {"section_role", {"actual", "target"}, false},
      // the words of a metric
      {"scope", {}, false},  // place, time, adverb
      {"verb", {"strong", "weak"}, false},
      {"noun", {"protect"}, false},
      {"drop", {"suffix"}, false},
      {"link", {}, false},
  };
  return groups;
}

const CueGroup* find_cue_group(std::string_view cue) {
  const auto& groups = cue_groups();
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const CueGroup& group) { return group.cue == cue; });
  return found == groups.end() ? nullptr : &*found;
}

const std::vector<LineRole>& line_roles() {
  static const std::vector<LineRole> roles = {
      {"boilerplate", {}}, {"notice", {}},
      {"metadata", {}},    {"toc_title", {}},
      {"toc_entry", {}},   {"salutation", {}},
      {"page_number", {}}, {"genre", {"summary", "plan", "report", "bulletin"}},
  };
  return roles;
}

const LineRole* find_line_role(std::string_view role) {
  const auto& roles = line_roles();
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const LineRole& known) { return known.role == role; });
  return found == roles.end() ? nullptr : &*found;
}

}  // namespace zhibiao::patterns
