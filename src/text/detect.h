// Which encoding bytes without a byte order mark are in. Every encoding that can read them is tried, and the reading
// that is the likeliest Chinese text wins, if it wins clearly; knows nothing of lines and errors.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/encodings.h"

namespace zhibiao::text {

// What one encoding makes of the bytes, or of a sample of them.
struct Reading {
  Encoding encoding = Encoding::utf8;
  std::size_t bits = 0;       // the sum of character_cost()
  std::size_t wide = 0;       // characters that are not ASCII
  std::size_t wide_bits = 0;  // their share of `bits`
  bool broken = false;        // UTF-8 alone: some bytes stand for no character

  // Whether the characters are about as common as those of Chinese text.
  [[nodiscard]] bool is_plausible() const;
};

struct Detection {
  std::optional<Reading> best;  // nothing: no encoding reads the bytes
  std::optional<Reading> next;  // what else they could be
  bool decided = false;
  double confidence = 0;  // in `best`, 0 to 1
};

[[nodiscard]] Detection detect(std::string_view bytes);

}  // namespace zhibiao::text
