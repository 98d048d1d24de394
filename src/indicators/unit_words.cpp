#include "indicators/unit_words.h"

namespace zhibiao::indicators {

UnitWords::UnitWords(const std::vector<patterns::Cue>& cues) {
  for (const auto& cue : cues) {
    const auto add = [&](Names& names) { names.insert(names.end(), cue.words.begin(), cue.words.end()); };
    if (cue.cue == "head") add(heads_[cue.value]);
    if (cue.cue != "unit") continue;
    if (cue.value == "people") add(people_);
    if (cue.value == "acts") add(acts_);
    if (cue.value == "anything") add(anything_);
    if (cue.value == "itself") add(itself_);
  }
}

const Heads* UnitWords::heads(std::string_view unit) const {
  const auto found = heads_.find(unit);
  return found == heads_.end() ? nullptr : &found->second;
}

}  // namespace zhibiao::indicators
