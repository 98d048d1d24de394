// Where a number and its unit stand: candidates, before anything is said of what they mean. Knows numbers, units,
// ranges, ratios and products; knows no metric, and of cue words only those that tell whether a dash is a minus.
//
// No candidate that stands begins or ends inside digits and numerals: what cannot be read as a whole is refused.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/candidate.h"
#include "indicators/range_reader.h"
#include "indicators/unit_reader.h"
#include "lexicon/lexicon.h"
#include "numbers/number_reader.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

class CandidateFinder {
 public:
  // Both must outlive this; `words` has those of `packs`.
  CandidateFinder(const patterns::PackSet& packs, const lexicon::Lexicon& words);
  CandidateFinder(const CandidateFinder&) = delete;
  CandidateFinder& operator=(const CandidateFinder&) = delete;

  // All candidates of text[range], by place, none overlapping. Appends.
  void find(std::string_view text, base::Range range, std::vector<Candidate>& found) const;
  // The same where it is known already where a number might begin.
  void find(std::string_view text, base::Range range, const std::vector<std::size_t>& beginnings,
            std::vector<Candidate>& found) const;
  // The candidate that begins at `at`, if one does.
  [[nodiscard]] std::optional<Candidate> at(std::string_view text, base::Range range, std::size_t at) const {
    return candidate_at(text, range, at, range.begin);
  }
  [[nodiscard]] bool has_unit_at(std::string_view text, std::size_t at) const { return units_.begins_at(text, at); }
  [[nodiscard]] const NumberReader& numbers() const { return numbers_; }

 private:
  // Takes the candidate at `at`, if one is there; where the next may begin at the earliest. `before`: where the
  // candidate before it ends.
  std::size_t take(std::string_view text, base::Range range, std::size_t at, std::size_t before,
                   std::vector<Candidate>& found) const;
  [[nodiscard]] std::optional<Candidate> candidate_at(std::string_view text, base::Range range, std::size_t at,
                                                      std::size_t before) const;
  void read_form(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_shared_unit(std::string_view text, base::Range range, Candidate& candidate) const;
  bool take_ratio(std::string_view text, Candidate& candidate) const;
  void take_product(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_power(std::string_view text, Candidate& candidate) const;
  [[nodiscard]] bool is_no_sign(std::string_view text, base::Range range, std::size_t at, std::size_t before) const;
  [[nodiscard]] bool is_sure_minus(std::string_view text, base::Range range, const Candidate& candidate) const;
  // Whether a word that joins a subject and its figure, or tells of a change, stands before `at`.
  [[nodiscard]] bool is_behind_level(std::string_view text, std::size_t at) const;

  const lexicon::Lexicon& words_;
  NumberReader numbers_;
  UnitReader units_;
  RangeReader ranges_;
  std::vector<std::string> level_words_;
  std::vector<std::string> no_minus_;   // 减负: words that end in a minus
  std::vector<std::string> tolerance_;  // ±
};

}  // namespace zhibiao::indicators
