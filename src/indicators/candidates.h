// Where a number and its unit stand: candidates, before anything is said of what they mean. Knows numbers, units,
// ranges, ratios and products; knows no cue words and no metric.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/number_reader.h"
#include "patterns/pack_set.h"
#include "patterns/word_trie.h"

namespace zhibiao::indicators {

struct Candidate {
  base::Range range;  // number and unit
  base::Range number;
  base::Range unit;  // empty where none stands
  Number figure;     // value and high in the unit, scales multiplied out
  Kind kind = Kind::count;
  std::string_view unit_name;   // as reported; points into the packs
  std::string_view pattern;     // id of the unit or of the form
  std::string_view refused_by;  // why it is none after all; empty for a candidate that stands
  bool has_unit = false;        // a number alone measures only in some places
  bool own = false;             // told by an expression of a pack: no doubt refuses it
};

class CandidateFinder {
 public:
  explicit CandidateFinder(const patterns::PackSet& packs);

  // All candidates of text[range], by place, none overlapping. Appends.
  void find(std::string_view text, base::Range range, std::vector<Candidate>& found) const;
  // The same where it is known already where a number might begin.
  void find(std::string_view text, base::Range range, const std::vector<std::size_t>& beginnings,
            std::vector<Candidate>& found) const;
  // The candidate that begins at `at`, if one does.
  [[nodiscard]] std::optional<Candidate> at(std::string_view text, base::Range range, std::size_t at) const {
    return candidate_at(text, range, at);
  }
  [[nodiscard]] const NumberReader& numbers() const { return numbers_; }

 private:
  struct Unit {
    std::string_view name;
    std::string_view id;
    Kind kind;
  };
  // Takes the candidate at `at`, if one is there; where the next may begin at the earliest.
  std::size_t take(std::string_view text, base::Range range, std::size_t at, std::vector<Candidate>& found) const;
  [[nodiscard]] std::optional<Candidate> candidate_at(std::string_view text, base::Range range, std::size_t at) const;
  void give_back_scale(std::string_view text, Candidate& candidate) const;
  void take_unit(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_shared_unit(std::string_view text, base::Range range, Candidate& candidate) const;
  bool take_range(std::string_view text, base::Range range, Candidate& candidate) const;
  bool take_ratio(std::string_view text, Candidate& candidate) const;
  bool take_product(std::string_view text, base::Range range, Candidate& candidate) const;
  // Whether a word that joins a subject and its figure stands before `at`.
  [[nodiscard]] bool is_behind_level(std::string_view text, std::size_t at) const;

  NumberReader numbers_;
  std::vector<Unit> units_;
  patterns::WordTrie unit_words_;
  patterns::WordTrie range_signs_;
  patterns::WordTrie product_signs_;
  std::vector<std::string> level_words_;
};

}  // namespace zhibiao::indicators
