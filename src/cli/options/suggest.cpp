#include "cli/options/suggest.h"

#include <algorithm>
#include <cstddef>

#include "base/edit_distance.h"

namespace zhibiao::cli {
namespace {

constexpr std::size_t kLongestWord = 64;

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  if (word.size() > kLongestWord) return std::nullopt;
  std::optional<std::string> best;
  std::size_t limit = std::max<std::size_t>(1, word.size() / 3) + 1;  // first distance that is too far
  for (const std::string& candidate : known) {
    const std::size_t slips = base::edit_distance(word, candidate);
    if (slips < limit) {
      best = candidate;
      limit = slips;
    }
  }
  return best;
}

}  // namespace zhibiao::cli
