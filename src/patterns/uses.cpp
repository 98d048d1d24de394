#include "patterns/uses.h"

#include <array>
#include <cstddef>

#include "base/utf8.h"
#include "patterns/cue_groups.h"

namespace zhibiao::patterns {
namespace {

struct UseOfCue {
  std::string_view cue;
  std::string_view value;  // empty: any
  Use use;
};

constexpr std::array kUses{
    UseOfCue{"rate", "whole", Use::whole},
    UseOfCue{"rate", "per", Use::per},
    UseOfCue{"half", "word", Use::half_word},
    UseOfCue{"coin", "1", Use::purse},
    UseOfCue{"coin", "0.1", Use::coin},
    UseOfCue{"coin", "0.01", Use::coin},
    UseOfCue{"coin", "end", Use::coin_end},
    UseOfCue{"minus", "unit", Use::signed_unit},
    UseOfCue{"classifier", "none", Use::other_word},
    UseOfCue{"numeral", "", Use::numeral},
    UseOfCue{"range", "range", Use::range},
    UseOfCue{"range", "and", Use::range_and},
    UseOfCue{"range", "between", Use::range_end},
    UseOfCue{"range", "remark", Use::remark},
    UseOfCue{"range", "list", Use::list},
    UseOfCue{"product", "", Use::product},
    UseOfCue{"comparator", "", Use::comparator},
    UseOfCue{"section_role", "", Use::section_role},
    UseOfCue{"title_role", "", Use::title_role},
};

}  // namespace

std::vector<ListedWord> listed_words(const PackSet& packs) {
  std::vector<ListedWord> listed;
  std::size_t count = 0;
  for (const Cue& cue : packs.cues) count += cue.words.size();
  listed.reserve(count + count / 4);
  struct Opening {
    std::string_view word;
    std::uint32_t entry;
  };
  std::vector<Opening> openings;
  for (std::uint32_t entry = 0; entry < packs.cues.size(); ++entry) {
    if (packs.cues[entry].cue != "opening") continue;
    for (const std::string& word : packs.cues[entry].words) openings.push_back({word, entry});
  }
  for (std::uint32_t entry = 0; entry < packs.units.size(); ++entry) {
    for (const std::string& word : packs.units[entry].words) listed.push_back({word, Use::unit, entry});
  }
  for (std::uint32_t entry = 0; entry < packs.cues.size(); ++entry) {
    const Cue& cue = packs.cues[entry];
    for (const UseOfCue& each : kUses) {
      if (each.cue != cue.cue || (!each.value.empty() && each.value != cue.value)) continue;
      for (const std::string& word : cue.words) listed.push_back({word, each.use, entry});
    }
    if (!are_words(cue.cue)) continue;
    for (const std::string& word : cue.words) {
      const bool sign = cue.cue == "head" && word.size() <= base::kIdeographSize;
      listed.push_back({word, sign ? Use::head_sign : Use::word, entry});
      for (const Opening& opening : openings) {
        if (word.starts_with(opening.word)) listed.push_back({word, Use::word, opening.entry});
      }
    }
  }
  return listed;
}

}  // namespace zhibiao::patterns
