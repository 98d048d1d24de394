#include "text/repair.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kFewestIntact = 8;
constexpr std::size_t kIntactPerRepair = 50;
constexpr std::size_t kIntactToBeSure = 20;
constexpr std::size_t kLongestRun = 3;
constexpr std::size_t kLongestPlace = 3;

// What one damaged character leaves behind: as many bytes as it had, of which none begins another.
std::size_t size_of_place(std::string_view bytes, std::size_t at) {
  std::size_t size = 1;
  while (size < kLongestPlace && at + size < bytes.size() && !base::decode_code_point(bytes, at + size).valid) ++size;
  return size;
}

}  // namespace

bool Utf8Damage::is_repairable() const {
  return intact >= kFewestIntact && longest_run <= kLongestRun &&
         places.size() <= std::min(1 + intact / kIntactPerRepair, kMostRepairs);
}

bool Utf8Damage::is_surely_utf8() const { return intact >= kIntactToBeSure; }

Utf8Damage find_damage(std::string_view bytes) {
  Utf8Damage damage;
  std::size_t run = 0;
  for (std::size_t at = 0; at < bytes.size() && damage.places.size() <= kMostRepairs;) {
    const base::CodePoint next = base::decode_code_point(bytes, at);
    if (next.valid) {
      at += next.size;
      if (next.size < 3) continue;
      ++damage.intact;
      run = 0;
      continue;
    }
    damage.places.push_back({at, size_of_place(bytes, at)});
    at += damage.places.back().size;
    damage.longest_run = std::max(damage.longest_run, ++run);
  }
  return damage;
}

Repaired repair(std::string_view bytes, const Utf8Damage& damage) {
  Repaired repaired;
  repaired.utf8.reserve(bytes.size() + 2 * damage.places.size());
  std::size_t copied = 0;
  for (const BadBytes& place : damage.places) {
    repaired.utf8.append(bytes.substr(copied, place.offset - copied));
    repaired.places.push_back(repaired.utf8.size());
    base::append_code_point(repaired.utf8, base::kReplacement);
    copied = place.offset + place.size;
  }
  repaired.utf8.append(bytes.substr(copied));
  return repaired;
}

}  // namespace zhibiao::text
