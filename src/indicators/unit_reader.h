// What a number counts: its unit, a rate's both units (吨标煤/万元, 微克每立方米), the half behind it (一吨半,
// 三个半小时), and sums of money (86元3角5分).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/candidate.h"
#include "numbers/number_reader.h"
#include "patterns/pack_set.h"
#include "patterns/word_trie.h"

namespace zhibiao::indicators {

// A trie of the words of one cue, of all its values or of one.
[[nodiscard]] patterns::WordTrie cue_trie(const patterns::PackSet& packs, std::string_view cue,
                                          std::string_view value = {});

class UnitReader {
 public:
  // Both must outlive this.
  UnitReader(const patterns::PackSet& packs, const NumberReader& numbers);

  // The unit behind the candidate's number, within `range`.
  void take(std::string_view text, base::Range range, Candidate& candidate) const;
  // ¥20万, 人民币伍拾万: money told in front of a number that has no unit but 元 behind it.
  void take_currency(std::string_view text, base::Range range, Candidate& candidate) const;
  // Whether a unit begins at `at`.
  [[nodiscard]] bool begins_at(std::string_view text, std::size_t at) const {
    return words_.longest_match(text, at).has_value();
  }

  // The first unit of that kind, as reported.
  [[nodiscard]] std::string_view name_of(Kind kind) const;

 private:
  struct Unit {
    std::string_view name;
    std::string_view id;
    Kind kind;
  };
  struct Currency {
    std::string_view name;
    std::string_view word;
    std::string_view id;
  };

  void give_back_scale(std::string_view text, Candidate& candidate) const;
  [[nodiscard]] std::optional<patterns::WordMatch> match(std::string_view text, base::Range range,
                                                         std::size_t at) const;
  void take_over(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_half(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_rate(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_sum(std::string_view text, base::Range range, Candidate& candidate) const;
  [[nodiscard]] std::size_t end_of_whole(std::string_view text, std::size_t at) const;

  const NumberReader& numbers_;
  std::vector<Unit> units_;
  patterns::WordTrie words_;
  patterns::WordTrie wholes_;      // what a rate is of: units, and 月, 生 and their like
  patterns::WordTrie per_words_;   // 每
  patterns::WordTrie half_words_;  // 半导体: 半 begins another word
  patterns::WordTrie coins_;       // 角, 分: power of ten below the coin before
  patterns::WordTrie coin_end_;    // 整
  patterns::WordTrie purses_;      // 元, 块: what 角 may stand behind
  std::size_t purse_unit_ = 0;     // 元, of units_
  std::vector<Currency> currencies_;
};

}  // namespace zhibiao::indicators
