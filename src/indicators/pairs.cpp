#include "indicators/pairs.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

PairKind kind_of(std::string_view value) {
  return value == "title"     ? PairKind::title
         : value == "bracket" ? PairKind::bracket
         : value == "note"    ? PairKind::note
                              : PairKind::quotation;
}

}  // namespace

// Of pairs that begin alike the first counts.
std::vector<Pair> pairs_of(const std::vector<patterns::Cue>& cues) {
  std::vector<Pair> pairs;
  for (const auto& cue : cues) {
    if (cue.cue != "pair") continue;
    for (const std::string_view word : cue.words) {
      const base::CodePoint sign = base::decode_code_point(word, 0);
      if (std::ranges::find(pairs, sign.value, &Pair::sign) != pairs.end()) continue;
      pairs.push_back(
          {sign.value, word.substr(0, sign.size), word.substr(sign.size), kind_of(cue.value), pairs.size()});
    }
  }
  return pairs;
}

}  // namespace zhibiao::indicators
