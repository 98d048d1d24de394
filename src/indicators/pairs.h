// Signs that enclose: quotations, titles and brackets, by the packs' cue pair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "patterns/pack_set.h"

namespace zhibiao::indicators {

enum class PairKind : std::uint8_t {
  quotation,
  title,    // 《》
  bracket,  // ()
  note,     // 〔〕: of the number of a document
};

struct Pair {
  char32_t sign = 0;  // the one that opens
  std::string_view open;
  std::string_view close;
  PairKind kind = PairKind::quotation;
  std::size_t number = 0;  // among all pairs
};

// `cues` must outlive them.
[[nodiscard]] std::vector<Pair> pairs_of(const std::vector<patterns::Cue>& cues);

// A sign that opens a pair.
struct Opening {
  std::size_t at = 0;
  const Pair* pair = nullptr;
};

}  // namespace zhibiao::indicators
