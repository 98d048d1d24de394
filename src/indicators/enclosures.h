// Where what a sign opens ends: “…”, 《…》, (…). Asked of one sentence's openings in their order, so that each sign is
// looked for once and a run of signs that never close costs no more than its length.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/range.h"
#include "indicators/pairs.h"

namespace zhibiao::indicators {

class Enclosures {
 public:
  // The sentence ends at `end`.
  Enclosures(std::string_view text, std::size_t end) : text_(text.substr(0, end)) {}

  // From the sign that opens to behind the one that closes; nothing where none does. `opening` is no earlier than the
  // one asked for before.
  [[nodiscard]] std::optional<base::Range> at(const Opening& opening);

 private:
  // The first place of a sign at or behind `from`.
  struct Known {
    std::size_t from = 1;
    std::size_t place = 0;
  };
  struct Places {
    const Pair* of = nullptr;
    Known open;
    Known close;
    Known close_after;  // behind the first that closes
  };

  [[nodiscard]] std::size_t find(std::string_view sign, std::size_t from, Known& known) const;

  std::string_view text_;
  std::array<Places, 16> places_{};  // of a pair by its number
};

}  // namespace zhibiao::indicators
