#include "patterns/derivation.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace zhibiao::patterns {
namespace {

// 新举办 is made of 举办, 新举办了 of that; there is no third step.
constexpr int kSteps = 2;

using Lists = std::map<std::string, std::vector<std::string>, std::less<>>;

std::vector<std::string> made_by(const Derivation& derivation, const Lists& lists) {
  std::vector<std::string> words;
  for (const std::string& id : derivation.of) {
    const auto list = lists.find(id);
    if (list == lists.end() || id == derivation.id) continue;
    for (const std::string& root : list->second) {
      for (const std::string& before : derivation.before) {
        if (!root.starts_with(before)) words.push_back(before + root);
      }
      for (const std::string& behind : derivation.behind) {
        if (!root.ends_with(behind)) words.push_back(root + behind);
      }
    }
  }
  return words;
}

}  // namespace

void derive_words(const std::vector<Derivation>& derivations, std::vector<Cue>& cues) {
  for (int step = 0; step < kSteps && !derivations.empty(); ++step) {
    Lists lists;
    for (const Cue& cue : cues) lists.emplace(cue.id, cue.words);
    for (const Derivation& derivation : derivations) {
      const auto cue =
          std::find_if(cues.begin(), cues.end(), [&](const Cue& each) { return each.id == derivation.id; });
      if (cue == cues.end()) continue;
      std::set<std::string> known(cue->words.begin(), cue->words.end());
      for (std::string& word : made_by(derivation, lists)) {
        if (known.insert(word).second) cue->words.push_back(std::move(word));
      }
    }
  }
}

}  // namespace zhibiao::patterns
