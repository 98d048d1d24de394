// UTF-8 in which a few bytes are broken, as a transfer or a cut leaves them: each broken place becomes U+FFFD, all else
// stays. A place is what one damaged character leaves: up to three bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/encodings.h"

namespace zhibiao::text {

// At most this many places are repaired in one text.
inline constexpr std::size_t kMostRepairs = 100;

struct Utf8Damage {
  std::vector<BadBytes> places;  // the first kMostRepairs + 1
  std::size_t intact = 0;        // characters of three bytes and more, as Chinese ones are
  std::size_t longest_run = 0;   // of places with no intact character between them

  // One place, and one more for every fifty intact characters; none in texts of fewer than eight. A run of more than
  // three is a piece in another encoding and not repaired.
  [[nodiscard]] bool is_repairable() const;
  // So many intact characters that no other encoding comes into question.
  [[nodiscard]] bool is_surely_utf8() const;
};

[[nodiscard]] Utf8Damage find_damage(std::string_view bytes);

struct Repaired {
  std::string utf8;
  std::vector<std::size_t> places;  // of each U+FFFD put in
};
[[nodiscard]] Repaired repair(std::string_view bytes, const Utf8Damage& damage);

}  // namespace zhibiao::text
