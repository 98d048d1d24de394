// What a number counts: its unit, a rate's both units (吨标煤/万元, 微克每立方米), the half behind it (一吨半,
// 三个半小时), and sums of money (86元3角5分).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/candidate.h"
#include "lexicon/lexicon.h"
#include "numbers/number_reader.h"
#include "patterns/pack_set.h"

namespace zhibiao::indicators {

class UnitReader {
 public:
  // All must outlive this; `words` has those of `packs`.
  UnitReader(const patterns::PackSet& packs, const lexicon::Lexicon& words, const NumberReader& numbers);

  // The unit behind the candidate's number, within `range`.
  void take(std::string_view text, base::Range range, Candidate& candidate) const;
  // ¥20万, 人民币伍拾万: money told in front of a number that has no unit but 元 behind it.
  void take_currency(std::string_view text, base::Range range, Candidate& candidate) const;
  // Whether a unit begins at `at`.
  [[nodiscard]] bool begins_at(std::string_view text, std::size_t at) const {
    return words_.stands_at(text, at, patterns::Use::unit);
  }

  // The first unit of that kind, as reported.
  [[nodiscard]] std::string_view name_of(Kind kind) const;

 private:
  struct Currency {
    std::string_view name;
    std::string_view word;
    std::string_view id;
  };

  void give_back_scale(std::string_view text, Candidate& candidate) const;
  [[nodiscard]] const patterns::Unit& unit(const lexicon::Found& found) const {
    return packs_.units[words_.entry(found.usage, patterns::Use::unit)];
  }
  static void name(const patterns::Unit& unit, Candidate& candidate);
  [[nodiscard]] std::optional<lexicon::Found> match(std::string_view text, base::Range range, std::size_t at) const;
  void take_over(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_half(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_rate(std::string_view text, base::Range range, Candidate& candidate) const;
  void take_sum(std::string_view text, base::Range range, Candidate& candidate) const;
  [[nodiscard]] std::size_t end_of_whole(std::string_view text, std::size_t at) const;

  // 角, 分
  struct Coin {
    std::size_t end = 0;
    unsigned power = 0;  // of ten below 元
  };
  [[nodiscard]] std::optional<Coin> coin(std::string_view text, std::size_t at) const;

  const patterns::PackSet& packs_;
  const lexicon::Lexicon& words_;
  const NumberReader& numbers_;
  const patterns::Unit* purse_unit_;  // 元
  std::vector<Currency> currencies_;
};

}  // namespace zhibiao::indicators
